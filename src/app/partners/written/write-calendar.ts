import type { CalendarTerms } from '../../../domain/terms/calendar-terms.ts'
import { type Week, WEEKDAYS } from '../../../domain/time/calendar.ts'
import { canonicalJson } from '../../../domain/timeline/canonical-json.ts'
import type { WrittenCalendar } from './written-sheet.ts'

type WrittenHours = NonNullable<WrittenCalendar['hours']>

/** Working hours as a sheet says them, whole. */
export function writeCalendar(rules: CalendarTerms): WrittenCalendar {
  const { zone, week, seasons, publicHolidays, daysOff, hoursOnDates } = rules
  const { country = 'none', region, except = [] } = publicHolidays ?? {}
  return {
    zone,
    hours: writeWeek(week),
    ...(seasons.length > 0 && {
      seasons: seasons.map((season) => ({ from: season.from, to: season.to, hours: writeWeek(season.week) })),
    }),
    holidays: {
      country,
      ...(region !== undefined && { region }),
      ...(except.length > 0 && { except }),
      ...(daysOff.length > 0 && { days: daysOff }),
    },
    ...(hoursOnDates.length > 0 && {
      dates: hoursOnDates.flatMap(({ on, periods }) => periods.map(({ from, to }) => ({ on, from, to }))),
    }),
  }
}

/** A week as a sheet says it. Days of the same hours stand together. The periods of a day keep their order, so that it reads as the very same week. */
export function writeWeek(week: Week): WrittenHours {
  const worked = WEEKDAYS.filter((day) => week[day].length > 0)
  return [...Map.groupBy(worked, (day) => canonicalJson(week[day])).values()].flatMap((days) =>
    week[days[0]!].map(({ from, to }) => ({ days, from, to })),
  )
}
