import { type Case, caseLabel } from '../cases/case.ts'
import { otherSide } from '../cases/other-side.ts'
import type { CasesSaid, Exclusion } from '../sla/figures/outages.ts'
import type { Instant } from '../time/instant.ts'
import { inside, type Stretch } from '../time/stretches.ts'
import { type CaseMark, holds } from './case-mark.ts'
import { incidentsOf } from './incidents.ts'
import { waitsOn } from './lasted.ts'

/**
 * What figures make of all that was said of cases, oldest first: of several earlier failures of a case the last that was agreed. `cases`: those that it is said of, as they
 * stand now.
 */
export function asAgreed(marks: readonly CaseMark[], cases: readonly Case[], now: Instant): CasesSaid {
  const byId = new Map(cases.map((one) => [one.id, one]))
  const agreed = new Map<string, Exclusion[]>()
  const failedAt = new Map<string, Instant>()
  const closedTo = new Map<string, Instant>()
  for (const mark of marks.filter((one) => holds(one, now))) {
    const { caseId, caseNumber, said } = mark
    if (said.what === 'left-out') {
      const about = byId.get(caseId)
      const left = about ? leftOf(mark, said, about, now) : [{ from: said.from, to: said.to }]
      const out = left.map((one): Exclusion => ({ ...one, because: 'agreed', label: caseLabel(caseNumber) }))
      agreed.set(caseId, [...(agreed.get(caseId) ?? []), ...out])
    }
    if (said.what === 'failed-earlier') failedAt.set(caseId, said.failedAt)
    // The last word of it holds, and of closed periods too where both sides have said it.
    if (said.what === 'about-service') closedTo.set(caseId, (mark.status === 'said' && mark.closedTo) || -Infinity)
  }
  return { agreed, failedAt, closedTo, incidentOf: incidentsOf(marks, now) }
}

/** What of the time that was said to be left out still is, as the case stands now: of a mark that holds, or may come to. */
export function stillLeftOut(mark: CaseMark, about: Case, now: Instant): Stretch[] | undefined {
  return mark.said.what === 'left-out' ? leftOf(mark, mark.said, about, now) : undefined
}

/** What the side that owes leaves out by its word alone has to have waited on the other side: where that was struck since, or never was so, it stays in. */
function leftOf({ side, status }: CaseMark, { from, to }: Stretch, about: Case, now: Instant): Stretch[] {
  if (status === 'accepted' || side !== about.obligor) return [{ from, to }]
  return inside(waitsOn(about, otherSide(side), now), { from, to })
}
