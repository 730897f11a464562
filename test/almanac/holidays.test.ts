import { describe, expect, test } from 'vitest'
import { holidayPlace } from '../../src/almanac/holiday-place.ts'
import { publicHolidays } from '../../src/almanac/holidays.ts'
import type { HolidayPlace } from '../../src/domain/terms/calendar-terms.ts'

function holidayDates(place: HolidayPlace, year: number): string[] {
  return (publicHolidays(place, year, year)[year] ?? []).map(({ date }) => date)
}

describe('public holidays', () => {
  test('of France in 2026 are the eleven of its labour code', () => {
    expect(holidayDates({ country: 'FR' }, 2026)).toEqual([
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
    const years = publicHolidays({ country: 'US', region: 'CA' }, 2025, 2028)
    expect(Object.keys(years)).toEqual(['2025', '2026', '2027', '2028'])
    for (const [year, holidays] of Object.entries(years)) {
      const dates = holidays.map(({ date }) => date)
      expect(dates).toEqual([...new Set(dates)].sort())
      expect(new Set(dates.map((date) => date.slice(0, 4)))).toEqual(new Set([year]))
    }
  })

  test('of a region are added to those of its country, and of a part of the region to those', () => {
    expect(holidayDates({ country: 'DE' }, 2026)).not.toContain('2026-01-06')
    expect(holidayDates({ country: 'DE', region: 'BY' }, 2026)).toContain('2026-01-06')
    expect(holidayDates({ country: 'DE', region: 'BY' }, 2026)).not.toContain('2026-08-08')
    expect(holidayDates({ country: 'DE', region: 'BY-A' }, 2026)).toContain('2026-08-08')
    expect(holidayDates({ country: 'DE', region: 'common' }, 2026)).toEqual(holidayDates({ country: 'DE' }, 2026))
  })

  test('are named in the language of their country and in English', () => {
    const [christmas] = (publicHolidays({ country: 'FR' }, 2026, 2026)[2026] ?? []).slice(-1)
    expect(christmas).toEqual({ date: '2026-12-25', names: ['Noël', 'Christmas Day'] })
  })

  test('include the day observed for a holiday on a weekend', () => {
    expect(holidayDates({ country: 'GB' }, 2026)).toContain('2026-12-28')
  })

  test('of several days name every day, and leave out the afternoon of the eve', () => {
    const may = holidayDates({ country: 'TR' }, 2026).filter(
      (date) => date.startsWith('2026-05-2') || date === '2026-05-30',
    )
    expect(may).toEqual(['2026-05-27', '2026-05-28', '2026-05-29', '2026-05-30'])
  })

  test('that began in the year before go on into the year asked for', () => {
    expect(holidayDates({ country: 'SZ' }, 2027)).toContain('2027-01-02')
  })

  test('include Easter Sunday of 2024 in Sweden, which the clocks made an hour shorter', () => {
    expect(holidayDates({ country: 'SE' }, 2024)).toContain('2024-03-31')
  })

  test('of half a day are no holidays', () => {
    expect(holidayDates({ country: 'IS' }, 2026)).not.toContain('2026-12-24')
  })
})

describe('the place whose holidays are meant', () => {
  test.each<[string, string | undefined, object]>([
    ['FR', undefined, { country: 'FR' }],
    [' fr ', '', { country: 'FR' }],
    ['US', undefined, { country: 'US' }],
    ['it', undefined, { country: 'IT' }],
    ['de', 'by', { country: 'DE', region: 'BY' }],
    ['DE', 'DE-BY', { country: 'DE', region: 'BY' }],
    ['DE', 'Bayern', { country: 'DE', region: 'BY' }],
    ['CH', 'canton of zürich', { country: 'CH', region: 'ZH' }],
    ['DE', 'BY-A', { country: 'DE', region: 'BY-A' }],
    ['DE', 'by-kath', { country: 'DE', region: 'BY-KATH' }],
    ['GB', 'Common', { country: 'GB', region: 'common' }],
  ])('of country "%s", region %s is %o', (country, region, place) => {
    expect(holidayPlace(country, region)).toEqual(place)
  })

  test.each<[string, string | undefined, RegExp]>([
    ['XX', undefined, /No holidays are known for “XX”: give the two letters/u],
    ['', undefined, /No holidays are known/u],
    ['constructor', undefined, /No holidays are known/u],
    ['UK', undefined, /did you mean GB \(United Kingdom\)\?/u],
    ['Germany', undefined, /did you mean DE \(Germany\)\?/u],
    ['Grmany', undefined, /did you mean DE \(Germany\)\?/u],
    ['FR', 'ZZZ', /No region “ZZZ” is known in FR\. Known: 57, /u],
    ['DE', 'Bayren', /No region “Bayren” is known in DE: did you mean BY \(Bayern\)\? Known: BB, /u],
    ['DE', 'BY-KAT', /No region “KAT” is known in DE-BY: did you mean KATH/u],
    ['DE', 'BE-A', /No region “A” is known in DE-BE, nor any other: leave it out/u],
    ['JP', '13', /No region “13” is known in JP, nor any other: leave it out/u],
  ])('of country "%s", region %s is refused', (country, region, sentence) => {
    expect(holidayPlace(country, region)).toEqual({ refused: expect.stringMatching(sentence) })
  })

  test.each([
    ['GB', 'United Kingdom', 'ENG (England)'],
    ['DE', 'Germany', 'BY (Bayern)'],
    ['CH', 'Switzerland', 'ZH (Canton of Zürich)'],
    ['ES', 'Spain', 'CT (Catalonia)'],
    ['CA', 'Canada', 'ON (Ontario)'],
    ['AU', 'Australia', 'VIC (Victoria)'],
    ['IN', 'India', 'KA (Karnataka)'],
  ])('is missing its region for %s, of which no list is right without: the regions are named', (country, name, one) => {
    const refused = holidayPlace(country, undefined)
    expect(refused).toEqual({
      refused: expect.stringMatching(`^The public holidays of ${name} hang on the region: name one, as in ${country}-`),
    })
    expect('refused' in refused && refused.refused).toContain(one)
    expect('refused' in refused && refused.refused).toContain(
      `or write ${country}-common for those that all regions have`,
    )
  })
})
