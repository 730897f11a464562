import { type Change, compared } from '../partners/change.ts'
import { sayHours } from '../time/say-hours.ts'
import { type CalendarOfTerms, USUAL_CALENDAR } from './terms.ts'

type Calendars = Record<string, CalendarOfTerms>

/** What differs between the working hours of two terms. */
export function calendarChanges(before: Calendars, after: Calendars): Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [from, to] = [before[name], after[name]]
    if (!from || !to) return compared(`the hours “${name}”`, sayCalendar(from), sayCalendar(to))
    const of = name === USUAL_CALENDAR ? '' : ` of “${name}”`
    return [
      ...compared(`the time zone${of}`, from.zone, to.zone),
      ...compared(`the working hours${of}`, sayHours(from), sayHours(to)),
      ...daysOff(`the days off${of}`, from.holidays, to.holidays),
    ]
  })
}

/** Named one by one, days are too many to read: how many there are, and which only one of the two has. */
function daysOff(what: string, before: string[], after: string[]): Change[] {
  const [from, to] = [sayDays(before, after), sayDays(after, before)]
  return compared(what, from, to)
}

const NAMED_DAYS = 3

function sayDays(days: string[], others: string[]): string {
  const own = days.filter((day) => !others.includes(day)).toSorted()
  const rest = own.length > NAMED_DAYS ? ` and ${own.length - NAMED_DAYS} more` : ''
  const named = own.length === 0 ? '' : ` (with ${own.slice(0, NAMED_DAYS).join(', ')}${rest})`
  return `${new Set(days).size}${named}`
}

function sayCalendar(calendar: CalendarOfTerms | undefined): string {
  return calendar ? `${sayHours(calendar)} (${calendar.zone}), ${new Set(calendar.holidays).size} days off` : ''
}
