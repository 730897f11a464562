import { describe, expect, test } from 'vitest'
import { decideClock } from '../../../src/domain/sla/decide-clock.ts'
import { liftClock } from '../../../src/domain/sla/lift-clock.ts'
import { startClock } from '../../../src/domain/sla/start-clock.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { AGREEMENT, promise } from '../../fixtures/terms.ts'

/** Monday 23 November 2026, 09:00 in Paris. */
const START = Date.parse('2026-11-23T08:00:00Z')
const LOG = [{ at: START, status: 'open', acknowledged: false, cycle: 1 } as const]

function started(now: number) {
  const calendar = businessHours('Europe/Paris')
  const about = { id: 'clock', caseId: 'case', cycle: 1, obligor: 'partner', agreement: AGREEMENT } as const
  return startClock({ ...about, objective: promise(), startedAt: START, calendar }, LOG, now).state
}

describe('a clock whose target no longer applies', () => {
  test('has nothing due and no timers, and its deadlines are harmless', () => {
    const { state, effects } = liftClock(started(START), START + HOUR / 2)
    expect(state).toMatchObject({ status: 'lifted', liftedAt: START + HOUR / 2, version: 2 })
    expect(effects.map(({ effect }) => effect)).toEqual(['cancel timers', 'record fact'])
    const late = decideClock(state, { type: 'LevelReached', percent: 100, log: LOG }, START + 2 * HOUR)
    expect(late).toEqual({ state, effects: [] })
  })

  test('takes back the breach that it had, once', () => {
    const breached = started(START + 2 * HOUR)
    expect(breached.breachedAt).toBe(START + HOUR)
    const { state, effects } = liftClock(breached, START + 2 * HOUR)
    expect(state.breachedAt).toBeUndefined()
    expect(effects).toContainEqual({ effect: 'withdraw breach', why: 'No target applies any more.' })
    expect(liftClock(state, START + 3 * HOUR)).toEqual({ state, effects: [] })
  })
})
