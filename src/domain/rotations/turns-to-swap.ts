import type { Party } from '../partners/party.ts'
import { DAY, type Instant, type Ms } from '../time/instant.ts'
import { sayInstant, sayStretch } from '../time/say-time.ts'
import type { Stretch } from '../time/stretches.ts'
import { hasLeft, type Rotation } from './rotation.ts'
import { turnAt } from './turns.ts'

const FURTHEST_AHEAD: Ms = 366 * DAY

type Wanted = { by: Party; of: Party; gives: Instant; takes: Instant }

/** The two turns that somebody means; or why they cannot be swapped. */
export function turnsToSwap(
  state: Rotation,
  { by, of, gives, takes }: Wanted,
  now: Instant,
): { gives: Stretch; takes: Stretch } | { refused: string } {
  if (by.personId === of.personId)
    return { refused: 'A swap takes two: name somebody else of this rotation, and a turn of theirs.' }
  if (hasLeft(state, of.personId, now))
    return { refused: `${of.name} has left and cannot be reached: ask somebody else.` }
  const mine = turnOf(state, by, gives, now)
  if ('refused' in mine) return mine
  const theirs = turnOf(state, of, takes, now)
  if ('refused' in theirs) return theirs
  return { gives: mine, takes: theirs }
}

function turnOf(state: Rotation, whose: Party, at: Instant, now: Instant): Stretch | { refused: string } {
  const turn = turnAt(state, at)
  if (!turn) return { refused: `No turn has begun yet at ${sayInstant(at, state.zone)}: name a later one.` }
  const { from, to } = turn
  const said = sayStretch(turn, state.zone)
  if (turn.of !== whose.personId)
    return { refused: `The turn of ${said} is not ${whose.name}’s by the order of this rotation: name one that is.` }
  if (to <= now) return { refused: `The turn of ${said} has passed: what has been is not swapped.` }
  if (from <= now) return { refused: `The turn of ${said} has begun: set an override for what is left of it.` }
  if (from - now > FURTHEST_AHEAD)
    return { refused: `The turn of ${said} is more than a year away: ask once it is less.` }
  const taken = state.swaps.some(
    (one) => one.status === 'accepted' && (meets(one.gives, turn) || meets(one.takes, turn)),
  )
  if (taken) return { refused: `The turn of ${said} is swapped already: set an override where that no longer fits.` }
  return { from, to }
}

/** Whether two stretches have any time in common. */
export function meets(one: Stretch, other: Stretch): boolean {
  return one.from < other.to && other.from < one.to
}
