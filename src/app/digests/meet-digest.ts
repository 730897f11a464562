import { nextDigest, secondDigest, stillWorthTelling } from '../../domain/digests/digest-hours.ts'
import { weekOf } from '../../domain/digests/week.ts'
import type { TimerOf, WaitingNotice } from '../../ports/store/timers.ts'
import { tellNotices } from '../notices/tell-notices.ts'
import type { Means } from '../scene.ts'
import { digestedOf } from './digest-hours-of.ts'
import { retireDigest, sendDigest, type Told } from './send-digest.ts'

/**
 * The moment came at which somebody is told what needs them: they are, if it is still that day of theirs, and the next is set. In the morning whatever
 * needs them, later that day only if something falls due on it of which they were not told then. `waiting`: what they were to be told now besides, which
 * is told in any case.
 */
export async function meetDigest(
  means: Means,
  timer: TimerOf<'person.digest'>,
  waiting: WaitingNotice[] = [],
): Promise<void> {
  const { tx, now } = means
  const person = await tx.people.get(timer.subjectId)
  const digested = person && (await digestedOf(means, person))
  const { sent: before, due: known, week } = timer.data
  const isSecond = known !== undefined
  const thisWeek = digested && weekOf(digested.hours.zone, now)
  const isWorth = digested && stillWorthTelling(digested.hours, timer.dueAt, now)
  const isWeeks = !isSecond && week !== thisWeek && !person?.weeklyOff
  const told = isWorth
    ? await sendDigest(means, person, digested, { waiting, weekly: isWeeks, ...(known && { unless: known }) })
    : NOTHING
  if (!told.sent) await tellNotices(means, timer.subjectId, waiting)
  // What was told in the morning stays as it is where there is nothing new; whoever is named for nobody any more has none.
  const stays = digested && isSecond && !told.sent
  if (before !== undefined && !stays) await retireDigest(means, timer.subjectId, before)
  if (!digested) return
  const second = isSecond || !isWorth ? undefined : secondDigest(digested.hours, now)
  const dueAt = second ?? nextDigest(digested.hours, now)
  const standing = told.sent ? now : stays ? before : undefined
  const toldOf = isWorth && !isSecond ? thisWeek : week
  const data = {
    ...(standing !== undefined && { sent: standing }),
    ...(second !== undefined && { due: told.due }),
    ...(toldOf !== undefined && { week: toldOf }),
  }
  if (dueAt !== undefined) await tx.timers.set({ ...timer, dueAt, data })
}

const NOTHING: Told = { sent: false, due: [] }
