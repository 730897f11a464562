import { dayOf, MOST_A_DAY } from '../../domain/digests/day-budget.ts'
import { nextDigest, secondDigest, stillWorthTelling } from '../../domain/digests/digest-hours.ts'
import { weekOf } from '../../domain/digests/week.ts'
import type { News, TimerOf } from '../../ports/store/timers.ts'
import { tellDue } from '../notices/tell-due.ts'
import { both, NO_NEWS } from '../notices/waiting-news.ts'
import { isAway } from '../people/is-away.ts'
import type { Means } from '../scene.ts'
import { digestedOf } from './digest-hours-of.ts'
import { hasLeft, retireDigest, sendDigest, takeBack, type Told } from './send-digest.ts'

/**
 * The moment came at which somebody is told what needs them: they are, if it is still that day of theirs, and the next is set. In the morning whatever
 * needs them, later that day only if something falls due on it of which they were not told then; either only if they are not away, and were not told five things that day. `news`:
 * what they were to be told now besides. That and what was held until then is told with it, or else by itself.
 */
export async function meetDigest(means: Means, timer: TimerOf<'person.digest'>, news: News = NO_NEWS): Promise<void> {
  const { tx, now } = means
  const person = await tx.people.get(timer.subjectId)
  const digested = person && (await digestedOf(means, person))
  const { sent, due: known, week, besides, listed, drawn } = timer.data
  const before = sent === undefined ? undefined : { sent, ...(besides && { besides }) }
  const isSecond = known !== undefined
  const thisWeek = digested && weekOf(digested.hours.zone, now)
  const isWorth =
    digested &&
    stillWorthTelling(digested.hours, timer.dueAt, now) &&
    !(await isAway(means, person.id)) &&
    (await tx.toldAlone.on(person.id, dayOf(digested.hours.zone, now))) < MOST_A_DAY
  const isWeeks = !isSecond && week !== thisWeek && !person?.weeklyOff
  const told = isWorth
    ? await sendDigest(means, person, digested, {
        news,
        ...(before && { before }),
        drawn: {
          ...(isWeeks && { weekly: true }),
          ...(known && { unless: known }),
          ...(listed && before && (await hasLeft(means, person.id, before.sent)) && { last: listed }),
        },
      })
    : NOTHING
  // What was told in the morning stays as it is where there is nothing new; whoever is named for nobody any more has none.
  const stays = digested && isSecond && !told.sent
  if (!told.sent) {
    const unheard = before && !stays ? await takeBack(means, timer.subjectId, before) : NO_NEWS
    await tellDue(means, timer.subjectId, both(unheard, news))
  }
  if (before && !stays) await retireDigest(means, timer.subjectId, before.sent)
  if (!digested) return
  const second = isSecond || !isWorth ? undefined : secondDigest(digested.hours, now)
  const dueAt = second ?? nextDigest(digested.hours, now)
  const standing = told.sent
    ? { sent: now, ...(told.besides && { besides: told.besides }), ...(told.drawn && { drawn: told.drawn }) }
    : stays
      ? { ...before, ...(drawn && { drawn }) }
      : undefined
  const toldOf = isWorth && !isSecond ? thisWeek : week
  const data = {
    ...standing,
    ...(second !== undefined && { due: told.due }),
    ...(toldOf !== undefined && { week: toldOf }),
    ...(told.listed ? { listed: told.listed } : !told.isNone && listed && { listed }),
  }
  if (dueAt !== undefined) await tx.timers.set({ ...timer, dueAt, data })
}

const NOTHING: Told = { sent: false, due: [] }
