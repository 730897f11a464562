import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { beginSilenceAnew } from './begin-silence-anew.ts'
import type { CaseChange, CaseEvent, CaseFact, HoursOfSides } from './case-event.ts'
import { wordsOf } from './case-facts.ts'
import { type Case, isOver } from './case.ts'
import { decideCase } from './decide-case.ts'
import { samePosition } from './grow-log.ts'
import { isMereWord } from './keeps-words.ts'
import { toldLate } from './told-late.ts'

/** What somebody of either side wrote under the card of a case, in a place that both read. `courteous`: it is a courtesy and nothing else. */
export type Words = { by: Party; text: string; files: string[]; courteous: boolean }

/**
 * What became of them: what is recorded, and what they moved, if anything. `courteous`: they are a courtesy and nothing else. `courtesy`: so, while
 * the case waits on their side.
 */
export type Heard = {
  recorded: CaseFact
  courteous: boolean
  courtesy: boolean
  moved?: { as: 'acknowledged' | 'answered' | 'no silence' | 'a word'; change: CaseChange }
}

/**
 * Whatever a side first says acknowledges a case that it owes, a courtesy too. A wait ends by the first words of the side waited on that
 * were written after it began, unless they are a courtesy. Nothing that is said moves a case that is over, but what was said before; only that the side
 * which may confirm its resolution is not silent. `now`: when it was written. `unheard`: as of `decideCase`.
 */
export function hearWords(
  state: Case,
  { by, text, files, courteous }: Words,
  now: Instant,
  hours: HoursOfSides,
  owesUpdates = false,
  unheard = false,
): Heard {
  const waitsOnThem = state.status === 'waiting' && state.on === by.side
  const heard: Heard = {
    recorded: { at: now, kind: 'CaseReplied', by, data: wordsOf(text, files) },
    courteous,
    courtesy: courteous && waitsOnThem,
  }
  const event = eventOf(state, { by, text, files }, courteous, now, owesUpdates)
  const anew = event || courteous ? undefined : beginSilenceAnew(state, by, now, hours)
  if (anew) {
    const { until, ...change } = anew
    const recorded = { ...heard.recorded, data: { ...heard.recorded.data, confirmBy: until } }
    return { ...heard, recorded, moved: { as: 'no silence', change } }
  }
  const decision = event && decideCase(state, event, now, hours, owesUpdates, unheard)
  if (!decision || !('state' in decision) || decision.state.log === state.log) return heard
  const effects = decision.effects.filter(
    (one) => one.effect !== 'post note' && !(one.effect === 'record fact' && one.fact.kind === 'CaseReplied'),
  )
  return { ...heard, moved: { as: movedAs(state, decision.state, by), change: { state: decision.state, effects } } }
}

/** The log tells what they have moved but for when its side wrote. */
function movedAs(before: Case, after: Case, by: Party): NonNullable<Heard['moved']>['as'] {
  const [last, newest] = after.log.slice(-2)
  if (before.status === 'waiting' && before.on === by.side && after.status !== 'waiting') return 'answered'
  return last && newest && isMereWord(newest) && samePosition(last, newest) ? 'a word' : 'acknowledged'
}

/** What they would do; undefined where they can do nothing. */
function eventOf(
  state: Case,
  words: Omit<Words, 'courteous'>,
  isCourteous: boolean,
  now: Instant,
  owesUpdates: boolean,
): CaseEvent | undefined {
  const event: CaseEvent = isCourteous ? { type: 'CaseAcknowledged', by: words.by } : { type: 'CaseReplied', ...words }
  if (toldLate(state, event, now, owesUpdates)) return event
  if (isOver(state)) return undefined
  const acknowledges = state.acknowledgedAt === undefined && words.by.side === state.obligor
  return !isCourteous || acknowledges ? event : undefined
}
