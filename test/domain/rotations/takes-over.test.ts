import { describe, expect, test } from 'vitest'
import type { Absence, Rotation } from '../../../src/domain/rotations/rotation.ts'
import { takesOver } from '../../../src/domain/rotations/takes-over.ts'
import { everyDay } from '../../../src/domain/time/calendar.ts'
import { wall } from '../time/local-time.ts'
import { away, PARIS, paris, rotation } from './rotation-kit.ts'

/** Who is told at a time of Paris, since when it is theirs and until when, or why nobody is. */
function told(state: Rotation, at: string, absences: Absence[] = []): string {
  const over = takesOver(state, absences, paris(at))
  if (typeof over === 'string') return over
  const said = (moment: number) => wall(moment, PARIS).slice(5, 'YYYY-MM-DDTHH:MM'.length)
  return `${over.personId}, ${said(over.since)} to ${said(over.to)}`
}

function override(personId: string, [from, to]: [string, string]) {
  return { id: `${personId} ${from}`, personId, from: paris(from), to: paris(to), saidAt: paris('2026-11-25T12:00') }
}

const only = (periods: { from: string; to: string }[]) => ({
  ...{ name: 'hours', version: 1, zone: PARIS, holidays: [] },
  week: everyDay((day) => (day === 'saturday' || day === 'sunday' ? [] : periods)),
})

describe('Whoever takes over is told of their whole turn', () => {
  test('without hours', () => {
    expect(told(rotation(), '2026-12-07T09:00')).toBe('ben, 12-07T09:00 to 12-14T09:00')
  })

  test.each([
    ['that end at five', [{ from: '09:00', to: '17:00' }]],
    [
      'with a lunch break',
      [
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '17:00' },
      ],
    ],
    ['of half a day', [{ from: '09:00', to: '13:00' }]],
  ])('in hours %s', (_, periods) => {
    const state = rotation({ only: only(periods) })
    expect(told(state, '2026-12-07T09:00')).toBe('ben, 12-07T09:00 to 12-14T09:00')
    // After any silence it is the same turn.
    expect(told(state, '2026-12-08T09:00')).toBe('ben, 12-07T09:00 to 12-14T09:00')
  })

  test('that begins in a silence, as the hours do', () => {
    const turns = { every: 1, unit: 'weeks', on: 'monday', at: '00:00' } as const
    const state = rotation({ turns, only: only([{ from: '09:00', to: '17:00' }]) })
    expect(told(state, '2026-12-07T09:00')).toBe('ben, 12-07T00:00 to 12-14T00:00')
  })

  test('with an override of two hours on the first day, and not again after it', () => {
    const state = rotation({ overrides: [override('ana', ['2026-12-07T13:00', '2026-12-07T15:00'])] })
    expect(told(state, '2026-12-07T09:00')).toBe('ben, 12-07T09:00 to 12-14T09:00')
    expect(told(state, '2026-12-07T13:00')).toBe('goes on')
    expect(told(state, '2026-12-07T15:00')).toBe('goes on')
  })

  test('with an absence of two hours on the first day, whoever stands in or not', () => {
    for (const delegateId of ['ana', undefined]) {
      const absence = away('ben', ['2026-12-07T13:00', '2026-12-07T15:00'], { ...(delegateId && { delegateId }) })
      expect(told(rotation(), '2026-12-07T09:00', [absence])).toBe('ben, 12-07T09:00 to 12-14T09:00')
      expect(told(rotation(), '2026-12-07T15:00', [absence])).toBe('goes on')
    }
  })

  test('as what was short and on top of its beginning ends', () => {
    const state = rotation({ overrides: [override('ana', ['2026-12-07T08:00', '2026-12-07T10:00'])] })
    expect(told(state, '2026-12-07T10:00')).toBe('ben, 12-07T09:00 to 12-14T09:00')
  })
})

describe('Whoever has turns in a row is told of all of them as one', () => {
  test('where they stand in the order twice', () => {
    const state = rotation({ members: ['ana', 'ben', 'ben', 'cem'] })
    expect(told(state, '2026-12-07T09:00')).toBe('ben, 12-07T09:00 to 12-21T09:00')
    const hours = rotation({ members: ['ana', 'ben', 'ben', 'cem'], only: only([{ from: '09:00', to: '17:00' }]) })
    expect(told({ ...hours, turns: { ...hours.turns, at: '00:00' } }, '2026-12-07T09:00')).toBe(
      'ben, 12-07T00:00 to 12-21T00:00',
    )
  })

  test('by an override that another follows', () => {
    const overrides = [
      override('ana', ['2026-12-08T00:00', '2026-12-09T00:00']),
      override('ana', ['2026-12-09T00:00', '2026-12-10T00:00']),
    ]
    expect(told(rotation({ overrides }), '2026-12-08T00:00')).toBe('ana, 12-08T00:00 to 12-10T00:00')
  })

  test('up to what is on top of the second for long', () => {
    const overrides = [override('cem', ['2026-12-16T00:00', '2026-12-17T00:00'])]
    const state = rotation({ members: ['ana', 'ben', 'ben', 'cem'], overrides })
    expect(told(state, '2026-12-07T09:00')).toBe('ben, 12-07T09:00 to 12-16T00:00')
  })

  test('but for whoever is alone, whose turns do not end', () => {
    expect(told(rotation({ members: ['ben'] }), '2026-12-07T09:00')).toBe('ben, 12-07T09:00 to 12-14T09:00')
  })
})

describe('What is on top for eight hours or more', () => {
  const state = rotation({ overrides: [override('cem', ['2026-12-09T00:00', '2026-12-10T00:00'])] })

  test('ends the turn below for whoever is told of it, is told itself, and the turn is told again after it', () => {
    expect(told(state, '2026-12-07T09:00')).toBe('ben, 12-07T09:00 to 12-09T00:00')
    expect(told(state, '2026-12-09T00:00')).toBe('cem, 12-09T00:00 to 12-10T00:00')
    expect(told(state, '2026-12-10T00:00')).toBe('ben, 12-10T00:00 to 12-14T09:00')
  })

  test('is also the time of whoever stands in', () => {
    const absence = away('ben', ['2026-12-09T00:00', '2026-12-11T00:00'], { delegateId: 'ana' })
    expect(told(rotation(), '2026-12-09T00:00', [absence])).toBe('ana, 12-09T00:00 to 12-11T00:00')
    expect(told(rotation(), '2026-12-11T00:00', [absence])).toBe('ben, 12-11T00:00 to 12-14T09:00')
  })
})

test('of turns of less than eight hours, and of what is left of less, nobody is told', () => {
  const short = rotation({ turns: { every: 2, unit: 'hours', at: '09:00' } })
  expect(told(short, '2026-12-07T11:00')).toBe('nobody')
  const ended = rotation({ overrides: [override('cem', ['2026-12-13T00:00', '2026-12-14T04:00'])] })
  expect(told(ended, '2026-12-14T04:00')).toBe('nobody')
})
