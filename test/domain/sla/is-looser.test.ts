import { describe, expect, test } from 'vitest'
import { areLooser, isLooser } from '../../../src/domain/sla/is-looser.ts'
import { ALWAYS } from '../../../src/domain/time/calendar.ts'
import { promisedIn, within } from './clock-story.ts'
import { START } from './histories.ts'

const unpaused = { pausesWhileWaiting: false }
const four = promisedIn(1, within(4))
const around = promisedIn(1, within(20, { hours: 'always' }), ALWAYS)

test.each([
  ['nothing at all', undefined, four, true],
  ['more time in the same hours', promisedIn(2, within(5)), four, true],
  ['waits that pause', promisedIn(1, within(3)), promisedIn(1, within(4, unpaused)), true],
  ['the same', four, four, false],
  ['less time', promisedIn(1, within(3)), four, false],
  ['waits that do not pause', promisedIn(1, within(4, unpaused)), four, false],
  ['more time in other hours', around, four, false],
  ['something where there was nothing', four, undefined, false],
])('%s in place of what is promised: %#', (_what, after, before, looser) => {
  expect(isLooser(after, before)).toBe(looser)
})

describe('what may still begin', () => {
  const looser = (after: typeof four | undefined, before: typeof four) =>
    areLooser(after ? [after] : [], [before], { clocks: [], from: START })
  const answered = (hours: number, always = false) => {
    const objective = within(hours, { measure: 'answer', ...(always && { hours: 'always' }) })
    return promisedIn(1, objective, always ? ALWAYS : undefined)
  }

  test.each([
    ['nothing', undefined, answered(4), true],
    ['more time in the same hours', answered(5), answered(4), true],
    ['less time', answered(3), answered(4), false],
    ['in other hours what is never due later', answered(4, true), answered(4), false],
    ['in other hours what is due later by day', answered(12, true), answered(8), true],
    ['in other hours what is due later at night', answered(4), answered(8, true), true],
  ])('%s in place of what would be promised: %#', (_what, after, before, expected) => {
    expect(looser(after, before)).toBe(expected)
  })

  test('is not an acknowledgement: a case has one, from its opening on', () => {
    const acknowledged = promisedIn(1, within(4, { measure: 'acknowledge' }))
    expect(looser(undefined, acknowledged)).toBe(false)
  })
})
