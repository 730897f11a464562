import { describe, expect, test } from 'vitest'
import { countryOf, holidaysIn } from '../../src/almanac/holidays-in.ts'

describe('the holidays of whoever works by a clock', () => {
  test.each([
    ['America/Los_Angeles', 'US'],
    ['Asia/Kolkata', 'IN'],
    ['Asia/Calcutta', 'IN'],
    ['Europe/Berlin', 'DE'],
    // These have an older code, too.
    ['Europe/London', 'GB'],
    ['Europe/Paris', 'FR'],
    ['Europe/Belgrade', 'RS'],
    ['America/Panama', 'PA'],
  ])('%s are those of %s', (zone, country) => {
    expect(countryOf(zone)).toBe(country)
  })

  test('of no country are none', () => {
    expect(countryOf('UTC')).toBeUndefined()
    expect(holidaysIn('UTC', 2026, 2027)).toEqual([])
  })

  test('are those that the whole country has, of each of the years', () => {
    expect(holidaysIn('America/Los_Angeles', 2026, 2027)).toEqual(expect.arrayContaining(['2026-11-26', '2027-11-25']))
    const german = holidaysIn('Europe/Berlin', 2026, 2026)
    expect(german).toContain('2026-10-03')
    // Assumption Day is one of Bavaria and the Saarland.
    expect(german).not.toContain('2026-08-15')
  })
})
