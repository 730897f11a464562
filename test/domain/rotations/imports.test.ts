import { describe, expect, test } from 'vitest'
import { onCall } from '../../../src/domain/rotations/on-call.ts'
import type { CarriedOver } from '../../../src/domain/rotations/imports/carried.ts'
import { fromOpsgenie } from '../../../src/domain/rotations/imports/opsgenie.ts'
import { fromPagerDuty } from '../../../src/domain/rotations/imports/pagerduty.ts'
import { DAY, MINUTE } from '../../../src/domain/time/instant.ts'
import { paris, rotation } from './rotation-kit.ts'

const NOW = paris('2026-11-23T09:00')

const carried = (read: CarriedOver | { refused: string }): CarriedOver => {
  if ('refused' in read) throw new Error(read.refused)
  return read
}

const layer = (more: object = {}) => ({
  ...{ name: 'Layer 1', start: '2026-01-05T09:00:00+01:00', end: null },
  ...{ rotation_virtual_start: '2026-01-05T09:00:00+01:00', rotation_turn_length_seconds: 604_800 },
  users: ['Ana', 'Ben'].map((summary, at) => ({ user: { id: `P${at}`, type: 'user_reference', summary } })),
  restrictions: [],
  ...more,
})

const schedule = (...layers: object[]) =>
  fromPagerDuty({ schedule: { name: 'Primary', time_zone: 'Europe/Paris', schedule_layers: layers } }, NOW)

describe('A schedule of PagerDuty', () => {
  test.each<[number, object]>([
    [604_800, { every: 1, unit: 'weeks', at: '09:00', on: 'monday' }],
    [1_209_600, { every: 2, unit: 'weeks', at: '09:00', on: 'monday' }],
    [86_400, { every: 1, unit: 'days', at: '09:00' }],
    [43_200, { every: 12, unit: 'hours', at: '09:00' }],
  ])('with turns of %i seconds has these', (seconds, turns) => {
    const { rotations } = carried(schedule(layer({ rotation_turn_length_seconds: seconds })))
    expect(rotations[0]).toMatchObject({
      name: 'Primary',
      turns,
      startsOn: '2026-01-05',
      people: [{ name: 'Ana' }, { name: 'Ben' }],
    })
  })

  test('is on at every quarter of an hour of 90 days over a clock change whom its own arithmetic finds', () => {
    const restrictions = [{ type: 'daily_restriction', start_time_of_day: '22:00:00', duration_seconds: 8 * 3600 }]
    const { rotations } = carried(schedule(layer({ restrictions })))
    const { people, ...plan } = rotations[0]!
    const state = rotation({ ...plan, members: people.map((one) => one!.name!) })
    const first = Temporal.PlainDateTime.from('2026-01-05T09:00')
    for (let at = paris('2026-02-10T00:00'); at < paris('2026-02-10T00:00') + 90 * DAY; at += 15 * MINUTE) {
      const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Paris').toPlainDateTime()
      const weeks = Math.floor(wall.since(first, { largestUnit: 'minutes' }).minutes / (7 * 24 * 60))
      const isOn = wall.hour >= 22 || wall.hour < 6
      expect(onCall(state, [], at).person).toBe(isOn ? ['Ana', 'Ben'][weeks % 2] : undefined)
    }
  })

  test('of several layers makes a rotation of each, and says so; what has no equal here is named', () => {
    const { rotations, cannot } = carried(
      schedule(
        layer({ users: [{ user: { id: 'P1', summary: 'Ana', deleted_at: '2026-01-01' } }] }),
        layer({ name: 'Odd', rotation_turn_length_seconds: 5000 }),
        layer({ name: 'Old', end: '2026-02-01T00:00:00Z' }),
        layer({ name: 'Empty', users: [] }),
        layer({ name: 'Ends', end: '2027-02-01T00:00:00Z' }),
      ),
    )
    expect(rotations.map(({ name, people }) => [name, people.length])).toEqual([
      ['Primary – Layer 1', 1],
      ['Primary – Ends', 2],
    ])
    expect(cannot.join('\n')).toMatch(
      /Ana” is deleted[^]*Odd”: its turns are of no whole[^]*Old”: it has ended[^]*Empty”: nobody is in it[^]*Ends” ends there[^]*stands on top/u,
    )
  })
})

describe('A schedule of Opsgenie', () => {
  const one = (more: object) => ({
    ...{ name: 'Nights', timezone: 'Europe/Paris' },
    rotations: [
      {
        name: 'R',
        type: 'daily',
        startDate: '2026-01-05T08:00:00Z',
        participants: [{ type: 'user', username: 'ana@x.example' }],
        ...more,
      },
    ],
  })

  test('has hours of each day over midnight, a team in no slot, and turns of hours by the wall', () => {
    const timeRestriction = { type: 'time-of-day', restriction: { startHour: 22, startMin: 30, endHour: 6, endMin: 0 } }
    const participants = [
      { type: 'team', name: 'Payments' },
      { type: 'user', username: 'ana@x.example' },
    ]
    const { rotations, cannot } = carried(
      fromOpsgenie(one({ type: 'hourly', length: 8, timeRestriction, participants }), NOW),
    )
    expect(rotations[0]).toMatchObject({
      turns: { every: 8, unit: 'hours', at: '09:00' },
      people: [undefined, { label: 'ana@x.example' }],
    })
    expect(rotations[0]!.only!.week.monday).toEqual([
      { from: '00:00', to: '06:00' },
      { from: '22:30', to: '24:00' },
    ])
    expect(cannot.join(' ')).toMatch(/turns of hours go by the clock on the wall.*the team “Payments”/u)
  })

  test.each<[string, object, string]>([
    ['a kind of turns that is none', { type: 'yearly' }, 'unknown here'],
    ['no start', { startDate: 'soon' }, 'does not say when it begins'],
    ['nobody', { participants: [] }, 'nobody is in it'],
    [
      'hours of no day',
      { timeRestriction: { type: 'weekday-and-time-of-day', restrictions: [{ startDay: 'x', endDay: 'friday' }] } },
      'a day that is none',
    ],
  ])('with %s is named, and not carried over', (_, more, why) => {
    const { rotations, cannot } = carried(fromOpsgenie(one(more), NOW))
    expect([rotations, cannot.join(' ')]).toEqual([[], expect.stringContaining(why)])
  })

  test.each([null, 7, 'text', [], {}, { data: 'x' }, { schedules: [7] }])('is not seen in %j', (value) => {
    expect(fromOpsgenie(value, NOW)).toMatchObject({ refused: expect.stringContaining('holds no schedule') })
    expect(fromPagerDuty(value, NOW)).toMatchObject({ refused: expect.stringContaining('holds no schedule') })
  })
})
