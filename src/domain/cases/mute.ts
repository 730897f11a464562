import type { Instant } from '../time/instant.ts'
import { dayNumberOf } from '../time/wall-clock.ts'
import { hoursOn } from '../time/day-hours.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Case } from './case.ts'

/** Somebody wants to hear nothing of a case for a while. `until`: a moment; `whileOwner`: as long as this person owns it. */
export type Mute = { personId: string; caseId: string } & MutedUntil
export type MutedUntil = { until: Instant; whileOwner?: never } | { until?: never; whileOwner: string }

/** Whether that holds. That a case is over is not told either where it did. */
export function isMuted(mute: MutedUntil | undefined, state: Case, now: Instant): boolean {
  if (!mute) return false
  return mute.until === undefined ? state.owner.personId === mute.whileOwner : now < mute.until
}

/** Until when, as it is chosen or said. */
export const MUTE_CHOICES = ['tomorrow', 'monday', 'handed on'] as const
export type MuteChoice = (typeof MUTE_CHOICES)[number]

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Days ahead in which a working day must come. */
const DAYS_AHEAD = 60

/**
 * What “until friday”, “tomorrow”, “until it changes hands” or “until 2026-12-01” comes to: the beginning of that day on the clock of `zone`; of a Monday, of the
 * first working day from it on. Undefined where it says no such thing, or a day that is over.
 */
export function muteUntil(
  said: string,
  { owner, zone, calendars, now }: { owner: string; zone: string; calendars: readonly Calendar[]; now: Instant },
): MutedUntil | undefined {
  const word = said
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[“”"'‘’`.,!?]/gu, '')
    .replace(/^(?:until|till|til|for|on|next)\s+/u, '')
    .replace(/^(?:the\s+)?next\s+(?:working\s+)?/u, '')
    .trim()
  if (
    /^(?:handed on|(?:it )?changes hands|(?:it is |its )?handed (?:on|over)|(?:it has )?(?:a )?new owner)$/u.test(word)
  )
    return { whileOwner: owner }
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const date = dayOf(word, today)
  if (!date || Temporal.PlainDate.compare(date, today) <= 0) return undefined
  const day = word === 'monday' ? firstWorkingDay(date, calendars) : date
  return { until: day.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(0) }).epochMilliseconds }
}

function dayOf(word: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (word === 'tomorrow') return today.add({ days: 1 })
  const weekday = WEEKDAYS.findIndex((name) => name === word || (word.length >= 3 && name.slice(0, 3) === word)) + 1
  if (weekday > 0) return today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 })
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(word)) return undefined
  try {
    return Temporal.PlainDate.from(word)
  } catch {
    return undefined
  }
}

function firstWorkingDay(from: Temporal.PlainDate, calendars: readonly Calendar[]): Temporal.PlainDate {
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const date = from.add({ days: ahead })
    if (calendars.some((calendar) => hoursOn(calendar, dayNumberOf(date.toString())).length > 0)) return date
  }
  return from
}
