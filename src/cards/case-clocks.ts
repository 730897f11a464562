import { ruleOf } from '../domain/sla/measures/measures.ts'
import type { Measure } from '../domain/sla/policy.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Inline, Rich } from './card.ts'
import { keepTogether } from './keep-together.ts'

/**
 * An SLA clock of a case as a card shows it. `target` in words, e.g. "4 h"; `breachedAt`: the due time that passed; `beyond`: the level it has come to, "25 %" or
 * "1 h" away from that.
 */
export type ClockView = { measure: Measure; target: string; breachedAt?: Instant; beyond?: string } & (
  | { status: 'running'; dueAt: Instant }
  | { status: 'paused'; since: Instant }
  | { status: 'met' | 'missed' | 'unconfirmed'; dueAt: Instant; stoppedAt: Instant }
  | { status: 'void'; voidedAt: Instant }
)

/** One line for each clock. */
export function clockLines(clocks: ClockView[], zone: string): Rich[] {
  return clocks.map((clock): Rich => [
    { bold: ruleOf(clock.measure).words.title },
    ` within ${keepTogether(clock.target)}: `,
    ...standing(clock, zone),
  ])
}

/** True when a due time has passed without what was due. */
export function isOverdue(clock: ClockView): boolean {
  return clock.status === 'missed' || (clock.status !== 'met' && clock.breachedAt !== undefined)
}

/** How what somebody does goes on: " by Monday", ", overdue since Monday", ", the time is paused", or nothing while no due time applies. */
export function dueBy(clock: ClockView | undefined, zone: string): Inline[] {
  if (clock?.status === 'paused') return [clock.breachedAt === undefined ? ', the time is paused' : ', overdue, paused']
  if (clock?.status !== 'running') return []
  const at: Inline = { at: clock.dueAt, zone, style: 'date-time' }
  return clock.breachedAt === undefined ? [' by ', at] : [', overdue since ', at]
}

function standing(clock: ClockView, zone: string): Inline[] {
  const moment = (at: Instant): Inline => ({ at, zone, style: 'date-time' })
  switch (clock.status) {
    case 'running':
      return [clock.breachedAt === undefined ? 'due ' : 'overdue since ', moment(clock.dueAt), ...howFar(clock)]
    case 'paused':
      return clock.breachedAt === undefined
        ? ['paused since ', moment(clock.since)]
        : ['overdue since ', moment(clock.breachedAt), ...howFar(clock), ', paused since ', moment(clock.since)]
    case 'unconfirmed':
      return ['stands since ', moment(clock.stoppedAt), ', due ', moment(clock.dueAt)]
    case 'void':
      return ['void since ', moment(clock.voidedAt)]
    case 'met':
      return ['met ', moment(clock.stoppedAt)]
    case 'missed':
      return ['missed: due ', moment(clock.dueAt), ', done ', moment(clock.stoppedAt)]
  }
}

/** What the levels of the terms have it come to. */
function howFar({ breachedAt, beyond }: ClockView): Inline[] {
  if (beyond === undefined) return []
  return [
    breachedAt === undefined ? `, at most ${keepTogether(beyond)} left` : `, for ${keepTogether(beyond)} and more`,
  ]
}
