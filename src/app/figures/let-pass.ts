import { missedAt } from '../../domain/sla/figures/count-clock.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { CalendarPeriod } from '../../domain/time/period.ts'
import type { Tx } from '../../ports/store/store.ts'

/** A miss that counts for nothing, since the side that is owed let it pass. `at`: the moment that places it. */
export type LetPass = { objectiveId: string; caseId: string; at: Instant }

/** What was let pass is told in the period in which the miss would count, in order of time. `clocks`: all that was let pass since it began, at least. */
export async function readLetPass(
  tx: Pick<Tx, 'cases'>,
  clocks: readonly Clock[],
  { from, to }: CalendarPeriod,
): Promise<LetPass[]> {
  if (clocks.length === 0) return []
  const cases = await tx.cases.ofIds([...new Set(clocks.map(({ subjectId }) => subjectId))])
  const logs = new Map(cases.map(({ id, log }) => [id, log]))
  return clocks
    .flatMap((clock) => {
      const log = logs.get(clock.subjectId)
      const at = log && missedAt(clock, log)
      return at === undefined || at < from || at >= to
        ? []
        : [{ objectiveId: clock.objective.id, caseId: clock.subjectId, at }]
    })
    .toSorted((a, b) => a.at - b.at)
}
