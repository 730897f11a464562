import type { CaseEffect, CaseEvent } from '../../../src/domain/cases/case-event.ts'
import type { Case, Severity } from '../../../src/domain/cases/case.ts'
import { confirmBySilence } from '../../../src/domain/cases/confirm-by-silence.ts'
import { severityFollowed } from '../../../src/domain/cases/grow-log.ts'
import { strikeWord } from '../../../src/domain/cases/keeps-words.ts'
import { withoutOwnRaise } from '../../../src/domain/cases/own-raise.ts'
import type { Clock, ClockEffect, Promised } from '../../../src/domain/sla/clock.ts'
import { severityByTerms } from '../../../src/domain/sla/is-looser.ts'
import type { Measure } from '../../../src/domain/sla/measures/measures.ts'
import type { Objective } from '../../../src/domain/sla/policy.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'
import { decide } from '../cases/people.ts'
import { ClocksDesk } from './clocks-desk.ts'

/** What is promised for a severity in a version of the terms. */
export type PromisesOf = (version: number, severity: Severity) => Objective | undefined

/** A case with its clocks, of one measure or of several, kept as the product keeps them: whatever is said is heard by every clock. */
export class CaseDesk {
  case: Case
  readonly #desks: ClocksDesk[]

  constructor(opened: Case, promises: PromisesOf | Partial<Record<Measure, PromisesOf>>, measure: Measure = 'resolve') {
    this.case = opened
    const byMeasure = typeof promises === 'function' ? { [measure]: promises } : promises
    this.#desks = Object.entries(byMeasure).map(([of, promised]) => new ClocksDesk(opened, promised, of as Measure))
  }

  get clocks(): Clock[] {
    return this.#desks.flatMap(({ clocks }) => clocks)
  }

  get effects(): (ClockEffect & { clock: string })[] {
    return this.#desks.flatMap(({ effects }) => effects)
  }

  get latest(): Clock | undefined {
    return this.clocks.at(-1)
  }

  promised(version: number, severity?: Severity): Promised | undefined {
    return this.#desks[0]!.promised(version, severity)
  }

  /** False when the case refuses it, as it often does in life. */
  says(at: Instant, event: CaseEvent, handledAt = at): boolean {
    const owesUpdates = this.#desks.some(({ measure }) => measure === 'update')
    const decision = decide(this.case, this.#weighed(event, at), at, owesUpdates)
    if (!('state' in decision)) return false
    this.#follow(decision.state, decision.effects, handledAt)
    return true
  }

  /** Whether a severity would loosen what goes on, or may begin, is known by the terms. */
  #weighed(event: CaseEvent, at: Instant): CaseEvent {
    if (event.type !== 'CaseSeverityChanged') return event
    return { ...event, loosens: this.#desks.some((one) => one.isLoosenedBy(event.severity, at)) }
  }

  /** The newest word of the side that owes is deleted; false where that moves nothing. */
  deletes(wordAt: Instant, at: Instant): boolean {
    const change = strikeWord(this.case, wordAt, at)
    if (change) this.#follow(change.state, change.effects, at)
    return change !== undefined
  }

  /** What becomes of it but by something that is said: of one fault after all, word by word. */
  goesOnAs(told: readonly Case[], now: Instant): void {
    for (const state of told) this.#follow(state, [{ effect: 'update clocks' }], Math.min(now, state.log.at(-1)!.at))
  }

  silence(at: Instant): void {
    const { state, effects } = confirmBySilence(this.case, at)
    this.#follow(state, effects, at)
  }

  sweep(at: Instant, percent: number): void {
    for (const one of this.#desks) one.sweep(at, percent)
  }

  /** Asked for, whether or not the version is a new one. `own`: by the side that owes, by itself. */
  rebase(at: Instant, version: number, own = false): void {
    const promised = (to: Severity) => this.#desks.flatMap((one) => one.promised(version, to) ?? [])
    const severity = severityByTerms(this.case, promised, { clocks: this.clocks, from: at })
    if (severity !== severityFollowed(this.case)) this.#follow(withoutOwnRaise(this.case, severity, at), [], at)
    for (const one of this.#desks) one.rebase(at, version, own)
  }

  #follow(state: Case, effects: CaseEffect[], at: Instant): void {
    this.case = state
    for (const one of this.#desks) one.follow(state, effects, at)
  }
}
