import { describe, expect, test } from 'vitest'
import { burnDownOf } from '../../../src/domain/sla/burn-down.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { ana, ask, dana, reply, resolve, withdraw } from '../cases/people.ts'
import { paris, Story, within } from './clock-story.ts'

const of = (story: Story, now: number) => burnDownOf([story.clock], story.case.log, now)

/** What was left, in minutes, at each station. */
const left = (story: Story, now: number) => of(story, now)!.stations.map(({ leftMs }) => Math.round(leftMs / MINUTE))

describe('a burn-down', () => {
  test('begins with the whole target and ends with what is left now, by the hours that count', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    const told = of(story, paris('Mon 11:00'))!
    expect(told).toMatchObject({
      measure: 'resolve',
      obligor: 'partner',
      neededMs: 4 * HOUR,
      dueAt: paris('Mon 13:00'),
    })
    expect(told.stations[0]).toEqual({ at: paris('Mon 09:00'), leftMs: 4 * HOUR })
    expect(told.stations.at(-1)).toEqual({ at: paris('Mon 11:00'), leftMs: 2 * HOUR })
  })

  test('is flat while it is paused, and while nobody works', () => {
    const story = new Story(paris('Fri 16:00'), within(4))
    story.happens(paris('Mon 10:00'), ask(dana))
    story.happens(paris('Mon 12:00'), reply(ana))
    const minutes = left(story, paris('Mon 13:00'))
    expect(minutes.at(0)).toBe(240)
    // An hour on Friday, an hour on Monday, and one after the answer.
    expect(minutes.at(-1)).toBe(60)
    expect(minutes.toSorted((one, other) => other - one)).toEqual(minutes)
    expect(new Set(minutes).size).toBeLessThan(minutes.length)
  })

  test('goes below zero once it is overdue', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    expect(left(story, paris('Mon 11:00')).at(-1)).toBe(-60)
  })

  test('has no due time while it is paused, and says that the pause lasts', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.happens(paris('Mon 10:00'), ask(dana))
    const told = of(story, paris('Mon 12:00'))!
    expect(told).not.toHaveProperty('dueAt')
    expect(told.pauses).toEqual([{ from: paris('Mon 10:00') }])
    expect(told.stations.at(-1)!.leftMs).toBe(3 * HOUR)
  })

  test('has stations that are all said differently, at most 13 of them', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    for (const minutes of [1, 2, 5, 13, 90, 700]) {
      const stations = of(story, paris('Mon 09:00') + minutes * MINUTE)!.stations.map(({ at }) => at)
      expect(stations.length).toBe(Math.min(13, minutes + 1))
      expect(stations.every((at, index) => index === 0 || at - stations[index - 1]! >= MINUTE)).toBe(true)
    }
  })

  test('is none of a clock that has just begun, or is over', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    expect(of(story, paris('Mon 09:00'))).toBeUndefined()
    story.happens(paris('Mon 10:00'), resolve(dana))
    expect(of(story, paris('Mon 11:00'))).toBeUndefined()
    const withdrawn = new Story(paris('Mon 09:00'), within(4))
    withdrawn.happens(paris('Mon 10:00'), withdraw(ana))
    expect(of(withdrawn, paris('Mon 11:00'))).toBeUndefined()
    expect(burnDownOf([], [], 0)).toBeUndefined()
  })

  test('of several clocks is that of the one that is due first', () => {
    const [one, other] = [new Story(paris('Mon 09:00'), within(4)), new Story(paris('Mon 09:00'), within(2))]
    const told = burnDownOf([one.clock, other.clock], one.case.log, paris('Mon 10:00'))
    expect(told?.neededMs).toBe(2 * HOUR)
  })
})
