import type { Case, CaseLogEntry } from '../../domain/cases/case.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import type { RoundInPeriod } from '../../domain/sla/figures/explain-promise.ts'
import { missedBesides } from '../../domain/sla/figures/missed-besides.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { CountedClock } from '../../ports/store/work.ts'

/** What cases that missed something in a stretch have missed in it besides. Where the side that owes raised no severity of them itself, nothing is read. */
export async function readMissedBesides(
  tx: Pick<Tx, 'clocks'>,
  cases: readonly Case[],
  { from, to }: Stretch,
  now: Instant,
): Promise<CountedClock[]> {
  const logs = new Map(cases.flatMap(({ id, log }) => (log.some(({ ownRaise }) => ownRaise) ? [[id, log]] : [])))
  if (logs.size === 0) return []
  const clocks = await tx.clocks.ofSubjects('case', [...logs.keys()])
  return clocks.flatMap((clock): CountedClock[] => {
    const { subjectId: caseId } = clock
    const one = missedBesides(clock, logs.get(caseId)!, now)
    return one && from <= one.at && one.at < to
      ? [{ objectiveId: one.objectiveId, caseId, at: one.at, met: false }]
      : []
  })
}

/** The same, where the cases are not known yet. */
export async function withMissedBesides(
  tx: Pick<Tx, 'clocks' | 'cases'>,
  counted: CountedClock[],
  within: Stretch,
  now: Instant,
): Promise<CountedClock[]> {
  const missed = counted.filter(({ met, at }) => !met && within.from <= at)
  if (missed.length === 0) return counted
  const cases = await tx.cases.ofIds([...new Set(missed.map(({ caseId }) => caseId))])
  return [...counted, ...(await readMissedBesides(tx, cases, within, now))]
}

/** What a clock has missed by this promise besides that by which the clock is judged. */
export function besidesIn(
  clock: Clock,
  log: CaseLogEntry[],
  { id, period, now }: { id: string; period: Stretch; now: Instant },
): RoundInPeriod[] {
  const one = missedBesides(clock, log, now)
  if (one?.objectiveId !== id || one.at < period.from || period.to <= one.at) return []
  const stopped = 'stoppedAt' in clock ? { stoppedAt: clock.stoppedAt } : {}
  return [{ dueAt: one.dueAt, ...stopped, counts: { at: one.at, met: false }, besides: true }]
}
