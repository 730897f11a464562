import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import { confirmBySilence } from '../../../src/domain/cases/confirm-by-silence.ts'
import { understood } from '../../../src/domain/cases/understand-event.ts'
import { explainClock } from '../../../src/domain/sla/explain-clock.ts'
import { replayClock } from '../../../src/domain/sla/settle-clock.ts'
import { caseRoundOf } from '../../../src/domain/sla/turns-of.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import {
  acknowledge,
  ana,
  ask,
  ben,
  confirm,
  dana,
  dev,
  nothingNeeded,
  notSolved,
  opened,
  reopen,
  reply,
  resolve,
  severity,
  takeBack,
  undoWithdrawal,
  withdraw,
} from '../cases/people.ts'
import { CaseDesk } from './case-desk.ts'
import { paris, within } from './clock-story.ts'
import { after, isOpen } from './stopwatch.ts'

const updated = (hours: number) => within(hours, { measure: 'update' })

/** Ana opened the case on Friday at 9; Dana’s side owes it, and a word every two hours of its day from 9 to 5. */
function desk(hours = 2): CaseDesk {
  return new CaseDesk(opened(paris('Fri 09:00')), () => updated(hours), 'update')
}

function told(one: CaseDesk, ...events: readonly (readonly [string, CaseEvent])[]): CaseDesk {
  for (const [at, event] of events) if (!one.says(paris(at), event)) throw new Error(`Not accepted: ${at}`)
  return one
}

const standings = ({ clocks }: CaseDesk) =>
  clocks
    .toSorted((a, b) => a.startedAt - b.startedAt)
    .map((clock) => {
      const breached = clock.breachedAt === undefined ? {} : { breachedAt: clock.breachedAt }
      if (clock.status === 'stopped') return { is: clock.met ? 'met' : 'missed', at: clock.stoppedAt, ...breached }
      if (clock.status === 'void') return { is: 'void', at: clock.voidedAt }
      return { is: clock.status, ...('dueAt' in clock && { due: clock.dueAt }), ...breached }
    })

test('an update is due by the severity that a case was raised to while it waited for what nobody needed', () => {
  const promises = (_version: number, to: number) => within(to === 1 ? 1 : 8, { measure: 'update', hours: 'always' })
  const raised = (...wait: [CaseEvent, CaseEvent] | []) => {
    const one = new CaseDesk(opened(paris('Mon 09:00')), promises, 'update')
    one.says(paris('Mon 09:00'), severity(ana, 3))
    if (wait[0]) one.says(paris('Mon 09:20'), wait[0])
    one.says(paris('Mon 09:30'), severity(ana, 1))
    if (wait[1]) one.says(paris('Mon 09:40'), wait[1])
    one.sweep(paris('Mon 14:00'), 100)
    return one.clocks.map(({ breachedAt }) => breachedAt)
  }
  expect(raised()).toEqual([paris('Mon 10:30')])
  expect(raised(ask(dana), nothingNeeded(ana))).toEqual([paris('Mon 10:30')])
})

describe('the time for an update', () => {
  test('counts from the opening and from each word of the side that owes, over the night too, in one clock', () => {
    const one = desk()
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Fri 11:00') }])
    told(one, ['Fri 10:00', acknowledge(dana)], ['Fri 10:30', reply(ana)], ['Fri 10:45', reply(dana, 'Thanks!')])
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Fri 11:00') }])
    told(one, ['Fri 11:00', reply(dana)], ['Fri 12:59', reply(dev)], ['Fri 14:59', reply(dana)])
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Fri 16:59') }])
    told(one, ['Fri 16:30', reply(dana)])
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Mon 10:30') }])
    expect(one.effects.map(({ effect }) => effect)).not.toContain('notify')
  })

  test('is missed once for each interval that passes, and told so once', () => {
    const one = desk()
    one.sweep(paris('Fri 11:00') + 1, 100)
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Fri 11:00'), breachedAt: paris('Fri 11:00') }])
    told(one, ['Fri 14:00', reply(dana)])
    one.sweep(paris('Fri 16:00') + 1, 100)
    told(one, ['Fri 16:30', reply(dana)])
    expect(standings(one)).toEqual([
      { is: 'missed', at: paris('Fri 14:00'), breachedAt: paris('Fri 11:00') },
      { is: 'missed', at: paris('Fri 16:30'), breachedAt: paris('Fri 16:00') },
      { is: 'running', due: paris('Mon 10:30') },
    ])
    expect(one.effects.flatMap((each) => (each.effect === 'notify' ? [each.dueAt] : []))).toEqual([
      paris('Fri 11:00'),
      paris('Fri 16:00'),
    ])
    expect(one.effects.filter(({ effect }) => effect.endsWith('escalation')).map(({ effect }) => effect)).toEqual(
      ['start', 'end', 'start', 'end'].map((verb) => `${verb} escalation`),
    )
  })

  test('does not pass while the case waits on the other side, and counts anew when that has ended', () => {
    const one = told(desk(), ['Fri 10:00', ask(dana)])
    expect(standings(one)).toEqual([{ is: 'met', at: paris('Fri 10:00') }])
    told(one, ['Fri 15:00', reply(ana)])
    expect(standings(one).at(-1)).toEqual({ is: 'running', due: paris('Fri 17:00') })
    // A wait on the side that owes is none.
    told(one, ['Fri 15:30', ask(ana)])
    expect(standings(one).at(-1)).toEqual({ is: 'running', due: paris('Fri 17:00') })
  })

  test('counts from the question where the wait is struck, and from what was written while it lasted', () => {
    const one = told(desk(), ['Fri 10:00', ask(dana)], ['Fri 11:30', nothingNeeded(ana)])
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Fri 12:00') }])
    const late = told(
      desk(),
      ['Fri 10:00', ask(dana)],
      ['Fri 11:00', reply(dana)],
      ['Fri 15:00', ask(dana, 'And the zone?')],
      ['Fri 16:00', takeBack(dana)],
    )
    expect(standings(late)).toEqual([
      { is: 'missed', at: paris('Fri 15:00'), breachedAt: paris('Fri 13:00') },
      { is: 'running', due: paris('Fri 17:00') },
    ])
  })

  test('ends with a resolution, which is a word, and counts anew from a reopening', () => {
    const one = told(desk(), ['Fri 10:30', resolve(dana)], ['Fri 16:30', confirm(ana)])
    expect(standings(one)).toEqual([{ is: 'met', at: paris('Fri 10:30') }])
    told(one, ['Mon 09:00', reopen(ana)])
    expect(standings(one)).toEqual([
      { is: 'met', at: paris('Fri 10:30') },
      { is: 'running', due: paris('Mon 11:00') },
    ])
  })

  test.each([
    ['found untrue', notSolved(ana)],
    ['taken back by who said it', reopen(dana)],
  ])('a resolution that is %s is no word, and what was due while it stood is missed at its due time', (_, strike) => {
    const one = told(desk(), ['Fri 10:30', resolve(dana)], ['Fri 16:00', strike])
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Fri 11:00'), breachedAt: paris('Fri 11:00') }])
    told(one, ['Fri 16:30', resolve(dana)], ['Mon 09:00', confirm(ana)])
    expect(standings(one)).toEqual([{ is: 'missed', at: paris('Fri 16:30'), breachedAt: paris('Fri 11:00') }])
  })

  test('is put off by no number of untrue resolutions, and goes on from the last word where nothing was due yet', () => {
    const one = told(desk(), ['Fri 09:30', reply(dana)])
    for (const [said, struck] of [
      ['Fri 09:40', 'Fri 10:00'],
      ['Fri 10:10', 'Fri 10:40'],
      ['Fri 11:00', 'Fri 11:20'],
    ] as const) {
      told(one, [said, resolve(dana)], [struck, notSolved(ana)])
      expect(standings(one)).toEqual([{ is: 'running', due: paris('Fri 11:30') }])
    }
    told(one, ['Fri 11:25', resolve(dana)], ['Fri 12:00', notSolved(ana)])
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Fri 11:30'), breachedAt: paris('Fri 11:30') }])
  })

  test('pauses while the other side lets an untrue resolution stand beyond its working day, and begins no interval by that', () => {
    const one = told(desk(12), ['Fri 10:00', resolve(dana)], ['Mon 14:00', notSolved(ana)])
    // From Friday at 9 until Monday at 10 it is 9 of 12 hours; the four until it was struck are left out.
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Mon 17:00') }])
  })

  test('ends unmeasured with a case that is withdrawn, and goes on where that is taken back', () => {
    const one = told(desk(), ['Fri 10:00', reply(dana)], ['Fri 11:00', withdraw(ana)])
    expect(standings(one)).toEqual([{ is: 'void', at: paris('Fri 11:00') }])
    told(one, ['Fri 14:00', undoWithdrawal(ana)])
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Fri 15:00') }])
    const missed = told(desk(), ['Fri 11:01', withdraw(ana)])
    expect(standings(missed)).toEqual([{ is: 'missed', at: paris('Fri 11:01'), breachedAt: paris('Fri 11:00') }])
  })

  test('counts from the word before where the newest is deleted, or taken back as the answer; of older ones nothing moves', () => {
    const one = told(desk(), ['Fri 10:00', reply(dana)], ['Fri 11:00', reply(dana)])
    expect(one.deletes(paris('Fri 10:00'), paris('Fri 11:10'))).toBe(false)
    expect(one.deletes(paris('Fri 11:00'), paris('Fri 12:30'))).toBe(true)
    one.sweep(paris('Fri 12:30'), 100)
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Fri 12:00'), breachedAt: paris('Fri 12:00') }])
    told(one, ['Fri 13:00', ask(ana)], ['Fri 14:00', reply(dana)])
    const question = { question: 'Which region?', askedBy: ana }
    told(one, ['Fri 14:30', { type: 'AnswerTakenBack', by: dana, ...question }])
    expect(standings(one)).toEqual([
      { is: 'running', due: paris('Fri 12:00'), breachedAt: paris('Fri 12:00') },
      { is: 'void', at: paris('Fri 14:00') },
    ])
    told(one, ['Fri 15:00', reply(dana)])
    expect(standings(one).slice(-1)).toEqual([{ is: 'running', due: paris('Fri 17:00') }])
    expect(standings(one)[0]).toMatchObject({ is: 'missed', at: paris('Fri 15:00') })
  })

  test('takes a word at its own time, though word of it comes late and the case is over', () => {
    const one = told(desk(), ['Fri 12:30', reply(dana)])
    one.says(paris('Fri 10:45'), reply(dev), paris('Fri 13:00'))
    expect(standings(one)).toEqual([
      { is: 'met', at: paris('Fri 12:30') },
      { is: 'running', due: paris('Fri 14:30') },
    ])
    expect(one.effects.map(({ effect }) => effect)).toContain('withdraw breach')
    const over = told(desk(), ['Fri 10:00', reply(dana)], ['Fri 13:30', resolve(dana)])
    expect(standings(over)).toEqual([{ is: 'missed', at: paris('Fri 13:30'), breachedAt: paris('Fri 12:00') }])
    over.says(paris('Fri 11:45'), reply(dev), paris('Fri 14:00'))
    expect(standings(over)).toEqual([{ is: 'met', at: paris('Fri 13:30') }])
  })

  test('follows the severity, and begins where something is promised', () => {
    const promises = (_: number, to: number) => ({ 1: updated(4), 2: updated(1), 3: undefined, 4: undefined })[to]
    const one = new CaseDesk(opened(paris('Fri 09:00')), promises, 'update')
    told(one, ['Fri 10:00', reply(dana)], ['Fri 10:30', severity(ana, 3)], ['Fri 11:00', reply(dana)])
    expect(standings(one)).toEqual([{ is: 'lifted' }])
    told(one, ['Fri 11:30', ask(dana)], ['Fri 12:00', reply(ana)], ['Fri 12:30', severity(ana, 1)])
    // Nothing was promised when the wait ended, so it counts from the change.
    expect(standings(one)).toEqual([{ is: 'lifted' }, { is: 'running', due: paris('Fri 16:30') }])
    told(one, ['Fri 13:00', reply(dana)])
    expect(standings(one).at(-1)).toEqual({ is: 'running', due: paris('Fri 17:00') })
    told(one, ['Fri 14:30', severity(ana, 2)])
    expect(standings(one).at(-1)).toEqual({ is: 'running', due: paris('Fri 15:30') })
    told(one, ['Fri 15:00', reply(dana)])
    expect(standings(one).at(-1)).toEqual({ is: 'running', due: paris('Fri 16:00') })
  })

  test('says which word it counts from', () => {
    const one = told(desk(), ['Fri 10:00', reply(dana)], ['Fri 11:00', reply(dana)])
    expect(explainClock(one.clocks[0]!, one.case.log, paris('Fri 12:00'), 'Europe/Paris').slice(1)).toEqual([
      'Those hours: Mon–Fri 09:00–17:00 (Europe/Paris). Days off on 20 November 2026: none.',
      'The clock started on Fri 20 Nov 2026, 09:00 (Europe/Paris).',
      'The side that owes wrote on Fri 20 Nov 2026, 11:00 (Europe/Paris), and before that each time within the target.',
      'Due on Fri 20 Nov 2026, 13:00 (Europe/Paris): the last word + 2 h of target, in working time.',
      'Levels from the due time: −25 % on Fri 20 Nov 2026, 12:30 (Europe/Paris), which people are told of.',
      'Used so far: 1 h of 2 h (50 %).',
    ])
  })

  test('is one clock that sets its timers once, however much is written', () => {
    const one = desk()
    // The last one is written in the evening.
    for (let at = 1; at <= 500; at += 1) one.says(paris('Fri 09:00') + at * MINUTE, reply(dana))
    expect(one.clocks).toHaveLength(1)
    expect(one.effects.filter(({ effect }) => effect === 'start timer')).toHaveLength(2)
    expect(one.effects.filter(({ effect }) => effect === 'record fact')).toHaveLength(1)
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Mon 11:00') }])
  })
})

/** What somebody notes who has a watch and no log: when the side that owes wrote, and when nothing was due of it. Minutes. */
class Watch {
  readonly #words = new Set<number>()
  readonly #gaps: [number, number][] = []
  /** In which nothing passes, and after which nothing begins anew. */
  readonly #pauses: [number, number][] = []
  #rounds: { began: number; over: number }[]
  #asked: number | undefined
  #saidAt = 0

  constructor(began: number) {
    this.#rounds = [{ began, over: Infinity }]
  }

  note(event: CaseEvent, at: number, waitsOn: string | undefined): void {
    const owes = event.by.side === 'partner'
    if (owes && ['CaseReplied', 'CaseQuestionAsked'].includes(event.type)) this.#words.add(at)
    switch (event.type) {
      case 'CaseQuestionAsked':
        if (owes) this.#asked ??= at
        else this.#answered(at)
        return
      case 'CaseReplied':
        if (!owes && waitsOn === 'internal') this.#answered(at)
        return
      case 'WaitTakenBack':
      case 'NothingNeeded':
        this.#asked = undefined
        return
      case 'CaseResolved':
        this.#saidAt = at
        this.#rounds.at(-1)!.over = at
        return
      case 'ResolutionStruck':
        this.#rounds.at(-1)!.over = Infinity
        // As never said; what the other side let pass beyond its working day is its own.
        if (!owes) this.#pauses.push([after(this.#saidAt, 8 * 60), at])
        return
      case 'CaseReopened':
        this.#answered(at)
        this.#rounds.push({ began: at, over: Infinity })
        return
      default:
    }
  }

  deleted(at: number): void {
    this.#words.delete(at)
  }

  #answered(at: number): void {
    if (this.#asked !== undefined) this.#gaps.push([this.#asked, at])
    this.#asked = undefined
  }

  /** The due times that passed, each once, and the one that is still to come. */
  read(minutes: number, now: number): { missed: number[]; due?: number } {
    const gaps = [...this.#gaps, ...(this.#asked === undefined ? [] : [[this.#asked, Infinity] as const])]
    const missed: number[] = []
    let next: number | undefined
    for (const { began, over } of this.#rounds) {
      let left = minutes
      const end = Math.min(over, now)
      for (let at = began; at <= end + 30_000; at += 1) {
        const isWord = this.#words.has(at) || at === began || gaps.some(([, to]) => to === at)
        if (isWord) left = minutes
        if (gaps.some(([from, to]) => from <= at && at < to)) {
          left = minutes
          if (at > end) break
          continue
        }
        if (at >= over) break
        if (!isOpen(at) || left <= 0 || this.#pauses.some(([from, to]) => from <= at && at < to)) continue
        left -= 1
        if (left > 0) continue
        // It is over at the end of this minute, unless a word comes right then.
        const due = at + 1
        const kept = due <= end && (this.#words.has(due) || gaps.some(([from]) => from === due))
        if (kept || due === over) continue
        if (due < now && due < over) missed.push(due)
        else if (over === Infinity) next = due
        if (due >= end) break
      }
    }
    return { missed, ...(next !== undefined && { due: next }) }
  }
}

describe('whatever is said, asked, struck, told late and swept', () => {
  const act = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<CaseEvent>(reply(dana), reply(dev), reply(ana)) },
    { weight: 3, arbitrary: fc.constantFrom<CaseEvent>(ask(dana), ask(dana), ask(ana)) },
    { weight: 2, arbitrary: fc.constantFrom<CaseEvent>(takeBack(dana), nothingNeeded(ben), takeBack(ana)) },
    { weight: 2, arbitrary: fc.constantFrom<CaseEvent>(resolve(dana), resolve(ana), notSolved(ana), notSolved(dana)) },
    { weight: 1, arbitrary: fc.constantFrom<CaseEvent>(confirm(ana), reopen(ana), acknowledge(dana)) },
  )
  const step = fc.record({
    gap: fc.oneof(fc.nat(30), fc.nat(200), fc.nat(2_000)),
    act,
    handled: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(400)),
    sweep: fc.boolean(),
    /** A word that was written so many minutes before, and told only now. */
    before: fc.option(fc.integer({ min: 1, max: 500 }), { freq: 4 }),
    deletes: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
  })

  test('a clock is missed for each interval that passed without a word, and for nothing else', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const one = desk(3)
        const start = paris('Fri 09:00')
        const watch = new Watch(start / MINUTE)
        let [at, latest] = [start, start]
        let newest: number | undefined
        for (const { gap, act: event, handled, sweep, before, deletes } of steps) {
          at += gap * MINUTE
          latest = Math.max(latest, at + handled * MINUTE)
          if (sweep) one.sweep(latest, 100)
          const meant = understood(confirmBySilence(one.case, at).state, event, at)
          const waitsOn = one.case.status === 'waiting' ? one.case.on : undefined
          if (one.says(at, event, at + handled * MINUTE)) {
            watch.note(meant, at / MINUTE, waitsOn)
            newest = event.type === 'CaseReplied' && event.by.side === 'partner' ? at : undefined
          } else if (before !== null) {
            const then = Math.max(start, at - before * MINUTE)
            const { length } = one.case.log
            const wasOn = one.case.status === 'waiting' ? one.case.on : undefined
            const kept = wasOn !== 'partner' && one.says(then, reply(dev), latest) && one.case.log.length > length
            if (kept) watch.note(reply(dev), then / MINUTE, undefined)
            if (kept) newest = undefined
          }
          if (deletes && newest !== undefined && one.deletes(newest, latest)) watch.deleted(newest / MINUTE)
        }
        const now = latest + MINUTE
        one.silence(now)
        one.sweep(now, 100)
        const missed = one.clocks.flatMap(({ breachedAt }) => (breachedAt === undefined ? [] : [breachedAt / MINUTE]))
        const due = one.clocks.flatMap((clock) =>
          clock.status === 'running' && clock.breachedAt === undefined ? [clock.dueAt / MINUTE] : [],
        )
        const read = watch.read(3 * 60, now / MINUTE)
        expect({ missed: missed.toSorted((a, b) => a - b), due }).toEqual({
          missed: read.missed,
          due: read.due === undefined ? [] : [read.due],
        })
        const { log } = one.case
        for (const clock of one.clocks) {
          const round = caseRoundOf(clock, log)
          const known = log.slice(0, log.findLastIndex((entry) => entry.round === round) + 1)
          expect(replayClock(clock, known, now)).toEqual(clock)
        }
      }),
      { numRuns: Number(process.env['HISTORIES'] ?? 300) },
    )
  }, 300_000)
})
