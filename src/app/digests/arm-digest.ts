import { nextDigest, OFF } from '../../domain/digests/digest-hours.ts'
import type { Person } from '../../domain/partners/partner.ts'
import type { Means } from '../scene.ts'
import { digestedOf, timeFor } from './digest-hours-of.ts'

export function digestKey(personId: string): string {
  return `person.digest:${personId}`
}

/** Somebody works with a partner from now on: on their next working day they are told what needs them. One that is set already comes no later. */
export async function armDigest(means: Means, person: Person): Promise<void> {
  const { tx, now } = means
  if (timeFor(means, person) === OFF) return
  const digested = await digestedOf(means, person)
  const next = digested && nextDigest(digested.hours, now)
  if (next === undefined) return
  const key = digestKey(person.id)
  const set = await tx.timers.get(key)
  const before = set?.kind === 'person.digest' ? set : undefined
  if (before && before.dueAt <= next) return
  await tx.timers.set({ key, kind: 'person.digest', subjectId: person.id, dueAt: next, data: before?.data ?? {} })
}
