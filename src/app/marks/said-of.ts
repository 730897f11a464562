import type { Case } from '../../domain/cases/case.ts'
import { asAgreed } from '../../domain/marks/as-agreed.ts'
import type { CaseMark } from '../../domain/marks/case-mark.ts'
import { type IncidentOf, incidentsOf } from '../../domain/marks/incidents.ts'
import type { CasesSaid } from '../../domain/sla/figures/outages.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'

/** What figures make of all that was said of these cases; they may be one incident over others. */
export async function saidOf(
  tx: Pick<Tx, 'caseMarks'>,
  partnerId: string,
  cases: readonly Case[],
  now: Instant,
): Promise<CasesSaid> {
  const marks = await marksAround(
    tx,
    partnerId,
    cases.map(({ id }) => id),
  )
  return asAgreed(marks, cases, now)
}

/** All that was said of these cases, and every link of their partner, oldest first. */
export async function marksAround(
  tx: Pick<Tx, 'caseMarks'>,
  partnerId: string,
  caseIds: readonly string[],
): Promise<CaseMark[]> {
  if (caseIds.length === 0) return []
  const own = await tx.caseMarks.ofCases(caseIds)
  const links = await tx.caseMarks.links(partnerId)
  const all = [...new Map([...own, ...links].map((one) => [one.id, one])).values()]
  return all.toSorted((one, other) => one.at - other.at)
}

/** Clocks that count, each with the incident that its case tells: those of one count once. */
export async function withIncidents<Counted extends { caseId: string }>(
  tx: Pick<Tx, 'caseMarks'>,
  partnerId: string,
  counted: Counted[],
  now: Instant,
): Promise<(Counted & { incident: string })[]> {
  const links = counted.length === 0 ? [] : await tx.caseMarks.links(partnerId)
  const incidentOf: IncidentOf = incidentsOf(links, now)
  return counted.map((one) => ({ ...one, incident: incidentOf(one.caseId) }))
}
