import type { Severity } from '../cases/case.ts'
import type { Cause } from '../escalations/ladder.ts'
import type { LadderPolicy } from '../escalations/policy.ts'
import { type LadderTerms, ladderName } from './ladder-terms.ts'
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

/** How such an escalation climbs. */
export function policyOf({ steps, cycles }: LadderTerms): LadderPolicy {
  return { steps, cycles }
}
