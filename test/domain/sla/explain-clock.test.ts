import { describe, expect, test } from 'vitest'
import { explainClock } from '../../../src/domain/sla/explain-clock.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { waiveBreach } from '../../../src/domain/sla/waive-breach.ts'
import { ana, ask, dana, notSolved, reopen, reply, resolve, takeBack, withdraw } from '../cases/people.ts'
import { levels } from '../../fixtures/terms.ts'
import { Story, paris, within } from './clock-story.ts'

/** All but the promise, its hours and the levels, which have tests of their own. */
const explain = (story: Story, now: number) =>
  explainClock(story.clock, story.case.log, now, 'Europe/Paris')
    .slice(1)
    .filter((line) => !OWN_TESTS.test(line))
const OWN_TESTS = /^(?:Levels from the due time|Those hours)/u

describe('an explanation of a clock', () => {
  test('begins with the promise, where it comes from and what it protects', () => {
    const story = new Story(paris('Fri 16:30'), within(1, { severity: 1, target: { amount: 2, unit: 'working days' } }))
    expect(explainClock(story.clock, story.case.log, paris('Fri 16:30'), 'UTC').slice(0, 3)).toEqual([
      'The target to resolve is 2 working days (16 h), counted in business hours (Europe/Paris). It is the most specific one of version ' +
        '1 of the terms, for cases of severity 1. What it protects: Orders are taken.',
      'Those hours: Mon–Fri 09:00–17:00 (Europe/Paris). Days off from 20 November 2026 to 24 November 2026: none.',
      'The clock started on Fri 20 Nov 2026, 15:30 (UTC).',
    ])
  })

  test('says which hours it counts in, with the days off up to the last moment that it names', () => {
    const hours = {
      ...businessHours('Europe/Paris', ['2026-11-20', '2026-11-24', '2026-11-28', '2026-12-01']),
      ownHours: [{ date: '2026-11-25', periods: [{ from: '09:00', to: '12:00' }] }],
    }
    const story = new Story(paris('Mon 09:00'), within(20, { levels: levels('+4h') }), hours)
    expect(explainClock(story.clock, story.case.log, paris('Mon 09:30'), 'UTC')[1]).toBe(
      'Those hours: Mon–Fri 09:00–17:00 (Europe/Paris). Days off from 23 November 2026 to 27 November 2026: 24 November 2026. Days with hours of their own: 25 November 2026 09:00–12:00.',
    )
    const always = new Story(paris('Mon 09:00'), within(20, { hours: 'always' }))
    const told = explainClock(always.clock, always.case.log, paris('Mon 09:30'), 'UTC')
    expect(told.filter((line) => line.startsWith('Those hours'))).toEqual([])
  })

  test('says working days in hours, never in days of another length', () => {
    const story = new Story(paris('Fri 16:30'), within(1, { target: { amount: 3, unit: 'working days' } }))
    const lines = explainClock(story.clock, story.case.log, paris('Mon 09:30'), 'UTC')
    expect(lines[0]).toContain('The target to resolve is 3 working days (24 h), counted in business hours')
    expect(lines.at(-1)).toBe('Used so far: 1 h of 24 h (4 %).')
  })

  test('says that its hours hold less than the target, which is no fault of whoever presses something', () => {
    const first = Temporal.PlainDate.from('2026-11-24')
    const holidays = Array.from({ length: 12 * 366 }, (_, days) => first.add({ days }).toString())
    const story = new Story(paris('Mon 15:00'), within(4), businessHours('Europe/Paris', holidays))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 15:00') + 3_653 * 24 * 3_600_000 })
    expect(explain(story, paris('Mon 17:30'))).toEqual([
      'The clock started on Mon 23 Nov 2026, 15:00 (Europe/Paris).',
      'The hours that it counts in hold less than 4 h in the ten years after the start: they are to be corrected.',
      'Used so far: 2 h of 4 h (50 %).',
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

  test('names each level with its moment, as far as it can come to it', () => {
    const story = new Story(paris('Mon 09:00'), within(4, { levels: levels('-50 %', '-1h sent', '-15m', '+4h') }))
    const told = (at: number) =>
      explainClock(story.clock, story.case.log, at, 'Europe/Paris')
        .find((line) => line.startsWith('Levels from the due time'))
        ?.replaceAll('23 Nov 2026, ', '')
        .replaceAll(' (Europe/Paris)', '')
    expect(told(paris('Mon 10:00'))).toBe(
      'Levels from the due time: −50 % on Mon 11:00; −1 h on Mon 12:00, which people are told of; −15 min on Mon 12:45; +4 h on Mon 17:00, a further cause of the escalation.',
    )
    story.happens(paris('Mon 11:30'), ask(dana))
    expect(told(paris('Mon 13:00'))).toBe('Levels from the due time: −50 % on Mon 11:00.')
    story.happens(paris('Mon 13:30'), resolve(ana))
    expect(told(paris('Mon 14:00'))).toBeUndefined()
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

  test('says each change of terms: what held before, what holds since, and what that did', () => {
    const story = new Story(paris('Mon 09:00'), within(8))
    story.severity(paris('Mon 10:00'), ana, 3, within(12))
    story.severity(paris('Mon 11:00'), ana, 2, within(2))
    story.severity(paris('Mon 11:30'), ana, 3, within(12))
    story.rebase(paris('Mon 12:00'), within(16))
    expect(explain(story, paris('Mon 14:00'))).toEqual([
      'The clock started on Mon 23 Nov 2026, 09:00 (Europe/Paris).',
      'On Mon 23 Nov 2026, 10:00 (Europe/Paris) the severity was lowered: the target was 8 h and is 12 h (version 1 of the terms). It counts from the start.',
      'On Mon 23 Nov 2026, 11:00 (Europe/Paris) the severity was raised: the target was 12 h and is 2 h (version 1 of the terms). The earlier of the due time so far and the one by the new target holds, and nothing is overdue by the change.',
      'On Mon 23 Nov 2026, 11:30 (Europe/Paris) the severity was lowered: the target was 2 h and is 12 h (version 1 of the terms). It is as if the change before had not been.',
      'On Mon 23 Nov 2026, 12:00 (Europe/Paris) new terms were applied: the target was 12 h and is 16 h (version 2 of the terms). It counts from the start.',
      'Due on Tue 24 Nov 2026, 17:00 (Europe/Paris): the start + 16 h of target, in working time.',
      'Used so far: 5 h of 16 h (31 %).',
    ])
  })

  test('says from where a raised severity counts', () => {
    const story = new Story(paris('Mon 09:00'), within(8))
    story.severity(paris('Mon 10:00'), ana, 3, within(12))
    story.severity(paris('Mon 11:00'), ana, 2, within(2))
    expect(explain(story, paris('Mon 12:00')).slice(3)).toEqual([
      'Due on Mon 23 Nov 2026, 13:00 (Europe/Paris): the change on Mon 23 Nov 2026, 11:00 (Europe/Paris) + 2 h of target, in working time.',
      'Used so far: 1 h of 2 h (50 %).',
    ])
  })

  test('says since when nothing is promised', () => {
    const story = new Story(paris('Mon 09:00'), within(8))
    story.severity(paris('Mon 10:00'), ana, 3, undefined)
    expect(explain(story, paris('Mon 12:00')).slice(1)).toEqual([
      'On Mon 23 Nov 2026, 10:00 (Europe/Paris) the severity was lowered: nothing is promised any more.',
      'No target to resolve applies, so nothing is due.',
    ])
  })

  test('says what was struck, and what that counts as', () => {
    const story = new Story(paris('Fri 09:00'), within(16))
    story.happens(paris('Fri 10:00'), ask(dana))
    story.happens(paris('Fri 10:30'), takeBack(dana))
    story.happens(paris('Fri 11:00'), resolve(dana))
    story.happens(paris('Mon 13:00'), notSolved(ana))
    expect(explain(story, paris('Mon 14:00')).slice(1, -1)).toEqual([
      'A wait on the side that does not owe from Fri 20 Nov 2026, 10:00 (Europe/Paris) was ended unanswered on Fri 20 Nov 2026, 10:30 (Europe/Paris): it is struck, and paused nothing.',
      'It was called resolved on Fri 20 Nov 2026, 11:00 (Europe/Paris), and not solved on Mon 23 Nov 2026, 13:00 (Europe/Paris): that counts as never said. From Mon 23 Nov 2026, 11:00 (Europe/Paris) to then it waited on the side that had let it stand.',
      'It was paused from Mon 23 Nov 2026, 11:00 (Europe/Paris) to Mon 23 Nov 2026, 13:00 (Europe/Paris): 2 h of working time.',
      'Due on Tue 24 Nov 2026, 11:00 (Europe/Paris): the start + 16 h of target + 2 h paused, in working time.',
    ])
  })

  test('marks a pause that began within the last tenth of the target', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.happens(paris('Mon 09:55'), ask(dana))
    expect(explain(story, paris('Mon 10:15'))[1]).toBe(
      'It is paused since Mon 23 Nov 2026, 09:55 (Europe/Paris), waiting on the side that does not owe. It began within the last tenth of the target.',
    )
    story.happens(paris('Mon 11:00'), reply(ana))
    story.deadline(paris('Mon 12:00'), 100)
    story.happens(paris('Mon 12:00'), ask(dana))
    expect(explain(story, paris('Mon 13:00'))[2]).not.toContain('last tenth')
  })

  test('says that it stands while a resolution is not confirmed', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.happens(paris('Mon 10:00'), resolve(dana))
    expect(explain(story, paris('Tue 10:00')).slice(-2)).toEqual([
      'Used in all: 1 h of 4 h (25 %).',
      'It stands since Mon 23 Nov 2026, 10:00 (Europe/Paris), until the other side has confirmed that the case is resolved.',
    ])
  })

  test('says that it ended with its case', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.happens(paris('Mon 10:00'), withdraw(ana))
    expect(explain(story, paris('Tue 10:00')).at(-1)).toBe(
      'It ended on Mon 23 Nov 2026, 10:00 (Europe/Paris) with the case, before it was due: it is neither met nor missed.',
    )
  })

  test('says who waived a breach', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.deadline(paris('Mon 11:00'), 100)
    const waived = waiveBreach(story.clock, ana, 'Agreed.', paris('Mon 12:00'))
    if ('state' in waived) story.clock = waived.state
    expect(explain(story, paris('Mon 13:00')).at(-1)).toBe(
      'Ana waived the breach on Mon 23 Nov 2026, 12:00 (Europe/Paris).',
    )
  })
})
