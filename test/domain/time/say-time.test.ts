import { expect, test } from 'vitest'
import { parseLocalDateTime, sayInstant } from '../../../src/domain/time/say-time.ts'

test.each([
  ['2026-11-23T08:30:00Z', 'Europe/Paris', 'Mon 23 Nov 2026, 09:30 (Europe/Paris)'],
  ['2026-11-23T08:30:59.999Z', 'UTC', 'Mon 23 Nov 2026, 08:30 (UTC)'],
  ['2026-02-28T20:00:00Z', 'Asia/Kolkata', 'Sun 1 Mar 2026, 01:30 (Asia/Kolkata)'],
  ['2026-01-01T04:05:00Z', 'America/New_York', 'Wed 31 Dec 2025, 23:05 (America/New_York)'],
])('%s is said in %s as "%s"', (instant, zone, words) => {
  expect(sayInstant(Temporal.Instant.from(instant).epochMilliseconds, zone)).toBe(words)
})

test.each([
  ['2026-11-23 09:30', 'Europe/Paris', '2026-11-23T08:30:00Z'],
  [' 2026-11-23T09:30 ', 'Europe/Paris', '2026-11-23T08:30:00Z'],
  ['2026-1-5 9:05', 'Asia/Kolkata', '2026-01-05T03:35:00Z'],
  ['2026-10-25 02:30', 'Europe/Paris', '2026-10-25T00:30:00Z'],
  ['2026-11-01 01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
  ['2028-02-29 00:00', 'UTC', '2028-02-29T00:00:00Z'],
])('"%s" typed in %s means %s, the first of the two if the clocks repeat it', (text, zone, instant) => {
  expect(parseLocalDateTime(text, zone)).toBe(Temporal.Instant.from(instant).epochMilliseconds)
})

test.each([
  ['2026-03-29 02:30', 'Europe/Paris', '02:30 on 2026-03-29 does not exist in Europe/Paris'],
  ['2026-03-29 02:30', 'Europe/Paris', 'to 03:00 on 2026-03-29'],
  ['2018-11-04 00:00', 'America/Sao_Paulo', 'to 01:00 on 2018-11-04'],
  ['2011-12-30 10:00', 'Pacific/Apia', 'to 00:00 on 2011-12-31'],
])('"%s" is refused in %s because the clocks skip it, and the sentence says: %s', (text, zone, words) => {
  expect(parseLocalDateTime(text, zone)).toEqual({ refused: expect.stringContaining(words) })
})

test.each([
  ['2026-02-30 10:00', 'There is no day 2026-02-30: the last of that month is 2026-02-28'],
  ['2026-00-10 10:00', 'There is no month 0'],
  ['2026-10-00 10:00', 'There is no day 2026-10-00: the first of that month is 2026-10-01.'],
  ['2026-11-23 24:00', 'There is no 24:00 on a clock'],
  ['2026-11-23 10:60', 'There is no 10:60 on a clock'],
  ['2026-11-23', 'write it as 2026-11-23 09:30'],
  ['tomorrow', '"tomorrow" is not a date and time'],
  ['', 'is not a date and time'],
])('"%s" is refused: %s', (text, words) => {
  expect(parseLocalDateTime(text, 'Europe/Paris')).toEqual({ refused: expect.stringContaining(words) })
})
