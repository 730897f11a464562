import { describe, expect, test } from 'vitest'
import { followSeverity, rebase } from '../../../src/domain/sla/change-terms.ts'
import { ana, ask, dana, nothingNeeded, notSolved, reply, resolve } from '../cases/people.ts'
import { Story, inShort, paris, promisedIn, within } from './clock-story.ts'

describe('a raised severity', () => {
  test('counts its target from the change, so that nothing is overdue by it', () => {
    const story = new Story(paris('Mon 09:00'), within(8))
    story.severity(paris('Mon 12:00'), ana, 3, within(8))
    expect(inShort(story.severity(paris('Mon 13:00'), ana, 2, within(1)))).toEqual([
      'cancel',
      'start 75',
      'start 100',
      'SlaTermsChanged',
    ])
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 14:00') })
    expect(story.clock).not.toHaveProperty('breachedAt')
  })

  test('leaves a due time that comes earlier', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.severity(paris('Mon 12:30'), ana, 3, within(4))
    story.severity(paris('Mon 12:45'), ana, 2, within(2))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 13:00'), targetMs: 2 * 3_600_000 })
  })

  test('counts from the opening where the terms say so, and what is over by that breaches at the change', () => {
    const story = new Story(paris('Mon 09:00'), within(8))
    story.severity(paris('Mon 10:00'), ana, 3, within(8))
    story.severity(paris('Mon 12:00'), ana, 2, within(1, { severityRaised: 'from opening' }))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 12:00') })
    expect(story.effects.filter(({ effect }) => effect === 'notify')).toEqual([])
    story.deadline(paris('Mon 12:00') + 1, 100)
    expect(story.clock.breachedAt).toBe(paris('Mon 12:00'))
  })

  test('from the opening is due when the new target has passed since then', () => {
    const story = new Story(paris('Mon 09:00'), within(8))
    story.severity(paris('Mon 10:00'), ana, 3, within(8))
    story.severity(paris('Mon 11:00'), ana, 2, within(4, { severityRaised: 'from opening' }))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 13:00') })
  })
})

describe('a lowered severity', () => {
  test('counts its target from the opening, pauses kept', () => {
    const story = new Story(paris('Mon 09:00'), within(2))
    story.happens(paris('Mon 09:30'), ask(dana))
    story.happens(paris('Mon 10:30'), reply(ana))
    story.severity(paris('Mon 10:40'), ana, 3, within(4))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 14:00') })
  })

  test('keeps a breach, also one that no sweep has found yet', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    expect(inShort(story.severity(paris('Mon 10:30'), ana, 3, within(8)))).toEqual([
      'SlaBreached',
      'notify breach',
      'escalate',
    ])
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 10:00'), breachedAt: paris('Mon 10:00') })
  })

  test('holds again when word of a pause from before that breach arrives', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.severity(paris('Mon 10:30'), ana, 3, within(8))
    story.happens(paris('Mon 09:30'), ask(dana), paris('Mon 10:31'))
    expect(story.clock).not.toHaveProperty('breachedAt')
    story.happens(paris('Mon 11:30'), reply(ana))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Tue 11:00') })
  })

  test('hides no breach that is found when a wait is struck afterwards', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.happens(paris('Mon 09:30'), ask(dana))
    story.severity(paris('Mon 11:00'), ana, 3, within(8))
    story.happens(paris('Mon 12:00'), nothingNeeded(ana))
    expect(story.clock).toMatchObject({ breachedAt: paris('Mon 10:00'), objective: { target: { amount: 1 } } })
  })

  test('by the side that owes moves nothing before the other side has confirmed it', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    expect(story.severity(paris('Mon 10:00'), dana, 3, within(8))).toEqual([])
    expect(story.clock).toMatchObject({ dueAt: paris('Mon 13:00') })
  })
})

describe('a change that is taken back', () => {
  test.each([
    ['raised', 2, within(1)],
    ['lowered', 4, within(8)],
  ] as const)('restores the due time after a severity that was %s', (_title, to, objective) => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.severity(paris('Mon 09:10'), ana, 3, within(4))
    story.severity(paris('Mon 09:20'), ana, to, objective)
    story.severity(paris('Mon 09:40'), ana, 3, within(4))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 13:00') })
  })

  test('restores no due time that has passed meanwhile: the target counts from then', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.severity(paris('Mon 09:30'), ana, 3, within(8))
    story.severity(paris('Mon 11:00'), ana, 1, within(1))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 12:00') })
  })
})

describe('a severity for which nothing is promised', () => {
  test('lifts the clock: nothing is due, and its deadlines are harmless', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    expect(inShort(story.severity(paris('Mon 09:30'), ana, 3, undefined))).toEqual(['cancel', 'SlaTermsLifted'])
    expect(story.clock).toMatchObject({ status: 'lifted', liftedAt: paris('Mon 09:30') })
    expect(story.deadline(paris('Mon 12:00'), 100)).toEqual([])
  })

  test('keeps a breach', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.deadline(paris('Mon 10:00') + 1, 100)
    story.severity(paris('Mon 10:30'), ana, 3, undefined)
    expect(story.clock).toMatchObject({ status: 'running', breachedAt: paris('Mon 10:00') })
  })

  test('and one again for which something is, counts from the change', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.severity(paris('Mon 09:30'), ana, 3, undefined)
    story.severity(paris('Mon 12:00'), ana, 2, within(2))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 14:00') })
  })
})

describe('a rebase', () => {
  test('puts a clock in flight under new terms, from its start, its pauses kept', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.happens(paris('Mon 09:30'), ask(dana))
    story.happens(paris('Mon 10:30'), reply(ana))
    expect(inShort(story.rebase(paris('Mon 10:40'), within(2)))).toEqual([
      'cancel',
      'start 75',
      'start 100',
      'SlaTermsChanged',
    ])
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 12:00'), agreement: { version: 2 } })
    expect(story.clock.terms).toMatchObject([
      { why: 'started', promised: { agreement: { version: 1 } } },
      { why: 'rebased', since: paris('Mon 10:40'), promised: { agreement: { version: 2 } } },
    ])
  })

  test('never creates a breach in the past: what would be over counts from the change', () => {
    const story = new Story(paris('Mon 09:00'), within(6))
    story.rebase(paris('Mon 12:30'), within(1))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 13:30') })
    expect(story.clock).not.toHaveProperty('breachedAt')
  })

  test('never removes a breach, also one that no sweep has found yet', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.rebase(paris('Mon 10:30'), within(4))
    expect(story.clock).toMatchObject({ breachedAt: paris('Mon 10:00'), agreement: { version: 1 } })
  })

  test('arms the warnings again whose time is now to come', () => {
    const story = new Story(paris('Mon 09:00'), within(2))
    story.deadline(paris('Mon 10:30'), 75)
    story.rebase(paris('Mon 10:40'), within(4))
    expect(story.clock.warnedPercents).toEqual([])
    expect(story.effects).toContainEqual({ effect: 'start timer', percent: 75, at: paris('Mon 12:00') })
    expect(inShort(story.deadline(paris('Mon 12:00'), 75))).toEqual(['SlaWarned', 'notify warning'])
  })

  test('to the same promise in another version moves nothing but the version', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.severity(paris('Mon 09:30'), ana, 3, within(8))
    story.severity(paris('Mon 10:00'), ana, 2, within(1))
    story.rebase(paris('Mon 10:30'), within(1))
    expect(story.clock).toMatchObject({ dueAt: paris('Mon 11:00'), agreement: { version: 2 } })
  })

  test('resumes what was paused when the new terms do not pause', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.happens(paris('Mon 09:30'), ask(dana))
    story.rebase(paris('Mon 10:40'), within(4, { pausesWhileWaiting: false }))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 13:00') })
  })

  test('counts around the clock when they say so', () => {
    const story = new Story(paris('Fri 16:00'), within(4))
    story.rebase(paris('Fri 16:10'), within(4, { hours: 'always' }))
    expect(story.clock).toMatchObject({ dueAt: paris('Fri 20:00'), calendar: { name: '24×7' } })
  })

  test('leaves a stopped clock alone', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.happens(paris('Mon 09:30'), resolve(ana))
    const stopped = story.clock
    expect(story.rebase(paris('Mon 10:00'), within(1))).toEqual([])
    expect(story.clock).toBe(stopped)
  })

  test('while a resolution stands that is not confirmed takes effect if that is struck', () => {
    const story = new Story(paris('Mon 09:00'), within(8))
    story.happens(paris('Mon 10:00'), resolve(dana))
    expect(story.rebase(paris('Mon 11:00'), within(4))).toEqual([])
    expect(story.clock).toMatchObject({ status: 'unconfirmed', dueAt: paris('Mon 17:00'), agreement: { version: 1 } })
    story.happens(paris('Mon 12:00'), notSolved(ana))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 13:00'), agreement: { version: 2 } })
  })

  test('to the same terms changes nothing', () => {
    const { clock, case: about } = new Story(paris('Mon 09:00'), within(4))
    const same = promisedIn(1, within(4))
    expect(rebase(clock, same, about.log, paris('Mon 10:00'))).toEqual({ state: clock, effects: [] })
  })

  test('never takes an objective of another measure', () => {
    const { clock, case: about } = new Story(paris('Mon 09:00'), within(4))
    const promised = promisedIn(1, within(4, { measure: 'acknowledge' }))
    const change = { raised: true, promised, at: paris('Mon 10:00') }
    expect(() => rebase(clock, promised, about.log, paris('Mon 10:00'))).toThrow(RangeError)
    expect(() => followSeverity(clock, change, about.log, paris('Mon 10:00'))).toThrow(RangeError)
  })
})
