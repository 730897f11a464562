import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { type Left, leavePartner } from '../people/leave-partner.ts'
import { loadRoster } from '../people/roster.ts'
import { tellLeft } from '../people/tell-left.ts'
import type { Means } from '../scene.ts'

/** People who are named for the partner, and whom a sheet that names people (`listed`) does not name. A sheet that names nobody leaves nobody out. */
export async function leftOutOf({ tx }: Means, partner: Partner, listed: Person[]): Promise<Person[]> {
  if (listed.length === 0) return []
  const roster = await loadRoster(tx, partner.id)
  const missing = roster.filter(({ person }) => !listed.some(({ id }) => id === person.id))
  return [...new Map(missing.map(({ person }) => [person.id, person])).values()]
}

/** Take everybody whom the sheet leaves out away from the partner; what they hold passes on. */
export async function removeLeftOut(
  means: Means,
  partner: Partner,
  listed: Person[],
  by?: Party,
): Promise<{ person: Person; left: Left }[]> {
  const gone: { person: Person; left: Left }[] = []
  for (const person of await leftOutOf(means, partner, listed)) {
    const left = await leavePartner(means, partner, person, { ...(by && { by }) })
    if (!left) continue
    await tellLeft(means, person, left, by?.personId)
    gone.push({ person, left })
  }
  return gone
}
