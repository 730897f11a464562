import { SEVERITIES, type Severity } from '../cases/case.ts'
import { type Cause, CAUSES, type Urgency } from '../escalations/ladder.ts'
import type { LadderPolicy } from '../escalations/policy.ts'
import { urgencyFrom } from '../escalations/urgency-from.ts'
import { type LadderTerms, ladderName } from './ladder-terms.ts'
import type { Terms } from './terms.ts'

/** As an escalation begins. Where nothing is said of its urgency, it is as such a one usually is. */
export type Beginning = { cause: Cause; severity?: Severity | undefined; urgency?: Urgency }

/** Each way in which one begins. */
export const BEGINNINGS = CAUSES.flatMap((cause) =>
  [undefined, ...SEVERITIES].map((severity) => ({ cause, severity, urgency: urgencyFrom({ cause, severity }) })),
)

/**
 * The ladder for such an escalation, the most specific one: one of its severity before all others, then one of its cause, then one for its urgency, then the
 * usual one.
 */
export function ladderFor({ ladders }: Terms, about: Beginning): LadderTerms {
  const best = climbedBy(ladders, about)
  if (!best) throw new RangeError('The terms have no usual ladder.')
  return best
}

/** The same of some ladders, among which there may be none for it. */
export function climbedBy(ladders: LadderTerms[], about: Beginning): LadderTerms | undefined {
  const { cause, severity, urgency = urgencyFrom(about) } = about
  const [best] = ladders
    .filter(
      (one) =>
        (one.cause ?? cause) === cause &&
        (one.severity ?? severity) === severity &&
        (one.urgency ?? urgency) === urgency,
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

function specificity({ cause, severity, urgency }: LadderTerms): number {
  return (severity === undefined ? 0 : 4) + (cause === undefined ? 0 : 2) + (urgency === undefined ? 0 : 1)
}

/** How such an escalation climbs. */
export function policyOf({ steps, cycles, watchers, theirWatchers }: LadderTerms): LadderPolicy {
  return { steps, cycles, ...(watchers && { watchers }), ...(theirWatchers && { theirWatchers }) }
}
