import type { LadderStep, Target } from '../escalations/policy.ts'
import { ALWAYS } from '../time/calendar.ts'
import { type Duration, durationMs } from '../time/duration.ts'
import type { LadderTerms } from './ladder-terms.ts'

/** Time that is waited one after the other, as it is counted: working days, milliseconds of working time, or milliseconds by the clock. */
export type Waited = { amount: number; counted: 'working days' | 'working' | 'wall' }

/** Who of the partner is called, in one order, and what is waited until then from the beginning on; whether each of them must take it. */
export type Call = { after: Waited[]; targets: Target[]; acknowledge?: 'all' }

/** Each call of a ladder to the partner's people, over all its rounds. What our side does with its own steps is its own affair. */
export function callsOf({ steps, cycles }: LadderTerms): Call[] {
  return walked(Array.from({ length: cycles }, () => steps.partner).flat()).calls
}

/** The same of its first round, and how long that takes. */
export function roundOf({ steps }: LadderTerms): { calls: Call[]; waited: Waited[] } {
  return walked(steps.partner)
}

function walked(steps: LadderStep[]): { calls: Call[]; waited: Waited[] } {
  const calls: Call[] = []
  let waited: Waited[] = []
  for (const step of steps) {
    const { targets, acknowledge } = step
    if (targets.length > 0)
      calls.push({ after: waited, targets: inOrder(targets), ...(acknowledge && { acknowledge }) })
    waited = waitedToo(waited, step)
  }
  return { calls, waited }
}

function inOrder(targets: Target[]): Target[] {
  return targets.toSorted((one, other) => (said(one) < said(other) ? -1 : 1))
}

function said(target: Target): string {
  return Object.values(target).join(' ')
}

/**
 * A ladder as the partner meets it: its own steps, and what is waited after the last that calls anybody as far as a later call comes after it. One that
 * calls nobody of it is gone through no time.
 */
export function asTheyAreCalled(ladder: LadderTerms): LadderTerms {
  const { watchers: _, ...shared } = ladder
  const { steps, cycles } = shared
  const last = steps.partner.findLastIndex(({ targets }) => targets.length > 0)
  const partner = last === -1 || cycles === 1 ? steps.partner.slice(0, last + 1) : steps.partner
  return { ...shared, steps: { internal: [], partner }, cycles: partner.length === 0 ? 0 : cycles }
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
