import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { CarriedRotation } from '../../domain/rotations/imports/carried.ts'
import type { Means } from '../scene.ts'
import { carriedPeople } from './carried-people.ts'
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
  const whoIs = await carriedPeople(means, partner, side, called)
  const all: Imported[] = []
  for (const { name, people: order, ...plan } of rotations) {
    const members = order.map((one) => (one && whoIs(one)?.id) ?? null)
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
