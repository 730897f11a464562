import type { Case } from '../../domain/cases/case.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import type { RoundInPeriod } from '../../domain/sla/figures/explain-promise.ts'
import {
  type BesidesOf,
  type ClockBesides,
  clockBesides,
  JUDGED_WITHIN,
  missedBesides,
} from '../../domain/sla/figures/missed-besides.ts'
import { overAt } from '../../domain/sla/figures/overdue-through.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { CountedClock, OverdueClock } from '../../ports/store/work.ts'

/** Where misses are looked for that something in a stretch may be missed besides: by the raise it is due sooner, or later, and that may lie in another period. */
export function missesAround({ from, to }: Stretch): Stretch {
  return { from: from - JUDGED_WITHIN, to: to + JUDGED_WITHIN }
}

/** What cases that missed something around a stretch have missed in it besides. Where the side that owes raised no severity of them itself, nothing is read. */
export async function readMissedBesides(
  tx: Pick<Tx, 'clocks'>,
  { cases, versions }: { cases: readonly Case[]; versions: BesidesOf['versions'] },
  { from, to }: Stretch,
  now: Instant,
): Promise<CountedClock[]> {
  const besides = await besidesOf(tx, { cases, versions }, now)
  return besides.flatMap(({ objective, subjectId: caseId, counts: { at } }): CountedClock[] =>
    from <= at && at < to ? [{ objectiveId: objective.id, caseId, at, met: false }] : [],
  )
}

/** What counts in a stretch, with that, where the cases are not known yet. `counted`: all around it. `waived`: what was let pass around it. */
export async function withMissedBesides(
  tx: Pick<Tx, 'clocks' | 'cases'>,
  { counted, waived, versions }: { counted: CountedClock[]; waived: readonly Clock[]; versions: BesidesOf['versions'] },
  within: Stretch,
  now: Instant,
): Promise<CountedClock[]> {
  const ofStretch = counted.filter(({ at }) => within.from <= at && at < within.to)
  const ids = casesMissed(counted, waived)
  if (ids.length === 0) return ofStretch
  return [...ofStretch, ...(await readMissedBesides(tx, { cases: await tx.cases.ofIds(ids), versions }, within, now))]
}

/** The cases on which something was missed, let pass or not: what was let pass before it was missed besides was not let pass by that. */
export function casesMissed(counted: readonly CountedClock[], waived: readonly Clock[]): string[] {
  const missed = counted.flatMap(({ caseId, met }) => (met ? [] : [caseId]))
  return [...new Set([...missed, ...waived.map(({ subjectId }) => subjectId)])]
}

/** What was missed before a period and goes on in it, what was missed besides too. Where the side that owes raised no severity itself, the clocks are not read. */
export async function overdueOrBesides(
  tx: Pick<Tx, 'clocks' | 'cases'>,
  { partnerId, waived, versions }: { partnerId: string; waived: readonly Clock[]; versions: BesidesOf['versions'] },
  { from, to }: Stretch,
  now: Instant,
): Promise<OverdueClock[]> {
  const overdue = await tx.clocks.overdueThrough(partnerId, from, to)
  const going = waived.filter((one) => overAt(one) >= to)
  const around = await tx.clocks.overdueThrough(partnerId, from + JUDGED_WITHIN, to)
  const ids = new Set([...around.map(({ caseId }) => caseId), ...going.map(({ subjectId }) => subjectId)])
  if (ids.size === 0) return []
  const besides = await besidesOf(tx, { cases: await tx.cases.ofIds([...ids]), versions }, now)
  const found = besides
    .filter((one) => one.counts.at < from && overAt(one) >= to)
    .map(({ objective, subjectId, breachedAt }) => ({
      ...{ objectiveId: objective.id, caseId: subjectId, since: breachedAt },
    }))
  return [...overdue, ...found].toSorted((a, b) => a.since - b.since)
}

async function besidesOf(
  tx: Pick<Tx, 'clocks'>,
  { cases, versions }: { cases: readonly Case[]; versions: BesidesOf['versions'] },
  now: Instant,
): Promise<ClockBesides[]> {
  const raised = new Map(cases.flatMap((one) => (isRaised(one) ? [[one.id, one]] : [])))
  if (raised.size === 0) return []
  const clocks = await tx.clocks.ofSubjects('case', [...raised.keys()])
  return besidesAmong(clocks, raised, versions, now)
}

/** What clocks of a case have missed besides, by the promise that would hold without a raise by the side that owes. Where there was none, the terms are not read. */
export async function besidesOn(
  { agreements }: Pick<Tx, 'agreements'>,
  about: Case,
  clocks: readonly Clock[],
  now: Instant,
): Promise<ClockBesides[]> {
  if (clocks.length === 0 || !isRaised(about)) return []
  return besidesAmong(clocks, new Map([[about.id, about]]), await agreements.of(about.partnerId), now)
}

function isRaised({ log }: Case): boolean {
  return log.some(({ ownRaise }) => ownRaise)
}

function besidesAmong(
  clocks: readonly Clock[],
  cases: ReadonlyMap<string, Case>,
  versions: BesidesOf['versions'],
  now: Instant,
): ClockBesides[] {
  return clocks.flatMap((clock) => clockBesides(clock, { about: cases.get(clock.subjectId)!, versions }, now) ?? [])
}

/** What a clock has missed by this promise besides that by which the clock is judged. */
export function besidesIn(
  clock: Clock,
  of: BesidesOf,
  { id, period, now }: { id: string; period: Stretch; now: Instant },
): RoundInPeriod[] {
  const one = missedBesides(clock, of, now)
  if (one?.objectiveId !== id || one.at < period.from || period.to <= one.at) return []
  const stopped = 'stoppedAt' in clock ? { stoppedAt: clock.stoppedAt } : {}
  return [{ dueAt: one.dueAt, ...stopped, counts: { at: one.at, met: false }, besides: true }]
}
