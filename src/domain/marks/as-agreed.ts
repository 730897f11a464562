import { caseLabel } from '../cases/case.ts'
import type { CasesSaid, Exclusion } from '../sla/figures/outages.ts'
import type { Instant } from '../time/instant.ts'
import { type CaseMark, holds } from './case-mark.ts'
import { incidentsOf } from './incidents.ts'

/** What figures make of all that was said of cases, oldest first: of several earlier failures of a case the last that was agreed. */
export function asAgreed(marks: readonly CaseMark[], now: Instant): CasesSaid {
  const agreed = new Map<string, Exclusion[]>()
  const failedAt = new Map<string, Instant>()
  for (const mark of marks.filter((one) => holds(one, now))) {
    const { caseId, caseNumber, said } = mark
    if (said.what === 'left-out') {
      const { from, to } = said
      const out: Exclusion = { from, to, because: 'agreed', label: caseLabel(caseNumber) }
      agreed.set(caseId, [...(agreed.get(caseId) ?? []), out])
    }
    if (said.what === 'failed-earlier') failedAt.set(caseId, said.failedAt)
  }
  return { agreed, failedAt, incidentOf: incidentsOf(marks, now) }
}
