import type { Side } from '../partners/party.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { goOn, without } from './change-causes.ts'
import { nextVersion, withStatus } from './climb.ts'
import { causesOf, isOwedTo, type Ladder, ladderLabel, type StandingCause } from './ladder.ts'
import { type LadderDecision, type LadderEvent, type Reach, recorded } from './ladder-event.ts'
import { resolved } from './resolve-ladder.ts'
import { climbAnew, NOWHERE, tellWatchers } from './start-ladder.ts'

/**
 * By hand a side ends what is owed to it, and takes back what it started itself. The side that owes something ends nothing of it: for that the other side,
 * and the thing itself, is there.
 */
export function endByHand(
  ladder: Ladder,
  { by, why }: Extract<LadderEvent, { type: 'EscalationResolved' }>,
  now: Instant,
): LadderDecision {
  const label = ladderLabel(ladder.number)
  if (ladder.status === 'resolved') return { unchanged: `${label} is resolved already.` }
  const isTheirs = (one: StandingCause) => endsFor(one, by.side)
  const left = without(ladder, isTheirs)
  if (!left) return resolved(ladder, { by, why }, now)
  return causesOf(left).length === causesOf(ladder).length
    ? {
        refused: `${label} stands for what your side owes: it ends with that, or when the other side ends it. Acknowledge it, and say when you will be back.`,
      }
    : goOn(ladder, left, { by, why }, now)
}

/** Whether this side ends anything of it by hand. */
export function mayEnd(ladder: Ladder, side: Side): boolean {
  return causesOf(ladder).some((one) => endsFor(one, side))
}

function endsFor(one: StandingCause, side: Side): boolean {
  return isOwedTo(one, side) || one.startedBy?.side === side
}

/** What has been over for longer begins anew. */
export const REOPENED_WITHIN_DAYS = 14

/** Whether this side can say that it was not over. */
export function mayReopen(ladder: Ladder, side: Side): boolean {
  return ladder.status === 'resolved' && (isOwedTo(ladder, side) || ladder.by?.side === side)
}

/** It was not over: by the side that is owed, or that had ended it, from the bottom on each side. */
export function reopen(
  ladder: Ladder,
  { by, why }: Extract<LadderEvent, { type: 'EscalationReopened' }>,
  reach: Reach,
  now: Instant,
): LadderDecision {
  const label = ladderLabel(ladder.number)
  if (ladder.status !== 'resolved') return { unchanged: `${label} is not over.` }
  if (!mayReopen(ladder, by.side))
    return { refused: `${label} is over for those who wait: only they, or whoever ended it, open it again.` }
  if (now - ladder.resolvedAt > REOPENED_WITHIN_DAYS * DAY)
    return {
      refused: `${label} has been over for more than ${REOPENED_WITHIN_DAYS} days: what is due now begins anew.`,
    }
  // Calm it was for as long as it stood.
  const { calmedTo: _, ...anew } = nextVersion(ladder)
  const before = { ...anew, toldBefore: ladder.climbed.length }
  const unbegun = withStatus(before, { status: 'open', sides: NOWHERE })
  const { state, effects } = climbAnew(unbegun, reach, now, { by })
  return {
    state,
    effects: [recorded({ at: now, kind: 'EscalationReopened', by, data: { why } }), ...effects, ...tellWatchers(state)],
  }
}
