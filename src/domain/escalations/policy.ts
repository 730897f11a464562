import type { Purpose } from '../partners/purpose.ts'
import type { Role, Side } from '../partners/party.ts'
import type { Duration } from '../time/duration.ts'

/** How an escalation climbs, on each side by itself. */
export type LadderPolicy = {
  /** A step that tells nobody is waited through. A side whose list is empty has no climb. */
  steps: Record<Side, LadderStep[]>
  /** How often the steps are gone through, at least 1. */
  cycles: number
}

/** A rung of one side: its targets, all of that side, are told, then it waits. */
export type LadderStep = {
  targets: Target[]
  wait: Duration
  /** Waits count working hours, or the wall clock. */
  waitIn: 'working' | 'wall'
}

/** `rotation`: whoever is on duty by it, as it is called on that side. `channel`: ours or the managers’ on our side, the shared one on the partner’s. */
export type Target = { to: 'role'; role: Role } | { to: 'rotation'; name: string } | { to: 'channel'; purpose: Purpose }

/** Whom a step tells of a side. */
export function targetsOf({ steps }: Pick<LadderPolicy, 'steps'>, side: Side, step: number): Target[] {
  return steps[side][step]?.targets ?? []
}
