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

/** The period of a kind in which an instant lies, on the wall of a zone. Throws RangeError for an unknown zone. */
export function periodOf(kind: PeriodKind, zone: string, at: Instant): CalendarPeriod {
  const { year, month } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return periodFrom(kind, zone, year, month)
}

/** The one of the same kind right before it. */
export function periodBefore(kind: PeriodKind, zone: string, { from }: CalendarPeriod): CalendarPeriod {
  return periodOf(kind, zone, from - 1)
}

/** Reads `2026-07`, `2026-Q3` or `2026`, in any case; undefined for anything else, and for months and quarters that there are not. */
export function readPeriod(text: string, zone: string): (CalendarPeriod & { kind: PeriodKind }) | undefined {
  const [, year, quarter, month] = /^(\d{4})(?:-(?:q([1-4])|(0[1-9]|1[0-2])))?$/iu.exec(text.trim()) ?? []
  if (year === undefined) return undefined
  const kind = quarter ? 'quarter' : month ? 'month' : 'year'
  const first = quarter ? Number(quarter) * 3 - 2 : Number(month ?? 1)
  return { kind, ...periodFrom(kind, zone, Number(year), first) }
}

function periodFrom(kind: PeriodKind, zone: string, year: number, month: number): CalendarPeriod {
  const months = MONTHS[kind]
  const index = Math.floor((month - 1) / months)
  const first = Temporal.PlainDate.from({ year, month: index * months + 1, day: 1 })
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).epochMilliseconds
  const name = {
    month: first.toPlainYearMonth().toString(),
    quarter: `${yearName(year)}-Q${index + 1}`,
    year: yearName(year),
  }
  return { name: name[kind], from: startOf(first), to: startOf(first.add({ months })) }
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
