import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { attainmentOf, type CountedOnCase, isKept } from '../../domain/sla/figures/attainment.ts'
import type { ReportedMiss, ReportedPromise } from '../../domain/sla/figures/report.ts'
import { countSetAside } from '../../domain/sla/figures/set-aside.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import { type Objective, sideOf, teamOf } from '../../domain/terms/objective.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { formatTarget } from '../../domain/time/duration.ts'
import type { CalendarPeriod } from '../../domain/time/period.ts'
import type { CountedClock } from '../../ports/store/work.ts'
import type { AsideOnCase } from './set-aside.ts'

export type Missed = Pick<CountedClock, 'objectiveId' | 'caseId' | 'at'>

/** In the order of their cases, so that nothing hangs on which was written first. */
export function missesOf(
  { objectiveId, measure, obligor, team }: ReportedPromise,
  misses: Missed[],
  cases: Case[],
): ReportedMiss[] {
  const ofIt = misses.filter((one) => one.objectiveId === objectiveId)
  return cases
    .toSorted((a, b) => a.number - b.number)
    .flatMap(({ id, number, title }) =>
      ofIt
        .filter(({ caseId }) => caseId === id)
        .map(({ at }) => ({
          objectiveId,
          label: caseLabel(number),
          title,
          measure,
          obligor,
          ...(team !== undefined && { team }),
          at,
        })),
    )
}

/** What of the terms at the end of the period is `which`, and whatever else counts in it or in the one before: each as the newest version says it that has it. */
export function promisedIn(
  versions: AgreementVersion[],
  { to }: CalendarPeriod,
  counted: Pick<Missed, 'objectiveId'>[],
  which: (terms: Terms) => Objective[],
): Objective[] {
  const held = versions.findLast(({ validFrom }) => validFrom < to) ?? versions.at(-1)
  const promises = new Map(held ? which(held.terms).map((one) => [one.id, one]) : [])
  for (const { objectiveId } of counted) {
    const said = versions.findLast(({ terms }) => terms.objectives.some(({ id }) => id === objectiveId))
    const one = said && which(said.terms).find(({ id }) => id === objectiveId)
    if (one && !promises.has(objectiveId)) promises.set(objectiveId, one)
  }
  return [...promises.values()]
}

export function reported(
  { id, measure, severity, kind, obligor, target, attainment: share }: Objective,
  { counted, aside }: { counted: (CountedOnCase & { objectiveId: string })[]; aside: AsideOnCase[] },
  { period, before }: { period: CalendarPeriod; before: CalendarPeriod },
): ReportedPromise {
  const team = teamOf(obligor)
  const ofIt = counted.filter(({ objectiveId }) => objectiveId === id)
  const kept = attainmentOf(ofIt, period)
  const judged = kept.met + kept.missed > 0 && share !== undefined && { kept: isKept(kept, share) }
  return {
    ...{ objectiveId: id, obligor: sideOf(obligor), measure, target: formatTarget(target) },
    ...(team !== undefined && { team }),
    ...(severity !== undefined && { severity }),
    ...(kind !== undefined && { kind }),
    ...(share !== undefined && { enough: { share, ...judged } }),
    kept,
    keptBefore: attainmentOf(ofIt, before),
    setAside: countSetAside(aside.filter(({ objectiveId }) => objectiveId === id)),
  }
}
