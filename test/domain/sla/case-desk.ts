import type { CaseEffect, CaseEvent } from '../../../src/domain/cases/case-event.ts'
import type { Case, Severity } from '../../../src/domain/cases/case.ts'
import { confirmBySilence } from '../../../src/domain/cases/confirm-by-silence.ts'
import { roundOf, severityFollowed } from '../../../src/domain/cases/grow-log.ts'
import { followSeverity, rebase } from '../../../src/domain/sla/change-terms.ts'
import type { Clock, ClockDecision, ClockEffect, Promised } from '../../../src/domain/sla/clock.ts'
import { isOwed } from '../../../src/domain/sla/clock-notices.ts'
import { decideClock } from '../../../src/domain/sla/decide-clock.ts'
import { isLooser } from '../../../src/domain/sla/is-looser.ts'
import type { Objective } from '../../../src/domain/sla/policy.ts'
import { startClock } from '../../../src/domain/sla/start-clock.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'
import { decide } from '../cases/people.ts'
import { promisedIn } from './clock-story.ts'

/** What is promised for a severity in a version of the terms. */
export type PromisesOf = (version: number, severity: Severity) => Objective | undefined

/** A case with the resolve clocks of all its rounds, kept as the product keeps them: whatever is said is heard by every clock. */
export class CaseDesk {
  case: Case
  clocks: Clock[] = []
  effects: (ClockEffect & { clock: string })[] = []
  readonly #promises: PromisesOf
  #version = 1

  constructor(opened: Case, promises: PromisesOf) {
    this.case = opened
    this.#promises = promises
    const promised = this.promised(this.#version)
    if (promised) this.#start(promised, opened.openedAt, opened.openedAt)
  }

  get latest(): Clock | undefined {
    return this.clocks.at(-1)
  }

  promised(version: number, severity = severityFollowed(this.case)): Promised | undefined {
    const objective = this.#promises(version, severity)
    return objective && promisedIn(version, objective)
  }

  /** False when the case refuses it, as it often does in life. */
  says(at: Instant, event: CaseEvent, handledAt = at): boolean {
    const decision = decide(this.case, this.#weighed(event), at)
    if (!('state' in decision)) return false
    this.#follow(decision.state, decision.effects, handledAt)
    return true
  }

  /** Whether a severity would loosen what goes on is known by the terms. */
  #weighed(event: CaseEvent): CaseEvent {
    const { latest } = this
    if (event.type !== 'CaseSeverityChanged' || !latest || !isOwed(latest)) return event
    const promised = this.promised(this.#version, event.severity)
    return { ...event, loosens: isLooser(promised, latest.terms.at(-1)?.promised) }
  }

  silence(at: Instant): void {
    const { state, effects } = confirmBySilence(this.case, at)
    this.#follow(state, effects, at)
  }

  sweep(at: Instant, percent: number): void {
    this.#each((clock) => decideClock(clock, { type: 'LevelReached', percent, log: this.case.log }, at))
  }

  /** Asked for, whether or not the version is a new one. */
  rebase(at: Instant, version: number): void {
    this.#version = version
    this.#each((clock) => rebase(clock, this.promised(version), this.case.log, at))
  }

  #follow(state: Case, effects: CaseEffect[], at: Instant): void {
    const round = roundOf(this.case)
    this.case = state
    for (const effect of effects) {
      if (effect.effect === 'update clocks') {
        const log = this.case.log
        this.#each((clock) => decideClock(clock, { type: 'CaseLogGrew', log }, at))
        if (roundOf(state) > round && this.latest?.round !== roundOf(state)) this.#nextRound(at)
      }
      if (effect.effect === 'change severity') this.#changeSeverity(effect, at)
    }
  }

  #nextRound(at: Instant): void {
    const promised = this.latest?.terms.at(-1)?.promised
    const began = this.case.log.at(-1)?.happenedAt ?? this.case.log.at(-1)!.at
    if (promised) this.#start(promised, began, at)
  }

  #changeSeverity(change: { raised: boolean; at: Instant }, now: Instant): void {
    const { latest } = this
    if (latest?.round === roundOf(this.case)) {
      const promised = this.promised(this.#version)
      this.#each((clock) =>
        clock === latest ? followSeverity(clock, { ...change, promised }, this.case.log, now) : keep(clock),
      )
      return
    }
    const promised = this.promised(this.#version)
    if (promised) this.#start(promised, change.at, now)
  }

  #start(promised: Promised, startedAt: Instant, now: Instant): void {
    const usedBeforeMs = this.clocks.reduce((sum, one) => sum + ('workedMs' in one ? one.workedMs : 0), 0)
    const round = roundOf(this.case)
    const { id: subjectId, partnerId, obligor } = this.case
    const start = { id: `k${round}`, subjectKind: 'case', subjectId, partnerId, round, obligor } as const
    const { state, effects } = startClock({ ...start, startedAt, usedBeforeMs, promised }, this.case.log, now)
    this.clocks.push(state)
    this.#note(state, effects)
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
