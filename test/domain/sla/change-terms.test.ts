import { describe, expect, test } from 'vitest'
import { changeTerms } from '../../../src/domain/sla/change-terms.ts'
import { ana, ask, dana, reply, resolve } from '../cases/people.ts'
import { Story, inShort, office, paris, within } from './clock-story.ts'
import { AGREEMENT } from '../../fixtures/terms.ts'

describe('a clock in flight under other terms', () => {
  test('is due as if they had held from its start, its pauses kept', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.happens(paris('Mon 09:30'), ask(dana))
    story.happens(paris('Mon 10:30'), reply(ana))
    expect(inShort(story.terms(paris('Mon 10:40'), within(2)))).toEqual([
      'cancel',
      'start 75',
      'start 100',
      'SlaTermsChanged',
    ])
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 12:00'), agreement: { version: 2 } })
  })

  test('that is overdue by them breaches at the recomputed due time, once', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    expect(inShort(story.terms(paris('Mon 12:30'), within(1)))).toEqual([
      'cancel',
      'SlaTermsChanged',
      'SlaBreached',
      'notify breach',
      'escalate',
    ])
    expect(story.clock.breachedAt).toBe(paris('Mon 10:00'))
    expect(story.deadline(paris('Mon 12:31'), 100)).toEqual([])
    expect(inShort(story.terms(paris('Mon 12:40'), within(2)))).toEqual(['cancel', 'SlaTermsChanged'])
    expect(story.clock.breachedAt).toBe(paris('Mon 11:00'))
  })

  test('arms the warnings again whose time is now to come', () => {
    const story = new Story(paris('Mon 09:00'), within(2))
    story.deadline(paris('Mon 10:30'), 75)
    story.terms(paris('Mon 10:40'), within(4))
    expect(story.clock.warnedPercents).toEqual([])
    expect(story.effects).toContainEqual({ effect: 'start timer', percent: 75, at: paris('Mon 12:00') })
    expect(inShort(story.deadline(paris('Mon 12:00'), 75))).toEqual(['SlaWarned', 'notify warning'])
  })

  test('that is not yet due by them has its breach withdrawn', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.deadline(paris('Mon 10:00'), 100)
    const effects = story.terms(paris('Mon 10:30'), within(4))
    expect(inShort(effects)).toEqual([
      'cancel',
      'start 75',
      'start 100',
      'SlaTermsChanged',
      'SlaBreachWithdrawn',
      'withdraw',
    ])
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 13:00') })
    expect(story.clock).not.toHaveProperty('breachedAt')
  })

  test('resumes when they do not pause', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.happens(paris('Mon 09:30'), ask(dana))
    story.terms(paris('Mon 10:40'), within(4, { pausesWhileWaiting: false }))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 13:00') })
  })

  test('counts around the clock when they say so', () => {
    const story = new Story(paris('Fri 16:00'), within(4))
    story.terms(paris('Fri 16:10'), within(4, { hours: 'always' }))
    expect(story.clock).toMatchObject({ dueAt: paris('Fri 20:00'), calendar: { name: '24×7' } })
  })

  test('keeps them when it has stopped', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.happens(paris('Mon 09:30'), resolve(dana))
    const stopped = story.clock
    expect(story.terms(paris('Mon 10:00'), within(1))).toEqual([])
    expect(story.clock).toBe(stopped)
  })

  test('changes nothing when they are the same', () => {
    const { clock, case: about } = new Story(paris('Mon 09:00'), within(4))
    const same = { objective: within(4), agreement: AGREEMENT, calendar: office }
    expect(changeTerms(clock, same, about.log, paris('Mon 10:00'))).toEqual({ state: clock, effects: [] })
  })

  test('never takes an objective of another measure', () => {
    const { clock, case: about } = new Story(paris('Mon 09:00'), within(4))
    const other = { objective: within(4, { measure: 'acknowledge' }), agreement: AGREEMENT, calendar: office }
    expect(() => changeTerms(clock, other, about.log, paris('Mon 10:00'))).toThrow(RangeError)
  })
})
