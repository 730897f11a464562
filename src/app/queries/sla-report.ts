import { actionLabel, type CorrectiveAction } from '../../domain/corrective/corrective-action.ts'
import { figureSourceId } from '../../domain/corrective/figure-source.ts'
import { type Case, caseLabel, overSince } from '../../domain/cases/case.ts'
import { isCounted, isOwnOutage } from '../../domain/cases/count-own.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { CountedAgain } from '../../domain/sla/figures/attainment.ts'
import { keptByDay, keptIn, type OwedBy, periodsUpTo } from '../../domain/sla/figures/kept-over-time.ts'
import { figuresIn, periodsTold, periodsWithin, type ReportedFigure } from '../../domain/sla/figures/figure-report.ts'
import { periodZones, settlesAt } from '../../domain/sla/figures/periods-of.ts'
import type {
  Report,
  ReportedAction,
  ReportedMiss,
  ReportedMoney,
  ReportedPromise,
  StillOverdue,
} from '../../domain/sla/figures/report.ts'
import { sumOf } from '../../domain/sla/ledger/sum-of.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import { isMeasured } from '../../domain/terms/figure.ts'
import { sideOf } from '../../domain/terms/objective.ts'
import { sharedObjectives } from '../../domain/terms/shared-terms.ts'
import {
  type CalendarPeriod,
  dateOf,
  periodBefore,
  type PeriodKind,
  readPeriod,
  zoneAt,
} from '../../domain/time/period.ts'
import type { Tx } from '../../ports/store/store.ts'
import { casesKnown } from '../figures/cases-known.ts'
import { countingAgain, type CountingAgain, readCountedAgain } from '../figures/counted-again.ts'
import { readLetPass } from '../figures/let-pass.ts'
import { missesAround, overdueOrBesides, withMissedBesides } from '../figures/missed-besides.ts'
import { readSetAside } from '../figures/set-aside.ts'
import { figureDisputes } from '../ledger/open-disputes.ts'
import { missesOf, type Missed, promisedIn, reported } from '../figures/reported-promises.ts'
import { withIncidents } from '../marks/said-of.ts'
import type { Query } from './query.ts'

/** A partner, and a period that has begun. */
export type ReportSubject = { partner: Partner; period: CalendarPeriod & { kind: PeriodKind } }

/** How both sides kept what they promised each other in a period. What a team of ours owes inside our company is not in it. */
export const slaReport = {
  needs: 'partner.view',
  async read({ tx, company, now }, { partner, period }): Promise<Report> {
    const { id, slug, name, terms } = partner
    const versions = await tx.agreements.of(id)
    const zones = periodZones(versions, terms)
    const lately = periodsUpTo(period.kind, zones, period)
    const before = periodBefore(period.kind, zones, period)
    const zone = zoneAt(zones, period.from)
    const stretch = { from: lately[0]!.from, to: period.to }
    const around = missesAround(stretch)
    const ofClocks = await tx.clocks.countedIn(id, around.from, around.to)
    const waived = await tx.clocks.waivedSince(id, around.from)
    const told = await withMissedBesides(tx, { counted: ofClocks, waived, versions }, stretch, now)
    const known = await withIncidents(tx, id, told, now)
    const owedBy = owedByWhom(versions)
    const counting = await countingAgain(tx, partner, versions, lately)
    const again = await withIncidents(
      tx,
      id,
      await readCountedAgain(tx, { partnerId: id, versions }, counting, now),
      now,
    )
    const all = known.filter(({ at }) => at >= before.from)
    const counted = all.filter(({ at }) => at >= period.from)
    const unconfirmed = (await tx.cases.unconfirmed(id)).filter((one) => resolvedIn(period, one)).length
    const passed = await readLetPass(tx, waived, period)
    const within = periodsWithin(period, zones, now)
    const measurements = await tx.measurements.inPeriods([id], periodsTold(within, zones))
    const waivers = await tx.figureWaivers.inPeriods(id, periodsTold(within, zones))
    const outages = await casesKnown(tx, { partner, versions, periods: within, now })
    const figures = figuresIn(
      { versions, terms, measurements, outages, now, disputes: await figureDisputes(tx, id), waivers },
      within,
      ({ audience }) => audience === 'shared',
    )
    const { unreported, closedWithout } = await notReported(tx, partner, figures)
    const isOpen = now < settlesAt(terms, period.to) || unconfirmed + unreported > 0
    const overdue = await overdueOrBesides(tx, { partnerId: id, waived, versions }, period, now)
    const open = overdue.map((one) => ({ ...one, at: one.since }))
    const { aside } = await readSetAside(tx, id, period)
    const promised = promisedIn(versions, period, [...all, ...open, ...aside, ...passed], sharedObjectives).map((one) =>
      reported(one, { counted: [...all, ...again], aside }, { period, before }),
    )
    const misses = counted.filter(({ met }) => !met)
    const cases = await tx.cases.ofIds([...new Set([...misses, ...open, ...passed].map(({ caseId }) => caseId))])
    const listed = (some: Missed[]) =>
      promised.flatMap((one) => missesOf(one, some, cases)).toSorted((a, b) => a.at - b.at)
    const missed = listed(misses)
    return {
      ...{ slug, name, company, zone, period: period.name, before: before.name, waived: passed.length },
      ownCases: ownCasesIn(period, outages.cases),
      ...(isOpen && { provisional: { unconfirmed, unreported } }),
      ...(closedWithout.length > 0 && { closedWithout }),
      promises: promised.map((one) => ({ ...one, ...letPassOf(one, passed, cases) })),
      booked: await bookedIn(tx, partner, period),
      figures,
      missed,
      overdue: listed(open).map((one) => againIn(one, { cases, again, period, counting, now })),
      course: keptIn([...known, ...again], owedBy, lately),
      days: { from: dateOf(period.from, zone), kept: keptByDay(counted, owedBy, period, zone) },
      actions: await actionsAfter(tx, cases, missed, figures),
    }
  },
} satisfies Query<ReportSubject, Report>

/** Each case once. */
function letPassOf(
  { objectiveId }: ReportedPromise,
  passed: Pick<Missed, 'objectiveId' | 'caseId'>[],
  cases: readonly Case[],
): Pick<ReportedPromise, 'letPass'> {
  const ids = new Set(passed.flatMap((one) => (one.objectiveId === objectiveId ? [one.caseId] : [])))
  const letPass = cases
    .filter(({ id }) => ids.has(id))
    .toSorted((a, b) => a.number - b.number)
    .map(({ number }) => caseLabel(number))
  return letPass.length === 0 ? {} : { letPass }
}

/** Only what the terms count tells of a service, so those known for figures are all there are. */
function ownCasesIn({ from, to }: CalendarPeriod, cases: readonly Case[]): string[] {
  return cases
    .filter((one) => isOwnOutage(one) && !isCounted(one.log))
    .filter((one) => one.openedAt < to && (overSince(one) ?? Infinity) >= from && one.status !== 'withdrawn')
    .toSorted((a, b) => a.number - b.number)
    .map(({ number }) => caseLabel(number))
}

/** By the newest version that promises it; what teams of ours owe inside our company is in none. */
function owedByWhom(versions: AgreementVersion[]): OwedBy {
  const obligors = new Map(
    versions.flatMap(({ terms }) => sharedObjectives(terms).map(({ id, obligor }) => [id, sideOf(obligor)] as const)),
  )
  return (objectiveId) => obligors.get(objectiveId)
}

/** What nobody has reported of periods that are over; a period that is closed in money waits for it no more. */
async function notReported(
  tx: Tx,
  { id }: Partner,
  figures: ReportedFigure[],
): Promise<{ unreported: number; closedWithout: NonNullable<Report['closedWithout']> }> {
  const missing = figures.filter((one) => isMeasured(one) && !one.reported && one.endsAt === undefined)
  const closes = missing.length === 0 ? [] : await tx.ledger.closesOf(id)
  const without = missing.filter((one) =>
    closes.some(({ side, period }) => side === one.obligor && period === one.period),
  )
  return {
    unreported: missing.length - without.length,
    closedWithout: without.map(({ name, period }) => ({ name, period })),
  }
}

/** Of each side that owes, what was booked in it, and in the shorter periods within it; and what has become of that since. */
async function bookedIn(tx: Tx, { id }: Partner, { name }: CalendarPeriod): Promise<ReportedMoney[]> {
  const whole = calendarPeriodOf(name)
  const isWithin = (period: string) => {
    const { from, to } = calendarPeriodOf(period)
    return whole.from <= from && to <= whole.to
  }
  const known = await tx.ledger.entriesOf(id)
  const entries = known.filter(({ period }) => isWithin(period))
  const since = known.filter(
    ({ word, of, period }) => word === 'correction' && of !== undefined && isWithin(of) && !isWithin(period),
  )
  return (['partner', 'internal'] as const).flatMap((side) => {
    const ofSide = entries.filter((one) => one.side === side)
    const corrections = since.filter((one) => one.side === side)
    return [...new Set([...ofSide, ...corrections].map(({ currency }) => currency))].map((currency): ReportedMoney => {
      const minor = sumOf(ofSide.filter((one) => one.currency === currency))
      const later = Map.groupBy(
        corrections.filter((one) => one.currency === currency),
        ({ period }) => period,
      )
      const corrected = [...later].map(([period, all]) => ({ minor: sumOf(all), in: period }))
      const each = [...ofSide, ...corrections].flatMap((one) =>
        one.currency === currency && one.of !== undefined && one.word === 'correction'
          ? [{ minor: one.minor, of: one.of, in: one.period }]
          : [],
      )
      return {
        ...{ side, currency, minor },
        ...(corrected.length > 0 && { corrected }),
        ...(each.length > 0 && { corrections: each }),
      }
    })
  })
}

type OverduePeriod = {
  cases: Case[]
  again: CountedAgain[]
  period: CalendarPeriod
  counting: CountingAgain[]
  now: number
}

/** Whether this period counts it too. */
function againIn(one: ReportedMiss, { cases, again, period, counting, now }: OverduePeriod): StillOverdue {
  const about = cases.find(({ number }) => caseLabel(number) === one.label)
  const isCountedHere = again.some(
    ({ objectiveId, caseId, at }) => objectiveId === one.objectiveId && caseId === about?.id && at === period.to - 1,
  )
  if (isCountedHere) return { ...one, again: 'counted' }
  const lasts = now < period.to && counting.at(-1)!.promises.has(one.objectiveId)
  return lasts ? { ...one, again: 'if it lasts' } : one
}

/** Names of periods are compared alike, whatever zone holds. */
function calendarPeriodOf(name: string): CalendarPeriod {
  return readPeriod(name, 'UTC')!
}

/** A case is one, whatever was missed on it: its actions are those of the sides that missed something in the period. Then those after its figures. */
async function actionsAfter(
  tx: Tx,
  cases: Case[],
  missed: ReportedMiss[],
  figures: ReportedFigure[],
): Promise<ReportedAction[]> {
  const sources = figures.flatMap(({ figureId, period, reported: told }) =>
    told && !told.met && !told.waived ? [figureSourceId(figureId, period)] : [],
  )
  const actions = await tx.correctiveActions.ofSources([...cases.map(({ id }) => id), ...sources])
  return actions.flatMap((action) => {
    const { source, side, audience } = action
    const isMissed =
      source?.kind === 'figure' || missed.some(({ label, obligor }) => label === source?.label && obligor === side)
    return isMissed && audience === 'shared' ? [reportedAction(action)] : []
  })
}

export function reportedAction(action: CorrectiveAction): ReportedAction {
  const { number, source, side, status } = action
  const said = saidOf(action)
  return {
    ...{ label: actionLabel(number), about: source?.label ?? '', side, status },
    ...(said !== undefined && { said }),
  }
}

function saidOf(action: CorrectiveAction): string | undefined {
  switch (action.status) {
    case 'asked':
      return undefined
    case 'open':
      return action.said
    case 'done':
      return action.note
    case 'dropped':
      return action.reason
  }
}

export function resolvedIn({ from, to }: CalendarPeriod, state: Case): boolean {
  return state.status === 'resolved' && from <= state.resolvedAt && state.resolvedAt < to
}
