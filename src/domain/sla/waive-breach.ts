import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { isBreached } from './clock-notices.ts'
import type { Clock, ClockDecision, ClockEffect } from './clock.ts'

/** Lets a recorded breach pass, by the side that is owed; what was missed stays known. `missedSince`: it was let pass before, and something was missed besides after that. */
export function waiveBreach(
  clock: Clock,
  by: Party,
  reason: string,
  now: Instant,
  missedSince = false,
): ClockDecision | { refused: string } {
  if (!isBreached(clock) && !missedSince) return { refused: 'Nothing was missed here that could be waived.' }
  if (by.side === clock.obligor) {
    return { refused: 'What was missed is waived by the account manager of the side that is owed: ask them.' }
  }
  const { counts: _, ...uncounted } = clock
  const { measure, round } = clock
  const effects: ClockEffect[] = [
    { effect: 'record fact', fact: { at: now, kind: 'SlaBreachWaived', by, data: { measure, round, reason } } },
  ]
  if (!clock.waived) effects.push({ effect: 'withdraw breach', why: 'The breach was waived by the side that is owed.' })
  return { state: { ...uncounted, waived: { at: now, by }, version: clock.version + 1 }, effects }
}
