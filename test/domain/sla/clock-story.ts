import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import type { Case, Severity } from '../../../src/domain/cases/case.ts'
import { confirmBySilence } from '../../../src/domain/cases/confirm-by-silence.ts'
import type { Party } from '../../../src/domain/partners/party.ts'
import type { Clock, ClockEffect, Promised } from '../../../src/domain/sla/clock.ts'
import { followSeverity, rebase } from '../../../src/domain/sla/change-terms.ts'
import { decideClock } from '../../../src/domain/sla/decide-clock.ts'
import type { Objective } from '../../../src/domain/sla/policy.ts'
import { measured, startClock } from '../../../src/domain/sla/start-clock.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import type { Calendar } from '../../../src/domain/time/calendar.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'
import { promise } from '../../fixtures/terms.ts'
import { after, decide, opened, severity } from '../cases/people.ts'

export const office = businessHours('Europe/Paris')

/** Paris wall time in the week of Friday 20 November 2026, e.g. `paris('Fri 16:30')`; Mon to Thu are of the week after. */
export function paris(text: string): Instant {
  const [day = '', time = ''] = text.split(' ')
  const date = { Fri: '2026-11-20', Sat: '2026-11-21', Sun: '2026-11-22', Mon: '2026-11-23', Tue: '2026-11-24' }[day]
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime('Europe/Paris').epochMilliseconds
}

export const within = (hours: number, more: Partial<Objective> = {}): Objective =>
  promise({ target: { amount: hours, unit: 'h' }, protects: 'Orders are taken.', ...more })

/** A promise as a version of the terms makes it. */
export function promisedIn(version: number, objective: Objective, hours: Calendar = office): Promised {
  return { agreement: { id: `a-${version}`, version }, ...measured(objective, hours) }
}

/** One case and one clock of it, with all that the clock ever asked for. */
export class Story {
  case: Case
  clock: Clock
  effects: ClockEffect[]
  #calendar: Calendar

  constructor(openedAt: Instant, objective: Objective, calendar: Calendar = office) {
    this.#calendar = calendar
    this.case = opened(openedAt)
    const { state, effects } = startClock(
      {
        ...{ id: 'k1', subjectKind: 'case', subjectId: 'c1', partnerId: 'p1', round: 1, obligor: 'partner' },
        ...{ startedAt: openedAt, usedBeforeMs: 0, promised: promisedIn(1, objective, calendar) },
      },
      this.case.log,
      openedAt,
    )
    this.clock = state
    this.effects = effects
  }

  /** Something happens to the case at `at`; the clock hears of it when it is handled. */
  happens(at: Instant, event: CaseEvent, handledAt = at): ClockEffect[] {
    this.case = after(this.case, [at, event])
    return this.#take(decideClock(this.clock, { type: 'CaseLogGrew', log: this.case.log }, handledAt))
  }

  /** The time to call the resolution untrue is over. */
  silence(at: Instant): ClockEffect[] {
    this.case = confirmBySilence(this.case, at).state
    return this.#take(decideClock(this.clock, { type: 'CaseLogGrew', log: this.case.log }, at))
  }

  deadline(at: Instant, percent: number): ClockEffect[] {
    return this.#take(decideClock(this.clock, { type: 'LevelReached', percent, log: this.case.log }, at))
  }

  /** The severity changes, and with it what is promised. */
  severity(at: Instant, by: Party, to: Severity, objective: Objective | undefined, handledAt = at): ClockEffect[] {
    const decision = decide(this.case, severity(by, to), at)
    if (!('state' in decision)) throw new Error(`Not accepted: ${JSON.stringify(decision)}`)
    this.case = decision.state
    const heard = this.#take(decideClock(this.clock, { type: 'CaseLogGrew', log: this.case.log }, handledAt))
    const changed = decision.effects.find((one) => one.effect === 'change severity')
    if (!changed) return heard
    const promised = objective && promisedIn(1, objective, this.#calendar)
    return [...heard, ...this.#take(followSeverity(this.clock, { ...changed, promised }, this.case.log, handledAt))]
  }

  /** New terms are applied to the clock because somebody asked for it. */
  rebase(at: Instant, objective: Objective | undefined): ClockEffect[] {
    const promised = objective && promisedIn(2, objective, this.#calendar)
    return this.#take(rebase(this.clock, promised, this.case.log, at))
  }

  /** The clock of the round that the case's reopening begins. */
  nextRound(at: Instant): ClockEffect[] {
    const { id, subjectKind, subjectId, partnerId, obligor, round, usedBeforeMs } = this.clock
    const promised = this.clock.terms.at(-1)?.promised
    if (!promised || this.clock.status !== 'stopped') throw new Error('No round has been closed.')
    const start = {
      id: `${id}+`,
      subjectKind,
      subjectId,
      partnerId,
      obligor,
      round: round + 1,
      startedAt: at,
      promised,
    }
    const used = usedBeforeMs + this.clock.workedMs
    return this.#take(startClock({ ...start, usedBeforeMs: used }, this.case.log, at))
  }

  #take({ state, effects }: { state: Clock; effects: ClockEffect[] }): ClockEffect[] {
    this.clock = state
    this.effects.push(...effects)
    return effects
  }
}

/** Effects in short: "start 75", "cancel", "SlaMet", "notify breach", "escalate", "withdraw". */
export function inShort(effects: ClockEffect[]): string[] {
  return effects.map((each) => {
    switch (each.effect) {
      case 'start timer':
        return `start ${each.percent}`
      case 'cancel timers':
        return 'cancel'
      case 'record fact':
        return each.fact.kind
      case 'notify':
        return `notify ${each.notice}`
      case 'start escalation':
        return 'escalate'
      case 'add cause':
        return `overdue by ${each.by}`
      case 'end escalation':
        return 'end escalation'
      case 'withdraw breach':
        return 'withdraw'
    }
  })
}
