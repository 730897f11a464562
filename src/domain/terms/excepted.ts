import { nearest } from '../partners/nearest.ts'
import { isoDayNumber } from '../time/wall-clock.ts'
import { type CalendarTerms, COMMON, type PublicHoliday, type PublicHolidaysByYear } from './calendar-terms.ts'

/** Whether `except` means this holiday: its date, its `MM-DD`, or one of its names in any letter case. */
export function isExcepted({ date, names }: PublicHoliday, except: string): boolean {
  const said = plain(except)
  return date === said || date.slice('YYYY-'.length) === said || names.some((name) => plain(name) === said)
}

/** What is taken out of the public holidays though it is none of them, each a sentence. A date of a year that is not given is not looked at. */
export function exceptProblems({ publicHolidays }: CalendarTerms, byYear: PublicHolidaysByYear): string[] {
  if (publicHolidays === undefined) return []
  const { country, region, except } = publicHolidays
  const holidays = Object.values(byYear).flat()
  const place = region === undefined || region === COMMON ? country : `${country}-${region}`
  return except
    .filter((one) => isKnown(one, byYear) && !holidays.some((holiday) => isExcepted(holiday, one)))
    .map(
      (one) =>
        `“${one}” is no public holiday of ${place}, so it cannot be taken out of them: ${whatToDo(one, holidays)}`,
    )
}

function isKnown(except: string, byYear: PublicHolidaysByYear): boolean {
  return isoDayNumber(except) === undefined || byYear[Number(except.slice(0, 4))] !== undefined
}

function whatToDo(except: string, holidays: PublicHoliday[]): string {
  const names = [...new Set(holidays.flatMap((holiday) => holiday.names))]
  const meant = nearest(except, names)
  if (meant !== undefined) return `did you mean “${meant}”?`
  const some = names.slice(0, 3).map((name) => `“${name}”`)
  return `leave it out, or name one that is, by its date or as ${some.join(', ')}.`
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[’‘`´]/gu, "'")
}
