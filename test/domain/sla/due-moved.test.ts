import { describe, expect, test } from 'vitest'
import { dueMoved } from '../../../src/domain/sla/due-moved.ts'
import type { Objective } from '../../../src/domain/sla/policy.ts'
import { rebaseCase } from '../../../src/domain/sla/rebase-case.ts'
import { ALWAYS } from '../../../src/domain/time/calendar.ts'
import { ana, ask, dana, reply } from '../cases/people.ts'
import { office, paris, promisedIn, Story, within } from './clock-story.ts'

const NOON = paris('Mon 12:00')
const around = (hours: number) => within(hours, { hours: 'always' })
const unpaused = (hours: number) => within(hours, { pausesWhileWaiting: false })

/** What other terms do at noon to a clock that began at nine, which waits on the side that is owed since eleven, or runs. */
function moved(story: Story, to: Objective | undefined, { waits = true, hours = office } = {}) {
  if (waits) story.happens(paris('Mon 11:00'), ask(dana))
  const promised = to ? [promisedIn(2, to, hours)] : []
  return dueMoved(rebaseCase(story.case, [story.clock], promised, NOON, false), story.case.log, NOON)
}

describe.each([['while it waits'], ['while it runs']])('by other terms what is due moves %s', (when) => {
  const waits = when === 'while it waits'

  test.each([
    ['later by more time', within(8), within(9), office, ['looser']],
    ['sooner by less', within(8), within(7), office, ['tighter']],
    ['not by the same', within(8), within(8), office, []],
    ['sooner by the same time in more hours', within(8), around(8), ALWAYS, ['tighter']],
    [
      'one way or the other by more time in more hours, with a wait at night or by day',
      within(8),
      around(30),
      ALWAYS,
      ['unclear'],
    ],
    ['later by what is promised no more', within(8), undefined, office, ['looser']],
    ['sooner by what counts on while it waits', within(8), unpaused(8), office, ['tighter']],
    ['later by what does not', unpaused(8), within(8), office, ['looser']],
    ['sooner by so little time that it counts from the change', within(8), within(1), office, ['tighter']],
  ])('%s', (_way, from, to, hours, expected) => {
    expect(moved(new Story(paris('Mon 09:00'), from), to, { waits, hours })).toEqual(expected)
  })

  test('later where a raised severity left the earlier due time, and less than it was raised to is promised now', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.severity(paris('Mon 09:30'), ana, 3, within(4))
    story.severity(paris('Mon 10:00'), ana, 2, within(24))
    expect(moved(story, within(23), { waits })).toEqual(['looser'])
  })

  test('not where it is missed', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    expect(moved(story, within(8), { waits })).toEqual([])
  })
})

test('what begins to be measured is not one side’s to say', () => {
  const story = new Story(paris('Mon 09:00'), within(8))
  story.happens(paris('Mon 10:00'), ask(ana))
  const promised = [promisedIn(2, within(8)), promisedIn(2, within(2, { measure: 'answer' }))]
  const rebased = () => rebaseCase(story.case, [story.clock], promised, NOON, false)
  expect(dueMoved(rebased(), story.case.log, NOON)).toEqual(['unclear'])
  story.happens(paris('Mon 11:00'), reply(dana))
  expect(dueMoved(rebased(), story.case.log, NOON)).toEqual([])
})

test('what waits is due by what is left of its target, its waits before kept', () => {
  const story = new Story(paris('Mon 09:00'), within(4))
  story.happens(paris('Mon 09:30'), ask(dana))
  story.happens(paris('Mon 10:30'), reply(ana))
  expect(moved(story, within(3))).toEqual(['tighter'])
  expect(moved(story, within(5))).toEqual(['looser'])
})

test('what counts on while it waits may be due later than what waits, and sooner', () => {
  expect(moved(new Story(paris('Mon 09:00'), within(4)), unpaused(6))).toEqual(['unclear'])
})
