import { describe, expect, test } from 'vitest'
import { decideClock } from '../../../src/domain/sla/decide-clock.ts'
import { historyOf } from '../../../src/domain/sla/derive-clock.ts'
import type { Party } from '../../../src/domain/partners/party.ts'
import { waiveBreach } from '../../../src/domain/sla/waive-breach.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { levels } from '../../fixtures/terms.ts'
import {
  acknowledge,
  ana,
  ask,
  ben,
  confirm,
  confirmMerge,
  dana,
  dev,
  dora,
  merge,
  nothingNeeded,
  notSolved,
  opened,
  reopen,
  reply,
  resolve,
  takeBack,
  undoWithdrawal,
  withdraw,
} from '../cases/people.ts'
import { Story, inShort, paris, within } from './clock-story.ts'

const acknowledgeIn = (hours: number) => within(hours, { measure: 'acknowledge', pausesWhileWaiting: false })

describe('a due time', () => {
  test('opened on Friday 16:30 with one hour to go is Monday 09:30', () => {
    const story = new Story(paris('Fri 16:30'), within(1))
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 09:30'), targetMs: HOUR, version: 1 })
    expect(story.effects).toMatchObject([
      { effect: 'start timer', percent: 75, at: paris('Mon 09:15') },
      { effect: 'start timer', percent: 100, at: paris('Mon 09:30') + 1 },
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
    const effects = story.happens(paris('Mon 10:00') + lateMs, resolve(ana))
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
    story.happens(paris('Mon 16:00'), resolve(ana))
    expect(story.clock).toMatchObject({ status: 'stopped', met: true, dueAt: paris('Mon 16:30') })
  })

  test('while paused after the due time is missed, though no working time has passed in between', () => {
    const story = new Story(paris('Fri 16:00'), within(1))
    story.happens(paris('Sat 10:00'), ask(dana))
    story.happens(paris('Mon 10:00'), resolve(ana))
    expect(story.clock).toMatchObject({ met: false, dueAt: paris('Fri 17:00'), breachedAt: paris('Fri 17:00') })
  })

  test('before the due time that arrives after the breach takes the breach back, once', () => {
    const story = new Story(paris('Mon 09:00'), acknowledgeIn(1))
    story.deadline(paris('Mon 10:00') + 1, 100)
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
    expect(inShort(effects)).toEqual(['cancel', 'SlaBreached', 'SlaClockStands', 'notify breach'])
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
          data: { measure: 'resolve', round: 1, percent: 75, dueAt: paris('Mon 13:00') },
        },
      },
      { effect: 'notify', notice: 'warning', percent: 75, dueAt: paris('Mon 13:00') },
    ])
    expect(story.clock.warnedPercents).toEqual([75])
    expect(inShort(story.deadline(paris('Mon 13:00') + 1, 100))).toEqual(['SlaBreached', 'notify breach', 'escalate'])
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
    const story = new Story(paris('Mon 09:00'), within(4, { levels: levels('-25 %', '-50 %') }))
    const effects = [...story.deadline(paris('Mon 12:30'), 50), ...story.deadline(paris('Mon 12:30'), 75)]
    expect(effects.filter(({ effect }) => effect === 'notify')).toMatchObject([{ percent: 75 }])
  })

  test.each([75, 100])('of %i % that comes early arms its timer again and changes nothing', (percent) => {
    const story = new Story(paris('Mon 09:00'), within(4))
    const before = story.clock
    const at = percent === 75 ? paris('Mon 12:00') : paris('Mon 13:00') + 1
    expect(story.deadline(paris('Mon 11:00'), percent)).toEqual([{ effect: 'start timer', percent, at }])
    expect(story.clock).toBe(before)
  })

  test('that comes twice does nothing the second time', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    for (const percent of [75, 100]) {
      const at = percent === 75 ? paris('Mon 12:00') : paris('Mon 13:00') + 1
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
    story.deadline(paris('Mon 10:00') + 1, 100)
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
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 10:00') })
    story.deadline(paris('Mon 10:00') + 1, 100)
    expect(story.clock).toMatchObject({ status: 'paused', breachedAt: paris('Mon 10:00'), overdueByMs: 0 })
    story.happens(paris('Mon 11:00'), resolve(ana))
    expect(story.clock).toMatchObject({ met: false, dueAt: paris('Mon 10:00') })
  })

  test('that goes on under a further entry of the log keeps its first start', () => {
    const { clock } = new Story(paris('Mon 09:00'), within(4))
    const waiting = { status: 'waiting', waitingOn: 'internal', round: 1, severity: 1 } as const
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
    expect(story.clock).toMatchObject({ stoppedAt: paris('Mon 09:30'), dueAt: paris('Mon 10:00') })
    expect(story.clock).not.toHaveProperty('breachedAt')
    expect(historyOf(story.clock, story.case.log).pauses).toEqual([])
  })

  test('from before the due time that arrives after the breach takes it back, and the clock may breach anew', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.deadline(paris('Mon 10:00') + 1, 100)
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
    story.deadline(paris('Mon 13:00') + 1, 100)
    expect(story.happens(paris('Mon 12:59'), ask(ana))).toEqual([])
    expect(story.clock.breachedAt).toBe(paris('Mon 13:00'))
  })
})

describe('a resolution by the side that owes', () => {
  test('leaves the clock standing until it is confirmed, at the time when it was stated', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    expect(inShort(story.happens(paris('Mon 10:00'), resolve(dana)))).toEqual(['cancel', 'SlaClockStands'])
    expect(story.clock).toMatchObject({
      status: 'unconfirmed',
      stoppedAt: paris('Mon 10:00'),
      dueAt: paris('Mon 13:00'),
    })
    expect(story.deadline(paris('Mon 13:00') + 1, 100)).toEqual([])
    expect(inShort(story.happens(paris('Mon 16:00'), confirm(ana)))).toEqual(['SlaMet'])
    expect(story.clock).toMatchObject({ status: 'stopped', met: true, stoppedAt: paris('Mon 10:00'), workedMs: HOUR })
  })

  test('is confirmed by silence', () => {
    const story = new Story(paris('Fri 09:00'), within(4))
    story.happens(paris('Fri 10:00'), resolve(dana))
    expect(inShort(story.silence(paris('Tue 10:00')))).toEqual(['SlaMet'])
  })

  test('that is struck was never said: the breach that it hid is dated at its due time, and escalated', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.happens(paris('Mon 09:30'), resolve(dana))
    expect(inShort(story.happens(paris('Mon 12:00'), notSolved(ana)))).toEqual([
      'SlaClockResumed',
      'SlaBreached',
      'notify breach',
      'escalate',
    ])
    expect(story.clock).toMatchObject({ status: 'running', breachedAt: paris('Mon 10:00') })
  })

  test('that is struck escalates anew what was overdue already', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.deadline(paris('Mon 10:00') + 1, 100)
    story.happens(paris('Mon 11:00'), resolve(dana))
    expect(inShort(story.happens(paris('Mon 12:00'), notSolved(ana)))).toEqual(['SlaClockResumed', 'escalate'])
    expect(story.clock.breachedAt).toBe(paris('Mon 10:00'))
  })

  test('that is struck late has waited on the other side from its second working day on', () => {
    const story = new Story(paris('Fri 09:00'), within(16))
    story.happens(paris('Fri 11:00'), resolve(dana))
    story.happens(paris('Mon 13:00'), notSolved(ana))
    // 16 h from Friday 09:00 are over on Monday 17:00; two hours of waiting come on top.
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Tue 11:00') })
  })

  test('counts no breach at its due time while it stands, when the wait that it ended goes on', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.happens(paris('Mon 09:30'), ask(dana))
    story.happens(paris('Mon 09:45'), resolve(dana))
    expect(story.clock).toMatchObject({ status: 'unconfirmed', dueAt: paris('Mon 10:15') })
    story.happens(paris('Mon 12:00'), notSolved(ana))
    expect(story.clock).toMatchObject({ status: 'paused', since: paris('Mon 09:30') })
    expect(story.clock).not.toHaveProperty('breachedAt')
  })
})

describe('a struck wait', () => {
  test('paused nothing: the due time is as if nobody had asked', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.happens(paris('Mon 10:00'), ask(dana))
    expect(inShort(story.happens(paris('Mon 11:30'), takeBack(dana)))).toEqual([
      'start 75',
      'start 100',
      'SlaPauseStruck',
    ])
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 13:00') })
  })

  test('hides no breach', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.happens(paris('Mon 09:30'), ask(dana))
    expect(inShort(story.happens(paris('Mon 12:00'), nothingNeeded(ana)))).toEqual([
      'SlaPauseStruck',
      'SlaBreached',
      'notify breach',
      'escalate',
    ])
    expect(story.clock.breachedAt).toBe(paris('Mon 10:00'))
  })
})

describe('a reopened case', () => {
  test('starts a round with what was left; what was used counts, the time while resolved does not', () => {
    const story = new Story(paris('Fri 14:00'), within(4))
    story.happens(paris('Fri 15:00'), resolve(ana))
    story.happens(paris('Mon 11:00'), reopen(ana))
    story.nextRound(paris('Mon 11:00'))
    expect(story.clock).toMatchObject({ status: 'running', round: 2, dueAt: paris('Mon 14:00'), warnedPercents: [] })
    // 75 % of the three hours that are left.
    expect(story.effects).toContainEqual({ effect: 'start timer', percent: 75, at: paris('Mon 13:15') })
  })

  test('has a quarter of the target at least, and no breach at the reopening', () => {
    const story = new Story(paris('Mon 09:00'), within(2))
    story.happens(paris('Mon 11:00') - 6 * MINUTE, resolve(ana))
    story.happens(paris('Mon 14:00'), reopen(ana))
    expect(inShort(story.nextRound(paris('Mon 14:00')))).toEqual(['start 75', 'start 100', 'SlaClockStarted'])
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 14:30') })
    expect(story.clock).not.toHaveProperty('breachedAt')
  })

  test('has a quarter after a round that was missed, and breaches when that has passed', () => {
    const story = new Story(paris('Mon 09:00'), within(2))
    story.happens(paris('Mon 12:00'), resolve(ana))
    story.happens(paris('Mon 14:00'), reopen(ana))
    story.nextRound(paris('Mon 14:00'))
    expect(inShort(story.deadline(paris('Mon 14:30') + 1, 100))).toEqual(['SlaBreached', 'notify breach', 'escalate'])
  })

  test('counts the working time of a closed round as it was frozen, whatever is promised later', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.happens(paris('Mon 10:00'), resolve(ana))
    story.happens(paris('Mon 11:00'), reopen(ana))
    story.nextRound(paris('Mon 11:00'))
    story.severity(paris('Mon 11:30'), ana, 3, within(8))
    expect(story.clock).toMatchObject({ usedBeforeMs: HOUR, dueAt: paris('Tue 10:00') })
  })

  test('leaves the stopped clock of the round before alone', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.happens(paris('Mon 10:00'), resolve(ana))
    const stopped = story.clock
    expect(story.happens(paris('Mon 11:00'), reopen(ana))).toEqual([])
    expect(story.clock).toBe(stopped)
  })
})

describe('a case that is withdrawn or merged', () => {
  test('voids a clock that is not breached: neither met nor missed', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    expect(inShort(story.happens(paris('Mon 09:30'), withdraw(ana)))).toEqual(['cancel', 'SlaVoided'])
    expect(story.clock).toMatchObject({ status: 'void', voidedAt: paris('Mon 09:30') })
    expect(story.deadline(paris('Mon 10:00') + 1, 100)).toEqual([])
  })

  test('keeps a breach, also one that no sweep has found yet', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.happens(paris('Mon 11:00'), withdraw(ana))
    expect(story.clock).toMatchObject({ status: 'stopped', met: false, breachedAt: paris('Mon 10:00') })
  })

  test('by the side that owes lets the clock run on until the other side has confirmed it', () => {
    const older = { ...opened(0), id: 'c0', number: 11 }
    const story = new Story(paris('Mon 09:00'), within(4))
    expect(story.happens(paris('Mon 10:00'), merge(dana, older))).toEqual([])
    expect(story.clock.status).toBe('running')
    story.happens(paris('Mon 11:00'), confirmMerge(ana, older))
    expect(story.clock).toMatchObject({ status: 'void', voidedAt: paris('Mon 11:00') })
  })

  test('and taking that back lets it go on; in between it waited on whoever had ended the case', () => {
    const story = new Story(paris('Mon 09:00'), within(4))
    story.happens(paris('Mon 10:00'), withdraw(ana))
    const [resumed] = inShort(story.happens(paris('Mon 12:00'), undoWithdrawal(ana))).filter((one) =>
      one.startsWith('Sla'),
    )
    expect(resumed).toBe('SlaClockResumed')
    expect(story.clock).toMatchObject({ status: 'running', dueAt: paris('Mon 15:00') })
    expect(story.deadline(paris('Mon 15:00') + 1, 100)).not.toEqual([])
  })

  test('and taking that back keeps the breach that was there, which is owed again', () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.happens(paris('Mon 11:00'), withdraw(ana))
    expect(inShort(story.happens(paris('Mon 12:00'), undoWithdrawal(ana)))).toContain('escalate')
    expect(story.clock).toMatchObject({ status: 'running', breachedAt: paris('Mon 10:00') })
  })
})

describe('a recorded breach', () => {
  const breached = () => {
    const story = new Story(paris('Mon 09:00'), within(1))
    story.deadline(paris('Mon 10:00') + 1, 100)
    return story.clock
  }
  const waive = (by: Party) => waiveBreach(breached(), by, 'Agreed on the phone.', paris('Mon 12:00'))

  test('is waived by the side that is owed, and stays known', () => {
    const decision = waive(ana)
    expect(decision).toMatchObject({ state: { breachedAt: paris('Mon 10:00'), waived: { by: ana } } })
    expect('effects' in decision && inShort(decision.effects)).toEqual(['SlaBreachWaived', 'withdraw'])
  })

  test('is not waived by the side that owes', () => {
    expect(waive(dora)).toEqual({
      refused: 'What was missed is waived by the account manager of the side that is owed: ask them.',
    })
  })

  test('that is waived is neither escalated nor waived again', () => {
    const decision = waive(ana)
    if (!('state' in decision)) throw new Error('Not waived.')
    const again = waiveBreach(decision.state, ana, 'Again.', paris('Mon 13:00'))
    expect(again).toHaveProperty('refused')
  })
})
