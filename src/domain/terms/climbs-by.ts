import type { Severity } from '../cases/case.ts'
import type { Cause } from '../escalations/ladder.ts'
import type { LadderPolicy, LadderStep, Target } from '../escalations/policy.ts'
import { SIDES, type Side } from '../partners/party.ts'
import { type LadderTerms, ladderName, type LadderTermsStep } from './ladder-terms.ts'
import type { Terms } from './terms.ts'

/** The ladder for such an escalation. The most specific one wins: cause and severity, then severity, then cause, then the usual one. */
export function ladderFor({ ladders }: Terms, about: { cause: Cause; severity?: Severity | undefined }): LadderTerms {
  const best = climbedBy(ladders, about)
  if (!best) throw new RangeError('The terms have no usual ladder.')
  return best
}

/** The same of some ladders, among which there may be none for it. */
export function climbedBy(
  ladders: LadderTerms[],
  about: { cause: Cause; severity?: Severity | undefined },
): LadderTerms | undefined {
  const [best] = ladders
    .filter(
      ({ cause = about.cause, severity = about.severity }) => cause === about.cause && severity === about.severity,
    )
    .toSorted((a, b) => specificity(b) - specificity(a))
  return best
}

/** The ladder of these terms that is called so. */
export function ladderCalled({ ladders }: Terms, name: string): LadderTerms {
  const found = ladders.find((one) => ladderName(one) === name)
  if (!found) throw new RangeError(`The terms have no ladder called "${name}".`)
  return found
}

function specificity({ cause, severity }: LadderTerms): number {
  return (severity === undefined ? 0 : 2) + (cause === undefined ? 0 : 1)
}

/** The steps of both sides, told together: step by step, with the wait of our side where both have one. */
export function policyOf({ steps, cycles }: LadderTerms): LadderPolicy {
  const height = Math.max(...SIDES.map((side) => steps[side].length))
  return { steps: Array.from({ length: height }, (_, at) => together(steps, at)), cycles }
}

function together(steps: Record<Side, LadderTermsStep[]>, at: number): LadderStep {
  const targets = SIDES.flatMap((side) => (steps[side][at]?.targets ?? []).map((target) => ({ ...target, side })))
  const { wait, waitIn } = (steps.internal[at] ?? steps.partner[at])!
  return { targets: targets.map(told), wait, waitIn }
}

function told(target: LadderTermsStep['targets'][number] & { side: Side }): Target {
  return target.to === 'channel'
    ? { to: 'channel', purpose: target.purpose }
    : { to: 'role', side: target.side, role: target.role }
}

/**
 * A ladder whose steps of the partner say the waits that count: where our side has a step beside one of theirs, what theirs says of its wait is never
 * asked for.
 */
export function withCountedWaits({ steps, ...ladder }: LadderTerms): LadderTerms {
  const { internal, partner } = steps
  const counted = partner.map((step, at) => ({
    ...step,
    wait: (internal[at] ?? step).wait,
    waitIn: (internal[at] ?? step).waitIn,
  }))
  return { ...ladder, steps: { internal, partner: counted } }
}

/** Steps that tell both sides together, as each side's own. */
export function sidesOf(steps: LadderStep[]): LadderTerms['steps'] {
  return { internal: stepsOf(steps, 'internal'), partner: stepsOf(steps, 'partner') }
}

function stepsOf(steps: LadderStep[], side: Side): LadderTermsStep[] {
  const own = steps.map(({ targets, wait, waitIn }) => ({
    targets: targets.flatMap((target) => ownTarget(target, side)),
    wait,
    waitIn,
  }))
  return own.slice(0, own.findLastIndex(({ targets }) => targets.length > 0) + 1)
}

function ownTarget(target: Target, side: Side): LadderTermsStep['targets'] {
  if (target.to === 'channel') return side === 'internal' ? [target] : []
  return target.side === side ? [{ to: 'role', role: target.role }] : []
}
