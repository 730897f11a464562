import type { Instant } from './instant.ts'
import { WHOLE_MONTHS } from './say-time.ts'

/**
 * A calendar month, quarter or year of a zone, half open: what falls exactly on its end belongs to the next. `name`: `2026-07`, `2026-Q3` or
 * `2026`, as it is typed too.
 */
export type CalendarPeriod = { name: string; from: Instant; to: Instant }

/** Of how many months a period of each kind is. */
const MONTHS = { month: 1, quarter: 3, year: 12 } as const

export type PeriodKind = keyof typeof MONTHS
export const PERIOD_KINDS = ['month', 'quarter', 'year'] as const satisfies PeriodKind[]

/** Which zone holds since when, oldest first, the first of them for all time before too. */
export type ZonesSince = readonly { since: Instant; zone: string }[]

/** By whose wall periods are parted: that of one zone, or of those that held one after the other. */
export type PeriodZone = string | ZonesSince

/** The period of a kind in which an instant lies, on the wall of a zone. Throws RangeError for an unknown zone. */
export function periodOf(kind: PeriodKind, zone: PeriodZone, at: Instant): CalendarPeriod {
  const { year, month } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zoneAt(zone, at))
  const period = periodFrom(kind, zone, year, month)
  // Around a change of zones, another wall than the one that holds then may part it.
  if (at < period.from) return periodFrom(kind, zone, ...monthAfter(period, -1))
  return at < period.to ? period : periodFrom(kind, zone, ...monthAfter(period, MONTHS[kind]))
}

/** The one of the same kind right before it. */
export function periodBefore(kind: PeriodKind, zone: PeriodZone, { from }: CalendarPeriod): CalendarPeriod {
  return periodOf(kind, zone, from - 1)
}

/** Those of a kind from one moment to another, oldest first. */
export function periodsMeeting(
  kind: PeriodKind,
  zone: PeriodZone,
  { from, to }: { from: Instant; to: Instant },
): (CalendarPeriod & { kind: PeriodKind })[] {
  const periods: (CalendarPeriod & { kind: PeriodKind })[] = []
  for (let at = from; at <= to;) {
    const period = periodOf(kind, zone, at)
    periods.push({ ...period, kind })
    at = period.to
  }
  return periods
}

/** Before it nothing was ever agreed here: another one is a slip. */
const FIRST_YEAR = 1970

/** Reads `2026-07`, `2026-Q3` or `2026`, in any case; undefined for anything else, for months and quarters that there are not, and for years before any that is counted. */
export function readPeriod(text: string, zone: PeriodZone): (CalendarPeriod & { kind: PeriodKind }) | undefined {
  const [, year, quarter, month] = /^(\d{4})(?:-(?:q([1-4])|(0[1-9]|1[0-2])))?$/iu.exec(text.trim()) ?? []
  if (year === undefined || Number(year) < FIRST_YEAR) return undefined
  const kind = quarter ? 'quarter' : month ? 'month' : 'year'
  const first = quarter ? Number(quarter) * 3 - 2 : Number(month ?? 1)
  return { kind, ...periodFrom(kind, zone, Number(year), first) }
}

/** The zone that holds then. */
export function zoneAt(zone: PeriodZone, at: Instant): string {
  if (typeof zone === 'string') return zone
  return (zone.findLast(({ since }) => since <= at) ?? zone[0]!).zone
}

/** The first day of a period on its wall. */
export function firstDayOf(period: Pick<CalendarPeriod, 'name'>): Temporal.PlainDate {
  return dayAfter(period, 0)
}

/** When a day begins that parts periods: by the zone that holds then. What has begun already no later zone moves, so that each period ends where the next begins. */
export function startOf(day: Temporal.PlainDate, zone: PeriodZone): Instant {
  const on = (wall: string) => day.toZonedDateTime(wall).epochMilliseconds
  if (typeof zone === 'string') return on(zone)
  return zone.slice(1).reduce((start, later) => {
    const moved = on(later.zone)
    return later.since <= Math.min(start, moved) ? moved : start
  }, on(zone[0]!.zone))
}

/** So many months after the first one of a period. */
function monthAfter(period: CalendarPeriod, months: number): [number, number] {
  const { year, month } = dayAfter(period, months)
  return [year, month]
}

function dayAfter({ name }: Pick<CalendarPeriod, 'name'>, months: number): Temporal.PlainDate {
  const quarter = /Q(\d)$/u.exec(name)
  const month = quarter ? Number(quarter[1]) * 3 - 2 : Number(name.slice('YYYY-'.length) || 1)
  const first = Temporal.PlainDate.from({ year: Number(name.slice(0, 'YYYY'.length)), month, day: 1 })
  return first.add({ months })
}

function periodFrom(kind: PeriodKind, zone: PeriodZone, year: number, month: number): CalendarPeriod {
  const months = MONTHS[kind]
  const index = Math.floor((month - 1) / months)
  const first = Temporal.PlainDate.from({ year, month: index * months + 1, day: 1 })
  const name = {
    month: first.toPlainYearMonth().toString(),
    quarter: `${yearName(year)}-Q${index + 1}`,
    year: yearName(year),
  }
  return { name: name[kind], from: startOf(first, zone), to: startOf(first.add({ months }), zone) }
}

function yearName(year: number): string {
  return String(year).padStart(4, '0')
}

/** The name of a month, without its year: "November". */
export function monthName({ name }: CalendarPeriod): string {
  return WHOLE_MONTHS[Number(name.slice('YYYY-'.length)) - 1]!
}

/** The ISO date of an instant on the wall of a zone. */
export function dateOf(at: Instant, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString()
}
