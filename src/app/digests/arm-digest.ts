import { nextDigest, notAgainOn, OFF } from '../../domain/digests/digest-hours.ts'
import { weekBegun } from '../../domain/digests/week.ts'
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
  if (!digested) return
  const key = digestKey(person.id)
  const set = await tx.timers.get(key)
  const before = set?.kind === 'person.digest' ? set : undefined
  const sent = before?.data.sent
  const dueAt = nextDigest(digested.hours, sent === undefined ? now : notAgainOn(digested.hours, sent, now))
  if (dueAt === undefined || (before && before.dueAt <= dueAt)) return
  const week = before ? before.data.week : weekBegun(digested.hours, now)
  const { besides, listed, drawn } = before?.data ?? {}
  const data = {
    ...(sent !== undefined && { sent }),
    ...(besides && { besides }),
    ...(week !== undefined && { week }),
    ...(listed && { listed }),
    ...(drawn && { drawn }),
  }
  await tx.timers.set({ key, kind: 'person.digest', subjectId: person.id, dueAt, data })
}
