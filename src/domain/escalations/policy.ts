import type { Role, Side } from '../partners/party.ts'
import type { Duration } from '../time/duration.ts'

/** How an escalation climbs, the steps of both sides together. */
export type LadderPolicy = {
  steps: LadderStep[]
  /** How often the steps are gone through, at least 1. */ cycles: number
}

/** A rung: its targets are told, then it waits. */
export type LadderStep = {
  targets: Target[]
  wait: Duration
  /** Waits count the partner's working hours, or the wall clock. */ waitIn: 'working' | 'wall'
}

export type Target = { to: 'role'; side: Side; role: Role } | { to: 'channel'; purpose: 'managers' }

/** Whom a step tells of a side. A channel of ours is our side’s. */
export function targetsOf({ steps }: LadderPolicy, side: Side, step: number): Target[] {
  return (steps[step]?.targets ?? []).filter((one) => (one.to === 'channel' ? 'internal' : one.side) === side)
}
