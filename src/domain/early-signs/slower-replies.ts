import { middleOf } from '../escalations/answer-times.ts'
import { DAY, HOUR, type Instant, type Ms } from '../time/instant.ts'
import { work } from '../time/work.ts'
import type { Asked, PartnershipHistory } from './history.ts'

/** What is asked in so many days is held against what was asked in so many before them. */
const RECENT = 45 * DAY
const BEFORE = 135 * DAY

/** Fewer tell nothing. */
const ENOUGH = { recent: 5, before: 8 }

/** So many times as long, and at least so much longer, is slower. */
const TIMES = 2
const LONGER = 2 * HOUR

/** Half of so many took so long or less, in working time. */
export type Took = { middle: Ms; of: number }

/** `needed`: how many of the recent and of those before would tell. */
export type SlowerReplies = { sign: 'slower replies' } & (
  | { how: 'seen' | 'clear'; recent: Took; before: Took }
  | { how: 'unknown'; recent: number; before: number; needed: typeof ENOUGH }
)

/** The partner’s side answers what it is asked much slower than it did. One that is not answered yet counts once it has waited longer than was usual. */
export function slowerReplies({ asked, hours }: PartnershipHistory, at: Instant): SlowerReplies {
  const sign = 'slower replies'
  const within = (from: Instant, to: Instant) => asked.filter((one) => one.at > from && one.at <= to)
  const took = (one: Asked, until: Instant) => work(hours, one.at, until)
  const answered = (all: Asked[]) =>
    all.flatMap((one) =>
      one.answeredAt === undefined || one.answeredAt > at ? [] : [took(one, Math.max(one.at, one.answeredAt))],
    )
  const then = answered(within(at - RECENT - BEFORE, at - RECENT))
  const usual = middleOf(then)
  const now = within(at - RECENT, at)
  const waiting = now
    .filter(({ answeredAt = Infinity, overAt = Infinity }) => answeredAt > at && overAt > at)
    .map((one) => took(one, at))
    .filter((ms) => usual !== undefined && ms > usual)
  const recent = [...answered(now), ...waiting]
  const middle = middleOf(recent)
  if (usual === undefined || middle === undefined || recent.length < ENOUGH.recent || then.length < ENOUGH.before)
    return { sign, how: 'unknown', recent: recent.length, before: then.length, needed: ENOUGH }
  const isSlower = middle >= TIMES * usual && middle - usual >= LONGER
  return {
    ...{ sign, how: isSlower ? 'seen' : 'clear' },
    ...{ recent: { middle, of: recent.length }, before: { middle: usual, of: then.length } },
  }
}
