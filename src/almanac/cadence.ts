import { Cron } from 'croner'
import type { Calendar } from '../domain/time/calendar.ts'
import type { Instant } from '../domain/time/instant.ts'
import { isWorkingDay } from '../domain/time/working-day.ts'
import { isZone } from '../domain/time/zone-offsets.ts'

const EXAMPLE = 'write minute, hour, day, month and weekday, such as "0 10 * * 2" for Tuesdays at 10:00'

/** No calendar worth the name has so many days off in a row. */
const LONGEST_BREAK_DAYS = 370

/**
 * The first run of a five-field cron expression (or `@daily`, `@weekly` …) in the zone, strictly after `after`. A run at a time skipped by
 * a clock change happens just after the change; one at a repeated time happens once.
 */
export function nextRun(cron: string, zone: string, after: Instant): Instant | { refused: string } {
  if (!isZone(zone)) return { refused: `There is no time zone "${zone}": give an IANA name such as Europe/Paris.` }
  const said = cron.trim()
  // croner also takes a date for a cron expression, which would run once and never again.
  if (!said.startsWith('@') && said.split(/\s+/).length !== 5) return notASchedule(said)
  const schedule = read(said)
  if (schedule === undefined) return notASchedule(said)
  // The schedule is that of a clock which never changes; what the wall's clock makes of its times is told by the zone alone.
  let wall = schedule.nextRun(asUtc(wallAt(after, zone).toPlainDateTime()))
  while (wall !== null) {
    const run = instantOf(fromUtc(wall), zone)
    if (run > after) return run
    wall = schedule.nextRun(wall)
  }
  return { refused: `"${said}" names a day that never comes: ${EXAMPLE}.` }
}

/** When the wall shows this: of a repeated time the first moment, of a skipped one the moment of the change. Later times come no earlier. */
function instantOf(wall: Temporal.PlainDateTime, zone: string): Instant {
  const shown = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (shown.toPlainDateTime().equals(wall)) return shown.epochMilliseconds
  return (shown.getTimeZoneTransition('next') ?? shown).epochMilliseconds
}

function asUtc(wall: Temporal.PlainDateTime): Date {
  return new Date(wall.toZonedDateTime('UTC').epochMilliseconds)
}

function fromUtc(date: Date): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO('UTC').toPlainDateTime()
}

/**
 * As `nextRun`, but a run on a day off (by its date in `zone`) is moved to the same local time on the next working day, and runs thereby
 * at the same moment are one. A moved run counts from its new time: asked on the day off, it is still to come.
 */
export function nextWorkingRun(
  cron: string,
  zone: string,
  after: Instant,
  calendar: Calendar,
): Instant | { refused: string } {
  const anyRun = nextRun(cron, zone, after)
  if (typeof anyRun !== 'number') return anyRun
  const here = workingDayFrom(dateAt(after, zone), calendar)
  const run = here && firstRunMovedTo(here, cron, zone, after, calendar)
  if (run !== undefined) return run

  const dayAfter = here?.add({ days: 1 })
  const later = dayAfter ? nextRun(cron, zone, startOf(dayAfter, zone) - 1) : anyRun
  if (typeof later !== 'number') return later
  const there = workingDayFrom(dateAt(later, zone), calendar)
  const moved = there && firstRunMovedTo(there, cron, zone, after, calendar)
  return moved ?? { refused: `The calendar "${calendar.name}" has no working day for a run of "${cron.trim()}".` }
}

/** The earliest run that happens on `day` and after `after`: its own, or one moved there from the days off just before it. */
function firstRunMovedTo(
  day: Temporal.PlainDate,
  cron: string,
  zone: string,
  after: Instant,
  calendar: Calendar,
): Instant | undefined {
  const runs: Instant[] = []
  const own = nextRun(cron, zone, Math.max(after, startOf(day, zone) - 1))
  if (typeof own === 'number' && dateAt(own, zone).equals(day)) runs.push(own)
  // On the day itself those moved to a time that is over are passed over at once: there may be one each minute.
  const time = dateAt(after, zone).equals(day) ? wallAt(after, zone).toPlainTime() : undefined
  let dayOff = day.subtract({ days: 1 })
  for (let days = 0; days < LONGEST_BREAK_DAYS && !isWorkingDay(calendar, dayOff); days++) {
    const from = time ? instantOf(dayOff.toPlainDateTime(time), zone) : startOf(dayOff, zone)
    let run = nextRun(cron, zone, from - 1)
    while (typeof run === 'number' && dateAt(run, zone).equals(dayOff)) {
      const movedAt = instantOf(day.toPlainDateTime(wallAt(run, zone).toPlainTime()), zone)
      if (movedAt > after) {
        runs.push(movedAt)
        break
      }
      run = nextRun(cron, zone, run)
    }
    dayOff = dayOff.subtract({ days: 1 })
  }
  return runs.length > 0 ? Math.min(...runs) : undefined
}

/** `date` or the next working day after it; undefined when there is none in sight. */
function workingDayFrom(date: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate | undefined {
  let day = date
  for (let days = 0; days < LONGEST_BREAK_DAYS; days++) {
    if (isWorkingDay(calendar, day)) return day
    day = day.add({ days: 1 })
  }
  return undefined
}

function read(cron: string): Cron | undefined {
  try {
    return new Cron(cron, { timezone: 'UTC', mode: '5-part', paused: true })
  } catch (error) {
    // croner reports a bad expression as one of these two.
    if (error instanceof TypeError || error instanceof RangeError) return undefined
    throw error
  }
}

function notASchedule(said: string): { refused: string } {
  return { refused: `"${said.slice(0, 60)}" is not a schedule: ${EXAMPLE}.` }
}

function wallAt(at: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
}

function dateAt(at: Instant, zone: string): Temporal.PlainDate {
  return wallAt(at, zone).toPlainDate()
}

function startOf(day: Temporal.PlainDate, zone: string): Instant {
  return day.toZonedDateTime(zone).epochMilliseconds
}
