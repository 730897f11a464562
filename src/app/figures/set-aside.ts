import type { Case } from '../../domain/cases/case.ts'
import { type SetAside, setAsideIn } from '../../domain/sla/figures/set-aside.ts'
import type { CalendarPeriod } from '../../domain/time/period.ts'
import type { Tx } from '../../ports/store/store.ts'

/** A round that counts for nothing in a period, by its clock. */
export type AsideOnCase = SetAside & { clockId: string; objectiveId: string; caseId: string }

/** Every round of a partner’s cases that is shown apart in a period, with those cases: they touch the period, for whatever ends a round happens while its case goes on, or ends it. */
export async function readSetAside(
  tx: Pick<Tx, 'cases' | 'clocks'>,
  partnerId: string,
  period: CalendarPeriod,
): Promise<{ cases: Case[]; aside: AsideOnCase[] }> {
  const touching = await tx.cases.touching(partnerId, period)
  const logs = new Map(touching.map(({ id, log }) => [id, log]))
  const clocks = await tx.clocks.ofSubjects('case', [...logs.keys()])
  const aside = clocks.flatMap((clock): AsideOnCase[] => {
    const one = setAsideIn(clock, logs.get(clock.subjectId)!, period)
    return one ? [{ ...one, clockId: clock.id, objectiveId: clock.objective.id, caseId: clock.subjectId }] : []
  })
  const named = new Set(aside.map(({ caseId }) => caseId))
  return { cases: touching.filter(({ id }) => named.has(id)), aside }
}
