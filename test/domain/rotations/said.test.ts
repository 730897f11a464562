import { describe, expect, test } from 'vitest'
import { awaySaid } from '../../../src/domain/rotations/away-said.ts'
import { goingOn } from '../../../src/domain/rotations/going-on.ts'
import { onCall } from '../../../src/domain/rotations/on-call.ts'
import { DAY } from '../../../src/domain/time/instant.ts'
import { sayTurns, turnsSaid } from '../../../src/domain/rotations/read-turns.ts'
import { turnsAhead } from '../../../src/domain/rotations/turns-ahead.ts'
import { after, PARIS, paris, person, refusal, rotation } from './rotation-kit.ts'
import { wall } from '../time/local-time.ts'

/** Monday. */
const NOW = paris('2026-11-23T10:00')

describe('How long somebody is away is read as people say it', () => {
  const shown = (said: string) => {
    const times = awaySaid(said, { zone: PARIS, now: NOW })
    return 'refused' in times
      ? times.refused
      : [times.from, times.to].map((at) => wall(at, PARIS).slice(0, 16)).join(' ')
  }

  test.each([
    ['until friday', '2026-11-23T10:00 2026-11-27T00:00'],
    ['Until Friday.', '2026-11-23T10:00 2026-11-27T00:00'],
    ['till tomorrow 14:00', '2026-11-23T10:00 2026-11-24T14:00'],
    ['through friday', '2026-11-23T10:00 2026-11-28T00:00'],
    ['from wednesday to friday', '2026-11-25T00:00 2026-11-28T00:00'],
    ['from wednesday until friday', '2026-11-25T00:00 2026-11-27T00:00'],
    ['friday to monday', '2026-11-27T00:00 2026-12-01T00:00'],
    ['2026-12-21 - 2027-01-04', '2026-12-21T00:00 2027-01-05T00:00'],
    ['tomorrow', '2026-11-24T00:00 2026-11-25T00:00'],
    ['today', '2026-11-23T10:00 2026-11-24T00:00'],
    ['on thursday', '2026-11-26T00:00 2026-11-27T00:00'],
    ['from tomorrow 12:00 until 18:00', '2026-11-24T12:00 2026-11-24T18:00'],
    ['until 2026-11-20', 'It ends before it begins'],
    ['2026-11-20', 'It ends before it begins'],
    ['from 2026-11-25 until 2026-11-24', 'It ends before it begins'],
    ['until 2028-01-01', 'more than a year'],
    ['a while', 'does not say how long'],
    ['', 'does not say how long'],
    ['until whenever', 'does not say a day and a time'],
  ])('“%s”: %s', (said, expected) => {
    expect(shown(said)).toContain(expected)
  })

  test.each([
    ['until 2027-03-28 02:30', ['02:30 on 2027-03-28 does not exist in Europe/Paris']],
    ['from 2027-10-31 02:30 until 2027-10-31 05:00', ['02:30 on 2027-10-31 comes twice in Europe/Paris']],
    ['until friday', []],
  ])('an hour that the clocks skip or repeat is told: “%s”', (said, expected) => {
    const away = awaySaid(said, { zone: PARIS, now: NOW })
    const notes = 'refused' in away ? [away.refused] : (away.notes ?? [])
    expect(notes).toEqual(expected.map((one) => expect.stringContaining(one)))
  })
})

describe('Turns are read as people say them', () => {
  const weekly = { every: 2, unit: 'weeks', at: '08:00', on: 'friday' } as const

  test.each([
    [{}, { every: 1, unit: 'weeks', at: '09:00', on: 'monday' }],
    [
      { every: 'week', at: 'Tuesday 8:30' },
      { every: 1, unit: 'weeks', at: '08:30', on: 'tuesday' },
    ],
    [
      { every: '2 weeks', at: 'on the fri at 17:00' },
      { every: 2, unit: 'weeks', at: '17:00', on: 'friday' },
    ],
    [
      { every: '12h', at: '08:00' },
      { every: 12, unit: 'hours', at: '08:00' },
    ],
    [{ every: 'daily' }, { every: 1, unit: 'days', at: '09:00' }],
    [
      { every: 'month', at: '31st 9:00' },
      { every: 1, unit: 'months', at: '09:00', on: 31 },
    ],
    [{ every: 'month' }, { every: 1, unit: 'months', at: '09:00', on: 1 }],
  ])('%j', (said, turns) => {
    expect(turnsSaid(said)).toEqual(turns)
  })

  test('what is not said stays as it was', () => {
    expect(turnsSaid({ at: '10:00' }, weekly)).toEqual({ ...weekly, at: '10:00' })
    expect(turnsSaid({ every: '3 weeks' }, weekly)).toEqual({ ...weekly, every: 3 })
    expect(turnsSaid({ every: 'day' }, weekly)).toEqual({ every: 1, unit: 'days', at: '08:00' })
  })

  test.each([
    [{ every: 'fortnight' }, 'how long a turn is'],
    [{ every: 'week', at: 'someday 9:00' }, 'no day of the week'],
    [{ every: 'day', at: 'monday 9:00' }, 'on no day of their own'],
    [{ every: 'month', at: 'monday 9:00' }, 'no day of a month'],
    [{ at: 'later' }, 'when turns are handed over'],
  ])('%j is refused in words', (said, why) => {
    expect(turnsSaid(said)).toEqual({ refused: expect.stringContaining(why) })
  })

  test('and said back', () => {
    expect(sayTurns(weekly, PARIS)).toBe('2 weeks each, handed over on Fridays at 08:00 (Europe/Paris)')
    expect(sayTurns({ every: 1, unit: 'months', at: '08:00', on: 31 }, PARIS)).toContain(
      'on day 31 of the month at 08:00',
    )
    expect(sayTurns({ every: 8, unit: 'hours', at: '00:00' }, PARIS)).toBe(
      '8 hours each, counted from 00:00 (Europe/Paris)',
    )
    expect(sayTurns({ every: 1, unit: 'days', at: '08:00' }, PARIS)).toBe(
      '1 day each, handed over at 08:00 (Europe/Paris)',
    )
  })
})

describe('A rotation that runs is changed', () => {
  const [ana, ben] = [person('ana'), person('ben')]
  const asked = () =>
    after(
      rotation(),
      {
        type: 'SwapAsked',
        by: ana,
        id: 's',
        of: ben,
        gives: paris('2026-12-22T12:00'),
        takes: paris('2026-12-08T12:00'),
      },
      NOW,
    ).state
  const accepted = () => after(asked(), { type: 'SwapAccepted', by: ben, id: 's' }, NOW).state
  const planOf = ({ zone, members, turns, startsOn }: ReturnType<typeof rotation>) => ({
    zone,
    members,
    turns,
    startsOn,
  })

  test('a swap of turns that there are still stays; of others it does not hold, and both are told but who did it', () => {
    const cem = person('cem')
    const change = (members: string[], state: ReturnType<typeof rotation>) =>
      after(state, { type: 'RotationChanged', by: cem, plan: { ...planOf(state), members } }, NOW)
    const kept = change(['ana', 'ben', 'dia'], accepted())
    expect([kept.state.swaps[0]!.status, kept.effects]).toEqual(['accepted', []])
    for (const state of [asked(), accepted()]) {
      const broken = change(['ben', 'ana', 'cem'], state)
      expect(broken.state.swaps[0]!.status).toBe('lapsed')
      expect(broken.effects.map(({ personId, of }) => [personId, of])).toEqual([
        ['ana', 'SwapLapsed'],
        ['ben', 'SwapLapsed'],
      ])
    }
  })

  test.each([
    [{ every: 1, unit: 'weeks', at: '11:00', on: 'monday' }],
    [{ every: 2, unit: 'days', at: '11:00' }],
    [{ every: 7, unit: 'hours', at: '11:00' }],
    [{ every: 1, unit: 'months', at: '11:00', on: 31 }],
  ] as const)(
    'whose handover moves past this hour on its first day goes on, and everybody’s turn stays: %j',
    (turns) => {
      const plan = { ...rotation({ startsOn: '2026-11-23' }), turns }
      const back = goingOn(plan, NOW)
      expect([onCall(plan, [], NOW).person, onCall(back, [], NOW).person !== undefined]).toEqual([undefined, true])
      for (let day = 1; day < 100; day += 1) {
        const at = NOW + day * DAY
        expect(onCall(back, [], at).person).toBe(onCall(plan, [], at).person)
      }
      expect(goingOn(back, NOW)).toBe(back)
    },
  )

  test('nothing else is nothing, hours are taken away by leaving them out, and what cannot be is refused', () => {
    const state = rotation()
    const plan = planOf(state)
    expect(after(state, { type: 'RotationChanged', plan: { ...plan, zone: 'UTC' } }, NOW).state.zone).toBe('UTC')
    expect(() => after(state, { type: 'RotationChanged', plan }, NOW)).toThrow('It is so already')
    expect(refusal(state, { type: 'RotationChanged', plan: { ...plan, members: [] } }, NOW)).toContain('Nobody is in')
  })
})

test('The turns to come are those after the one that runs, or after the start', () => {
  const from = (at: string) =>
    turnsAhead(rotation(), paris(at), 2).map((one) => `${one.of} ${wall(one.from, PARIS).slice(0, 10)}`)
  expect(from('2026-11-20T10:00')).toEqual(['ana 2026-11-30', 'ben 2026-12-07'])
  expect(from('2026-12-01T10:00')).toEqual(['ben 2026-12-07', 'cem 2026-12-14'])
})
