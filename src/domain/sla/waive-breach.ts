import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { isBreached } from './clock-notices.ts'
import type { Clock, ClockDecision, ClockEffect } from './clock.ts'

/** Lets a recorded breach pass. Only the account manager of the side that is owed can; what was missed stays known. */
export function waiveBreach(
  clock: Clock,
  by: { party: Party; isAccountManager: boolean },
  reason: string,
  now: Instant,
): ClockDecision | { refused: string } {
  if (!isBreached(clock)) return { refused: 'Nothing is overdue here that could be waived.' }
  const { party } = by
  if (party.side === clock.obligor || !by.isAccountManager) {
    return { refused: 'A breach is waived by the account manager of the side that is owed: ask them.' }
  }
  const { counts: _, ...uncounted } = clock
  const { measure, round } = clock
  const effects: ClockEffect[] = [
    { effect: 'record fact', fact: { at: now, kind: 'SlaBreachWaived', by: party, data: { measure, round, reason } } },
    { effect: 'withdraw breach', why: 'The breach was waived by the side that is owed.' },
  ]
  return { state: { ...uncounted, waived: { at: now, by: party }, version: clock.version + 1 }, effects }
}
