import { describe, expect, test } from 'vitest'
import { nextStep } from '../../../src/domain/escalations/next-step.ts'
import { hourly } from './ladder-kit.ts'

const at = (step: number, cycle: number) => ({ side: 'partner' as const, step, cycle })

describe('The next step of a side', () => {
  test('is the first from the bottom when none has been told', () => {
    expect(nextStep(hourly(2, 1), 'partner', undefined, ['somebody', 'somebody'])).toEqual({
      skipped: [],
      next: at(0, 1),
    })
  })

  test('passes the empty ones', () => {
    expect(nextStep(hourly(4, 1), 'partner', at(0, 1), ['somebody', 'nobody', 'somebody', 'somebody'])).toEqual({
      ...{ skipped: [at(1, 1)], next: at(2, 1) },
    })
  })

  test('waits through those of the other side, but not where nobody was told before them', () => {
    const of = (...reach: Parameters<typeof nextStep>[3]) => nextStep(hourly(4, 1), 'partner', at(0, 1), reach)
    expect(of('somebody', 'not theirs', 'somebody')).toEqual({ skipped: [], next: at(1, 1) })
    expect(of('somebody', 'nobody', 'not theirs', 'somebody')).toEqual({ skipped: [at(1, 1)], next: at(3, 1) })
    const atOnce = nextStep(hourly(4, 1), 'partner', at(0, 1), ['somebody', 'not theirs', 'somebody'], true)
    expect(atOnce).toEqual({ skipped: [], next: at(2, 1) })
  })

  test('is the bottom of the next round, after the waits of what is left of this one', () => {
    const reach = ['somebody', 'not theirs'] as const
    expect(nextStep(hourly(2, 2), 'partner', at(0, 1), reach)).toEqual({ skipped: [], next: at(1, 1) })
    expect(nextStep(hourly(2, 2), 'partner', at(1, 1), reach)).toEqual({ skipped: [], next: at(0, 2) })
  })

  test('is none after its last of the last round, whatever the other side has after that', () => {
    expect(nextStep(hourly(2, 2), 'partner', at(0, 2), ['somebody', 'not theirs'])).toEqual({ skipped: [] })
  })

  test('is none where nobody stands anywhere', () => {
    expect(nextStep(hourly(2, 3), 'partner', undefined, ['nobody', 'not theirs'])).toEqual({ skipped: [] })
  })
})
