import type { Role } from '../partners/party.ts'
import type { LadderPolicy, LadderStep } from '../escalations/policy.ts'
import { ALWAYS } from '../time/calendar.ts'
import { type Duration, durationMs } from '../time/duration.ts'
import { policyOf, sidesOf } from './climbs-by.ts'
import type { LadderTerms, LadderTermsStep } from './ladder-terms.ts'

/** Time that is waited one after the other, as it is counted: working days, milliseconds of working time, or milliseconds by the clock. */
export type Waited = { amount: number; counted: 'working days' | 'working' | 'wall' }

/** Who of the partner is called, and what is waited until then from the beginning on. */
export type Call = { after: Waited[]; roles: Role[] }

/**
 * Each call of a ladder to the partner's people, over all its rounds: whoever of ours is told before or beside them. What our side does with its own steps
 * is its own affair as far as this stays the same.
 */
export function callsOf(ladder: LadderTerms): Call[] {
  const { steps, cycles } = policyOf(ladder)
  return walked(Array.from({ length: cycles }, () => steps).flat()).calls
}

/** The same of its first round, and how long that takes. */
export function roundOf(ladder: LadderTerms): { calls: Call[]; waited: Waited[] } {
  return walked(policyOf(ladder).steps)
}

function walked(steps: LadderStep[]): { calls: Call[]; waited: Waited[] } {
  const calls: Call[] = []
  let waited: Waited[] = []
  for (const step of steps) {
    const roles = theirs(step)
    if (roles.length > 0) calls.push({ after: waited, roles })
    waited = waitedToo(waited, step)
  }
  return { calls, waited }
}

/**
 * A ladder as the partner meets it: its own steps with the waits that count, and of the steps that call none of its people the waits alone, as far as a
 * later call comes after them. One that calls nobody of it is gone through no time.
 */
export function asTheyAreCalled(ladder: LadderTerms): LadderTerms {
  const policy = policyOf(ladder)
  const partner = theirSteps(policy)
  return { ...ladder, steps: { internal: [], partner }, cycles: partner.length === 0 ? 0 : ladder.cycles }
}

function theirSteps({ steps, cycles }: LadderPolicy): LadderTermsStep[] {
  const own = sidesOf(steps).partner
  const goesOn = cycles > 1 && own.length > 0
  const after = steps.slice(own.length).map(({ wait, waitIn }) => ({ targets: [], wait, waitIn }))
  return goesOn ? [...own, ...after] : own
}

function theirs({ targets }: LadderStep): Role[] {
  return targets.flatMap((one) => (one.to === 'role' && one.side === 'partner' ? [one.role] : [])).toSorted()
}

function waitedToo(before: Waited[], { wait, waitIn }: LadderStep): Waited[] {
  const waited = counted(wait, waitIn)
  const last = before.at(-1)
  if (last?.counted !== waited.counted) return [...before, waited]
  return [...before.slice(0, -1), { ...last, amount: last.amount + waited.amount }]
}

function counted(wait: Duration, waitIn: LadderStep['waitIn']): Waited {
  const { amount, unit } = wait
  return unit === 'working days' ? { amount, counted: unit } : { amount: durationMs(wait, ALWAYS), counted: waitIn }
}
