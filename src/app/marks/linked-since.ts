import type { Case } from '../../domain/cases/case.ts'
import type { CaseMark } from '../../domain/marks/case-mark.ts'
import { incidentsOf } from '../../domain/marks/incidents.ts'
import { downSince } from '../../domain/marks/lasted.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'

/**
 * Since when each of the two incidents was down that a link makes one: with all that was linked to either before, that was merged into any of these, and that failed earlier. It changes no
 * period before the later of the two. `marks`: all that was said of cases of the partner.
 */
export async function linkedSince(
  tx: Pick<Tx, 'cases'>,
  { partnerId, marks, now }: { partnerId: string; marks: readonly CaseMark[]; now: Instant },
  { id, caseId, otherId }: { id?: string; caseId: string; otherId: string },
): Promise<Instant[]> {
  const before = marks.filter((one) => one.id !== id)
  const incidentOf = incidentsOf(before, now)
  const linked = before.flatMap(({ caseId: one, said }) => (said.what === 'one-fault' ? [one, said.other.id] : []))
  const incidents = [caseId, otherId].map((of) => [
    ...new Set([of, ...linked.filter((one) => incidentOf(one) === incidentOf(of))]),
  ])
  const members = await tx.cases.ofIds([...new Set(incidents.flat())])
  const from = Math.min(...members.map((one) => downSince(one, marks)))
  const around = [...members, ...(await tx.cases.touching(partnerId, { from, to: now + 1 }))]
  return incidents.map((ids) => sinceOf(withMerged(ids, around), marks))
}

/** These cases, and all that were merged into any of them. */
function withMerged(ids: readonly string[], around: readonly Case[]): Case[] {
  const byId = new Map(around.map((one) => [one.id, one]))
  const rootOf = (one: Case): string => {
    const into = one.status === 'merged' && !ids.includes(one.id) ? byId.get(one.into.id) : undefined
    return into ? rootOf(into) : one.id
  }
  return [...byId.values()].filter((one) => ids.includes(rootOf(one)))
}

function sinceOf(cases: readonly Case[], marks: readonly CaseMark[]): Instant {
  return Math.min(...cases.map((one) => downSince(one, marks)))
}
