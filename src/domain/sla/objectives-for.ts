import type { CaseKind, Severity } from '../cases/case.ts'
import { type Obligor, teamOf } from '../terms/objective.ts'
import { MEASURES } from './policy.ts'
import type { Objective } from './policy.ts'

type About = { severity: Severity; kind: CaseKind; obligor: Obligor }

/**
 * What was promised for such a case by the side, or the team of ours, that owes: at most one objective per measure, in the order of MEASURES. The most specific
 * wins: kind and severity, then severity, then kind, then any; of two alike the one listed first. What nobody promised is not measured.
 */
export function objectivesFor(objectives: Objective[], about: About): Objective[] {
  return MEASURES.flatMap((measure) => {
    const [best] = objectives
      .filter((objective) => objective.measure === measure && fits(objective, about))
      .sort((a, b) => specificity(b) - specificity(a))
    return best === undefined ? [] : [best]
  })
}

function fits(objective: Objective, about: About): boolean {
  const { severity = about.severity, kind = about.kind, obligor } = objective
  return severity === about.severity && kind === about.kind && owesAlike(obligor, about.obligor)
}

function owesAlike(one: Obligor, other: Obligor): boolean {
  return typeof one === 'string' ? one === other : one.team === teamOf(other)
}

function specificity({ severity, kind }: Objective): number {
  return (severity === undefined ? 0 : 2) + (kind === undefined ? 0 : 1)
}
