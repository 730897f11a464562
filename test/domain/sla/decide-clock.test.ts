import { describe, expect, test } from 'vitest'
import { decideClock } from '../../../src/domain/sla/decide-clock.ts'
import { historyOf } from '../../../src/domain/sla/derive-clock.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acknowledge, ana, ask, ben, dana, dev, reopen, reply, resolve } from '../cases/people.ts'
import { Story, inShort, paris, within } from './clock-story.ts'

const acknowledgeIn = (hours: number) => within(hours, { measure: 'acknowledge', pausesWhileWaiting: false })

describe('a due time', () => {
  test('opened on Friday 16:30 with one hour to go is Monday 09:30', () => {
    const story = new Story(paris('Fri 16:30'), within(1))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 09:30'), targetMs: HOUR, version: 1 })
    expect(story.effects).toMatchObject([
      { effect: 'start timer', percent: 75, at: paris('Mon 09:15') },
      { effect: 'start timer', percent: 100, at: paris('Mon 09:30') },
      { effect: 'record fact', fact: { kind: 'SlaClockStarted', at: paris('Fri 16:30') } },
    ])
  })

  test('counts through the weekend when the objective does', () => {
    expect(new Story(paris('Fri 16:30'), within(1, { hours: 'always' })).clock).toMatchObject({
      dueAt: paris('Fri 17:30'),
    })
  })

  test('moves by the working time of each pause, and by nothing else', () => {
    const story = new Story(paris('Fri 15:00'), within(4))
    expect(inShort(story.happens(paris('Fri 16:00'), ask(dana)))).toEqual(['cancel', 'SlaClockPaused'])
    expect(story.clock).toMatchObject({ status: 'paused', since: paris('Fri 16:00') })
    expect(story.happens(paris('Fri 16:30'), ask(dana))).toEqual([])
    expect(inShort(story.happens(paris('Mon 09:30'), reply(ana)))).toEqual(['start 75', 'start 100', 'SlaClockResumed'])
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 12:30') })
  })

  test('stays while the obligor is waited on', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    expect(story.happens(paris('Mon 10:00'), ask(ana))).toEqual([])
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 13:00') })
  })

  test('stays when the objective does not pause', () => {
    const story = new Story(paris('Mon 09:00'), within(4, { pausesWhileWaiting: false }))
    story.happens(paris('Mon 10:00'), ask(dana))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 13:00') })
  })
})

describe('a stop', () => {
  test.each([
    ['at the due time to the millisecond is met', 0, 'SlaMet', true],
    ['a millisecond later is missed', 1, 'SlaMissed', false],
  ])('%s', (_title, lateMs, fact, met) => {
    const story = new Story(paris('Mon 09:00'), within(1))
    const effects = story.happens(paris('Mon 10:00') + lateMs, resolve(dana))
    expect(inShort(effects)).toContain(fact)
    expect(story.clock).toMatchObject({ status: 'stopped', met, dueAt: paris('Mon 10:00') })
  })

  test('of the acknowledge clock is the first acknowledgement', () => {
    const story = new Story(paris('Mon 09:00'), acknowledgeIn(1))
    story.happens(paris('Mon 09:20'), ask(dana))
    expect(story.clock).toMatchObject({ status: 'stopped', met: true, stoppedAt: paris('Mon 09:20') })
  })

  test('of the acknowledge clock is the resolution, when nobody acknowledged', () => {
    const story = new Story(paris('Mon 09:00'), acknowledgeIn(1))
    story.happens(paris('Mon 09:20'), resolve(ana))
    expect(story.clock).toMatchObject({ status: 'stopped', met: true })
  })

  test('while paused is met, however long the pause', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.happens(paris('Mon 09:30'), ask(dana))
    story.happens(paris('Mon 16:00'), resolve(dana))
    expect(story.clock).toMatchObject({ status: 'stopped', met: true, dueAt: paris('Mon 16:30') })
  })

  test('while paused after the due time is missed, though no working time has passed in between', () => {
    const story = new Story(paris('Fri 16:00'), within(1))
    story.happens(paris('Sat 10:00'), ask(dana))
    story.happens(paris('Mon 10:00'), resolve(dana))
    expect(story.clock).toMatchObject({ met: false, dueAt: paris('Fri 17:00'), breachedAt: paris('Fri 17:00') })
  })

  test('before the due time that arrives after the breach takes the breach back, once', () => {
    const story = new Story(paris('Mon 09:00'), acknowledgeIn(1))
    story.deadline(paris('Mon 10:00'), 100)
    const effects = story.happens(paris('Mon 09:59'), acknowledge(dana), paris('Mon 10:05'))
    expect(inShort(effects)).toEqual(['cancel', 'SlaBreachWithdrawn', 'SlaMet', 'withdraw'])
    expect(story.clock).toMatchObject({ status: 'stopped', met: true })
    expect(story.clock.breachedAt).toBeUndefined()
    expect(story.deadline(paris('Mon 10:06'), 100)).toEqual([])
    expect(story.happens(paris('Mon 10:10'), ask(ana))).toEqual([])
  })

  test('counts from when it was given, also when something later is in the log already', () => {
    const story = new Story(paris('Mon 09:00'), acknowledgeIn(1))
    story.happens(paris('Mon 10:01'), ask(ana))
    story.happens(paris('Mon 09:59'), acknowledge(dana), paris('Mon 10:02'))
    expect(story.clock).toMatchObject({ status: 'stopped', met: true, stoppedAt: paris('Mon 09:59') })
  })

  test('found after the due time tells the breach, and leaves nothing to escalate', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    const effects = story.happens(paris('Mon 11:00'), resolve(dana))
    expect(inShort(effects)).toEqual(['cancel', 'SlaBreached', 'SlaMissed', 'notify breach'])
  })
})

describe('a deadline', () => {
  test('on time warns, then breaches and escalates', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    expect(story.deadline(paris('Mon 12:00'), 75)).toEqual([
      {
        effect: 'record fact',
        fact: {
          at: paris('Mon 12:00'),
          kind: 'SlaWarned',
          data: { measure: 'resolve', cycle: 1, percent: 75, dueAt: paris('Mon 13:00') },
        },
      },
      { effect: 'notify', notice: 'warning', percent: 75, dueAt: paris('Mon 13:00') },
    ])
    expect(story.clock.warnedPercents).toEqual([75])
    expect(inShort(story.deadline(paris('Mon 13:00'), 100))).toEqual(['SlaBreached', 'notify breach', 'escalate'])
    expect(story.clock).toMatchObject({ status: 'running', breachedAt: paris('Mon 13:00') })
  })

  test('handled late is judged at its true time', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    const effects = story.deadline(paris('Tue 11:00'), 100)
    expect(story.clock.breachedAt).toBe(paris('Mon 13:00'))
    expect(effects).toMatchObject([{ fact: { at: paris('Mon 13:00'), data: { percent: 100 } } }, {}, {}])
  })

  test('that is overdue together with a warning gives the breach alone', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    const effects = [...story.deadline(paris('Tue 11:00'), 75), ...story.deadline(paris('Tue 11:00'), 100)]
    expect(inShort(effects)).toEqual(['SlaBreached', 'notify breach', 'escalate'])
    expect(story.clock.warnedPercents).toEqual([])
  })

  test('of several warnings overdue gives the highest alone', () => {
    const story = new Story(paris('Mon 09:00'), within(4, { warnAtPercent: [75, 50] }))
    const effects = [...story.deadline(paris('Mon 12:30'), 50), ...story.deadline(paris('Mon 12:30'), 75)]
    expect(effects.filter(({ effect }) => effect === 'notify')).toMatchObject([{ percent: 75 }])
  })

  test.each([75, 100])('of %i % that comes early arms its timer again and changes nothing', (percent) => {
    const story = new Story(paris('Mon 09:00'), within(4))
    const before = story.clock
    const at = percent === 75 ? paris('Mon 12:00') : paris('Mon 13:00')
    expect(story.deadline(paris('Mon 11:00'), percent)).toEqual([{ effect: 'start timer', percent, at }])
    expect(story.clock).toBe(before)
  })

  test('that comes twice does nothing the second time', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    for (const percent of [75, 100]) {
      const at = percent === 75 ? paris('Mon 12:00') : paris('Mon 13:00')
      story.deadline(at, percent)
      expect(story.deadline(at, percent)).toEqual([])
    }
  })

  test('of a level that the terms do not have does nothing', () => {
    expect(new Story(paris('Mon 09:00'), within(4)).deadline(paris('Mon 10:00'), 60)).toEqual([])
  })

  test('does nothing while the clock is paused or stopped', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.happens(paris('Mon 10:00'), ask(dana))
    expect(story.deadline(paris('Mon 15:00'), 100)).toEqual([])
    story.happens(paris('Mon 16:00'), resolve(dana))
    expect(story.deadline(paris('Tue 15:00'), 100)).toEqual([])
  })
})

describe('a pause', () => {
  test('after a breach freezes what is overdue, and does not move the due time', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.deadline(paris('Mon 10:00'), 100)
    story.happens(paris('Mon 12:00'), ask(dana))
    expect(story.clock).toMatchObject({ status: 'paused', overdueByMs: 2 * HOUR, breachedAt: paris('Mon 10:00') })
    expect(inShort(story.happens(paris('Mon 15:00'), reply(ana)))).toEqual(['SlaClockResumed'])
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 10:00'), breachedAt: paris('Mon 10:00') })
  })

  test('that comes before the sweep still breaches at the due time that has passed', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    const effects = story.happens(paris('Mon 12:00'), ask(dana))
    expect(inShort(effects)).toEqual(['cancel', 'SlaBreached', 'SlaClockPaused', 'notify breach', 'escalate'])
    expect(story.clock.breachedAt).toBe(paris('Mon 10:00'))
  })

  test('that begins at the due time to the millisecond comes too late to move it', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.happens(paris('Mon 10:00'), ask(dana))
    expect(story.clock).toMatchObject({ status: 'paused', breachedAt: paris('Mon 10:00'), overdueByMs: 0 })
    story.happens(paris('Mon 11:00'), resolve(dana))
    expect(story.clock).toMatchObject({ met: false, dueAt: paris('Mon 10:00') })
  })

  test('that goes on under a further entry of the log keeps its first start', () => {
    const { clock } = new Story(paris('Mon 09:00'), within(4))
    const waiting = { status: 'waiting', waitingOn: 'internal', cycle: 1 } as const
    const log = [
      { at: paris('Mon 10:00'), ...waiting, acknowledged: false },
      { at: paris('Mon 11:00'), ...waiting, acknowledged: true },
    ]
    const { state } = decideClock(clock, { type: 'CaseLogGrew', log }, paris('Mon 11:00'))
    expect(state).toMatchObject({ status: 'paused', since: paris('Mon 10:00') })
  })

  test('from after the resolution, which arrives late, does not count', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.happens(paris('Mon 09:40'), ask(dana))
    story.happens(paris('Mon 09:45'), reply(ana))
    story.happens(paris('Mon 09:30'), resolve(dev), paris('Mon 09:46'))
    expect(story.clock).toMatchObject({ met: true, stoppedAt: paris('Mon 09:30'), dueAt: paris('Mon 10:00') })
    expect(historyOf(story.clock, story.case.log).pauses).toEqual([])
  })

  test('from before the due time that arrives after the breach takes it back, and the clock may breach anew', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.deadline(paris('Mon 10:00'), 100)
    expect(inShort(story.happens(paris('Mon 09:40'), ask(dana), paris('Mon 10:01')))).toEqual([
      'cancel',
      'SlaBreachWithdrawn',
      'SlaClockPaused',
      'withdraw',
    ])
    expect(inShort(story.happens(paris('Mon 11:00'), reply(ben)))).toEqual(['start 75', 'start 100', 'SlaClockResumed'])
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 11:20') })
  })

  test('after a warning does not give the warning again', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.deadline(paris('Mon 12:00'), 75)
    story.happens(paris('Mon 12:30'), ask(dana))
    expect(inShort(story.happens(paris('Mon 14:30'), reply(ana)))).toEqual(['start 100', 'SlaClockResumed'])
    expect(story.deadline(paris('Mon 14:40'), 75)).toEqual([])
  })
})

describe('news that is older than what was judged', () => {
  test('takes back neither warning nor breach', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.deadline(paris('Mon 12:00'), 75)
    expect(story.happens(paris('Mon 11:59'), acknowledge(dana))).toEqual([])
    expect(story.clock.warnedPercents).toEqual([75])
    story.deadline(paris('Mon 13:00'), 100)
    expect(story.happens(paris('Mon 12:59'), ask(ana))).toEqual([])
    expect(story.clock.breachedAt).toBe(paris('Mon 13:00'))
  })
})

describe('a reopened case', () => {
  test('resumes: what was used counts, the time while resolved does not', () => {
    const story = new Story(paris('Fri 14:00'), within(4))
    story.happens(paris('Fri 15:00'), resolve(dana))
    story.happens(paris('Mon 11:00'), reopen(ana))
    story.nextCycle(paris('Mon 11:00'))
    expect(story.clock).toMatchObject({ status: 'running', cycle: 2, dueAt: paris('Mon 14:00'), warnedPercents: [] })
    expect(story.effects).toContainEqual({ effect: 'start timer', percent: 75, at: paris('Mon 13:00') })
  })

  test('with nothing left is due, and breached, at the reopening', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.happens(paris('Mon 11:00'), resolve(dana))
    story.happens(paris('Mon 14:00'), reopen(ana))
    expect(inShort(story.nextCycle(paris('Mon 14:00')))).toEqual([
      'SlaClockStarted',
      'SlaBreached',
      'notify breach',
      'escalate',
    ])
    expect(story.clock.breachedAt).toBe(paris('Mon 14:00'))
  })

  test('leaves the stopped clock of the cycle before alone', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.happens(paris('Mon 10:00'), resolve(dana))
    const stopped = story.clock
    expect(story.happens(paris('Mon 11:00'), reopen(ana))).toEqual([])
    expect(story.clock).toBe(stopped)
  })
})
