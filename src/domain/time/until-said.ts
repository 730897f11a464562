import { addWorkAtMost } from './work.ts'
import type { Calendar } from './calendar.ts'
import { daySaid } from './day-said.ts'
import { durationMs, parseDuration } from './duration.ts'
import type { Instant } from './instant.ts'
import { momentSaid, type SaidMoment } from './moment-said.ts'

/** How an end can be said; in a sentence, and in a field. */
export const UNTIL_EXAMPLES = '16:00, tomorrow 10am, friday, or for 2h'

/**
 * What “until 16:00”, “tomorrow 10am”, “until friday” or “for 2h” comes to on the clock of `zone`; or why it is no moment. Of a day alone, when work begins on
 * it, or next after it.
 */
export function untilSaid(
  said: string,
  { zone, now, calendar }: { zone: string; now: Instant; calendar: Calendar },
): SaidMoment | { refused: string } {
  const words = said
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[“”"'‘’`]/gu, '')
    .replace(/[.!]+$/u, '')
    .trim()
  const span = parseDuration(words.replace(/^(?:for|in)\s+/u, ''))
  if (!('refused' in span)) {
    const ms = durationMs(span, calendar)
    return { at: span.unit === 'working days' ? addWorkAtMost(calendar, now, ms) : now + ms }
  }
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const day = daySaid(words.replace(/^(?:until|till|til|on)\s+/u, '').replace(/^next\s+/u, ''), today)
  if (day) {
    const midnight = day.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(0) }).epochMilliseconds
    return { at: addWorkAtMost(calendar, midnight, 1) - 1 }
  }
  const moment = momentSaid(said, { zone, now })
  return 'refused' in moment
    ? { refused: `“${said.trim().slice(0, 40)}” does not say until when: write ${UNTIL_EXAMPLES}.` }
    : moment
}
