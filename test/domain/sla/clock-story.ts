import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import type { Case } from '../../../src/domain/cases/case.ts'
import type { Clock, ClockEffect } from '../../../src/domain/sla/clock.ts'
import { changeTerms } from '../../../src/domain/sla/change-terms.ts'
import { decideClock } from '../../../src/domain/sla/decide-clock.ts'
import type { Objective } from '../../../src/domain/sla/policy.ts'
import { startClock } from '../../../src/domain/sla/start-clock.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import type { Calendar } from '../../../src/domain/time/calendar.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'
import { AGREEMENT, promise } from '../../fixtures/terms.ts'
import { after, opened } from '../cases/people.ts'

export const office = businessHours('Europe/Paris')

/** Paris wall time in the week of Friday 20 November 2026, e.g. `paris('Fri 16:30')`; Mon to Thu are of the week after. */
export function paris(text: string): Instant {
  const [day = '', time = ''] = text.split(' ')
  const date = { Fri: '2026-11-20', Sat: '2026-11-21', Sun: '2026-11-22', Mon: '2026-11-23', Tue: '2026-11-24' }[day]
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime('Europe/Paris').epochMilliseconds
}

export const within = (hours: number, more: Partial<Objective> = {}): Objective =>
  promise({ target: { amount: hours, unit: 'h' }, protects: 'Orders are taken.', ...more })

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
        id: 'k1',
        caseId: 'c1',
        cycle: 1,
        obligor: 'partner',
        objective,
        agreement: AGREEMENT,
        calendar,
        startedAt: openedAt,
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

  deadline(at: Instant, percent: number): ClockEffect[] {
    return this.#take(decideClock(this.clock, { type: 'LevelReached', percent, log: this.case.log }, at))
  }

  terms(at: Instant, objective: Objective): ClockEffect[] {
    const terms = { objective, agreement: { id: 'a-2', version: 2 }, calendar: this.#calendar }
    return this.#take(changeTerms(this.clock, terms, this.case.log, at))
  }

  /** The clock of the cycle that the case's reopening begins. */
  nextCycle(at: Instant): ClockEffect[] {
    const { id, caseId, obligor, objective, agreement, calendar, cycle } = this.clock
    const next = { id, caseId, obligor, objective, agreement, calendar, cycle: cycle + 1, startedAt: at }
    return this.#take(startClock(next, this.case.log, at))
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
      case 'withdraw breach':
        return 'withdraw'
    }
  })
}
