import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Carried, CarriedRotation } from '../../domain/rotations/imports/carried.ts'
import { loadRoster } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { sameName } from './find-rotation.ts'
import { saveRotation } from './save-rotation.ts'

/** `unknown`: who is in it there and nobody here, as that tool calls them; their slots are empty. */
export type Imported = { name: string; unknown: string[] } & (
  { outcome: 'set' | 'changed' | 'unchanged' } | { outcome: 'refused'; why: string }
)

type Importing = {
  side: Side
  rotations: CarriedRotation[]
  /** Who somebody is here, by what the other tool calls them. */
  called: ReadonlyMap<string, string>
}

/** Rotations of another tool, each set or changed under its name; doing it again changes nothing. */
export async function importRotations(
  means: Means,
  partner: Partner,
  { side, rotations, called }: Importing,
): Promise<Imported[]> {
  const roster = (await loadRoster(means.tx, partner.id)).filter((entry) => entry.side === side)
  const people = [...new Map(roster.map(({ person }) => [person.id, person])).values()]
  const idOf = ({ label, name }: Exclude<Carried, undefined>): string | undefined => {
    const wanted = called.get(label.toLowerCase()) ?? name
    const found = wanted === undefined ? [] : people.filter((one) => sameName(one.name, wanted))
    // Two people of one name are not told apart by it.
    return found.length === 1 ? found[0]!.id : undefined
  }
  const all: Imported[] = []
  for (const { name, people: order, ...plan } of rotations) {
    const members = order.map((one) => (one && idOf(one)) ?? null)
    const unknown = [...new Set(order.flatMap((one, at) => (one && members[at] === null ? [one.label] : [])))]
    const saved = await saveRotation(means, partner, { name, side, plan: { ...plan, members } })
    all.push(
      'refused' in saved
        ? { name, unknown, outcome: 'refused', why: saved.refused }
        : { name, unknown, outcome: 'unchanged' in saved ? 'unchanged' : saved.was === undefined ? 'set' : 'changed' },
    )
  }
  return all
}
