import { type PeriodZone, startOf } from '../../time/period.ts'
import type { Instant } from '../../time/instant.ts'

/** The first day of a contract year, and that of the next one, as ISO dates. It ends sooner than a year later where the day moves on which contract years begin. */
export type ContractYear = { begins: string; ends: string }

/** From a day on, contract years begin on `yearFrom`, `MM-DD`; until what is said next holds. */
export type YearsFrom = { day: Temporal.PlainDate; yearFrom: string }

/**
 * The contract years since the first day that something is said of: each begins on a day on which it does by what holds on that day, and none is longer than twelve months. So where the
 * day moves the year that runs is cut short. `said`: in order; what holds for no day says nothing.
 */
export function contractYears(said: readonly YearsFrom[], until: Temporal.PlainDate): ContractYear[] {
  const [first] = said
  if (!first) return []
  const years: ContractYear[] = []
  let begins = lastBegin(first)
  while (Temporal.PlainDate.compare(begins, until) <= 0) {
    const ends = nextBegin(begins, said)
    years.push({ begins: begins.toString(), ends: ends.toString() })
    begins = ends
  }
  return years
}

/** The one that a period belongs to, by its first day. */
export function yearOf(years: readonly ContractYear[], day: Temporal.PlainDate): ContractYear {
  return years.findLast(({ begins }) => Temporal.PlainDate.compare(begins, day) <= 0)!
}

/** Until when what a contract year comes to is corrected: three months after its end. */
export function correctedUntil({ ends }: ContractYear, zone: PeriodZone): Instant {
  return startOf(Temporal.PlainDate.from(ends).add({ months: 3 }), zone)
}

function lastBegin({ day, yearFrom }: YearsFrom): Temporal.PlainDate {
  const begins = beginIn(day.year, yearFrom)
  return Temporal.PlainDate.compare(day, begins) < 0 ? beginIn(day.year - 1, yearFrom) : begins
}

function nextBegin(begun: Temporal.PlainDate, said: readonly YearsFrom[]): Temporal.PlainDate {
  const latest = begun.add({ years: 1 })
  const begins = said.flatMap(({ day, yearFrom }, at) => {
    const next = said[at + 1]?.day
    return [begun.year, latest.year]
      .map((year) => beginIn(year, yearFrom))
      .filter((one) => isBefore(begun, one) && !isBefore(one, day) && (!next || isBefore(one, next)))
  })
  return begins.reduce((first, one) => (isBefore(one, first) ? one : first), latest)
}

/** The 29th of February is the 28th where there is none. */
function beginIn(year: number, yearFrom: string): Temporal.PlainDate {
  const [month, day] = yearFrom.split('-').map(Number)
  return Temporal.PlainDate.from({ year, month: month!, day: day! }, { overflow: 'constrain' })
}

function isBefore(one: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(one, other) < 0
}
