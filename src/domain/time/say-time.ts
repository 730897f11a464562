import type { Instant } from './instant.ts'
import { noSuchDay } from './no-such-day.ts'

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A moment as the reader's clock shows it, for example "Mon 23 Nov 2026, 09:30 (Europe/Paris)". Throws RangeError for an unknown zone. */
export function sayInstant(at: Instant, zone: string): string {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const date = `${DAYS[wall.dayOfWeek - 1]} ${wall.day} ${MONTHS[wall.month - 1]} ${wall.year}`
  return `${date}, ${sayTimeOfDay(wall)} (${zone})`
}

/** "Mon 23 Nov 2026, 22:00 until 23:30 (Europe/Paris)", with the day again where it ends on another one. */
export function sayStretch({ from, to }: { from: Instant; to: Instant }, zone: string): string {
  const [begins, ends] = [from, to].map((at) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime]
  if (!begins.toPlainDate().equals(ends.toPlainDate()))
    return `${sayInstant(from, zone).replace(/ \([^)]*\)$/u, '')} until ${sayInstant(to, zone)}`
  return sayInstant(from, zone).replace(/(?= \([^)]*\)$)/u, ` until ${sayTimeOfDay(ends)}`)
}

/** The day of a moment as the reader's calendar shows it, for example "Mon 23 Nov". Throws RangeError for an unknown zone. */
export function sayDay(at: Instant, zone: string): string {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return `${DAYS[wall.dayOfWeek - 1]} ${wall.day} ${MONTHS[wall.month - 1]}`
}

export const WHOLE_MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November'],
  'December',
]

/** A day as people say it: "1 July" for `07-01` of each year, "1 July 2026" for the ISO date of one. */
export function sayDate(date: string): string {
  const [day, month, year] = date.split('-').map(Number).toReversed()
  return [day, WHOLE_MONTHS[(month ?? 0) - 1], year].filter((part) => part !== undefined).join(' ')
}

const TYPED = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:\s+|T)(\d{1,2}):(\d\d)$/i

/**
 * The moment a person means by `2026-11-23 09:30` in their zone. A time that a clock change skips is refused; of one that it
 * repeats the first is taken. Throws RangeError for an unknown zone.
 */
export function parseLocalDateTime(text: string, zone: string): Instant | { refused: string } {
  const said = text.trim()
  const [, ...typed] = TYPED.exec(said) ?? []
  if (typed.length === 0) {
    return { refused: `"${said.slice(0, 40)}" is not a date and time: write it as 2026-11-23 09:30.` }
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = typed.map(Number)
  if (hour > 23 || minute > 59)
    return { refused: `There is no ${typed[3]}:${typed[4]} on a clock: use 00:00 to 23:59.` }
  // Constraining moves 30 February to the 28th; a month or day 0 it would throw on.
  const wall = Temporal.PlainDateTime.from({ year, month: month || 13, day: day || 32, hour, minute })
  if (wall.month !== month || wall.day !== day)
    return { refused: noSuchDay(said.split(/[\sT]/i)[0]!) ?? `There is no day ${said}.` }

  const moment = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (moment.toPlainDateTime().equals(wall)) return moment.epochMilliseconds
  const after = moment.getTimeZoneTransition('next')?.toPlainDateTime() ?? wall
  return {
    refused:
      `${sayTimeOfDay(wall)} on ${wall.toPlainDate()} does not exist in ${zone}, where the clocks then go forward ` +
      `to ${sayTimeOfDay(after)} on ${after.toPlainDate()}: give that time or a later one.`,
  }
}

/** "09:30" */
export function sayTimeOfDay({ hour, minute }: { hour: number; minute: number }): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
