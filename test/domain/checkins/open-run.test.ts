import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultPlan } from '../../../src/domain/checkins/default-plan.ts'
import { openRun } from '../../../src/domain/checkins/open-run.ts'
import { windowOf } from '../../../src/domain/checkins/window.ts'
import { nextRun } from '../../../src/almanac/cadence.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { isWorking } from '../../../src/domain/time/work.ts'
import type { Duration } from '../../../src/domain/time/duration.ts'
import { ANA, BEN, IVO, OPENED, at, effectNames, opened, opening } from './run-kit.ts'

describe('A run that opens', () => {
  test('asks both sides and sets its reminder and its end', () => {
    const run = openRun(opening(), OPENED)
    if (!('state' in run)) return expect.unreachable()
    expect(run.state).toMatchObject({
      status: 'open',
      openedAt: OPENED,
      windows: { ana: { opensAt: OPENED, remindAt: [at('2026-12-02T10:00')], closesAt: at('2026-12-04T10:00') } },
      closesAt: at('2026-12-04T10:00'),
      version: 1,
    })
    expect(effectNames(run.effects)).toEqual(['CheckInOpened', 'ask', 'ask', 'start timer', 'start timer'])
    expect(run.effects).toContainEqual({ effect: 'start timer', timer: 'window', at: at('2026-12-04T10:00') })
  })

  test('asks five items in a pulse, and ten with an open question in a full check', () => {
    expect(opened('pulse').items).toHaveLength(5)
    expect(opened('full')).toMatchObject({
      openQuestion: 'What one change would help this partnership most?',
      items: { length: 10 },
    })
  })

  test('asks a person who has two roles once', () => {
    const run = openRun(opening({ respondents: [ANA, BEN, ANA] }), OPENED)
    expect(run).toMatchObject({ state: { respondents: [ANA, BEN] } })
  })

  test('names who opened it by hand', () => {
    const run = openRun(opening({ openedBy: ANA }), OPENED)
    expect(run).toMatchObject({ state: { openedBy: ANA }, effects: [{ fact: { by: ANA } }, {}, {}, {}, {}] })
  })

  test.each([
    ["the partner's side", [ANA, IVO], "Nobody on the partner's side"],
    ['our side', [BEN], 'Nobody on our side'],
    ['either side', [], 'nobody is named on either'],
  ])('is refused with nobody on %s, naming the command that adds people', (_, respondents, words) => {
    const run = openRun(opening({ respondents }), OPENED)
    expect(run).toMatchObject({ refused: expect.stringContaining(words) })
    expect(run).toMatchObject({ refused: expect.stringContaining('/partner people acme add') })
  })
})

describe('The window of a run', () => {
  const calendar = businessHours('UTC', ['2026-12-03'])
  const spans = fc.record<Duration>({
    amount: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom('s', 'm', 'h', 'd', 'working days'),
  })

  test('counts working days around holidays and weekends', () => {
    const window = windowOf(defaultPlan('UTC'), { calendar, away: [] }, OPENED, Infinity)
    expect(window).toMatchObject({ remindAt: [at('2026-12-02T10:00')], closesAt: at('2026-12-07T10:00') })
  })

  test('counts days, hours and less on the wall clock', () => {
    const plan = { window: { amount: 2, unit: 'd' }, remindAfter: { amount: 30, unit: 'h' } } as const
    expect(windowOf(plan, { calendar, away: [] }, OPENED, Infinity)).toMatchObject({
      remindAt: [at('2026-12-02T16:00')],
      closesAt: at('2026-12-03T10:00'),
    })
  })

  test('always reminds while they are there, and before it closes, however the two were set', () => {
    fc.assert(
      fc.property(spans, spans, fc.integer({ min: 0, max: 14 * 24 }), (window, remindAfter, hours) => {
        const openedAt = OPENED + hours * 3_600_000
        const of = windowOf({ window, remindAfter, remindAgain: window }, { calendar, away: [] }, openedAt, Infinity)!
        expect(of.remindAt.length).toBeLessThanOrEqual(2)
        for (const remindAt of of.remindAt) {
          expect(remindAt).toBeGreaterThan(of.opensAt)
          expect(remindAt).toBeLessThan(of.closesAt)
          expect(isWorking(calendar, remindAt)).toBe(true)
        }
      }),
    )
  })
})

describe('The default plan', () => {
  test('opens a pulse on the first Tuesday of each month at 10:00 in its zone', () => {
    const { cron, zone, kind } = defaultPlan('Europe/Paris')
    expect(kind).toBe('pulse')
    expect(nextRun(cron, zone, at('2026-11-20T00:00'))).toBe(at('2026-12-01T09:00'))
    expect(nextRun(cron, zone, at('2026-12-01T09:00'))).toBe(at('2027-01-05T09:00'))
  })
})
