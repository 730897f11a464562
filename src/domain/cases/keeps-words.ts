import type { Instant } from '../time/instant.ts'
import type { CaseChange, CaseEvent } from './case-event.ts'
import { type Case, type CaseLogEntry, isOver } from './case.ts'
import { isCourtesy } from './courtesy.ts'
import { grownLog, placeInLog, roundOf, severityFollowed } from './grow-log.ts'
import { namesOnCase } from './names-on-case.ts'
import { readLog } from './read-log.ts'

/**
 * Whether an event is a word of the side that owes, which the log of the case keeps: something said for both sides to read that is more than a courtesy.
 * `owesUpdates`: by the terms of now; a case that was opened when it did goes on keeping them.
 */
export function isWordKept(state: Case, event: CaseEvent, owesUpdates: boolean): boolean {
  const isKept = owesUpdates || state.log.some(({ keepsWords }) => keepsWords)
  return isKept && event.by.side === state.obligor && isWord(state, event)
}

function isWord(state: Case, event: CaseEvent): boolean {
  switch (event.type) {
    case 'CaseReplied':
      return (event.files ?? []).length > 0 || !isCourtesy(event.text, namesOnCase(state))
    case 'MessageCounted':
    case 'CaseQuestionAsked':
      return true
    default:
      return false
  }
}

/** Whether an entry tells of words, and of nothing that they moved: that they were said, or that they were not. */
export function isMereWord({ word, strikes, asked, askedOn, earlier, counts }: CaseLogEntry): boolean {
  if (counts !== undefined) return true
  if (strikes !== undefined) return strikes === 'word'
  return word === true && !asked && askedOn === undefined && !earlier
}

/**
 * What the side that owes wrote at `at` is deleted: it was no word, where it is its newest and nothing has come of it since. Undefined where that moves nothing:
 * what was written on since, or answered, or resolved, was read by then.
 */
export function strikeWord(state: Case, at: Instant, now: Instant): CaseChange | undefined {
  const { words, resolution, ended, waits } = readLog(state.log, roundOf(state))
  const isLast = words.includes(at) && Math.max(...words) === at
  if (!isLast || isOver(state) || resolution || ended) return undefined
  if (waits.some(({ on, credited, to = Infinity }) => on !== state.obligor && !credited && at < to)) return undefined
  const place = placeInLog(state, 'CaseReplied', now)
  const followed = { round: roundOf(state), severity: severityFollowed(state) }
  const log = grownLog(state, place, followed, { strikes: 'word', wordAt: at })
  return {
    state: { ...state, log, version: state.version + 1 },
    effects: [{ effect: 'show card' }, { effect: 'update clocks' }],
  }
}
