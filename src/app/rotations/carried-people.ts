import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Carried } from '../../domain/rotations/imports/carried.ts'
import { loadRoster } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { sameName } from './find-rotation.ts'

/** Who somebody of another tool is here. Two people of one name are not told apart by it. */
export type WhoIs = (who: Exclude<Carried, undefined>) => Person | undefined

/** `called`: who somebody is here, by what the other tool calls them; else it goes by their whole name. */
export async function carriedPeople(
  { tx }: Pick<Means, 'tx'>,
  partner: Pick<Partner, 'id'>,
  side: Side,
  called: ReadonlyMap<string, string>,
): Promise<WhoIs> {
  const roster = (await loadRoster(tx, partner.id)).filter((entry) => entry.side === side)
  const people = [...new Map(roster.map(({ person }) => [person.id, person])).values()]
  return ({ label, name }) => {
    const wanted = called.get(label.toLowerCase()) ?? name
    const found = wanted === undefined ? [] : people.filter((one) => sameName(one.name, wanted))
    return found.length === 1 ? found[0] : undefined
  }
}
