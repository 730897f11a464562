import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { Moved } from './climb.ts'
import { isHigher, type Ladder, type Urgency, urgencyOf } from './ladder.ts'
import { type LadderEffect, type Reach, recorded } from './ladder-event.ts'
import { hasten, retime } from './retime.ts'
import { isHeldUnconfirmed } from './side-state.ts'

/** As urgent as it is now, where it was as urgent as `before`. Held until a resolution is confirmed, it is judged as it goes on. */
export function inItsManner(
  state: Ladder,
  before: Urgency,
  reach: Reach,
  now: Instant,
  facts: LadderEffect[],
  by?: Party,
): Moved {
  const urgency = urgencyOf(state)
  if (urgency === before || isHeldUnconfirmed(state)) return { state, effects: [...facts, { effect: 'show card' }] }
  const data = { from: before, to: urgency }
  const changed = recorded({ at: now, kind: 'EscalationUrgencyChanged', ...(by && { by }), data })
  const moved: Moved = isHigher(urgency, before) ? hasten(state, reach, now) : retime(state)
  const shown = moved.effects.filter(({ effect }) => effect !== 'show card')
  return { state: moved.state, effects: [...facts, changed, ...shown, { effect: 'show card' }] }
}
