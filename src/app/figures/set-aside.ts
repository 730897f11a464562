import type { Case, CaseLogEntry } from '../../domain/cases/case.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import { isOwn } from '../../domain/sla/figures/count-clock.ts'
import { type SetAside, setAsideIn } from '../../domain/sla/figures/set-aside.ts'
import type { CalendarPeriod } from '../../domain/time/period.ts'
import type { Tx } from '../../ports/store/store.ts'

/** A round that counts for nothing in a period, by its clock. */
export type AsideOnCase = SetAside & { clockId: string; objectiveId: string; caseId: string }

/** A round in time or not on a case that the side which owes has opened itself. */
export type OwnOnCase = Pick<AsideOnCase, 'clockId' | 'objectiveId' | 'caseId'>

/** Every round of a partner’s cases that is shown apart in a period, or counts for nothing as `own`, with those cases; of what the companies owe each other, or of what teams of ours owe inside: they touch the period, for whatever ends a round happens while its case goes on, or ends it. */
export async function readSetAside(
  tx: Pick<Tx, 'cases' | 'clocks'>,
  partnerId: string,
  period: CalendarPeriod,
  owed: 'between' | 'inside' = 'between',
): Promise<{ cases: Case[]; aside: AsideOnCase[]; own: OwnOnCase[] }> {
  const touching = await tx.cases.touching(partnerId, period)
  const logs = new Map(touching.map(({ id, log }) => [id, log]))
  const ids = [...logs.keys()]
  const clocks = await (owed === 'inside' ? tx.clocks.insideOf('case', ids) : tx.clocks.ofSubjects('case', ids))
  const aside = clocks.flatMap((clock): AsideOnCase[] => {
    const one = setAsideIn(clock, logs.get(clock.subjectId)!, period)
    return one ? [{ ...one, ...refTo(clock) }] : []
  })
  const own = clocks.filter((clock) => isOwnIn(clock, logs.get(clock.subjectId)!, period)).map(refTo)
  const named = new Set(aside.map(({ caseId }) => caseId))
  return { cases: touching.filter(({ id }) => named.has(id)), aside, own }
}

/** Those that would count in the period, had the other side opened the case. */
function isOwnIn(clock: Clock, log: CaseLogEntry[], { from, to }: CalendarPeriod): boolean {
  const at = clock.breachedAt ?? (clock.status === 'stopped' ? clock.stoppedAt : undefined)
  return clock.status !== 'void' && !clock.waived && at !== undefined && from <= at && at < to && isOwn(clock, log)
}

function refTo({ id: clockId, objective, subjectId: caseId }: Clock): OwnOnCase {
  return { clockId, objectiveId: objective.id, caseId }
}
