import { isoDayNumber, wallTimeMs } from './wall-clock.ts'
import { isZone } from './zone-offsets.ts'

/**
 * When somebody works: a weekly pattern of periods in a zone, less whole days off.
 * Versioned and never changed in place: running clocks keep the version they started with.
 */
export type Calendar = {
  name: string
  version: number
  /** IANA name, e.g. `Europe/Paris`. */
  zone: string
  /** Periods of each day in any order, not overlapping; none on a day off. Night shifts are split at midnight. */
  week: Record<Weekday, Period[]>
  /** ISO dates in the zone, e.g. `2026-12-25`: no work at all on these. */
  holidays: string[]
}

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

export type Weekday = (typeof WEEKDAYS)[number]

/** Working from `from` until just before `to`, on the wall clock, each `HH:MM`; `to` may be `24:00`. */
export type Period = { from: string; to: string }

/** Every hour of every day. */
export const ALWAYS: Calendar = {
  name: '24×7',
  version: 1,
  zone: 'UTC',
  week: everyDay(() => [{ from: '00:00', to: '24:00' }]),
  holidays: [],
}

/** Monday to Friday, 09:00 to 17:00. `holidays` are ISO dates in the zone. */
export function businessHours(zone: string, holidays: string[] = []): Calendar {
  return {
    name: 'business hours',
    version: 1,
    zone,
    week: everyDay((day) => (day === 'saturday' || day === 'sunday' ? [] : [{ from: '09:00', to: '17:00' }])),
    holidays: [...holidays],
  }
}

function everyDay(periods: (day: Weekday) => Period[]): Record<Weekday, Period[]> {
  return {
    monday: periods('monday'),
    tuesday: periods('tuesday'),
    wednesday: periods('wednesday'),
    thursday: periods('thursday'),
    friday: periods('friday'),
    saturday: periods('saturday'),
    sunday: periods('sunday'),
  }
}

/** Every reason why this calendar cannot be used, each a sentence for the person who wrote it; empty when it is sound. */
export function validateCalendar(calendar: Calendar): string[] {
  const problems: string[] = []
  if (!isZone(calendar.zone)) {
    problems.push(`There is no time zone "${calendar.zone}": give an IANA name such as Europe/Paris.`)
  }
  for (const day of WEEKDAYS) problems.push(...periodProblems(day, calendar.week[day]))
  for (const date of calendar.holidays) {
    if (isoDayNumber(date) === undefined) problems.push(`The holiday "${date}" is not a date such as 2026-12-25.`)
  }
  if (WEEKDAYS.every((day) => calendar.week[day].length === 0)) {
    problems.push('The week has no working time at all: give at least one day a period such as 09:00 to 17:00.')
  }
  return problems
}

function periodProblems(day: Weekday, periods: Period[]): string[] {
  const problems: string[] = []
  const sound: { from: number; to: number; words: string }[] = []
  for (const period of periods) {
    const from = wallTimeMs(period.from)
    const to = wallTimeMs(period.to)
    const words = `${period.from} to ${period.to}`
    if (from === undefined || to === undefined) {
      problems.push(`On ${day}, "${words}" is not a period: write both times as HH:MM, from 00:00 to 24:00.`)
    } else if (from >= to) {
      problems.push(`On ${day}, ${words} ends before it begins: split a period over midnight between the two days.`)
    } else {
      sound.push({ from, to, words })
    }
  }
  sound.sort((a, b) => a.from - b.from)
  let widest = sound[0]
  for (const period of sound.slice(1)) {
    if (widest !== undefined && period.from < widest.to) {
      problems.push(`On ${day}, ${widest.words} and ${period.words} overlap.`)
    }
    if (widest === undefined || period.to > widest.to) widest = period
  }
  return problems
}
