import type { Instant } from '../time/instant.ts'
import { withinReach } from '../time/within-reach.ts'
import { answered } from './answer-case.ts'
import { factOf } from './case-facts.ts'
import { silentFrom } from './begin-silence-anew.ts'
import type { CaseChange, CaseDecision, CaseEvent, CaseFact, HoursOfSides } from './case-event.ts'
import type { Case } from './case.ts'
import { confirmBySilence } from './confirm-by-silence.ts'
import { consequences } from './follow-case.ts'
import { grownLog, placeInLog, roundOf } from './grow-log.ts'
import { isWordKept } from './keeps-words.ts'
import { confirmationOf, followedAfter, marksOf } from './mark-log.ts'
import { moved } from './move-case.ts'
import { earlierOf, factsOfToldLate, isSpoken, stoodByThen, type ToldLate, toldLate } from './told-late.ts'
import { understood } from './understand-event.ts'
import { whyNot } from './why-not.ts'

/**
 * What an event does to a case; the states are told in case.ts. `now` is the event's own time, which may lie before what the case knows
 * already: the log then does not go backwards, but an acknowledgement, a question or a resolution still counts from when it was given.
 *
 * A question moves to waiting on the other side than the asker. Asking on while that side is waited on shows the newest question and keeps
 * the start of the wait. A reply by the side waited on ends the wait; any other reply is a note. Reopening what is not confirmed yet says
 * that it is not solved. Words whose news comes after later ones of the same side were taken for the acknowledgement or the answer are that
 * themselves, at their own time. A severity by which the side that owes loosens its clocks is shown at once, and followed by
 * them once it is confirmed. `owesUpdates`: the side that owes has promised updates, so the log keeps when it wrote. `unheard`: nobody is named of the
 * side whose silence would have confirmed it by now, so that its time begins anew.
 */
export function decideCase(
  given: Case,
  asked: CaseEvent,
  now: Instant,
  hours: HoursOfSides,
  owesUpdates = false,
  unheard = false,
): CaseDecision {
  return withinReach(() => {
    // The deadline of a confirmation may not have been handled yet.
    const silence = unheard
      ? (silentFrom(given, now, hours) ?? { state: given, effects: [] })
      : confirmBySilence(given, now)
    return decided(given, silence, asked, now, hours, owesUpdates)
  })
}

function decided(
  given: Case,
  silence: CaseChange,
  asked: CaseEvent,
  now: Instant,
  hours: HoursOfSides,
  owesUpdates: boolean,
): CaseDecision {
  const { state } = silence
  const event = understood(state, asked, now)
  const late = toldLate(state, event, now, owesUpdates)
  const refusal = late && isSpoken(event) ? undefined : whyNot(state, event, now, hours)
  if (refusal !== undefined) return refusal

  const placed = placeInLog(state, event.type, now)
  const place = late ? { ...placed, happenedAt: late.at } : placed
  const { happenedAt } = place
  const confirmation = confirmationOf(state, event, happenedAt, hours)
  const acknowledged = answered(state, event, happenedAt, late?.acknowledged !== undefined)
  const stood = late ? stoodByThen(acknowledged, late) : acknowledged
  const next = moved(stood, event, { saidAt: now, countsFrom: happenedAt }, confirmation)
  const round = roundOf(state) + (event.type === 'CaseReopened' ? 1 : 0)
  const marks = {
    ...marksOf(state, next, event, happenedAt, hours),
    ...(isWordKept(state, event, owesUpdates) && ({ word: true } as const)),
    ...(late && earlierOf(late)),
  }
  const log = grownLog(next, place, { round, severity: followedAfter(state, event) }, marks)
  const after: Case = { ...next, log, version: given.version + 1 }
  return {
    state: after,
    effects: [
      ...silence.effects,
      ...factsOf(state, after, event, now, late).map((fact) => ({ effect: 'record fact', fact }) as const),
      { effect: 'show card' },
      ...(after.owner.personId === state.owner.personId ? [] : [{ effect: 'change hands' } as const]),
      ...consequences(state, after, event, asked, happenedAt),
    ],
  }
}

/** An acknowledgement that came late makes nobody the owner: it is told as what it is. */
function factsOf(before: Case, after: Case, event: CaseEvent, now: Instant, late: ToldLate | undefined): CaseFact[] {
  const facts = late ? factsOfToldLate(late, event) : []
  return late && event.type === 'CaseAcknowledged' ? facts : [factOf(before, after, event, now), ...facts]
}
