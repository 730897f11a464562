import { nextDigest, notAgainOn } from '../../domain/digests/digest-hours.ts'
import { weekBegun } from '../../domain/digests/week.ts'
import type { Person } from '../../domain/partners/partner.ts'
import type { Means } from '../scene.ts'
import { digestKey } from './arm-digest.ts'
import { digestedOf } from './digest-hours-of.ts'
import { retireDigest } from './send-digest.ts'

/** Somebody said when they are told, or that they are not: the next comes by that, and not on a day on which they were told already. */
export async function rearmDigest(means: Means, person: Person): Promise<void> {
  const { tx, now } = means
  const key = digestKey(person.id)
  const set = await tx.timers.get(key)
  const before = set?.kind === 'person.digest' ? set : undefined
  const sent = before?.data.sent
  const digested = await digestedOf(means, person)
  const after = digested && sent !== undefined ? notAgainOn(digested.hours, sent, now) : now
  const dueAt = digested && nextDigest(digested.hours, after)
  const week = before ? before.data.week : digested && weekBegun(digested.hours, now)
  const data = { ...(sent !== undefined && { sent }), ...(week !== undefined && { week }) }
  if (dueAt !== undefined) return tx.timers.set({ key, kind: 'person.digest', subjectId: person.id, dueAt, data })
  await tx.timers.cancel(key)
  if (digested && sent !== undefined) await retireDigest(means, person.id, sent, digested.home)
}
