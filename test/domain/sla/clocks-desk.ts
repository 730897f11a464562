import type { CaseEffect } from '../../../src/domain/cases/case-event.ts'
import type { Case, Severity } from '../../../src/domain/cases/case.ts'
import { severityFollowed } from '../../../src/domain/cases/grow-log.ts'
import { followSeverity, keepSeverity, rebase } from '../../../src/domain/sla/change-terms.ts'
import type { Clock, ClockDecision, ClockEffect, Given, HeldTerms, Promised } from '../../../src/domain/sla/clock.ts'
import { decideClock } from '../../../src/domain/sla/decide-clock.ts'
import { areLooser } from '../../../src/domain/sla/is-looser.ts'
import { measured, uncovered } from '../../../src/domain/sla/measured.ts'
import type { Turn } from '../../../src/domain/sla/measures/measure.ts'
import { type Measure, ruleOf } from '../../../src/domain/sla/measures/measures.ts'
import { startClock } from '../../../src/domain/sla/start-clock.ts'
import { goesOnAt, isCurrent, mayGoOn, turnsBegun, turnsOf } from '../../../src/domain/sla/turns-of.ts'
import { givenLast } from '../../../src/domain/sla/without-own-terms.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'
import type { PromisesOf } from './case-desk.ts'
import { promisedIn } from './clock-story.ts'

/** The clocks of one measure on a case, kept as the product keeps them. */
export class ClocksDesk {
  readonly measure: Measure
  case: Case
  clocks: Clock[] = []
  effects: (ClockEffect & { clock: string })[] = []
  readonly #promises: PromisesOf
  #version = 1
  /** That without the stricter ones that the side which owes asked for by itself. */
  #agreed = 1
  #rebased: { since: Instant; version: number; agreed: number }[] = []

  constructor(opened: Case, promises: PromisesOf, measure: Measure) {
    this.case = opened
    this.#promises = promises
    this.measure = measure
    const given = this.#given()
    for (const turn of given ? turnsOf(measure, opened.log, opened.obligor) : [])
      this.#start(given!, turn, opened.openedAt)
  }

  promised(version: number, severity = severityFollowed(this.case)): Promised | undefined {
    const objective = this.#promises(version, severity)
    return objective && promisedIn(version, objective)
  }

  /** Whether a severity would loosen what goes on, or may begin. */
  isLoosenedBy(severity: Severity, from: Instant): boolean {
    const [after, before] = [this.promised(this.#version, severity), this.promised(this.#version)]
    return areLooser(after ? [after] : [], before ? [before] : [], { clocks: this.clocks, from })
  }

  sweep(at: Instant, percent: number): void {
    this.#each((clock) => decideClock(clock, { type: 'LevelReached', percent, log: this.case.log }, at))
  }

  /** Asked for, whether or not the version is a new one. */
  rebase(at: Instant, version: number, own = false): void {
    this.#version = version
    if (!own) this.#agreed = version
    this.#rebased.push({ since: at, version, agreed: this.#agreed })
    this.#each((clock) => rebase(clock, this.promised(version), this.case.log, at, own))
    if (!this.clocks.some((clock) => isCurrent(clock, this.case.log))) this.#startOpen(at, at)
  }

  follow(state: Case, effects: CaseEffect[], at: Instant): void {
    this.case = state
    for (const effect of effects) {
      if (effect.effect === 'update clocks') {
        const log = this.case.log
        this.#each((clock) => decideClock(this.#asRebased(clock), { type: 'CaseLogGrew', log }, at))
        this.#startBegun(at)
      }
      if (effect.effect === 'change severity') this.#changeSeverity(effect, at)
    }
  }

  #given(): Given | undefined {
    return this.#givenBy(this.#version, this.#agreed)
  }

  #givenBy(version: number, agreed: number): Given | undefined {
    const [promised, otherwise] = [this.promised(version), this.promised(agreed)]
    if (!promised) return undefined
    return { promised, ...(otherwise && agreed !== version && { otherwise }) }
  }

  /** As update-clocks.ts does. */
  #givenFrom(turn: Turn, until = Infinity): { given: Given; startedAt: Instant; late?: true } | undefined {
    const { startedAt: from } = turn
    const { version, agreed } = this.#rebased.findLast(({ since }) => since <= from) ?? { version: 1, agreed: 1 }
    const first = this.#givenBy(version, agreed)
    const later = this.#rebasedAfter(from)
    if (first) return { given: { ...first, later }, startedAt: from }
    const at = later.findIndex(({ promised }) => promised)
    const { since, promised } = later[at] ?? {}
    if (since === undefined || !promised || until <= since || !goesOnAt(turn, since)) return undefined
    const isLate = ruleOf(this.measure).rolls === true
    return { given: { promised, later: later.slice(at + 1) }, startedAt: since, ...(isLate && { late: true }) }
  }

  #rebasedAfter(from: Instant): HeldTerms[] {
    return this.#rebased
      .filter(({ since }) => since > from)
      .map(({ since, version, agreed }) => {
        const promised = this.promised(version)
        return { since, why: 'rebased', ...(version !== agreed && { own: true }), ...(promised && { promised }) }
      })
  }

  /** As update-clocks.ts does. */
  #asRebased(clock: Clock): Clock {
    if ((clock.status !== 'stopped' && clock.status !== 'void') || ruleOf(this.measure).carriesOver) return clock
    const later = this.#rebasedAfter(clock.terms.at(-1)!.since)
    return later.length === 0 ? clock : { ...clock, terms: [...clock.terms, ...later] }
  }

  /** As update-clocks.ts does. */
  #rollOn(now: Instant): void {
    const { log, obligor } = this.case
    const [first] = uncovered(this.measure, this.clocks, log, obligor)
    for (const clock of this.clocks) this.#goOn(clock, now)
    if (!first) return
    const later = this.clocks.map((clock) => clock.startedAt).filter((at) => first.startedAt < at)
    const until = later.length > 0 ? { until: Math.min(...later) } : {}
    const begun = this.#givenFrom(first, until.until)
    if (!begun) return
    const { given, ...about } = begun
    this.#goOn(this.#start(given, { ...about, round: this.clocks.length + 1, ...until }, now), now)
  }

  #goOn(clock: Clock, now: Instant): void {
    const { next } = measured(clock, this.case.log)
    if (next === undefined) return
    const turn = turnsOf(this.measure, this.case.log, this.case.obligor).find(({ startedAt }) => startedAt === next)
    const begun = this.#givenFrom(turn ?? { startedAt: next }, clock.until)
    this.clocks = this.clocks.map((one) => (one === clock ? { ...one, until: next, version: one.version + 1 } : one))
    if (!begun) return
    const until = clock.until === undefined ? {} : { until: clock.until }
    const { given, ...about } = begun
    this.#goOn(this.#start(given, { ...about, round: this.clocks.length + 1, ...until }, now), now)
  }

  #startBegun(at: Instant): void {
    if (ruleOf(this.measure).rolls) return this.#rollOn(at)
    const { log, obligor } = this.case
    const latest = this.clocks.at(-1)
    for (const turn of turnsBegun(this.measure, log, obligor, latest?.round)) {
      if (ruleOf(this.measure).carriesOver) {
        const given = latest && givenLast(latest)
        if (given) this.#start(given, turn, at)
        continue
      }
      const begun = this.#givenFrom(turn)
      if (begun) this.#start(begun.given, { ...turn, startedAt: begun.startedAt }, at)
    }
  }

  #changeSeverity(change: { raised: boolean; at: Instant }, now: Instant): void {
    const current = this.clocks.find((clock) => isCurrent(clock, this.case.log))
    const given = this.#given()
    if (current) {
      this.#each((clock) =>
        clock === current ? followSeverity(clock, { ...change, ...given }, this.case.log, now) : keep(clock),
      )
    }
    this.clocks = this.clocks.map((clock) =>
      mayGoOn(clock, this.case.log) ? keepSeverity(clock, { ...change, ...given }) : clock,
    )
    if (!current) this.#startOpen(change.at, now)
  }

  /** What goes on and no clock measures, at the earliest from then on. */
  #startOpen(notBefore: Instant, now: Instant): void {
    const turn = turnsOf(this.measure, this.case.log, this.case.obligor).at(-1)
    const given = this.#given()
    if (!given || !turn || turn.stop || turn.voidedAt !== undefined) return
    const startedAt = Math.max(turn.startedAt, notBefore)
    const isRolling = ruleOf(this.measure).rolls
    const round = isRolling ? this.clocks.length + 1 : turn.round
    this.#start(given, { startedAt, round, ...(isRolling && turn.startedAt < startedAt && { late: true }) }, now)
  }

  #start(
    given: Given,
    { startedAt, round, until, late }: Pick<Clock, 'startedAt' | 'round' | 'until' | 'late'>,
    now: Instant,
  ): Clock {
    const closed = ruleOf(this.measure).carriesOver ? this.clocks : []
    const usedBeforeMs = closed.reduce((sum, one) => sum + ('workedMs' in one ? one.workedMs : 0), 0)
    const { id: subjectId, partnerId, obligor } = this.case
    const start = { id: `k${round}`, subjectKind: 'case', subjectId, partnerId, round, obligor } as const
    const cut = { ...(until !== undefined && { until }), ...(late && { late }) }
    const { state, effects } = startClock({ ...start, ...cut, startedAt, usedBeforeMs, ...given }, this.case.log, now)
    this.clocks.push(state)
    this.#note(state, effects)
    return state
  }

  #each(decideOn: (clock: Clock) => ClockDecision): void {
    this.clocks = this.clocks.map((clock) => {
      const { state, effects } = decideOn(clock)
      this.#note(state, effects)
      return state
    })
  }

  #note({ id }: Clock, effects: ClockEffect[]): void {
    this.effects.push(...effects.map((effect) => ({ ...effect, clock: id })))
  }
}

function keep(clock: Clock): ClockDecision {
  return { state: clock, effects: [] }
}
