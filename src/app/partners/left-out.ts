import type { Partner, Party, Person } from '../../domain/partners/partner.ts'
import { type Left, leavePartner } from '../people/leave-partner.ts'
import { loadRoster } from '../people/roster.ts'
import { tellLeft } from '../people/tell-left.ts'
import type { Means } from '../scene.ts'
import type { PartnerSheet } from './partner-sheet.ts'

/** People who are named for the partner, and whom a sheet that names people does not name. A sheet that names nobody leaves nobody out. */
export async function leftOutOf(means: Means, partner: Partner, sheet: PartnerSheet): Promise<Person[]> {
  if (sheet.people.length === 0) return []
  const listed = sheet.people.flatMap(({ slack, teams }) => [
    ...(slack ? [`slack ${slack.tenantId} ${slack.id}`] : []),
    ...(teams ? [`teams ${teams.tenantId} ${teams.id}`] : []),
  ])
  const roster = await loadRoster(means.tx, partner.id)
  const missing = roster.filter(
    ({ accounts }) =>
      !accounts.some(({ platform, tenantId, userId }) => listed.includes(`${platform} ${tenantId} ${userId}`)),
  )
  return [...new Map(missing.map(({ person }) => [person.id, person])).values()]
}

/** Take everybody whom the sheet leaves out away from the partner; what they hold passes on. */
export async function removeLeftOut(
  means: Means,
  partner: Partner,
  sheet: PartnerSheet,
  by?: Party,
): Promise<{ person: Person; left: Left }[]> {
  const gone: { person: Person; left: Left }[] = []
  for (const person of await leftOutOf(means, partner, sheet)) {
    const left = await leavePartner(means, partner, person, { ...(by && { by }) })
    if (!left) continue
    await tellLeft(means, person, left, by?.personId)
    gone.push({ person, left })
  }
  return gone
}
