import { figuresIn, periodsTold, periodsWithin, type ReportedFigure } from '../../domain/sla/figures/figure-report.ts'
import { periodZones, settlesAt } from '../../domain/sla/figures/periods-of.ts'
import type { Report, ReportedAction, ReportedPromise } from '../../domain/sla/figures/report.ts'
import { teamFigureSourceId, teamSourceId } from '../../domain/corrective/team-source.ts'
import { insideObjectives } from '../../domain/terms/shared-terms.ts'
import { dateOf, periodBefore, zoneAt } from '../../domain/time/period.ts'
import { casesKnown } from '../figures/cases-known.ts'
import { type Missed, missesOf, promisedIn, reported } from '../figures/reported-promises.ts'
import { readSetAside } from '../figures/set-aside.ts'
import type { Tx } from '../../ports/store/store.ts'
import { withIncidents } from '../marks/said-of.ts'
import type { Query } from './query.ts'
import { reportedAction, resolvedIn, type ReportSubject } from './sla-report.ts'

/** How teams of ours kept what they owe inside our company, for our own people; undefined where the partner reads, too. No money follows from it, and nobody waives it. */
export const insideReport = {
  needs: 'partner.view',
  async read({ tx, company, audience, now }, { partner, period }): Promise<Report | undefined> {
    if (audience === 'shared') return undefined
    const { id, slug, name, terms } = partner
    const versions = await tx.agreements.of(id)
    const zones = periodZones(versions, terms)
    const before = periodBefore(period.kind, zones, period)
    const zone = zoneAt(zones, period.from)
    const all = await withIncidents(tx, id, await tx.clocks.insideCountedIn(id, before.from, period.to), now)
    const within = periodsWithin(period, zones, now)
    const told = periodsTold(within, zones)
    const figures = figuresIn(
      {
        ...{ versions, terms, now, disputes: [], waivers: [] },
        measurements: await tx.measurements.inPeriods([id], told),
        outages: await casesKnown(tx, { partner, versions, periods: within, now }),
      },
      within,
      ({ obligor }) => typeof obligor !== 'string',
    )
    const open = (await tx.clocks.insideOverdueThrough(id, period.from, period.to)).map((one) => ({
      ...one,
      at: one.since,
    }))
    const { aside } = await readSetAside(tx, id, period, 'inside')
    const promises = promisedIn(versions, period, [...all, ...open, ...aside], insideObjectives).map((one) =>
      reported(one, { counted: all, aside }, { period, before }),
    )
    const misses = all.filter(({ at, met }) => !met && at >= period.from)
    const cases = await tx.cases.ofIds([...new Set([...misses, ...open].map(({ caseId }) => caseId))])
    const listed = (some: typeof misses | typeof open) =>
      promises.flatMap((one) => missesOf(one, some, cases)).toSorted((a, b) => a.at - b.at)
    const unconfirmed = (await tx.cases.unconfirmed(id)).filter(
      (one) => one.obligor === 'internal' && resolvedIn(period, one),
    ).length
    const isOpen = now < settlesAt(terms, period.to) || unconfirmed > 0
    return {
      ...{ inside: true, slug, name, company, zone, period: period.name, before: before.name },
      ...(isOpen && { provisional: { unconfirmed, unreported: 0 } }),
      ...{ waived: 0, ownCases: [], promises, figures, booked: [], course: [] },
      actions: await askedAfter(tx, promises, misses, figures),
      ...{ missed: listed(misses), overdue: listed(open), days: { from: dateOf(period.from, zone), kept: [] } },
    }
  },
} satisfies Query<ReportSubject, Report | undefined>

/** What is asked after what teams missed in the period, a case or a figure at a time. */
async function askedAfter(
  tx: Tx,
  promises: ReportedPromise[],
  misses: Missed[],
  figures: ReportedFigure[],
): Promise<ReportedAction[]> {
  const ofFigures = figures.flatMap(({ figureId, period, reported: told }) =>
    told?.met === false ? [teamFigureSourceId(figureId, period)] : [],
  )
  const ofCases = misses.flatMap(({ caseId, objectiveId }) => {
    const team = promises.find((one) => one.objectiveId === objectiveId)?.team
    return team === undefined ? [] : [teamSourceId(caseId, team)]
  })
  const actions = await tx.correctiveActions.ofSources([...new Set([...ofCases, ...ofFigures])])
  return actions.toSorted((one, other) => other.number - one.number).map(reportedAction)
}
