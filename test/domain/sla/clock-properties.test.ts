import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import type { Severity } from '../../../src/domain/cases/case.ts'
import { roundOf } from '../../../src/domain/cases/grow-log.ts'
import type { Clock } from '../../../src/domain/sla/clock.ts'
import { type Measure, MEASURES } from '../../../src/domain/sla/measures/measures.ts'
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
} from '../cases/people.ts'
import { levels } from '../../fixtures/terms.ts'
import { CaseDesk, type PromisesOf } from './case-desk.ts'
import { within } from './clock-story.ts'
import { anyEvent, anyGap, anySeverity, anyWord, START } from './histories.ts'
import { type Act, type Promise_, type Reading, readStopwatch } from './stopwatch.ts'

/** How many histories are played against the stopwatch. `HISTORIES=100000` is worth its minutes after a change of the rules: what only some ten thousand of them show stays unseen else. */
const HISTORIES = Number(process.env['HISTORIES'] ?? 1_000)

const minutes = (at: number): number => at / MINUTE

/** Hours promised by version and severity, not always the less the more severe; nothing for severity 4 in version 3. */
const HOURS = { 1: [13, 3, 16, 30], 2: [4, 10, 10, 28], 3: [6, 6, 9, 0] } as const

const promisesOf: PromisesOf = (version, to) => {
  const hours = HOURS[version as 1 | 2 | 3][to - 1]!
  if (hours === 0) return undefined
  return within(hours, {
    levels: levels(...(version === 1 ? ['-25 %', '+2h'] : ['-50 % sent', '-1h', '+50 %', '+1 working day'])),
    pausesWhileWaiting: !(version === 2 && to === 3),
    severityRaised: version === 3 || to === 2 ? 'from opening' : 'from change',
  })
}

function promiseOf(version: number, to: Severity): Promise_ | undefined {
  const objective = promisesOf(version, to)
  if (!objective) return undefined
  const { target, pausesWhileWaiting: pauses, severityRaised } = objective
  return { minutes: target.amount * 60, pauses, fromOpening: severityRaised === 'from opening' }
}

type Deed =
  | { does: 'says'; event: CaseEvent }
  | { does: 'sweeps'; percent: number }
  | { does: 'waits in silence' }
  | { does: 'rebases'; version: number }

const says = (event: CaseEvent): Deed => ({ does: 'says', event })
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 17, arbitrary: anyEvent.map(says) },
  { weight: 2, arbitrary: fc.constantFrom(1, 2, 3).map((version): Deed => ({ does: 'rebases', version })) },
  { weight: 2, arbitrary: fc.constantFrom(50, 75, 100).map((percent): Deed => ({ does: 'sweeps', percent })) },
  { weight: 1, arbitrary: fc.constant<Deed>({ does: 'waits in silence' }) },
)
const punctual = (event: CaseEvent, after: number) => ({ gap: after, deed: says(event), late: 0 })
/** `late`: so many minutes after it was said it arrives, and the clocks have been swept before. */
const late = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(600))
const step = fc.record({ gap: anyGap, deed, late })

/** Stretches that chance alone would seldom make. */
const arc = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(notSolved(ana), notSolved(dana), reopen(ana), confirm(ana)),
      fc.integer({ min: 400, max: 3_000 }),
    )
    .map(([answer, after]) => [punctual(resolve(dana), 30), punctual(answer, after)]),
  fc
    .tuple(fc.constantFrom(reply(ana), takeBack(dana), nothingNeeded(ben)), fc.nat(400))
    .map(([answer, after]) => [punctual(ask(dana), 20), punctual(answer, after)]),
  fc
    .tuple(fc.constantFrom(...([2, 3, 4] as const)), fc.constantFrom(...([1, 2, 3] as const)), fc.nat(300))
    .map(([lower, higher, after]) => [punctual(severity(ana, lower), 20), punctual(severity(ana, higher), after)]),
)
const deeds = fc
  .array(fc.oneof({ weight: 2, arbitrary: step.map((one) => [one]) }, { weight: 1, arbitrary: arc }), { maxLength: 12 })
  .map((steps) => steps.flat())

/** Among them what was said before and told last: `before`, in minutes. */
const toldInAnyOrder = fc.tuple(
  deeds,
  fc.array(
    fc.record({
      after: fc.nat(12),
      before: fc.integer({ min: 1, max: 600 }),
      event: fc.constantFrom(reply(ana), reply(dana), reply(dev), acknowledge(dev), ask(ana), ask(dana)),
    }),
    { minLength: 1, maxLength: 4 },
  ),
)

/** What the desk has accepted, as somebody with a stopwatch would have noted it. */
class Noted {
  readonly desk: CaseDesk
  readonly acts: Act[] = []
  now = START
  #version = 1
  #heardAt = START
  #latest = START

  constructor(measure: Measure = 'resolve') {
    const promises: PromisesOf = (version, to) => {
      const one = promisesOf(version, to)
      return one && { ...one, measure }
    }
    this.desk = new CaseDesk(opened(START), promises, measure)
  }

  do({ gap: passes, deed: what, late: after = 0 }: { gap: number; deed: Deed; late?: number }): void {
    this.now += passes * MINUTE
    this.#heardAt = this.now + after * MINUTE
    this.#latest = Math.max(this.#latest, this.#heardAt)
    if (after > 0) this.desk.sweep(this.#heardAt, 100)
    switch (what.does) {
      case 'says':
        return this.#say(what.event)
      case 'sweeps':
        return this.desk.sweep(this.now, what.percent)
      case 'waits in silence':
        return this.desk.silence(this.now)
      case 'rebases':
        this.#version = what.version
        this.desk.rebase(this.now, what.version)
        if (this.#measures()) this.#terms('rebased')
    }
  }

  finish(): void {
    this.now = this.#latest + MINUTE
    this.desk.silence(this.now)
    this.desk.sweep(this.now, 100)
  }

  #say(event: CaseEvent): void {
    const { desk } = this
    const before = desk.case
    if (!desk.says(this.now, event, this.#heardAt)) return
    const at = minutes(this.now)
    const by = event.by.side === before.obligor ? 'owes' : 'owed'
    switch (event.type) {
      case 'CaseQuestionAsked':
        return this.#note({ at, act: 'ask', by })
      case 'CaseReplied':
        return this.#note({ at, act: 'reply', by })
      case 'CaseResolved':
        return this.#note({ at, act: 'resolve', by })
      case 'ResolutionStruck':
        return this.#note({ at, act: 'strike', by })
      case 'ResolutionConfirmed':
        return this.#note({ at, act: 'confirm' })
      case 'WaitTakenBack':
      case 'NothingNeeded':
        return this.#note({ at, act: 'end wait' })
      case 'CaseReopened':
        return this.#note(roundOf(desk.case) > roundOf(before) ? { at, act: 'reopen' } : { at, act: 'strike', by })
      case 'CaseWithdrawn':
        return this.#note({ at, act: 'withdraw' })
      case 'CaseSeverityChanged':
        return this.#terms(event.severity < before.severity ? 'raised' : 'lowered')
      default:
    }
  }

  /** Whether the round has a clock that still goes. */
  #measures(): boolean {
    const { latest } = this.desk
    if (latest?.round !== roundOf(this.desk.case)) return false
    return latest.status !== 'stopped' && latest.status !== 'void'
  }

  #terms(why: 'raised' | 'lowered' | 'rebased'): void {
    const promise = promiseOf(this.#version, this.desk.case.severity)
    this.#note({ at: minutes(this.now), act: 'terms', why, promise })
  }

  #note(act: Act): void {
    this.acts.push(act)
  }

  readings(): Reading[] {
    const { desk } = this
    return Array.from({ length: roundOf(desk.case) }, (_, at) => {
      return readingOf(desk.clocks.find(({ round }) => round === at + 1))
    })
  }
}

function readingOf(clock: Clock | undefined): Reading {
  if (!clock || clock.status === 'lifted') return { state: 'nothing' }
  const breached = clock.breachedAt === undefined ? {} : { breached: minutes(clock.breachedAt) }
  switch (clock.status) {
    case 'void':
      return { state: 'void' }
    case 'paused':
      return { state: 'paused', ...breached }
    case 'running':
      return { state: 'running', due: minutes(clock.dueAt), ...breached }
    case 'unconfirmed':
      return { state: 'standing', due: minutes(clock.dueAt), ...breached }
    case 'stopped':
      return { state: clock.met ? 'met' : 'missed', due: minutes(clock.dueAt), ...breached }
  }
}

describe('whatever happens to a case, swept early, late, again or never', () => {
  test('its clocks stand where a stopwatch kept beside them stands', () => {
    fc.assert(
      fc.property(deeds, (given) => {
        const noted = new Noted()
        for (const one of given) noted.do(one)
        noted.finish()
        const expected = readStopwatch(minutes(START), promiseOf(1, 1), noted.acts, minutes(noted.now))
        expect(noted.readings()).toEqual(expected)
      }),
      { numRuns: HISTORIES },
    )
  })

  test.each(MEASURES)('those to %s are what their log and their terms say, and nothing else', (measure) => {
    fc.assert(
      fc.property(toldInAnyOrder, ([given, late]) => {
        const noted = new Noted(measure)
        given.forEach((one, step) => {
          noted.do(one)
          for (const { before, event } of late.filter(({ after }) => after === step))
            noted.desk.says(Math.max(START, noted.now - before * MINUTE), event, noted.now)
        })
        noted.finish()
        const { desk } = noted
        for (const clock of desk.clocks) {
          const { log } = desk.case
          const caseRound = caseRoundOf(clock, log)
          const known = log.slice(0, log.findLastIndex(({ round }) => round === caseRound) + 1)
          expect(replayClock(clock, known, noted.now)).toEqual(clock)
        }
      }),
      { numRuns: 150 },
    )
  })

  test.each(MEASURES)(
    'one to %s tells its breach once, and every moment at which there is something to say has a timer',
    (measure) => {
      fc.assert(
        fc.property(deeds, (given) => {
          const noted = new Noted(measure)
          const timers = new Timers(noted.desk)
          for (const { late: _, ...one } of given) {
            timers.fireUntil(noted.now + one.gap * MINUTE)
            noted.do(one)
          }
          timers.fireUntil(noted.now + 30 * MINUTE)
          const told = noted.desk.effects.length
          noted.desk.sweep(noted.now + 30 * MINUTE, 100)
          expect(noted.desk.effects.slice(told).filter(({ effect }) => effect !== 'start timer')).toEqual([])
          const breaches = noted.desk.effects.filter((one) => one.effect === 'notify' && one.notice === 'breach')
          expect(breaches.length).toBe(new Set(breaches.map(({ clock }) => clock)).size)
        }),
        { numRuns: 150 },
      )
    },
  )
})

/** Fires what clocks have set, each at its time, as the deadline engine does. */
class Timers {
  readonly #desk: CaseDesk
  readonly #fired = new Set<number>()

  constructor(desk: CaseDesk) {
    this.#desk = desk
  }

  fireUntil(until: number): void {
    for (let turn = 0; ; turn++) {
      const [next] = this.#armed()
        .filter(({ at }) => at <= until)
        .toSorted((a, b) => a.at - b.at)
      if (next === undefined) return
      this.#fired.add(next.key)
      this.#desk.sweep(next.at, next.percent)
      if (turn > 500) throw new Error('A timer arms itself again and again.')
    }
  }

  #armed() {
    const timers = new Map<string, { key: number; percent: number; at: number }>()
    this.#desk.effects.forEach((each, key) => {
      if (each.effect === 'cancel timers')
        for (const id of timers.keys()) if (id.startsWith(each.clock)) timers.delete(id)
      if (each.effect === 'start timer')
        timers.set(`${each.clock} ${each.percent}`, { key, percent: each.percent, at: each.at })
    })
    return [...timers.values()].filter(({ key }) => !this.#fired.has(key))
  }
}

describe('a change of severity or terms that is taken back', () => {
  const change = fc.oneof(
    fc.constantFrom(...([2, 3, 4] as const)).map((to) => ({ to, version: undefined })),
    fc.constantFrom(2, 3).map((version) => ({ to: undefined, version })),
  )

  test('restores every due time that was not breached', () => {
    const talk = fc.constantFrom(ask(dana), reply(ana), takeBack(dana)).map(says)
    const talks = fc.array(fc.record({ gap: fc.nat(60), deed: talk }), { maxLength: 4 })
    fc.assert(
      fc.property(talks, talks, talks, change, anyGap, (first, between, last, { to, version }, pause) => {
        const play = (changes: boolean) => {
          const noted = new Noted()
          const turn = (back: boolean): void => {
            noted.now += pause * MINUTE
            if (!changes) return
            if (to !== undefined) noted.desk.says(noted.now, severity(ana, back ? 1 : to))
            if (version !== undefined) noted.desk.rebase(noted.now, back ? 1 : version)
          }
          for (const one of first) noted.do(one)
          turn(false)
          for (const one of between) noted.do(one)
          turn(true)
          const takenBackAt = noted.now
          for (const one of last) noted.do(one)
          noted.desk.sweep(noted.now, 100)
          return { clock: noted.desk.latest!, takenBackAt }
        }
        const [changed, left] = [play(true), play(false)]
        fc.pre(left.clock.breachedAt === undefined)
        // Overdue by what held until it was taken back, it stays so.
        const overdue = changed.clock.breachedAt ?? Infinity
        if (overdue >= changed.takenBackAt) expect(readingOf(changed.clock)).toEqual(readingOf(left.clock))
      }),
      { numRuns: 300 },
    )
  })
})

describe('other terms that are asked for', () => {
  test.each(MEASURES)('make and undo no miss to %s, and each is met where it stopped by its due time', (measure) => {
    fc.assert(
      fc.property(deeds, fc.constantFrom(1, 2, 3), (given, last) => {
        const noted = new Noted(measure)
        const missed = () =>
          noted.desk.clocks.flatMap(({ id, breachedAt }) => (breachedAt === undefined ? [] : [{ id, breachedAt }]))
        for (const one of [...given, { gap: 10, deed: { does: 'rebases', version: last } as const }]) {
          if (one.deed.does !== 'rebases') {
            noted.do(one)
            continue
          }
          noted.do({ gap: one.gap, deed: { does: 'sweeps', percent: 100 } })
          const before = missed()
          noted.do({ gap: 0, deed: one.deed })
          expect(missed()).toEqual(before)
        }
        noted.finish()
        for (const clock of noted.desk.clocks) {
          if (clock.status !== 'stopped') continue
          expect(clock.met).toBe(clock.stoppedAt <= clock.dueAt)
          expect(clock.met).toBe(clock.breachedAt === undefined)
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('a recorded breach', () => {
  test.each([
    ['partner', dana, ana],
    ['internal', ana, dana],
  ] as const)('of what the side %s owes is not undone by anything that it does alone', (_side, owing, other) => {
    const steps = fc.array(fc.record({ gap: anyGap, word: anyWord, answersAfter: fc.nat(470) }), { maxLength: 14 })
    fc.assert(
      fc.property(steps, (given) => {
        const desk = new CaseDesk(opened(START, other), promisesOf)
        const recorded = new Map<string, number>()
        let now = START
        for (const { gap: passes, word, answersAfter } of given) {
          now += passes * MINUTE
          desk.sweep(now, 100)
          for (const { id, breachedAt } of desk.clocks) if (breachedAt !== undefined) recorded.set(id, breachedAt)
          if (!desk.says(now, word(owing))) continue
          if (desk.case.status === 'waiting' && desk.case.on === other.side) {
            now += Math.min(answersAfter, 30) * MINUTE
            desk.says(now, nothingNeeded(other))
          } else if (desk.case.status === 'resolved') {
            now += answersAfter * MINUTE
            desk.says(now, notSolved(other))
          }
          for (const [id, at] of recorded) expect(desk.clocks.find((clock) => clock.id === id)?.breachedAt).toBe(at)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('while the other side objects to every untrue wait and resolution in its time', () => {
  const hours = fc.constantFrom(0, 3, 4, 9, 20)
  const anyPromise = fc.record({ hours, pausesWhileWaiting: fc.boolean(), fromOpening: fc.boolean() })
  const anyPromises = fc.tuple(anyPromise, anyPromise, anyPromise, anyPromise)
  const promising =
    (given: { hours: number; pausesWhileWaiting: boolean; fromOpening: boolean }[]): PromisesOf =>
    (_, to) => {
      const { hours: promised, pausesWhileWaiting, fromOpening } = given[to - 1]!
      if (promised === 0) return undefined
      return within(promised, { pausesWhileWaiting, severityRaised: fromOpening ? 'from opening' : 'from change' })
    }

  test.each([
    ['partner', dana, ana],
    ['internal', ana, dana],
  ] as const)(
    'the side %s, which owes, alone neither lifts its clock nor puts off its due time',
    (_side, owing, other) => {
      const steps = fc.array(
        fc.record({ gap: fc.nat(150), word: anyWord, hurries: fc.boolean(), answersAfter: fc.nat(470) }),
        { maxLength: 10 },
      )
      fc.assert(
        fc.property(anyPromises, anySeverity, steps, (terms, opens, given) => {
          const [desk, silent] = [1, 2].map(() => {
            const one = new CaseDesk(opened(START, other), promising(terms))
            one.says(START, severity(other, opens))
            return one
          }) as [CaseDesk, CaseDesk]
          let now = START
          for (const { gap: passes, word, hurries, answersAfter } of given) {
            now += passes * MINUTE
            if (!desk.says(now, word(owing))) continue
            if (hurries && desk.case.status === 'waiting') desk.says((now += MINUTE), resolve(owing))
            if (desk.case.status === 'resolved') {
              now += answersAfter * MINUTE
              expect(desk.says(now, notSolved(other))).toBe(true)
            }
            if (desk.case.status === 'waiting') {
              now += Math.min(answersAfter, 400) * MINUTE
              expect(desk.says(now, nothingNeeded(other))).toBe(true)
            }
            for (const one of [desk, silent]) one.sweep(now, 100)
            const [mine, left] = [desk.latest, silent.latest]
            if (left?.status !== 'running') continue
            expect(mine).toMatchObject({ status: 'running' })
            if (mine?.status === 'running') expect(mine.dueAt).toBeLessThanOrEqual(left.dueAt)
            if (left.breachedAt !== undefined) expect(mine?.breachedAt).toBeLessThanOrEqual(left.breachedAt)
          }
        }),
        { numRuns: Math.ceil(HISTORIES / 4) },
      )
    },
  )
})
