import { expect, test } from 'vitest'
import { dayOf, restOfWeek } from '../../../src/domain/time/day-of.ts'

const at = (text: string): number => Date.parse(text)

test.each([
  ['Europe/Paris', '2026-11-23T08:00:00Z', '2026-11-22T23:00:00Z', '2026-11-23T22:59:59.999Z'],
  ['America/New_York', '2026-11-24T03:00:00Z', '2026-11-23T05:00:00Z', '2026-11-24T04:59:59.999Z'],
  ['Asia/Kathmandu', '2026-11-23T18:15:00Z', '2026-11-23T18:15:00Z', '2026-11-24T18:14:59.999Z'],
  // Clocks go back, and forward: the day has 25 hours, and 23.
  ['Europe/Paris', '2026-10-25T12:00:00Z', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59.999Z'],
  ['Europe/Paris', '2026-03-29T12:00:00Z', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59.999Z'],
])('in %s the day of %s lasts from %s until %s', (zone, moment, from, until) => {
  expect(dayOf(zone, at(moment))).toEqual({ from: at(from), until: at(until) })
})

test.each([
  ['2026-11-23T08:00:00Z', '2026-11-22T23:00:00Z', '2026-11-29T22:59:59.999Z'],
  ['2026-11-29T08:00:00Z', '2026-11-28T23:00:00Z', '2026-11-29T22:59:59.999Z'],
  // A week at the end of which the clocks go back.
  ['2026-10-23T08:00:00Z', '2026-10-22T22:00:00Z', '2026-10-25T22:59:59.999Z'],
])('the rest of the week of %s lasts from the morning, %s, until Sunday is over, %s', (moment, from, until) => {
  expect(restOfWeek('Europe/Paris', at(moment))).toEqual({ from: at(from), until: at(until) })
})
