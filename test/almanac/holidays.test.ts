import { describe, expect, test } from 'vitest'
import { AlmanacError } from '../../src/almanac/almanac-error.ts'
import { holidayDates } from '../../src/almanac/holidays.ts'

describe('public holidays', () => {
  test('of France in 2026 are the eleven of its labour code', () => {
    expect(holidayDates('FR', undefined, 2026, 2026)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ])
  })

  test('of several years come sorted, each once, and from no other year', () => {
    const dates = holidayDates('US', 'CA', 2025, 2028)
    expect(dates).toEqual([...new Set(dates)].sort())
    expect(new Set(dates.map((date) => date.slice(0, 4)))).toEqual(new Set(['2025', '2026', '2027', '2028']))
  })

  test('of a region are added to those of its country, in whatever case it is written', () => {
    expect(holidayDates('DE', undefined, 2026, 2026)).not.toContain('2026-01-06')
    expect(holidayDates('de', 'by', 2026, 2026)).toContain('2026-01-06')
  })

  test('include the day observed for a holiday on a weekend', () => {
    expect(holidayDates('GB', undefined, 2026, 2026)).toContain('2026-12-28')
  })

  test('of several days name every day, and leave out the afternoon of the eve', () => {
    const may = holidayDates('TR', undefined, 2026, 2026).filter(
      (date) => date.startsWith('2026-05-2') || date === '2026-05-30',
    )
    expect(may).toEqual(['2026-05-27', '2026-05-28', '2026-05-29', '2026-05-30'])
  })

  test('that began in the year before go on into the year asked for', () => {
    expect(holidayDates('SZ', undefined, 2027, 2027)).toContain('2027-01-02')
  })

  test('include Easter Sunday of 2024 in Sweden, which the clocks made an hour shorter', () => {
    expect(holidayDates('SE', undefined, 2024, 2024)).toContain('2024-03-31')
  })

  test('of half a day are no holidays', () => {
    expect(holidayDates('IS', undefined, 2026, 2026)).not.toContain('2026-12-24')
  })

  test.each([
    ['XX', undefined, 'unknown-country'],
    ['', undefined, 'unknown-country'],
    ['constructor', undefined, 'unknown-country'],
    ['FR', 'ZZ', 'unknown-region'],
  ])('of country "%s", region %s are an error with the code %s', (country, region, code) => {
    const ask = () => holidayDates(country, region, 2026, 2026)
    expect(ask).toThrow(AlmanacError)
    expect(ask).toThrow(expect.objectContaining({ code }))
  })
})
