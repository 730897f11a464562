import { describe, expect, test } from 'vitest'
import { explainClock } from '../../../src/domain/sla/explain-clock.ts'
import { ana, ask, dana, reopen, reply, resolve } from '../cases/people.ts'
import { Story, paris, within } from './clock-story.ts'

const explain = (story: Story, now: number) => explainClock(story.clock, story.case.log, now, 'Europe/Paris').slice(1)

describe('an explanation of a clock', () => {
  test('begins with the promise, where it comes from and what it protects', () => {
    const story = new Story(paris('Fri 16:30'), within(1, { severity: 1, target: { amount: 2, unit: 'working days' } }))
    expect(explainClock(story.clock, story.case.log, paris('Fri 16:30'), 'UTC').slice(0, 2)).toEqual([
      'The target to resolve is 2 working days (16 h), counted in business hours (Europe/Paris). It is the most specific one of version ' +
        '1 of the terms, for cases of any kind, severity 1. What it protects: Orders are taken.',
      'The clock started on Fri 20 Nov 2026, 15:30 (UTC).',
    ])
  })

  test('shows the arithmetic with each pause', () => {
    const story = new Story(paris('Fri 16:30'), within(1))
    story.happens(paris('Fri 16:45'), ask(dana))
    story.happens(paris('Mon 10:00'), reply(ana))
    expect(explain(story, paris('Mon 10:15'))).toEqual([
      'The clock started on Fri 20 Nov 2026, 16:30 (Europe/Paris).',
      'It was paused from Fri 20 Nov 2026, 16:45 (Europe/Paris) to Mon 23 Nov 2026, 10:00 (Europe/Paris): 1 h 15 min of working time.',
      'Due on Mon 23 Nov 2026, 10:45 (Europe/Paris): the start + 1 h of target + 1 h 15 min paused, in working time.',
      'Used so far: 30 min of 1 h (50 %).',
    ])
  })

  test('has no due time while paused', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.happens(paris('Mon 09:15'), ask(dana))
    expect(explain(story, paris('Mon 12:00')).slice(1)).toEqual([
      'It is paused since Mon 23 Nov 2026, 09:15 (Europe/Paris), waiting on the side that does not owe.',
      'It has no due time while it is paused.',
      'Used so far: 15 min of 1 h (25 %).',
    ])
  })

  test('says since when it is breached, and that a later pause freezes that', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.happens(paris('Mon 12:00'), ask(dana))
    expect(explain(story, paris('Mon 15:00')).slice(2)).toEqual([
      'Due on Mon 23 Nov 2026, 10:00 (Europe/Paris): the start + 1 h of target, in working time. A pause after the due time does not move it.',
      'Used so far: 3 h of 1 h (300 %).',
      'Breached since Mon 23 Nov 2026, 10:00 (Europe/Paris): overdue by 2 h of working time, and stays so while it is paused.',
    ])
  })

  test.each([
    ['met', 'Mon 09:30', 'in time: the target was met.'],
    ['missed', 'Mon 11:30', '1 h 30 min of working time after it was due: the target was missed.'],
  ])('says how it ended when it was %s', (_title, at, then) => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.happens(paris(at), resolve(ana))
    expect(explain(story, paris('Tue 09:00')).at(-1)).toBe(
      `It stopped on Mon 23 Nov 2026, ${at.slice(4)} (Europe/Paris), ${then}`,
    )
  })

  test('says what the rounds before had used', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.happens(paris('Mon 10:00'), resolve(ana))
    story.happens(paris('Mon 13:00'), reopen(ana))
    story.nextRound(paris('Mon 13:00'))
    expect(explain(story, paris('Mon 14:00'))).toEqual([
      'Round 2 started on Mon 23 Nov 2026, 13:00 (Europe/Paris), when the case was reopened, with 3 h of the target: the rest of it, since 1 h of 4 h had been used before.',
      'Due on Mon 23 Nov 2026, 16:00 (Europe/Paris): the start + 3 h of target, in working time.',
      'Used so far: 1 h of 3 h (33 %).',
    ])
  })
})
