import Holidays from 'date-holidays'
import type { HolidaysTypes } from 'date-holidays'
import { DAY, HOUR } from '../domain/time/instant.ts'
import { AlmanacError } from './almanac-error.ts'

/**
 * Public holidays from 1 January of `fromYear` to 31 December of `toYear`, as ISO dates, sorted, each once; days observed in place of a
 * holiday on a weekend are included, half days are not. `country` is an ISO 3166 code (`FR`), `region` the part after the dash of an
 * ISO 3166-2 code (`BY` for Bavaria), in any case. Throws AlmanacError `unknown-country` or `unknown-region`.
 */
export function holidayDates(country: string, region: string | undefined, fromYear: number, toYear: number): string[] {
  const calendar = publicHolidays(country.trim().toUpperCase(), region?.trim().toUpperCase())
  const dates = new Set<string>()
  // A holiday of several days may begin in the year before.
  for (let year = fromYear - 1; year <= toYear; year++) {
    for (const holiday of calendar.getHolidays(year)) for (const date of daysOf(holiday)) dates.add(date)
  }
  return [...dates].filter((date) => yearOf(date) >= fromYear && yearOf(date) <= toYear).sort()
}

function publicHolidays(country: string, region: string | undefined): Holidays {
  const options: HolidaysTypes.Options = { types: ['public'] }
  const world = new Holidays()
  if (!Object.hasOwn(world.getCountries(), country)) {
    throw new AlmanacError(
      'unknown-country',
      `No holidays are known for "${country}": give an ISO country code such as FR.`,
    )
  }
  if (region === undefined || region === '') return new Holidays(country, options)
  const regions: Record<string, string> = world.getStates(country) ?? {}
  const code = Object.keys(regions).find((known) => known.toUpperCase() === region)
  if (code === undefined) {
    const choice = Object.keys(regions).join(', ') || 'none, leave it out'
    throw new AlmanacError('unknown-region', `No region "${region}" is known in ${country}. Known: ${choice}.`)
  }
  return new Holidays(country, code, options)
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
