import type { Case, CaseLogEntry } from '../../domain/cases/case.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import { isByOwnRaise, isOwn, missedAt } from '../../domain/sla/figures/count-clock.ts'
import type { OwnDoing } from '../../domain/sla/figures/explain-promise.ts'
import { type SetAside, setAsideIn } from '../../domain/sla/figures/set-aside.ts'
import type { CalendarPeriod } from '../../domain/time/period.ts'
import type { Tx } from '../../ports/store/store.ts'

/** A round that counts for nothing in a period, by its clock. */
export type AsideOnCase = SetAside & { clockId: string; objectiveId: string; caseId: string }

/** A round, in time or not, on a case that the side which owes has `opened` itself; or one that was kept by a promise which holds only because that side has `raised` the severity. */
export type OwnOnCase = Pick<AsideOnCase, 'clockId' | 'objectiveId' | 'caseId'> & { what: OwnDoing }

/** Every round of a partner’s cases that is shown apart in a period, or counts for nothing by what the side that owes did itself, with those cases; of what the companies owe each other, or of what teams of ours owe inside: they touch the period, for whatever ends a round happens while its case goes on, or ends it. */
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
  const own = clocks.flatMap((clock): OwnOnCase[] => {
    const what = ownIn(clock, logs.get(clock.subjectId)!, period)
    return what ? [{ ...refTo(clock), what }] : []
  })
  const named = new Set(aside.map(({ caseId }) => caseId))
  return { cases: touching.filter(({ id }) => named.has(id)), aside, own }
}

/** Those that would count in the period, had the other side opened the case, or raised the severity. */
function ownIn(clock: Clock, log: CaseLogEntry[], { from, to }: CalendarPeriod): OwnDoing | undefined {
  const at = missedAt(clock, log) ?? (clock.status === 'stopped' ? clock.stoppedAt : undefined)
  if (clock.status === 'void' || clock.waived || at === undefined || at < from || to <= at) return undefined
  if (isOwn(clock, log)) return 'opened'
  return clock.status === 'stopped' && clock.met && isByOwnRaise(clock, log) ? 'raised' : undefined
}

function refTo({ id: clockId, objective, subjectId: caseId }: Clock): Omit<OwnOnCase, 'what'> {
  return { clockId, objectiveId: objective.id, caseId }
}
