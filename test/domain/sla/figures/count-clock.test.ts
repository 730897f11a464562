import { describe, expect, test } from 'vitest'
import { countClock } from '../../../../src/domain/sla/figures/count-clock.ts'
import { waiveBreach } from '../../../../src/domain/sla/waive-breach.ts'
import { MINUTE } from '../../../../src/domain/time/instant.ts'
import {
  ana,
  ask,
  ben,
  confirm,
  dana,
  notSolved,
  opened,
  reopen,
  reply,
  resolve,
  severity,
  withdraw,
} from '../../cases/people.ts'
import { CaseDesk } from '../case-desk.ts'
import { Story, paris, within } from '../clock-story.ts'

const counted = ({ clock, case: { log } }: Story) => countClock(clock, log)

describe('what a clock counts as', () => {
  test('nothing while it runs in time, is paused, is void, or stands for a resolution in time that nobody confirmed', () => {
    const story = new Story(paris('Fri 10:00'), within(4))
    expect(counted(story)).toBeUndefined()
    story.happens(paris('Fri 11:00'), ask(dana))
    expect(counted(story)).toBeUndefined()
    story.happens(paris('Fri 12:00'), resolve(dana))
    expect(story.clock).toMatchObject({ status: 'unconfirmed' })
    expect(counted(story)).toBeUndefined()

    const over = new Story(paris('Fri 10:00'), within(4))
    over.happens(paris('Fri 11:00'), withdraw(ana))
    expect(over.clock).toMatchObject({ status: 'void' })
    expect(counted(over)).toBeUndefined()
  })

  test('met at the stated time of its resolution once that is confirmed, however late the word came', () => {
    const story = new Story(paris('Fri 10:00'), within(4))
    story.happens(paris('Fri 12:00'), resolve(dana))
    story.happens(paris('Mon 12:00'), confirm(ana))
    expect(counted(story)).toEqual({ at: paris('Fri 12:00'), met: true })
  })

  test('missed at its due time, whether it still runs, stands late or is done, until it is let pass', () => {
    const story = new Story(paris('Fri 10:00'), within(4))
    const missed = { at: paris('Fri 14:00'), met: false }
    story.deadline(paris('Mon 09:00'), 100)
    expect(counted(story)).toEqual(missed)
    story.happens(paris('Mon 10:00'), resolve(dana))
    expect(counted(story)).toEqual(missed)
    story.happens(paris('Mon 11:00'), confirm(ana))
    expect(counted(story)).toEqual(missed)
    const pardon = waiveBreach(story.clock, ben, 'Our fault.', paris('Mon 12:00'))
    expect('state' in pardon && countClock(pardon.state, story.case.log)).toBeUndefined()
  })

  test('missed where a resolution in time proves untrue and the due time has passed by then', () => {
    const story = new Story(paris('Fri 10:00'), within(4))
    story.happens(paris('Fri 13:00'), resolve(dana))
    story.happens(paris('Fri 15:00'), notSolved(ana))
    expect(counted(story)).toEqual({ at: paris('Fri 14:00'), met: false })
  })

  test('a question in the last tenth of the target puts the due time off, and not the period that a miss falls in', () => {
    const early = new Story(paris('Fri 10:00'), within(5))
    early.happens(paris('Fri 14:30') - MINUTE, ask(dana))
    early.happens(paris('Mon 10:00') - MINUTE, reply(ana))
    early.deadline(paris('Mon 12:00'), 100)
    expect(counted(early)).toEqual({ at: paris('Mon 10:30'), met: false })

    const late = new Story(paris('Fri 10:00'), within(5))
    late.happens(paris('Fri 14:30'), ask(dana))
    late.happens(paris('Mon 10:00'), reply(ana))
    late.deadline(paris('Mon 12:00'), 100)
    expect(late.clock).toMatchObject({ breachedAt: paris('Mon 10:30') })
    expect(counted(late)).toEqual({ at: paris('Fri 15:00'), met: false })
  })

  test('a severity raised by the side that owes is due sooner, and places no miss sooner that would have been one without', () => {
    const raised = (by: typeof ana) => {
      const story = new Story(paris('Fri 10:00'), within(2))
      story.severity(paris('Fri 10:10'), ana, 3, within(4))
      story.severity(paris('Fri 10:30'), by, 2, within(1))
      story.deadline(paris('Fri 12:00'), 100)
      expect(story.clock).toMatchObject({ breachedAt: paris('Fri 11:30') })
      return story
    }
    expect(counted(raised(ana))).toEqual({ at: paris('Fri 11:30'), met: false })
    const own = raised(dana)
    expect(counted(own)).toEqual({ at: paris('Fri 14:00'), met: false })
    own.happens(paris('Mon 10:00'), resolve(dana))
    own.happens(paris('Mon 11:00'), confirm(ana))
    expect(counted(own)).toEqual({ at: paris('Fri 14:00'), met: false })
    const inTimeWithout = raised(dana)
    inTimeWithout.happens(paris('Fri 13:00'), resolve(dana))
    inTimeWithout.happens(paris('Fri 13:30'), confirm(ana))
    expect(counted(inTimeWithout)).toEqual({ at: paris('Fri 11:30'), met: false })
  })

  test.each(['acknowledge', 'update', 'resolve'] as const)(
    'what is promised only since the side that owes raised the severity itself counts where it was missed, and not where it was kept: the time to %s',
    (measure) => {
      const raised = (by: typeof ana, from: 1 | 3, resolvedAt: number) => {
        const promises = (_: number, to: number) => (to <= 2 ? within(2, { measure }) : undefined)
        const given = opened(paris('Fri 10:00'))
        const log = given.log.map((entry) => ({ ...entry, severity: from }))
        const desk = new CaseDesk({ ...given, severity: from, log }, promises, measure)
        desk.says(paris('Fri 10:10'), severity(ana, 3))
        desk.says(paris('Fri 11:00'), severity(by, 2))
        desk.says(resolvedAt, resolve(dana))
        desk.says(resolvedAt, confirm(ana))
        return desk.clocks.map(({ counts }) => counts?.met)
      }
      for (const from of [1, 3] as const) {
        expect(raised(ana, from, paris('Fri 11:30'))).toEqual([true])
        expect(raised(dana, from, paris('Fri 11:30'))).toEqual([undefined])
        expect(raised(dana, from, paris('Fri 14:00'))).toEqual([false])
      }
    },
  )

  describe('by a promise that holds because the side that owes raised the severity', () => {
    const promises = (_: number, to: number) =>
      to === 1
        ? within(2, { id: 'severe', severity: 1 })
        : within(6, to === 2 ? { id: 'high', severity: 2 } : { id: 'any' })
    /** Opened at severity 3; each raise or lowering by whom, at which time. */
    const desk = (...said: [at: string, by: typeof ana, to: 1 | 2 | 3 | 4][]) => {
      const given = opened(paris('Fri 09:00'))
      const log = given.log.map((entry) => ({ ...entry, severity: 3 as const }))
      const told = new CaseDesk({ ...given, severity: 3, log }, promises)
      for (const [when, by, to] of said) told.says(paris(when), severity(by, to))
      return told
    }
    const done = (told: CaseDesk, when: string) => {
      told.says(paris(when), resolve(dana))
      told.says(paris(when), confirm(ana))
      return told.clocks.map(({ objective, counts }) => [objective.id, counts?.met])
    }

    test('nothing where it was kept, though something was promised before; missed where it was missed', () => {
      expect(done(desk(['Fri 10:00', dana, 1]), 'Fri 10:30')).toEqual([['severe', undefined]])
      expect(done(desk(['Fri 10:00', dana, 1]), 'Fri 12:30')).toEqual([['severe', false]])
      expect(done(desk(['Fri 10:00', ana, 1]), 'Fri 10:30')).toEqual([['severe', true]])
    })

    test('met where the same is promised without, or the other side has set the severity since', () => {
      expect(done(desk(['Fri 09:10', ana, 4], ['Fri 10:00', dana, 3]), 'Fri 10:30')).toEqual([['any', true]])
      expect(done(desk(['Fri 10:00', dana, 1], ['Fri 10:10', ana, 2]), 'Fri 10:30')).toEqual([['high', true]])
      expect(done(desk(['Fri 10:00', dana, 2], ['Fri 10:10', ana, 1]), 'Fri 10:30')).toEqual([['severe', true]])
    })

    test('met where both sides agree to change it while the raise stands, as without', () => {
      const agreed = (version: number, to: number) =>
        to === 1 ? within(1, { id: 'severe', severity: 1 }) : within(4 + version, { id: 'any' })
      const rebased = (to: 1 | 2) => {
        const given = opened(paris('Fri 09:00'))
        const log = given.log.map((entry) => ({ ...entry, severity: 3 as const }))
        const told = new CaseDesk({ ...given, severity: 3, log }, agreed)
        told.says(paris('Fri 09:10'), severity(dana, to))
        told.rebase(paris('Fri 09:20'), 2)
        return done(told, 'Fri 09:30')
      }
      expect(rebased(2)).toEqual([['any', true]])
      expect(rebased(1)).toEqual([['severe', undefined]])
    })

    test('nor in the rounds that begin while it stands', () => {
      const told = desk(['Fri 10:00', dana, 1])
      done(told, 'Fri 10:30')
      told.says(paris('Mon 09:00'), reopen(ana))
      expect(done(told, 'Mon 09:30')).toEqual([
        ['severe', undefined],
        ['severe', undefined],
      ])
    })
  })

  describe('of a round that a case was reopened for', () => {
    const reopened = (by: typeof ana, resolvedAt: number) => {
      const desk = new CaseDesk(opened(paris('Fri 10:00')), () => within(4))
      desk.says(paris('Fri 11:00'), resolve(dana))
      desk.says(paris('Fri 11:30'), confirm(ana))
      desk.says(paris('Mon 09:00'), reopen(by))
      desk.says(resolvedAt, resolve(dana))
      desk.says(resolvedAt, confirm(ana))
      return desk.clocks.map((clock) => countClock(clock, desk.case.log))
    }

    test('met, where the side that is owed reopened it', () => {
      expect(reopened(ana, paris('Mon 09:30'))).toEqual([
        { at: paris('Fri 11:00'), met: true },
        { at: paris('Mon 09:30'), met: true },
      ])
    })

    test('nothing, where the side that owes reopened it itself and resolved it in time: nobody makes themselves a case that was kept', () => {
      expect(reopened(dana, paris('Mon 09:30'))).toEqual([{ at: paris('Fri 11:00'), met: true }, undefined])
      expect(reopened(dana, paris('Mon 16:00'))[1]).toEqual({ at: paris('Mon 12:00'), met: false })
    })

    test('nor do the updates kept in it, from whichever word on; what the other side asks in it was asked of them', () => {
      const desk = new CaseDesk(opened(paris('Fri 09:00')), {
        update: () => within(2, { measure: 'update' }),
        answer: () => within(2, { measure: 'answer' }),
      })
      desk.says(paris('Fri 09:30'), resolve(dana))
      desk.says(paris('Fri 10:00'), confirm(ana))
      desk.says(paris('Fri 11:00'), reopen(dana))
      desk.says(paris('Fri 14:00'), reply(dana))
      desk.says(paris('Fri 15:00'), ask(ana))
      desk.says(paris('Fri 15:30'), reply(dana))
      desk.says(paris('Fri 16:00'), resolve(dana))
      desk.says(paris('Fri 16:30'), confirm(ana))
      expect(desk.clocks.map(({ measure, counts }) => ({ measure, counts }))).toEqual([
        { measure: 'update', counts: { at: paris('Fri 09:30'), met: true } },
        { measure: 'update', counts: { at: paris('Fri 13:00'), met: false } },
        { measure: 'update', counts: undefined },
        { measure: 'answer', counts: { at: paris('Fri 15:30'), met: true } },
      ])
    })
  })
})
