import type { Purpose } from '../partners/purpose.ts'
import { type Role, type Side, SIDES } from '../partners/party.ts'
import type { Duration } from '../time/duration.ts'

/** How an escalation climbs, on each side by itself. */
export type LadderPolicy = {
  /** A step that tells nobody is waited through. A side whose list is empty has no climb. */
  steps: Record<Side, LadderStep[]>
  /** How often the steps are gone through, at least 1. */
  cycles: number
  /** Of our side: told once as it begins and once when it is over, and asked nothing. */
  watchers?: Watcher[]
  /** Of the partner’s side: told the same, of what both companies read. */
  theirWatchers?: TheirWatcher[]
}

export type Watcher = { to: 'role'; role: Role } | { to: 'channel'; purpose: Exclude<Purpose, 'shared'> }
/** No channel: where both companies talk both read its card. */
export type TheirWatcher = Extract<Watcher, { to: 'role' }>

/** A rung of one side: its targets, all of that side, are told, then it waits. */
export type LadderStep = {
  targets: Target[]
  wait: Duration
  /** Waits count working hours, or the wall clock. */
  waitIn: 'working' | 'wall'
  /** Each person whom it has reached must take it, before that holds their side; where nothing is said, whoever does first. */
  acknowledge?: 'all'
}

/**
 * `person`: somebody who is named there, by their id; whoever no longer is, is called no more. `rotation`: whoever is on duty by it, as it is called on that
 * side. `channel`: ours or the managers’ on our side, the shared one on the partner’s. `hook`: a page hook of that side, as it is called there.
 */
export type Target =
  | { to: 'role'; role: Role }
  | { to: 'person'; person: string }
  | { to: 'rotation'; name: string }
  | { to: 'channel'; purpose: Purpose }
  | { to: 'hook'; name: string }

/** Whom a step tells of a side. */
export function targetsOf({ steps }: Pick<LadderPolicy, 'steps'>, side: Side, step: number): Target[] {
  return steps[side][step]?.targets ?? []
}

/** Whom its steps name themselves, by their ids. */
export function peopleNamedBy({ steps }: Pick<LadderPolicy, 'steps'>, sides: readonly Side[] = SIDES): string[] {
  const targets = sides.flatMap((side) => steps[side].flatMap((step) => step.targets))
  return [...new Set(targets.flatMap((one) => (one.to === 'person' ? [one.person] : [])))]
}

/** The same with whom it names as they are called, for what people read or write. */
export function withPeopleCalled<P extends Pick<LadderPolicy, 'steps'>>(
  policy: P,
  nameOf: (personId: string) => string,
): P {
  const called = (own: LadderStep[]) =>
    own.map((step) => ({
      ...step,
      targets: step.targets.map((one) => (one.to === 'person' ? { ...one, person: nameOf(one.person) } : one)),
    }))
  const { internal, partner } = policy.steps
  return { ...policy, steps: { internal: called(internal), partner: called(partner) } }
}
