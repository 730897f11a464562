import { expect, test } from 'vitest'
import { isDigestAt, nextDigest, secondDigest, stillWorthTelling } from '../../../src/domain/digests/digest-hours.ts'
import { ALWAYS, businessHours, type Calendar, everyDay } from '../../../src/domain/time/calendar.ts'

const PARIS = 'Europe/Paris'
const weekdays = (from: string, to: string): Calendar => ({
  ...businessHours(PARIS),
  week: everyDay((day) => (day === 'saturday' || day === 'sunday' ? [] : [{ from, to }])),
})
const hours = (...calendars: Calendar[]) => ({ calendars, zone: PARIS, at: '09:00', chosen: false })
const at = (text: string) => Date.parse(text)
const next = (given: ReturnType<typeof hours>, after: string) => {
  const found = nextDigest(given, at(after))
  return found === undefined ? undefined : new Date(found).toISOString().slice(0, 16)
}

test.each([
  ['before nine, on the same day', hours(businessHours(PARIS)), '2026-11-23T07:59:59Z', '2026-11-23T08:00'],
  ['at nine itself, on the next', hours(businessHours(PARIS)), '2026-11-23T08:00:00Z', '2026-11-24T08:00'],
  ['over a weekend', hours(businessHours(PARIS)), '2026-11-27T08:00:00Z', '2026-11-30T08:00'],
  ['over a holiday', hours(businessHours(PARIS, ['2026-11-24'])), '2026-11-23T09:00:00Z', '2026-11-25T08:00'],
  ['in summer an hour earlier', hours(businessHours(PARIS)), '2026-03-27T09:00:00Z', '2026-03-30T07:00'],
  [
    'on the first day on which any partner works',
    hours(businessHours(PARIS, ['2026-11-24']), businessHours(PARIS, ['2026-11-24', '2026-11-25'])),
    '2026-11-23T09:00:00Z',
    '2026-11-25T08:00',
  ],
  ['not before work begins', hours(weekdays('10:00', '18:00')), '2026-11-23T00:00:00Z', '2026-11-23T09:00'],
  ['not after it is over', hours(weekdays('05:00', '08:30')), '2026-11-22T12:00:00Z', '2026-11-23T04:00'],
  ['as a night begins', hours(weekdays('22:00', '06:00')), '2026-11-23T08:00:00Z', '2026-11-23T21:00'],
  ['at nine of those who always work', hours(ALWAYS), '2026-11-28T00:00:00Z', '2026-11-28T08:00'],
  ['at the earliest of several', hours(weekdays('10:00', '18:00'), ALWAYS), '2026-11-23T00:00:00Z', '2026-11-23T08:00'],
  [
    'at the time somebody chose, whatever their hours',
    { ...hours(businessHours(PARIS)), at: '18:30', chosen: true },
    '2026-11-23T00:00:00Z',
    '2026-11-23T17:30',
  ],
  [
    'on the person’s own clock',
    { ...hours(businessHours(PARIS)), zone: 'America/New_York' },
    '2026-11-23T08:00:00Z',
    '2026-11-23T14:00',
  ],
  ['never without hours', hours({ ...ALWAYS, week: everyDay(() => []) }), '2026-11-23T08:00:00Z', undefined],
  ['never with no partner', hours(), '2026-11-23T08:00:00Z', undefined],
  ['never for whoever is to be told nothing', { ...hours(ALWAYS), at: 'off' }, '2026-11-23T08:00:00Z', undefined],
])('the next one comes %s', (_, given, after, expected) => {
  expect(next(given, after)).toBe(expected)
})

test.each([
  ['at its moment', hours(businessHours(PARIS)), '2026-11-23T08:00:00Z', true],
  ['hours later, while they work', hours(businessHours(PARIS)), '2026-11-23T15:59:00Z', true],
  ['when their work of that day is over', hours(businessHours(PARIS)), '2026-11-23T16:00:00Z', false],
  ['on the next day', hours(businessHours(PARIS)), '2026-11-24T08:00:00Z', false],
  ['on a day that has become a holiday', hours(businessHours(PARIS, ['2026-11-23'])), '2026-11-23T08:00:00Z', false],
  [
    'at a time they chose after work',
    { ...hours(weekdays('06:00', '08:00')), chosen: true },
    '2026-11-23T08:00:01Z',
    true,
  ],
])('one that was due at nine is worth telling or not: %s', (_, given, now, expected) => {
  expect(stillWorthTelling(given, at('2026-11-23T08:00:00Z'), at(now))).toBe(expected)
})

test('a time of the day is told from what is none', () => {
  expect(['00:00', '08:30', '23:59', 'off'].filter((text) => !isDigestAt(text))).toEqual([])
  expect(['24:00', '8:30', '12:60', 'on', ''].filter(isDigestAt)).toEqual([])
})

test.each([
  ['at two of whoever works then', hours(businessHours(PARIS)), '2026-11-23T08:00:00Z', '2026-11-23T13:00'],
  ['not once it is two', hours(businessHours(PARIS)), '2026-11-23T13:00:00Z', undefined],
  ['not on a short day', hours(weekdays('08:00', '13:00')), '2026-11-23T08:00:00Z', undefined],
  [
    'not behind a first one that comes later',
    { ...hours(ALWAYS), at: '14:30', chosen: true },
    '2026-11-23T08:00:00Z',
    undefined,
  ],
])('the second one of a day comes %s', (_, given, now, expected) => {
  const second = secondDigest(given, at(now))
  expect(second === undefined ? undefined : new Date(second).toISOString().slice(0, 16)).toBe(expected)
})
