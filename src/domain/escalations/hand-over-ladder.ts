import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { named } from '../timeline/fact.ts'
import type { Ladder, LadderEffect } from './ladder.ts'

type Acknowledged = Extract<Ladder, { status: 'acknowledged' }>

/** Whoever had it can act no more, and somebody else of their side has it from now on: it does not climb again for that. */
export function handOverLadder(
  state: Acknowledged,
  to: Party,
  by: Party | undefined,
  now: Instant,
): { state: Ladder; effects: LadderEffect[] } {
  const data = { owner: named(to), from: named(state.by) }
  return {
    state: { ...state, by: to, version: state.version + 1 },
    effects: [
      { effect: 'record fact', fact: { at: now, kind: 'EscalationHandedOver', ...(by && { by }), data } },
      { effect: 'show card' },
    ],
  }
}
