import { describe, expect, test } from 'vitest'
import { gaps, nextHandover, onCall } from '../../../src/domain/rotations/on-call.ts'
import type { Absence, Rotation, Swap } from '../../../src/domain/rotations/rotation.ts'
import { everyDay } from '../../../src/domain/time/calendar.ts'
import { local } from '../time/local-time.ts'
import { away, PARIS, paris, rotation, said } from './rotation-kit.ts'

/** Who is on at a time of Paris. */
function on(state: Rotation, at: string, absences: Absence[] = []): string {
  return said(onCall(state, absences, paris(at)))
}

const workdays = {
  ...{ name: 'days', version: 1, zone: PARIS, holidays: [] },
  week: everyDay((day) => (day === 'saturday' || day === 'sunday' ? [] : [{ from: '09:00', to: '18:00' }])),
}

function override(id: string, personId: string, [from, to]: [string, string], saidAt = '2026-11-25T12:00') {
  return { id, personId, from: paris(from), to: paris(to), saidAt: paris(saidAt) }
}

/** Ana's first week for Ben's. */
const swapped: Swap = {
  ...{ id: 'swap', askedBy: 'ana', askedOf: 'ben', status: 'accepted' },
  gives: { from: paris('2026-11-30T09:00'), to: paris('2026-12-07T09:00') },
  takes: { from: paris('2026-12-07T09:00'), to: paris('2026-12-14T09:00') },
  askedAt: paris('2026-11-24T12:00'),
  endedAt: paris('2026-11-24T14:00'),
}

describe('Turns', () => {
  test('go by the order, and the moment of a handover is the next one’s', () => {
    expect(on(rotation(), '2026-12-07T08:59')).toBe('ana until 2026-12-07T09:00')
    expect(on(rotation(), '2026-12-07T09:00')).toBe('ben until 2026-12-14T09:00')
    expect(on(rotation(), '2026-12-21T09:00')).toBe('ana until 2026-12-28T09:00')
  })

  test('have nobody before the start', () => {
    expect(on(rotation(), '2026-11-30T08:59')).toBe('nobody, not begun, until 2026-11-30T09:00')
  })

  test('are counted from the last handover up to the start, so that the first is what is left of one', () => {
    const state = rotation({ startsOn: '2026-12-02' })
    expect(on(state, '2026-12-02T09:00')).toBe('ana until 2026-12-07T09:00')
  })

  test('of two weeks that begin in their second one still end with it', () => {
    const state = rotation({ startsOn: '2026-12-02', turns: { every: 2, unit: 'weeks', on: 'monday', at: '09:00' } })
    expect(on(state, '2026-12-10T09:00')).toBe('ana until 2026-12-14T09:00')
  })

  test('of hours go by the clock on the wall, so that one over a clock change is an hour shorter or longer', () => {
    const state = rotation({ startsOn: '2026-10-01', turns: { every: 8, unit: 'hours', at: '00:00' } })
    const { until } = onCall(state, [], paris('2026-10-25T00:00'))
    expect(until - paris('2026-10-25T00:00')).toBe(9 * 3_600_000)
  })

  test('of months that end early are handed over on their last day, and on the day that was said in the others', () => {
    const state = rotation({ startsOn: '2027-01-31', turns: { every: 1, unit: 'months', on: 31, at: '09:00' } })
    expect(on(state, '2027-02-01T00:00')).toBe('ana until 2027-02-28T09:00')
    expect(on(state, '2027-03-01T00:00')).toBe('ben until 2027-03-31T09:00')
    expect(on(state, '2027-04-01T00:00')).toBe('cem until 2027-04-30T09:00')
  })

  test('of one person are one after the other', () => {
    expect(on(rotation({ members: ['ana'] }), '2026-12-08T09:00')).toBe('ana until 2026-12-14T09:00')
  })
})

describe('A handover', () => {
  const daily = (at: string, startsOn: string, zone = PARIS) =>
    rotation({ zone, startsOn, turns: { every: 1, unit: 'days', at } })

  test('in an hour that is skipped is as the clocks go forward', () => {
    // 02:00 to 03:00 on 28 March 2027.
    expect(on(daily('02:30', '2027-03-27'), '2027-03-28T01:59')).toBe('ana until 2027-03-28T03:00')
  })

  test('in an hour that is repeated is at its first time, and is not undone by the clocks that go back', () => {
    const state = daily('02:30', '2026-10-24')
    expect(onCall(state, [], paris('2026-10-24T12:00')).until).toBe(Date.UTC(2026, 9, 25, 0, 30))
    expect(said(onCall(state, [], Date.UTC(2026, 9, 25, 1, 15)))).toBe('ben until 2026-10-26T02:30')
  })

  test('in the half hour that Lord Howe skips is as its clocks go forward', () => {
    const zone = 'Australia/Lord_Howe'
    const state = daily('02:15', '2026-10-03', zone)
    expect(said(onCall(state, [], local('2026-10-03T12:00', zone)), zone)).toBe('ana until 2026-10-04T02:30')
  })

  test('of a turn that lies in a skipped hour is passed over, and the order goes on', () => {
    const state = rotation({ startsOn: '2027-03-28', turns: { every: 1, unit: 'hours', at: '00:00' } })
    const people = ['00:30', '01:30', '03:30', '04:30'].map(
      (time) => onCall(state, [], paris(`2027-03-28T${time}`)).person,
    )
    expect(people).toEqual(['ana', 'ben', 'ana', 'ben'])
  })
})

describe('Restrictions', () => {
  const state = rotation({ only: workdays, turns: { every: 1, unit: 'days', at: '09:00' } })

  test('silence a turn', () => {
    expect(on(state, '2026-11-30T17:00')).toBe('ana until 2026-11-30T18:00')
    expect(on(state, '2026-11-30T18:00')).toBe('nobody, silent, until 2026-12-01T09:00')
  })

  test('do not stop it: the turns of a weekend are passed', () => {
    // Friday is Ben's; Cem and Ana have the weekend, on which nobody is called.
    expect(on(state, '2026-12-04T10:00')).toBe('ben until 2026-12-04T18:00')
    expect(on(state, '2026-12-07T10:00')).toBe('ben until 2026-12-07T18:00')
  })

  test('do not silence an override, since whoever set it said its times', () => {
    const nightly = { ...state, overrides: [override('night', 'dia', ['2026-11-30T20:00', '2026-11-30T23:00'])] }
    expect(on(nightly, '2026-11-30T21:00')).toBe('dia until 2026-11-30T23:00')
    expect(on(nightly, '2026-11-30T19:00')).toBe('nobody, silent, until 2026-11-30T20:00')
  })

  test('silence a turn that is swapped as they do any other', () => {
    expect(on(rotation({ only: workdays, swaps: [swapped] }), '2026-11-30T19:00')).toBe(
      'nobody, silent, until 2026-12-01T09:00',
    )
  })
})

describe('Overrides', () => {
  test('are on top of each other, the later one above', () => {
    const state = rotation({
      overrides: [
        override('first', 'dia', ['2026-12-01T09:00', '2026-12-03T09:00']),
        override('of it', 'eli', ['2026-12-02T09:00', '2026-12-02T12:00'], '2026-11-26T12:00'),
      ],
    })
    expect(on(state, '2026-12-01T10:00')).toBe('dia until 2026-12-02T09:00')
    expect(on(state, '2026-12-02T10:00')).toBe('eli until 2026-12-02T12:00')
    expect(on(state, '2026-12-02T12:00')).toBe('dia until 2026-12-03T09:00')
  })

  test('hold over handovers, and stand on a swapped turn whichever was said first', () => {
    const overrides = [override('long', 'dia', ['2026-12-01T09:00', '2026-12-09T09:00'], '2026-11-20T12:00')]
    expect(on(rotation({ overrides, swaps: [swapped] }), '2026-12-01T10:00')).toBe('dia until 2026-12-09T09:00')
  })

  test('of somebody who has left give way to what is below them', () => {
    const overrides = [override('gone', 'dia', ['2026-12-01T09:00', '2026-12-03T09:00'])]
    const state = rotation({ overrides, left: [{ personId: 'dia', at: paris('2026-12-02T12:00') }] })
    expect(on(state, '2026-12-01T10:00')).toBe('dia until 2026-12-02T12:00')
    expect(on(state, '2026-12-02T12:00')).toBe('ana until 2026-12-07T09:00')
  })
})

describe('Swaps', () => {
  test('give each the turn of the other', () => {
    const state = rotation({ swaps: [swapped] })
    expect(on(state, '2026-12-01T09:00')).toBe('ben until 2026-12-07T09:00')
    expect(on(state, '2026-12-08T09:00')).toBe('ana until 2026-12-14T09:00')
  })

  test('that wait for an answer change nothing', () => {
    const { endedAt: _, ...asked } = { ...swapped, endedAt: 0 }
    expect(on(rotation({ swaps: [{ ...asked, status: 'asked' }] }), '2026-12-01T09:00')).toBe(
      'ana until 2026-12-07T09:00',
    )
  })

  test('with somebody who has left give the other their own turn back, beside the one that they took', () => {
    const state = rotation({ swaps: [swapped], left: [{ personId: 'ana', at: paris('2026-12-02T09:00') }] })
    expect(on(state, '2026-12-03T09:00')).toBe('ben until 2026-12-07T09:00')
    expect(on(state, '2026-12-08T09:00')).toBe('ben until 2026-12-14T09:00')
  })
})

describe('Slots', () => {
  test('of somebody unknown stay, empty, and move nobody else’s turn', () => {
    const state = rotation({ members: ['ana', null, 'cem'] })
    expect(on(state, '2026-12-08T09:00')).toBe('nobody, empty slot, until 2026-12-14T09:00')
    expect(on(state, '2026-12-15T09:00')).toBe('cem until 2026-12-21T09:00')
  })

  test('of somebody who leaves are empty from then on', () => {
    const state = rotation({ left: [{ personId: 'ana', at: paris('2026-12-02T12:00') }] })
    expect(on(state, '2026-12-01T09:00')).toBe('ana until 2026-12-02T12:00')
    expect(on(state, '2026-12-02T12:00')).toBe('nobody, empty slot, until 2026-12-07T09:00')
  })
})

describe('Absences', () => {
  const week: [string, string] = ['2026-12-01T09:00', '2026-12-04T09:00']

  test('call the delegate instead', () => {
    const absences = [away('ana', week, { delegateId: 'dia' })]
    expect(on(rotation(), '2026-11-30T10:00', absences)).toBe('ana until 2026-12-01T09:00')
    expect(on(rotation(), '2026-12-01T09:00', absences)).toBe('dia until 2026-12-04T09:00')
    expect(onCall(rotation(), absences, paris('2026-12-01T09:00')).because).toMatchObject({
      by: 'delegate',
      for: 'ana',
    })
  })

  test('go on to the delegate’s delegate where that one is away too', () => {
    const absences = [away('ana', week, { delegateId: 'dia' }), away('dia', week, { delegateId: 'eli' })]
    expect(on(rotation(), '2026-12-02T09:00', absences)).toBe('eli until 2026-12-04T09:00')
  })

  test.each([
    ['nobody stands in', [away('ana', week)]],
    ['the delegate is away with none', [away('ana', week, { delegateId: 'dia' }), away('dia', week)]],
    [
      'the two stand in for each other',
      [away('ana', week, { delegateId: 'dia' }), away('dia', week, { delegateId: 'ana' })],
    ],
  ])('leave nobody where %s, and that is said', (_, absences) => {
    expect(on(rotation(), '2026-12-02T09:00', absences)).toBe('nobody, away, until 2026-12-04T09:00')
  })

  test('leave nobody where the delegate has left', () => {
    const state = rotation({ left: [{ personId: 'dia', at: paris('2026-12-02T12:00') }] })
    const absences = [away('ana', week, { delegateId: 'dia' })]
    expect(on(state, '2026-12-02T12:00', absences)).toBe('nobody, away, until 2026-12-04T09:00')
  })

  test('that meet go by the one that was said later', () => {
    const later = { delegateId: 'eli', saidAt: paris('2026-11-22T12:00') }
    const absences = [away('ana', week, later), away('ana', week, { delegateId: 'dia' })]
    expect(on(rotation(), '2026-12-02T09:00', absences)).toBe('eli until 2026-12-04T09:00')
  })

  test.each([
    ['later', '2026-11-26T12:00', 'ana until 2026-12-03T09:00'],
    ['earlier', '2026-11-10T12:00', 'dia until 2026-12-03T09:00'],
    ['at the same moment', '2026-11-20T12:00', 'dia until 2026-12-03T09:00'],
  ])(
    'and an override that names who is away: said %s, the last word wins, and at once the absence',
    (_, saidAt, is) => {
      const state = rotation({
        members: ['ben', 'cem'],
        overrides: [override('named', 'ana', ['2026-12-02T09:00', '2026-12-03T09:00'], saidAt)],
      })
      expect(on(state, '2026-12-02T10:00', [away('ana', week, { delegateId: 'dia' })])).toBe(is)
    },
  )

  test('and a swap to which somebody said yes since: they are on', () => {
    const absences = [away('ben', week, { delegateId: 'dia' })]
    expect(on(rotation({ swaps: [swapped] }), '2026-12-02T09:00', absences)).toBe('ben until 2026-12-07T09:00')
  })
})

describe('What comes next', () => {
  test('is when somebody else takes over, over silence and gaps', () => {
    const state = rotation({ members: ['ana', null, 'cem'], only: workdays })
    expect(nextHandover(state, [], paris('2026-12-01T10:00'))).toMatchObject({
      at: paris('2026-12-14T09:00'),
      person: 'cem',
    })
  })

  test('is nothing where nobody else is on within a year', () => {
    expect(nextHandover(rotation({ members: ['ana'] }), [], paris('2026-12-01T10:00'))).toBeUndefined()
  })

  test('is looked for over a thousand turns and no further, where one person has every hour', () => {
    const hourly = (day: string) =>
      rotation({
        members: ['ana'],
        turns: { every: 1, unit: 'hours', at: '00:00' },
        overrides: [override('one day', 'dia', [`${day}T09:00`, `${day}T10:00`])],
      })
    const next = (day: string) => nextHandover(hourly(day), [], paris('2026-12-01T10:00'))?.person
    expect([next('2027-01-10'), next('2027-01-13')]).toEqual(['dia', undefined])
  })

  test('is the first turn before the start', () => {
    expect(nextHandover(rotation(), [], paris('2026-11-01T10:00'))).toMatchObject({
      person: 'ana',
      at: paris('2026-11-30T09:00'),
    })
  })
})

test('Gaps are when nobody is on, each with its reason, and cut to what was asked', () => {
  const state = rotation({
    members: ['ana', null],
    overrides: [override('o', 'dia', ['2026-12-08T09:00', '2026-12-09T09:00'])],
  })
  const absences = [away('ana', ['2026-12-02T09:00', '2026-12-03T09:00'])]
  const found = gaps(state, absences, { from: paris('2026-11-30T08:00'), to: paris('2026-12-12T00:00') })
  expect(found.map(({ from, to, because }) => [from, to, because.by === 'nobody' && because.why])).toEqual([
    [paris('2026-11-30T08:00'), paris('2026-11-30T09:00'), 'not begun'],
    [paris('2026-12-02T09:00'), paris('2026-12-03T09:00'), 'away'],
    [paris('2026-12-07T09:00'), paris('2026-12-08T09:00'), 'empty slot'],
    [paris('2026-12-09T09:00'), paris('2026-12-12T00:00'), 'empty slot'],
  ])
})
