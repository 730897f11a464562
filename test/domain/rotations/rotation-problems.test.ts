import { expect, test } from 'vitest'
import { rotationProblems } from '../../../src/domain/rotations/rotation-problems.ts'
import type { Rotation } from '../../../src/domain/rotations/rotation.ts'
import { everyDay } from '../../../src/domain/time/calendar.ts'
import { rotation } from './rotation-kit.ts'

test('A sound rotation has no problem, nor one of people whom nobody knows', () => {
  expect(rotationProblems(rotation())).toEqual([])
  expect(rotationProblems(rotation({ members: [null] }))).toEqual([])
})

const hours = (every: number, at = '09:00'): Partial<Rotation> => ({ turns: { every, unit: 'hours', at } })

test.each<[string, Partial<Rotation>, string]>([
  ['no members', { members: [] }, 'Nobody is in this rotation'],
  ['an unknown zone', { zone: 'Europe/Atlantis' }, 'There is no time zone "Europe/Atlantis"'],
  ['a zone that is an offset', { zone: '+02:00' }, 'There is no time zone "+02:00"'],
  ['a start that is no day', { startsOn: '2026-02-30' }, '"2026-02-30" is not a date'],
  ['a handover that is no time', hours(8, '25:00'), '"25:00" is not a time at which to hand over'],
  ['a handover as the day is over', hours(8, '24:00'), '"24:00" is not a time at which to hand over'],
  ['a turn of nothing', hours(0), 'A turn cannot be 0 hours long'],
  ['a turn that is negative', hours(-8), 'A turn cannot be -8 hours long'],
  ['half a turn', hours(1.5), 'A turn cannot be 1.5 hours long'],
  ['a turn of more than a year', hours(8785), 'A turn of 8785 hours is over a year: give at most 8784 hours.'],
  [
    'a year and a week',
    { turns: { every: 53, unit: 'weeks', on: 'monday', at: '09:00' } },
    'A turn of 53 weeks is over a year',
  ],
  [
    'a day that no week has',
    { turns: { every: 1, unit: 'weeks', on: 'someday' as 'monday', at: '09:00' } },
    '"someday" is not a day',
  ],
  [
    'a day that no month has',
    { turns: { every: 1, unit: 'months', on: 32, at: '09:00' } },
    'There is no day 32 of a month',
  ],
  [
    'hours that are none',
    { only: { name: 'none', version: 1, zone: 'UTC', holidays: [], week: everyDay(() => []) } },
    'Its hours: The week has no working time at all',
  ],
])('%s is refused in words', (_, wrong, words) => {
  expect(rotationProblems(rotation(wrong)).join(' ')).toContain(words)
})
