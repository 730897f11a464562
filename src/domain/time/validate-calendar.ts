import { type Calendar, type OwnHours, type Period, type Week, WEEKDAYS } from './calendar.ts'
import { hoursOn } from './day-hours.ts'
import { meetingWeeks, overlaps, runsInto } from './meeting-periods.ts'
import { noSuchDay } from './no-such-day.ts'
import { sayWhile, seasonProblems } from './validate-seasons.ts'
import { dayNumberOf, isoDate, isoDayNumber, wallTimeMs } from './wall-clock.ts'
import { isZone } from './zone-offsets.ts'

/** Every reason why this calendar cannot be used, each a sentence for the person who wrote it; empty when it is sound. */
export function validateCalendar(calendar: Calendar): string[] {
  const { zone, week, seasons = [], holidays, ownHours = [] } = calendar
  const problems: string[] = []
  if (!isZone(zone)) problems.push(`There is no time zone "${zone}": give an IANA name such as Europe/Paris.`)
  problems.push(...weekProblems(week, ''))
  for (const season of seasons) problems.push(...weekProblems(season.week, sayWhile(season)))
  for (const date of holidays) {
    if (isoDayNumber(date) === undefined)
      problems.push(`The holiday "${date}" is not a date such as 2026-12-25.${sayNone(date)}`)
  }
  for (const { date, periods } of ownHours) problems.push(...ownHoursProblems(date, periods))
  if (hasNoWork(week)) {
    problems.push('The week has no working time at all: give at least one day a period such as 09:00 to 17:00.')
  }
  problems.push(...seasonProblems(seasons))
  // What periods do to each other can only be said of periods, dates and seasons that are some.
  return problems.length > 0 ? problems : [...meetingWeeks(calendar), ...meetingOwnHours(calendar)]
}

/** Which days there are around one that there is not. */
function sayNone(date: string): string {
  const none = noSuchDay(date)
  return none === undefined ? '' : ` ${none}`
}

function hasNoWork(week: Week): boolean {
  return WEEKDAYS.every((day) => week[day].length === 0)
}

function weekProblems(week: Week, during: string): string[] {
  return WEEKDAYS.flatMap((day) => week[day].flatMap((period) => periodProblems(`On ${day}${during}`, period)))
}

function periodProblems(where: string, { from, to }: Period): string[] {
  const words = `${from} to ${to}`
  if (wallTimeMs(from) === undefined || wallTimeMs(to) === undefined) {
    return [`${where}, "${words}" is not a period: write both times as HH:MM, from 00:00 to 24:00.`]
  }
  if (from === '24:00') return [`${where}, ${words} begins as the day is over: write it on the day after, from 00:00.`]
  if (to === '00:00') return [`${where}, ${words}: write 24:00 for the end of the day, that is ${from} to 24:00.`]
  if (from === to) return [`${where}, ${words} is no time at all: for day and night write 00:00 to 24:00.`]
  return []
}

function ownHoursProblems(date: string, periods: Period[]): string[] {
  if (isoDayNumber(date) === undefined)
    return [`"${date}", which has hours of its own, is not a date such as 2026-12-24.${sayNone(date)}`]
  if (periods.length === 0) return [`${date} has no hours of its own: give it some, or take it as a day off.`]
  return periods.flatMap((period) => periodProblems(`On ${date}`, period))
}

/** A half day between two nights, say: what the dates beside it have is looked at as it is on them. */
function meetingOwnHours(calendar: Calendar): string[] {
  const on = (dayNumber: number) => ({ at: isoDate(dayNumber), periods: hoursOn(calendar, dayNumber) })
  const problems = (calendar.ownHours ?? []).flatMap(({ date }) => {
    const day = dayNumberOf(date)
    return [...overlaps(on(day)), ...runsInto(on(day - 1), on(day)), ...runsInto(on(day), on(day + 1))]
  })
  return [...new Set(problems), ...twice(calendar.ownHours ?? [])]
}

function twice(ownHours: OwnHours[]): string[] {
  const dates = ownHours.map(({ date }) => date)
  const again = new Set(dates.filter((date, index) => dates.indexOf(date) !== index))
  return [...again].map((date) => `${date} is given hours of its own twice: write its periods together.`)
}
