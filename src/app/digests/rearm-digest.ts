import { nextDigest, notAgainOn, secondDigest } from '../../domain/digests/digest-hours.ts'
import { weekBegun } from '../../domain/digests/week.ts'
import type { Person } from '../../domain/partners/partner.ts'
import { tellDue } from '../notices/tell-due.ts'
import type { Means } from '../scene.ts'
import { digestKey } from './arm-digest.ts'
import { digestedOf } from './digest-hours-of.ts'
import { retireDigest, takeBack } from './send-digest.ts'

/**
 * Somebody said when they are told, or that they are not, or their clock is another: the next comes by that, and not on a day on which they were told already. A
 * second one on that day still may.
 */
export async function rearmDigest(means: Means, person: Person): Promise<void> {
  const { tx, now } = means
  const key = digestKey(person.id)
  const set = await tx.timers.get(key)
  const before = set?.kind === 'person.digest' ? set : undefined
  const sent = before?.data.sent
  const digested = await digestedOf(means, person)
  const after = digested && sent !== undefined ? notAgainOn(digested.hours, sent, now) : now
  const isToldToday = after !== now
  const second = digested && isToldToday && before?.data.due ? secondDigest(digested.hours, now) : undefined
  const dueAt = second ?? (digested && nextDigest(digested.hours, after))
  const week = before ? before.data.week : digested && weekBegun(digested.hours, now)
  const besides = before?.data.besides
  const data = {
    ...(sent !== undefined && { sent }),
    ...(besides && { besides }),
    ...(second !== undefined && before?.data.due && { due: before.data.due }),
    ...(week !== undefined && { week }),
    ...(before?.data.listed && { listed: before.data.listed }),
    ...(before?.data.drawn && { drawn: before.data.drawn }),
  }
  if (dueAt !== undefined) return tx.timers.set({ key, kind: 'person.digest', subjectId: person.id, dueAt, data })
  await tx.timers.cancel(key)
  if (sent === undefined) return
  const unheard = await takeBack(means, person.id, { sent, ...(besides && { besides }) })
  await retireDigest(means, person.id, sent)
  await tellDue(means, person.id, unheard)
}

/** Somebody is named for nobody any more: they are told nothing, and can do nothing by what they were told last. */
export async function endDigest(means: Means, person: Person): Promise<void> {
  const key = digestKey(person.id)
  const set = await means.tx.timers.get(key)
  if (set?.kind !== 'person.digest' || (await digestedOf(means, person))) return
  await means.tx.timers.cancel(key)
  if (set.data.sent !== undefined) await retireDigest(means, person.id, set.data.sent)
}
