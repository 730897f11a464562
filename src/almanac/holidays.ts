import type Holidays from 'date-holidays'
import type { HolidaysTypes } from 'date-holidays'
import { COMMON, type HolidayPlace, type PublicHoliday } from '../domain/terms/calendar-terms.ts'
import { DAY, HOUR } from '../domain/time/instant.ts'
import { holidayLists } from './holiday-lists.ts'

/**
 * Public holidays of each year, sorted, each date once; days observed in place of a holiday on a weekend are included, half days are not.
 * `place` is one that `holidayPlace` gave; of any other there are none.
 */
export function publicHolidays(place: HolidayPlace, fromYear: number, toYear: number): Record<number, PublicHoliday[]> {
  const list = listOf(place)
  const languages = new Set([...list.getLanguages(), 'en'])
  const names = new Map<string, Set<string>>()
  // A holiday of several days may begin in the year before.
  for (let year = fromYear - 1; year <= toYear; year++) {
    for (const holiday of [...languages].flatMap((language) => list.getHolidays(year, language))) {
      for (const date of daysOf(holiday)) names.set(date, (names.get(date) ?? new Set()).add(holiday.name))
    }
  }
  const holidays = [...names].map(([date, called]) => ({ date, names: [...called] }))
  const sorted = holidays.toSorted((a, b) => a.date.localeCompare(b.date))
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index)
  return Object.fromEntries(years.map((year) => [year, sorted.filter(({ date }) => yearOf(date) === year)]))
}

/** The dates of the public holidays that begin in a year, sorted; some may come twice. */
export function holidayDates(place: HolidayPlace, year: number): string[] {
  return listOf(place).getHolidays(year).flatMap(daysOf).toSorted()
}

function listOf({ country, region }: HolidayPlace): Holidays {
  const options: HolidaysTypes.Options = { types: ['public'] }
  const [state, part] = region === undefined || region === COMMON ? [] : region.split('-')
  const named = [country, state, part].filter((one) => one !== undefined)
  return holidayLists(named, options)
}

/**
 * The whole days of a holiday. Its `date` names the first one, also where by its tradition it begins at sunset on the eve. An hour is
 * added for days on which the clocks go forward.
 */
function daysOf(holiday: HolidaysTypes.Holiday): string[] {
  const first = Temporal.PlainDate.from(holiday.date.slice(0, 10))
  const days = Math.floor((holiday.end.getTime() - holiday.start.getTime() + HOUR) / DAY)
  return Array.from({ length: days }, (_, index) => first.add({ days: index }).toString())
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4))
}
