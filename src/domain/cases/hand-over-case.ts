import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { named } from '../timeline/fact.ts'
import type { Case } from './case.ts'
import type { CaseEffect } from './case-event.ts'

/**
 * Its owner can act no more, and somebody else of their side owns it from now on. It says nothing about the case itself: no clock moves.
 * `by`: whoever took the owner away; absent where their account went.
 */
export function handOverCase(
  state: Case,
  to: Party,
  by: Party | undefined,
  now: Instant,
): { state: Case; effects: CaseEffect[] } {
  const data = { owner: named(to), from: named(state.owner) }
  return {
    state: { ...state, owner: to, version: state.version + 1 },
    effects: [
      { effect: 'record fact', fact: { at: now, kind: 'CaseHandedOver', ...(by && { by }), data } },
      { effect: 'show card' },
      { effect: 'change hands' },
    ],
  }
}
