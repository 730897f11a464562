import { type Change, compared } from '../partners/change.ts'
import { sayHours, sayPeriods } from '../time/say-hours.ts'
import type { CalendarTerms } from './calendar-terms.ts'
import { type Terms, USUAL_CALENDAR } from './terms.ts'

/** What differs between the working hours of two terms, as they were agreed: a year more of public holidays is none. */
export function calendarChanges(before: Terms['calendars'], after: Terms['calendars']): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [from, to] = [before[name]?.rules, after[name]?.rules]
    if (!from || !to) return compared(`the hours “${name}”`, sayCalendar(from), sayCalendar(to))
    const of = name === USUAL_CALENDAR ? '' : ` of “${name}”`
    return [
      ...compared(`the time zone${of}`, from.zone, to.zone),
      ...compared(`the working hours${of}`, sayHours(from), sayHours(to)),
      ...compared(`the public holidays${of}`, sayPlace(from), sayPlace(to)),
      ...days(`the public holidays worked${of}`, exceptOf(from), exceptOf(to)),
      ...days(`the days off${of}`, from.daysOff, to.daysOff),
      ...days(`the days with hours of their own${of}`, ownHours(from), ownHours(to)),
    ]
  })
}

function sayPlace({ publicHolidays }: CalendarTerms): string {
  if (!publicHolidays) return 'none'
  const { country, region } = publicHolidays
  return region === undefined ? country : `${country}-${region}`
}

function exceptOf({ publicHolidays }: CalendarTerms): string[] {
  return publicHolidays?.except ?? []
}

function ownHours({ hoursOnDates }: CalendarTerms): string[] {
  return hoursOnDates.map(({ on, periods }) => `${on} ${sayPeriods(periods)}`)
}

/** Named one by one, days are too many to read: how many there are, and which only one of the two has. */
function days(what: string, before: string[], after: string[]): Change[] {
  return compared(what, sayDays(before, after), sayDays(after, before))
}

const NAMED_DAYS = 3

function sayDays(days: string[], others: string[]): string {
  const own = [...new Set(days)].filter((day) => !others.includes(day)).toSorted()
  const rest = own.length > NAMED_DAYS ? ` and ${own.length - NAMED_DAYS} more` : ''
  const named = own.length === 0 ? '' : ` (with ${own.slice(0, NAMED_DAYS).join(', ')}${rest})`
  return `${new Set(days).size}${named}`
}

/** All of it: where it is new, nothing else tells of it. Of each kind of days so many are named, the others by their number. */
export function sayCalendar(rules: CalendarTerms | undefined, named = NAMED_DAYS): string {
  if (!rules) return ''
  const further = [
    sayAll('worked all the same', exceptOf(rules), named),
    sayAll('days off', rules.daysOff, named),
    sayAll('days with hours of their own', ownHours(rules), named),
  ]
  return `${sayHours(rules)} (${rules.zone}), public holidays: ${sayPlace(rules)}${further.join('')}`
}

function sayAll(what: string, days: string[], named: number): string {
  const own = [...new Set(days)].toSorted()
  const rest = own.length > named ? ` and ${own.length - named} more` : ''
  return own.length === 0 ? '' : `, ${what}: ${own.slice(0, named).join(', ')}${rest}`
}
