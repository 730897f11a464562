import { DAY, type Instant, type Ms } from '../time/instant.ts'
import { sayBackwards, type Stretch } from '../time/stretches.ts'

/** More is no maintenance but an end of the service. */
export const LONGEST_WINDOW: Ms = 30 * DAY
const FURTHEST_AHEAD: Ms = 366 * DAY

/** With what was taken where the clocks skip or repeat a time, which may be why. */
export function withNotes<Refused extends { refused: string }>(no: Refused, notes: readonly string[]): Refused {
  return { ...no, refused: [no.refused, ...notes].join(' ') }
}

/** Why a window cannot be announced for these times: which of them is at fault, and what to say instead. */
export function whyNotTimes({ from, to }: Stretch, now: Instant): { of: 'from' | 'to'; refused: string } | undefined {
  if (to <= from)
    return { of: 'to', refused: `${sayBackwards({ from, to })}. Say an end after its beginning, or how long it takes.` }
  if (from <= now)
    return {
      of: 'from',
      refused: 'It would have begun already. Maintenance is announced before it begins: say a time to come.',
    }
  if (from - now > FURTHEST_AHEAD)
    return { of: 'from', refused: 'It begins more than a year from now. Announce it once it is less.' }
  if (to - from > LONGEST_WINDOW)
    return { of: 'to', refused: 'It is longer than 30 days. Say an earlier end, or announce it in parts.' }
  return undefined
}
