import { expect, test } from 'vitest'
import { isLooser } from '../../../src/domain/sla/is-looser.ts'
import { ALWAYS } from '../../../src/domain/time/calendar.ts'
import { promisedIn, within } from './clock-story.ts'

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
