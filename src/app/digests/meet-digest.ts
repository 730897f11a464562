import { nextDigest, stillWorthTelling } from '../../domain/digests/digest-hours.ts'
import type { TimerOf, WaitingNotice } from '../../ports/store/timers.ts'
import { tellNotices } from '../notices/tell-notices.ts'
import type { Means } from '../scene.ts'
import { digestedOf } from './digest-hours-of.ts'
import { retireDigest, sendDigest } from './send-digest.ts'

/**
 * The moment came at which somebody is told what needs them: they are, if it is still that day of theirs, and the next is set. `waiting`: what they were
 * to be told now besides, which is told in any case.
 */
export async function meetDigest(
  means: Means,
  timer: TimerOf<'person.digest'>,
  waiting: WaitingNotice[] = [],
): Promise<void> {
  const { tx, now } = means
  const person = await tx.people.get(timer.subjectId)
  const digested = person && (await digestedOf(means, person))
  const told =
    digested &&
    stillWorthTelling(digested.hours, timer.dueAt, now) &&
    (await sendDigest(means, person, digested, waiting))
  if (!told) await tellNotices(means, timer.subjectId, waiting)
  if (!digested) return
  const before = timer.data.sent
  if (before !== undefined) await retireDigest(means, person.id, before, digested.home)
  const dueAt = nextDigest(digested.hours, now)
  if (dueAt !== undefined) await tx.timers.set({ ...timer, dueAt, data: told ? { sent: now } : {} })
}
