import type { CalendarTable } from '../../ports/store/agreements.ts'
import { contentOf, keepCalendar, rulesOf, yearsOf } from '../kept-calendars.ts'
import { calendarYearShape } from '../shapes/calendar.ts'
import type { Unit } from '../tx-client.ts'

export function calendarTable(unit: Unit): CalendarTable {
  const { db, known } = unit
  return {
    async yearsOf(rules) {
      const content = contentOf(rules)
      return (await yearsOf(db, [content])).get(content) ?? {}
    },
    async list() {
      const rules = await rulesOf(db)
      const years = await yearsOf(db, [...rules.keys()])
      return [...rules].map(([content, kept]) => ({ rules: { name: '', ...kept }, years: years.get(content) ?? {} }))
    },
    async freeze(rules, years) {
      const content = await keepCalendar(db, rules)
      const frozen = (await yearsOf(db, [content])).get(content) ?? {}
      const fresh = Object.entries(years).filter(([year]) => frozen[Number(year)] === undefined)
      if (fresh.length === 0) return
      await db.calendarYear.createMany({
        data: fresh.map(([year, holidays]) => ({
          content,
          year: Number(year),
          state: calendarYearShape.write({ holidays: [...holidays] }),
        })),
      })
      unit.frozen.years = true
      known.forget()
    },
  }
}
