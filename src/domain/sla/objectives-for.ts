import type { CaseKind, Severity } from '../cases/case.ts'
import { MEASURES } from './policy.ts'
import type { Objective, SlaPolicy } from './policy.ts'

/**
 * What was promised for such a case: at most one objective per measure, in the order of MEASURES. The most specific wins: kind and
 * severity, then severity, then kind, then any; of two alike the one listed first.
 */
export function objectivesFor(policy: SlaPolicy, about: { severity: Severity; kind: CaseKind }): Objective[] {
  return MEASURES.flatMap((measure) => {
    const [best] = policy.objectives
      .filter((objective) => objective.measure === measure && fits(objective, about))
      .sort((a, b) => specificity(b) - specificity(a))
    return best === undefined ? [] : [best]
  })
}

function fits(objective: Objective, about: { severity: Severity; kind: CaseKind }): boolean {
  const { severity = about.severity, kind = about.kind } = objective
  return severity === about.severity && kind === about.kind
}

function specificity({ severity, kind }: Objective): number {
  return (severity === undefined ? 0 : 2) + (kind === undefined ? 0 : 1)
}
