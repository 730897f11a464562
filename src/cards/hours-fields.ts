import { type Side, SIDES } from '../domain/partners/party.ts'
import type { CalendarTerms } from '../domain/terms/calendar-terms.ts'
import { sayCalendar } from '../domain/terms/diff-calendars.ts'
import type { HoursTold } from '../domain/terms/hours-told.ts'
import { shorten } from './quote.ts'

/** As many days are named of each kind: whoever reads it agrees to all of them. */
const DAYS = 40
const LONGEST = 1_500

/** What the hours are that something is counted in: days, times, zone, holidays. `is`: how each side is called. */
export function hoursFields(hours: HoursTold, is: Record<Side, string>): { label: string; value: string }[] {
  const say = (rules: CalendarTerms) => shorten(sayCalendar(rules, DAYS), LONGEST)
  const [ours, theirs] = SIDES.map((side) => say(hours[side]))
  const working =
    ours === theirs
      ? [{ label: 'Working hours', value: ours! }]
      : SIDES.map((side) => ({ label: `Working hours of ${is[side]}`, value: say(hours[side]) }))
  return [...working, ...hours.further.map((rules) => ({ label: `“${rules.name}”`, value: say(rules) }))]
}
