import { type Party, type Side, SIDES } from '../partners/party.ts'
import type { AgreementRef } from '../terms/agreement-ref.ts'
import type { Calendar } from '../time/calendar.ts'
import { durationMs } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { addWorkAtMost } from '../time/work.ts'
import { climb, type Moved, withSide } from './climb.ts'
import { type Ladder, type StandingCause, urgencyOf } from './ladder.ts'
import { type LadderEffect, type Reach, recorded } from './ladder-event.ts'
import type { LadderPolicy } from './policy.ts'

export type LadderOpening = StandingCause & {
  id: string
  number: number
  partnerId: string
  agreement: AgreementRef
  ladderName: string
  policy: LadderPolicy
  calendar: Calendar
}

/**
 * Starts an escalation at the first step of each side with anybody to tell. A side on whose steps nobody stands has none; where that is so of both, ours is
 * exhausted at once, and that is told.
 */
export function startLadder(opening: LadderOpening, reach: Reach, now: Instant): Moved {
  const { startedBy, subject, cause, reason } = opening
  const data = { about: subject.label, cause, reason, terms: opening.agreement.version }
  const { state, effects } = climbAnew({ ...opening, ...UNBEGUN, startedAt: now }, reach, now)
  return {
    state,
    effects: [
      recorded({ at: now, kind: 'EscalationStarted', ...(startedBy && { by: startedBy }), data }),
      ...effects,
      ...tellWatchers(state),
    ],
  }
}

/** They hear it once, however many steps it climbs. */
export function tellWatchers({
  policy: { watchers = [], theirWatchers = [] },
}: Pick<Ladder, 'policy'>): LadderEffect[] {
  return watchers.length + theirWatchers.length > 0 ? [{ effect: 'tell watchers' }] : []
}

/** No side stands on it yet. */
export const NOWHERE: Ladder['sides'] = { internal: { state: 'none' }, partner: { state: 'none' } }

const UNBEGUN = { climbed: [], version: 1, status: 'open', sides: NOWHERE } satisfies Partial<Ladder>

/** How long a note stands before it calls anybody by name. */
const QUIET = { amount: 2, unit: 'working days' } as const

/** Each side, or each of these, from the bottom; of a note, once it has stood for a while. `by`: who does that by hand, and is not called. */
export function climbAnew(
  ladder: Ladder,
  reach: Reach,
  now: Instant,
  { of = SIDES, by }: { of?: readonly Side[]; by?: Party } = {},
): Moved {
  const standing = SIDES.filter((side) => reach[side].includes('somebody'))
  const climbing = of.filter((side) => standing.includes(side) || (standing.length === 0 && side === 'internal'))
  let state = ladder
  const effects: LadderEffect[] = []
  for (const side of climbing) {
    const moved =
      urgencyOf(ladder) === 'note'
        ? standQuietly(state, side, now)
        : climb(state, side, undefined, reach, now, { ...(by?.side === side && { by }), atOnce: false })
    state = moved.state
    effects.push(...moved.effects)
  }
  return { state, effects: once(effects) }
}

function standQuietly(ladder: Ladder, side: Side, now: Instant): Moved {
  const until = addWorkAtMost(ladder.calendar, now, durationMs(QUIET, ladder.calendar))
  return {
    state: withSide(ladder, side, { state: 'quiet', until }),
    effects: [{ effect: 'place card', side }, { effect: 'start timer', side, at: until }, { effect: 'show card' }],
  }
}

/** A card is drawn once, however many sides moved. */
function once(effects: LadderEffect[]): LadderEffect[] {
  const shown = effects.findLastIndex(({ effect }) => effect === 'show card')
  return effects.filter(({ effect }, at) => effect !== 'show card' || at === shown)
}
