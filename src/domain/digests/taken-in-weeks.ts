import { type AnswerMoment, answerTimes, middleOf } from '../escalations/answer-times.ts'
import type { WeekFigures } from './week-changes.ts'
import type { TwoWeeks } from './week.ts'

type Taken = Pick<WeekFigures, 'takenWithin'>

/** Of fewer what half of them took says nothing. */
const ENOUGH = 2

/** How soon our side took the escalations that began in each of two weeks, whenever it did. */
export function takenInWeeks(moments: readonly AnswerMoment[], { mid }: TwoWeeks): Record<'before' | 'last', Taken> {
  const late = new Set(moments.filter(({ what, at }) => what === 'begun' && at >= mid).map(({ number }) => number))
  const early = new Set(moments.filter(({ what, at }) => what === 'begun' && at < mid).map(({ number }) => number))
  return {
    before: takenOf(moments.filter(({ number }) => early.has(number))),
    // Reopened in the last week it began in the one before.
    last: takenOf(moments.filter(({ number }) => late.has(number) && !early.has(number))),
  }
}

function takenOf(moments: readonly AnswerMoment[]): Taken {
  const { taken } = answerTimes(moments, 'internal')
  const middle = taken.length < ENOUGH ? undefined : middleOf(taken)
  return middle === undefined ? {} : { takenWithin: middle }
}
