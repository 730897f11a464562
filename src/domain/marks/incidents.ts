import type { Instant } from '../time/instant.ts'
import { type CaseMark, holds } from './case-mark.ts'

/** Which incident a case tells: all that are linked, one by one or over others, are one. By the id of one of its cases, or the case’s own. */
export type IncidentOf = (caseId: string) => string

export function incidentsOf(marks: readonly CaseMark[], now: Instant): IncidentOf {
  const into = new Map<string, string>()
  const of = (id: string): string => {
    const next = into.get(id)
    return next === undefined ? id : of(next)
  }
  for (const mark of marks) {
    const { caseId, said } = mark
    if (said.what !== 'one-fault' || !holds(mark, now)) continue
    const [first, other] = [of(caseId), of(said.other.id)]
    // Whichever link was made first, it is the same one.
    if (first !== other) into.set(first < other ? other : first, first < other ? first : other)
  }
  return of
}
