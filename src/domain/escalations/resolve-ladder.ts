import { type Party, SIDES } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { nextVersion } from './climb.ts'
import type { Ladder } from './ladder.ts'
import { type LadderDecision, recorded } from './ladder-event.ts'
import { stoodOn } from './side-state.ts'
import { tellWatchers } from './start-ladder.ts'

/** Over, for all that it stood for. */
export function resolved(ladder: Ladder, { by, why }: { by?: Party; why: string }, now: Instant): LadderDecision {
  const { status: _, unconfirmed: _of, ...rest } = nextVersion(ladder)
  const sides = { internal: stoodOn(ladder.sides.internal), partner: stoodOn(ladder.sides.partner) }
  return {
    state: { ...rest, sides, status: 'resolved', resolvedAt: now, ...(by && { by }), why },
    effects: [
      ...SIDES.map((side) => ({ effect: 'cancel timer', side }) as const),
      recorded({ at: now, kind: 'EscalationResolved', ...(by && { by }), data: { why } }),
      { effect: 'show card' },
      ...tellWatchers(ladder),
    ],
  }
}
