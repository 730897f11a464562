import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import { confirmBySilence } from '../../../src/domain/cases/confirm-by-silence.ts'
import { understood } from '../../../src/domain/cases/understand-event.ts'
import { explainClock } from '../../../src/domain/sla/explain-clock.ts'
import { replayClock } from '../../../src/domain/sla/settle-clock.ts'
import { turnOf } from '../../../src/domain/sla/turns-of.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import {
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
import { after as afterWork, isOpen } from './stopwatch.ts'

const answered = (hours: number) => within(hours, { measure: 'answer' })

/** Ana opened the case on Friday at 9; Dana’s side owes, and answers within two hours of its day from 9 to 5. */
function desk(hours = 2): CaseDesk {
  return new CaseDesk(opened(paris('Fri 09:00')), () => answered(hours), 'answer')
}

function told(one: CaseDesk, ...events: readonly (readonly [string, CaseEvent])[]): CaseDesk {
  for (const [at, event] of events) if (!one.says(paris(at), event)) throw new Error(`Not accepted: ${at}`)
  return one
}

const standings = ({ clocks }: CaseDesk) =>
  clocks.map((clock) => {
    const breached = clock.breachedAt === undefined ? {} : { breachedAt: clock.breachedAt }
    if (clock.status === 'stopped') return { is: clock.met ? 'met' : 'missed', at: clock.stoppedAt, ...breached }
    if (clock.status === 'void') return { is: 'void', at: clock.voidedAt }
    return { is: clock.status, ...('dueAt' in clock && { due: clock.dueAt }), ...breached }
  })

describe('the time to answer', () => {
  test('begins with a question of the other side, and ends with the next word of the side that owes', () => {
    const one = told(desk(), ['Fri 10:00', ask(dana)], ['Fri 10:30', reply(ana)])
    expect(standings(one)).toEqual([])
    told(one, ['Fri 11:00', ask(ana)])
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Fri 13:00') }])
    told(one, ['Fri 12:00', ask(ben, 'And since when?')], ['Fri 12:30', reply(ben, 'Anybody?')])
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Fri 13:00') }])
    told(one, ['Fri 13:00', reply(dev)])
    expect(standings(one)).toEqual([{ is: 'met', at: paris('Fri 13:00') }])
  })

  test('is whole for each question, over the night too', () => {
    const one = told(desk(), ['Fri 10:00', ask(ana)], ['Fri 11:59', reply(dana)], ['Fri 16:00', ask(ana)])
    expect(standings(one).at(-1)).toEqual({ is: 'running', due: paris('Mon 10:00') })
    one.sweep(paris('Mon 10:00') + 1, 100)
    told(one, ['Mon 11:00', reply(dana)])
    expect(standings(one).at(-1)).toEqual({ is: 'missed', at: paris('Mon 11:00'), breachedAt: paris('Mon 10:00') })
    expect(one.effects.filter(({ effect }) => effect === 'notify' || effect.endsWith('escalation'))).toEqual([
      expect.objectContaining({ notice: 'breach', dueAt: paris('Mon 10:00') }),
      expect.objectContaining({ effect: 'start escalation' }),
      expect.objectContaining({ effect: 'end escalation' }),
    ])
  })

  test('is told of each question where word of an answer to the first comes after the second', () => {
    const asked = () => told(desk(), ['Fri 10:00', ask(ana)], ['Fri 11:00', ask(ben, 'And since when?')])
    const one = asked()
    one.sweep(paris('Fri 12:00') + 1, 100)
    expect(one.says(paris('Fri 10:30'), reply(dana), paris('Fri 12:10'))).toBe(true)
    expect(standings(one)).toEqual([
      { is: 'met', at: paris('Fri 10:30') },
      { is: 'running', due: paris('Fri 13:00') },
    ])
    one.sweep(paris('Fri 13:00') + 1, 100)
    told(one, ['Fri 14:00', reply(dev)])
    expect(standings(one).at(-1)).toEqual({ is: 'missed', at: paris('Fri 14:00'), breachedAt: paris('Fri 13:00') })
    // Also where both seem to have been answered at once.
    const both = told(asked(), ['Fri 14:00', reply(dev)])
    expect(both.says(paris('Fri 10:30'), reply(dana), paris('Fri 14:10'))).toBe(true)
    expect(standings(both)).toEqual(standings(one))
  })

  test('counts from a question whose news comes after the words that answer it', () => {
    const one = told(desk(), ['Fri 13:00', ask(dana)])
    expect(one.says(paris('Fri 10:00'), ask(ana), paris('Fri 13:10'))).toBe(true)
    expect(standings(one)).toEqual([{ is: 'missed', at: paris('Fri 13:00'), breachedAt: paris('Fri 12:00') }])
  })

  test('ends with a question back, whatever becomes of that', () => {
    const one = told(desk(), ['Fri 10:00', ask(ana)], ['Fri 11:00', ask(dana)], ['Fri 11:30', takeBack(dana)])
    expect(standings(one)).toEqual([{ is: 'met', at: paris('Fri 11:00') }])
  })

  test.each([
    ['the asker waits no more', takeBack(ana)],
    ['the side asked says that nothing is needed from it', nothingNeeded(dana)],
  ])('is not measured where %s, and stays missed where it was over by then', (_, event) => {
    expect(standings(told(desk(), ['Fri 10:00', ask(ana)], ['Fri 12:00', event]))).toEqual([
      { is: 'void', at: paris('Fri 12:00') },
    ])
    const late = told(desk(), ['Fri 10:00', ask(ana)], ['Fri 12:01', event])
    expect(standings(late)).toEqual([{ is: 'missed', at: paris('Fri 12:01'), breachedAt: paris('Fri 12:00') }])
    told(late, ['Fri 13:00', ask(ana)])
    expect(standings(late).at(-1)).toEqual({ is: 'running', due: paris('Fri 15:00') })
  })

  test('goes on where the answer is taken back, and ends with what its side wrote next', () => {
    const one = told(desk(), ['Fri 10:00', ask(ana)], ['Fri 10:30', reply(dana)])
    const question = { question: 'Which region?', askedBy: ana }
    const back = told(one, ['Fri 11:00', { type: 'AnswerTakenBack', by: dana, ...question }])
    expect(standings(back)).toEqual([{ is: 'running', due: paris('Fri 12:00') }])
    told(back, ['Fri 12:30', reply(dana)])
    const next = { type: 'AnswerTakenBack', by: dana, ...question, answeredAt: paris('Fri 12:45') } as const
    told(back, ['Fri 13:00', next])
    expect(standings(back)).toEqual([{ is: 'missed', at: paris('Fri 12:45'), breachedAt: paris('Fri 12:00') }])
  })

  test('stands with a resolution by the side that owes until it is confirmed, and goes on where nothing is solved', () => {
    const one = told(desk(4), ['Fri 10:00', ask(ana)], ['Fri 12:00', resolve(dana)])
    expect(standings(one)).toEqual([{ is: 'unconfirmed', due: paris('Fri 14:00') }])
    const untrue = told(desk(4), ['Fri 10:00', ask(ana)], ['Fri 12:00', resolve(dana)], ['Fri 13:00', notSolved(ana)])
    expect(standings(untrue)).toEqual([{ is: 'running', due: paris('Fri 14:00') }])
    told(one, ['Fri 15:00', confirm(ana)])
    expect(standings(one)).toEqual([{ is: 'met', at: paris('Fri 12:00') }])
    told(one, ['Fri 16:00', reopen(ana)], ['Fri 16:00', ask(ana)])
    expect(standings(one).at(-1)).toEqual({ is: 'running', due: paris('Mon 12:00') })
  })

  test('does not count what the other side let an untrue resolution stand beyond its day', () => {
    // Said on Friday at 12, looked at until Monday at 12; the two hours until 14 are the other side's.
    const one = told(desk(10), ['Fri 10:00', ask(ana)], ['Fri 12:00', resolve(dana)], ['Mon 14:00', notSolved(ana)])
    // Used: 7 h on Friday and 3 h on Monday until 12.
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Mon 12:00'), breachedAt: paris('Mon 12:00') }])
    const more = told(desk(11), ['Fri 10:00', ask(ana)], ['Fri 12:00', resolve(dana)], ['Mon 14:00', notSolved(ana)])
    expect(standings(more)).toEqual([{ is: 'running', due: paris('Mon 15:00') }])
  })

  test('ends unmeasured with the case, where the other side ends that, and goes on where it takes that back', () => {
    const one = told(desk(4), ['Fri 10:00', ask(ana)], ['Fri 11:00', withdraw(ana)])
    expect(standings(one)).toEqual([{ is: 'void', at: paris('Fri 11:00') }])
    told(one, ['Fri 13:00', undoWithdrawal(ana)])
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Fri 16:00') }])
    const solved = told(desk(), ['Fri 10:00', ask(ana)], ['Fri 11:00', resolve(ana)])
    expect(standings(solved)).toEqual([{ is: 'void', at: paris('Fri 11:00') }])
  })

  test('counts from when it was written, though it was known as a question only when it was answered', () => {
    const one = told(desk(), ['Fri 10:00', ask(ana)], ['Fri 10:30', reply(dana)])
    const asked: CaseEvent = { ...ask(ana, 'And when?'), answeredAt: paris('Fri 14:00') } as CaseEvent
    one.says(paris('Fri 11:00'), asked, paris('Fri 15:00'))
    expect(standings(one)).toEqual([
      { is: 'met', at: paris('Fri 10:30') },
      { is: 'missed', at: paris('Fri 14:00'), breachedAt: paris('Fri 13:00') },
    ])
    expect(one.effects.filter(({ effect }) => effect === 'start escalation')).toEqual([])
    // While the question stood, this was a further one.
    one.says(paris('Fri 12:00'), { ...asked, answeredAt: paris('Fri 14:00') } as CaseEvent, paris('Fri 16:00'))
    expect(one.clocks).toHaveLength(2)
  })

  test('is that of an answer which word comes of late', () => {
    const one = told(desk(), ['Fri 10:00', ask(ana)], ['Fri 13:00', reply(dana)])
    one.says(paris('Fri 11:30'), reply(dev), paris('Fri 14:00'))
    expect(standings(one)).toEqual([{ is: 'met', at: paris('Fri 11:30') }])
    expect(one.effects.at(-1)).toMatchObject({ effect: 'withdraw breach' })
    expect(explainClock(one.clocks[0]!, one.case.log, paris('Fri 14:00'), 'Europe/Paris')).toContain(
      'The side that owes answered on Fri 20 Nov 2026, 11:30 (Europe/Paris): until word of that came, Fri 20 Nov 2026, 13:00 (Europe/Paris) counted.',
    )
  })

  test('begins at the change where nothing was promised before it', () => {
    const one = new CaseDesk(opened(paris('Fri 09:00')), (_, to) => (to === 2 ? answered(2) : undefined), 'answer')
    told(one, ['Fri 10:00', ask(ana)], ['Fri 11:00', severity(ana, 2)])
    expect(standings(one)).toEqual([{ is: 'running', due: paris('Fri 13:00') }])
    told(one, ['Fri 12:00', severity(ana, 3)])
    expect(standings(one)).toEqual([{ is: 'lifted' }])
    told(one, ['Fri 12:30', reply(dana)], ['Fri 13:00', ask(ana)])
    expect(one.clocks).toHaveLength(1)
    told(one, ['Fri 13:30', reply(dana)], ['Fri 14:00', severity(ana, 2)], ['Fri 15:00', ask(ana)])
    expect(standings(one)).toEqual([{ is: 'lifted' }, { is: 'running', due: paris('Fri 17:00') }])
  })

  test('is told with what its question came to', () => {
    const one = told(desk(), ['Fri 10:00', ask(ana)], ['Fri 11:00', takeBack(ana)])
    expect(explainClock(one.clocks[0]!, one.case.log, paris('Fri 12:00'), 'Europe/Paris').slice(1)).toEqual([
      'Those hours: Mon–Fri 09:00–17:00 (Europe/Paris). Days off on 20 November 2026: none.',
      'The clock started on Fri 20 Nov 2026, 10:00 (Europe/Paris).',
      'On Fri 20 Nov 2026, 11:00 (Europe/Paris) nothing was to be answered any more: the question counts as never asked.',
      'Due on Fri 20 Nov 2026, 12:00 (Europe/Paris): the start + 2 h of target, in working time.',
      'Used in all: 1 h of 2 h (50 %).',
      'It ended on Fri 20 Nov 2026, 11:00 (Europe/Paris) with its question, before it was due: it is neither met nor missed.',
    ])
  })
})

/** What somebody notes who has a watch and no log: minutes, and what became of each question. */
type Noted = { at: number; is: 'open' | 'met' | 'void' | 'stands'; over: number; credits: [number, number][] }

class Watch {
  readonly questions: Noted[] = []
  #waitsOn: 'owes' | 'owed' | undefined
  #over: { at: number; by: 'owes' | 'owed'; confirmed: boolean; waitedOn: 'owes' | 'owed' | undefined } | undefined

  note(event: CaseEvent, at: number): void {
    this.settle(at)
    const by = event.by.side === 'partner' ? 'owes' : 'owed'
    const pending = this.#waitsOn === 'owes' ? this.questions.at(-1) : undefined
    const end = (is: Noted['is']) => pending && Object.assign(pending, { is, over: at })
    switch (event.type) {
      case 'CaseQuestionAsked':
        if (by === 'owes') end('met')
        else if (!pending) this.questions.push({ at, is: 'open', over: Infinity, credits: [] })
        this.#waitsOn = by === 'owes' ? 'owed' : 'owes'
        return
      case 'CaseReplied':
        if (this.#waitsOn !== by) return
        end('met')
        this.#waitsOn = undefined
        return
      case 'WaitTakenBack':
      case 'NothingNeeded':
        end('void')
        this.#waitsOn = undefined
        return
      case 'CaseResolved':
        end(by === 'owes' ? 'stands' : 'void')
        this.#over = { at, by, confirmed: by === 'owed', waitedOn: this.#waitsOn }
        this.#waitsOn = undefined
        return
      case 'ResolutionConfirmed':
        return this.#confirm()
      case 'ResolutionStruck': {
        const { at: said, waitedOn } = this.#over!
        this.#over = undefined
        this.#waitsOn = waitedOn
        const last = this.questions.at(-1)
        if (waitedOn !== 'owes' || !last) return
        Object.assign(last, { is: 'open', over: Infinity })
        const looked = afterWork(said, 8 * 60)
        if (by === 'owed' && looked < at) last.credits.push([looked, at])
        return
      }
      case 'CaseReopened':
        this.#over = undefined
        return
      default:
    }
  }

  settle(now: number): void {
    if (this.#over && now >= afterWork(this.#over.at, 16 * 60)) this.#confirm()
  }

  #confirm(): void {
    const last = this.questions.at(-1)
    if (last?.is === 'stands') last.is = 'met'
    if (this.#over) this.#over.confirmed = true
  }

  read(minutes: number, now: number): object[] {
    this.settle(now)
    return this.questions.map(({ at, is, over, credits }) => {
      let due = at
      for (let left = minutes; left > 0; due++)
        if (isOpen(due) && !credits.some(([from, to]) => from <= due && due < to)) left--
      const missed = due < Math.min(over, now)
      const breach = missed ? { breachedAt: due } : {}
      if (is === 'open') return { is: 'running', due, ...breach }
      if (is === 'stands') return { is: 'unconfirmed', due, ...breach }
      if (is === 'void' && !missed) return { is, at: over }
      return { is: missed ? 'missed' : 'met', at: over, ...breach }
    })
  }
}

describe('whatever is asked, answered, struck and swept', () => {
  const act = fc.constantFrom<CaseEvent>(
    ask(ana),
    ask(dana),
    reply(dana),
    reply(ana),
    takeBack(ana),
    takeBack(dana),
    nothingNeeded(dana),
    nothingNeeded(ben),
    resolve(dana),
    resolve(ana),
    notSolved(ana),
    notSolved(dana),
    confirm(ana),
    reopen(ana),
  )
  const step = fc.record({
    gap: fc.oneof(fc.nat(30), fc.nat(200), fc.nat(2_000)),
    act: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(ask(ana), reply(dana)) }, { weight: 4, arbitrary: act }),
    handled: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(400)),
    sweep: fc.boolean(),
  })

  test('each answer is met ⇔ it came, or its question ended, by the due time', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const one = desk(3)
        const watch = new Watch()
        let at = paris('Fri 09:00')
        let latest = at
        for (const { gap, act: event, handled, sweep } of steps) {
          at += gap * MINUTE
          latest = Math.max(latest, at + handled * MINUTE)
          if (sweep) one.sweep(latest, 100)
          const meant = understood(confirmBySilence(one.case, at).state, event, at)
          if (one.says(at, event, at + handled * MINUTE)) watch.note(meant, at / MINUTE)
        }
        const now = latest + MINUTE
        one.silence(now)
        one.sweep(now, 100)
        const read = standings(one).map((standing) =>
          Object.fromEntries(
            Object.entries(standing).map(([key, value]) => [key, typeof value === 'number' ? value / MINUTE : value]),
          ),
        )
        expect(read).toEqual(watch.read(3 * 60, now / MINUTE))
        const { log } = one.case
        for (const clock of one.clocks) {
          const { caseRound } = turnOf(clock, log)
          const known = log.slice(0, log.findLastIndex(({ round }) => round === caseRound) + 1)
          expect(replayClock(clock, known, now)).toEqual(clock)
        }
      }),
      { numRuns: Number(process.env['HISTORIES'] ?? 300) },
    )
  }, 300_000)
})
