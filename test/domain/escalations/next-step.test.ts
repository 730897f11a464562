import { describe, expect, test } from 'vitest'
import { nextStep } from '../../../src/domain/escalations/next-step.ts'
import { hourly } from './ladder-kit.ts'

describe('The next step of a ladder', () => {
  test.each([
    ['from the bottom it is the first', undefined, [true, true, true], { step: 0, cycle: 1 }, 0],
    ['after a step it is the one above', { step: 0, cycle: 1 }, [true, true, true], { step: 1, cycle: 1 }, 0],
    [
      'after the last it is the first of the next cycle',
      { step: 2, cycle: 1 },
      [true, true, true],
      { step: 0, cycle: 2 },
      0,
    ],
    ['empty steps are passed', { step: 0, cycle: 1 }, [true, false, true], { step: 2, cycle: 1 }, 1],
    [
      'empty steps are passed over the end of a cycle',
      { step: 1, cycle: 1 },
      [false, true, false],
      { step: 1, cycle: 2 },
      2,
    ],
    ['after the last step of the last cycle there is none', { step: 2, cycle: 2 }, [true, true, true], undefined, 0],
    ['with nobody left above there is none', { step: 0, cycle: 2 }, [true, false, false], undefined, 2],
    ['with nobody anywhere there is none, and every step of every cycle was looked at', undefined, [], undefined, 6],
  ])('%s', (_, from, reach, next, passed) => {
    const found = nextStep(hourly(3, 2), from, reach)
    expect(found.next).toEqual(next)
    expect(found.skipped).toHaveLength(passed)
  })
})
