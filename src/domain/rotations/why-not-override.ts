import type { Party } from '../partners/party.ts'
import { DAY, type Instant, type Ms } from '../time/instant.ts'
import { sayInstant } from '../time/say-time.ts'
import { sayBackwards, type Stretch } from '../time/stretches.ts'
import { hasLeft, type Rotation } from './rotation.ts'

const LONGEST: Ms = 366 * DAY

/** Why somebody cannot be put on duty for that time. */
export function whyNotOverride(
  state: Rotation,
  { person, from, to }: { person: Party } & Stretch,
  now: Instant,
): { refused: string } | undefined {
  if (person.side !== state.side)
    return { refused: `${person.name} is of the other side: name somebody of the side whose rotation this is.` }
  if (hasLeft(state, person.personId, now))
    return { refused: `${person.name} has left and cannot be reached: name somebody else.` }
  if (to <= from) return { refused: `${sayBackwards({ from, to })}. Say an end after its beginning.` }
  if (to <= now)
    return { refused: `It would have ended at ${sayInstant(to, state.zone)} already. Say an end that is to come.` }
  if (from - now > LONGEST) return { refused: 'It begins more than a year from now. Set it once it is less.' }
  if (to - from > LONGEST) return { refused: 'It is longer than a year. Change the order of the rotation instead.' }
  return undefined
}
