import type { CalendarTerms, PublicHoliday, PublicHolidaysByYear } from '../domain/terms/calendar-terms.ts'
import { sha256 } from './sha256.ts'
import { calendarShape, calendarYearShape, type KeptCalendar } from './shapes/calendar.ts'
import type { Db } from './db.ts'

/** 128 bits: nobody finds two calendars of one name. */
const CONTENT_LETTERS = 32

/** What a calendar's row is called by: all that its rules say, but for the name that an agreement has for them. */
export function contentOf(rules: CalendarTerms): string {
  return sha256(JSON.stringify(calendarShape.write(rules))).slice(0, CONTENT_LETTERS)
}

/** Keep it, once however many agree on the same; returns its content. */
export async function keepCalendar(db: Db, rules: CalendarTerms): Promise<string> {
  const content = contentOf(rules)
  await db.calendar.upsert({ where: { content }, create: { content, state: calendarShape.write(rules) }, update: {} })
  return content
}

/** Of all calendars unless some are named. */
export async function rulesOf(db: Db, contents?: string[]): Promise<Map<string, KeptCalendar>> {
  const rows = await db.calendar.findMany({ where: { ...(contents && { content: { in: contents } }) } })
  return new Map(
    rows.map(({ content, state }) => [content, calendarShape.read(state, { table: 'Calendar', id: content })]),
  )
}

export async function yearsOf(db: Db, contents: string[]): Promise<Map<string, PublicHolidaysByYear>> {
  const rows = await db.calendarYear.findMany({ where: { content: { in: contents } } })
  const found = new Map<string, Record<number, PublicHoliday[]>>()
  for (const { content, year, state } of rows) {
    const { holidays } = calendarYearShape.read(state, { table: 'CalendarYear', id: `${content} ${year}` })
    found.set(content, { ...found.get(content), [year]: holidays })
  }
  return found
}
