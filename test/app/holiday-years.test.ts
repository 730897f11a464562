import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { almanac } from '../../src/almanac/almanac.ts'
import { extendHolidayYears } from '../../src/app/extend-holiday-years.ts'
import { doctor } from '../../src/cli/doctor/doctor.ts'
import { usualHours } from '../../src/domain/terms/hours-of.ts'
import { DAY } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet } from '../kit/app-fixture.ts'

const GERMAN = { ...acmeSheet, calendar: { zone: 'Europe/Berlin', holidays: { country: 'DE-BY' } } }
const YEAR = 365 * DAY

let app: App

beforeEach(async () => {
  app = await App.open(GERMAN, globexSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const acme = async () => (await app.read((view) => view.partners.bySlug('acme')))!
const rules = async () => (await acme()).terms.calendars['working hours']!.rules
const years = async () => {
  const said = await rules()
  return Object.keys(await app.read((view) => view.calendars.yearsOf(said))).map(Number)
}
const holidays = async (year: number) =>
  usualHours((await acme()).terms).holidays.filter((day) => day.startsWith(`${year}`))
const complaints = async () =>
  (await doctor(app.services)).map(({ text }) => text).filter((text) => text.startsWith('The public holidays'))

/** The almanac of a newer release: the country has a holiday more in 2027, and one of it on another day. */
function newerAlmanac(): void {
  app.services.almanac = {
    ...almanac,
    publicHolidays: (place, from, to) => {
      const byYear = { ...almanac.publicHolidays(place, from, to) }
      const of2027 = byYear[2027]
      if (of2027 === undefined) return byYear
      const moved = of2027.map((one) => (one.date === '2027-05-27' ? { ...one, date: '2027-05-28' } : one))
      return { ...byYear, 2027: [...moved, { date: '2027-03-08', names: ['Frauentag', 'Women’s Day'] }] }
    },
  }
}

describe('the public holidays of an agreement', () => {
  test('are frozen when it is written, from the year before to three years ahead', async () => {
    expect(await years()).toEqual([2025, 2026, 2027, 2028, 2029])
    expect(await holidays(2029)).toContain('2029-12-25')
  })

  test('are those of further years when these come within sight, for every calendar, and once only', async () => {
    await extendHolidayYears(app.services)
    expect(await years()).toEqual([2025, 2026, 2027, 2028, 2029])
    app.clock.move(2 * YEAR)
    await extendHolidayYears(app.services)
    expect(await years()).toEqual([2025, 2026, 2027, 2028, 2029, 2030, 2031])
    expect(await holidays(2031)).toContain('2031-12-25')
    const kept = await app.read((view) => view.calendars.list())
    expect(kept.map((one) => Object.keys(one.years).length)).toEqual(kept.map(() => 7))
    await extendHolidayYears(app.services)
    expect(await app.read((view) => view.calendars.list())).toEqual(kept)
  })

  test('leave no year out, however long nobody looked after them', async () => {
    app.clock.move(9 * YEAR)
    await extendHolidayYears(app.services)
    expect(await years()).toEqual(Array.from({ length: 14 }, (_, at) => 2025 + at))
  })

  test('stay as they were when a newer almanac has others; what differs is told, and nothing where it does not', async () => {
    expect(await complaints()).toEqual([])
    const before = await holidays(2027)
    newerAlmanac()
    app.clock.move(YEAR)
    await extendHolidayYears(app.services)
    await app.register(GERMAN)
    expect(await holidays(2027)).toEqual(before)
    expect(await complaints()).toEqual([
      'The public holidays of DE-BY for 2027 differ from those the terms of Acme Hosting were made with: 2027-05-28 (Corpus Christi) is one now, 2027-03-08 (Women’s Day) is one now, 2027-05-27 (Corpus Christi) is none now. The terms stay as they are; change the calendar “working hours” in the sheet of acme to take them over, with `days` and `except` under holidays.',
    ])
  })

  test('are taken over by changing the calendar, and what is in flight keeps those it began with', async () => {
    await app.register({
      ...GERMAN,
      sla: { objectives: [{ measure: 'resolve', target: '90 working days', protects: 'It is done.' }] },
    })
    const version = (await acme()).agreement
    newerAlmanac()
    await app.register({
      ...GERMAN,
      calendar: { zone: 'Europe/Berlin', holidays: { country: 'DE-BY', days: ['2027-03-09'] } },
    })
    await app.accepts()
    expect(await complaints()).toEqual([])
    expect(await holidays(2027)).toEqual(expect.arrayContaining(['2027-03-08', '2027-03-09', '2027-05-28']))
    const began = await app.read((view) => view.agreements.get(version.id))
    expect(usualHours(began!.terms).holidays).not.toContain('2027-03-08')
  })
})
