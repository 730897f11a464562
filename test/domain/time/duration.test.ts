import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALWAYS, businessHours } from '../../../src/domain/time/calendar.ts'
import { durationMs, formatDuration, formatTarget, parseDuration } from '../../../src/domain/time/duration.ts'
import type { Duration } from '../../../src/domain/time/duration.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time/instant.ts'
import { calendarOf } from './local-time.ts'

describe('a duration as people type it', () => {
  test.each<[string, number, Duration['unit']]>([
    ['45s', 45, 's'],
    ['90m', 90, 'm'],
    ['90 min', 90, 'm'],
    ['4h', 4, 'h'],
    [' 4 H ', 4, 'h'],
    ['4 hours', 4, 'h'],
    ['1h30m', 90, 'm'],
    ['1 h 30 min', 90, 'm'],
    ['30m 1h', 90, 'm'],
    ['2m 5s', 125, 's'],
    ['1d12h', 36, 'h'],
    ['3d', 3, 'd'],
    ['1 day', 1, 'd'],
    ['2 working days', 2, 'working days'],
    ['1 Working Day', 1, 'working days'],
    ['2 business days', 2, 'working days'],
    ['2wd', 2, 'working days'],
    ['2 WD', 2, 'working days'],
    ['3653d', 3653, 'd'],
  ])('"%s" is %d %s', (text, amount, unit) => {
    expect(parseDuration(text)).toEqual({ amount, unit })
  })

  test.each([
    ['', 'A duration is missing'],
    ['0m', 'longer than zero'],
    ['0 working days', 'longer than zero'],
    ['-5m', 'negative'],
    ['30', 'has no unit'],
    ['1.5h', 'such as 1h30m'],
    ['soon', 'is not a duration: write for example'],
    ['4 fortnights', 'is not a duration'],
    ['5months', 'is not a duration'],
    ['1h30', 'is not a duration'],
    ['1h 1h', 'is not a duration'],
    ['1 working day 4h', 'is not a duration'],
    ['3654d', 'over ten years'],
    ['99999999999999999999999h', 'over ten years'],
    ['9000 working days', 'over ten years'],
    ['<!channel>', 'is not a duration'],
  ])('"%s" is refused with a sentence that says what to do', (text, words) => {
    expect(parseDuration(text)).toEqual({ refused: expect.stringContaining(words) })
  })

  test('ten thousand characters are refused at once, and not repeated back', () => {
    const answer = parseDuration('1h'.repeat(5_000))
    expect('refused' in answer && answer.refused.length).toBeLessThan(150)
  })

  test('a target is read back as it was set', () => {
    const target = fc.record({
      amount: fc.integer({ min: 1, max: 3653 }),
      unit: fc.constantFrom<Duration['unit'][]>('h', 'd', 'working days'),
    })
    fc.assert(
      fc.property(target, (set) => {
        expect(parseDuration(formatTarget(set))).toEqual(set)
      }),
    )
  })
})

test.each([
  [0, '0 s'],
  [999, 'under 1 s'],
  [45 * SECOND, '45 s'],
  [125 * SECOND, '2 min 5 s'],
  [150 * MINUTE, '2 h 30 min'],
  [2 * HOUR + 59 * SECOND, '2 h'],
  [DAY, '24 h'],
  [DAY + 30 * SECOND, '24 h'],
  [3 * DAY + 4 * HOUR + 5 * MINUTE + 6 * SECOND, '76 h 5 min'],
  [-90 * MINUTE, '−1 h 30 min'],
])('%d ms is said as "%s"', (ms, words) => {
  expect(formatDuration(ms)).toBe(words)
})

test.each<[Duration, string]>([
  [{ amount: 90, unit: 's' }, '1 min 30 s'],
  [{ amount: 90, unit: 'm' }, '1 h 30 min'],
  [{ amount: 48, unit: 'h' }, '48 h'],
  [{ amount: 1, unit: 'd' }, '1 day'],
  [{ amount: 1, unit: 'working days' }, '1 working day'],
  [{ amount: 2, unit: 'working days' }, '2 working days'],
])('the target %o is said as "%s"', (target, words) => {
  expect(formatTarget(target)).toBe(words)
})

describe('the time a target stands for', () => {
  const office = businessHours('Europe/Paris')
  const shortFriday = { monday: '08:00-12:00 13:00-17:30', tuesday: '08:00-12:00 13:00-17:30', friday: '08:00-12:00' }
  test.each<[string, Duration, typeof office, number]>([
    ['hours are hours of the calendar', { amount: 4, unit: 'h' }, office, 4 * HOUR],
    ['a day is 24 hours of the calendar', { amount: 2, unit: 'd' }, office, 48 * HOUR],
    ['a working day of 09:00 to 17:00 is 8 hours', { amount: 2, unit: 'working days' }, office, 16 * HOUR],
    ['a working day around the clock is 24 hours', { amount: 2, unit: 'working days' }, ALWAYS, 48 * HOUR],
    [
      'a shorter Friday is not the usual day',
      { amount: 1, unit: 'working days' },
      calendarOf('UTC', shortFriday),
      8.5 * HOUR,
    ],
    [
      'a shift over midnight counts whole',
      { amount: 2, unit: 'working days' },
      calendarOf('UTC', { monday: '22:00-06:00', friday: '22:00-06:00' }),
      16 * HOUR,
    ],
    [
      'of two equally usual days the longer counts',
      { amount: 1, unit: 'working days' },
      calendarOf('UTC', { monday: '09:00-12:00', tuesday: '09:00-17:00' }),
      8 * HOUR,
    ],
  ])('%s', (_title, target, calendar, ms) => {
    expect(durationMs(target, calendar)).toBe(ms)
  })
})
