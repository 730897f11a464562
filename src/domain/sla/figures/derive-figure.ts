import { type Case, caseLabel, toBeConfirmed } from '../../cases/case.ts'
import { asMaintenanceTerms } from '../../maintenance/maintenance-terms-for.ts'
import type { Maintenance } from '../../maintenance/maintenance.ts'
import { windowsFor } from '../../maintenance/windows-for.ts'
import type { DerivedKind } from '../../terms/derived-terms.ts'
import { type FigureFromCases, owedBy } from '../../terms/figure.ts'
import { hoursOf } from '../../terms/hours-of.ts'
import type { AgreementVersion } from '../../terms/agreement.ts'
import type { Terms } from '../../terms/terms.ts'
import type { Instant, Ms } from '../../time/instant.ts'
import type { Ended } from '../ledger/ledger-spans.ts'
import { type CalendarPeriod, periodOf, type PeriodZone, zoneAt } from '../../time/period.ts'
import { sayHoursCounted } from '../../time/say-hours-counted.ts'
import { inside, type Stretch } from '../../time/stretches.ts'
import { dateAt } from '../../time/wall-clock.ts'
import { availabilityOf, type DerivedFigure, failuresOf, mtbfOf, mttrOf, type Repair, repairedIn } from './derived.ts'
import { countedIn, type CountedWhen, NEVER_COUNTED, type Turn } from './counted-in.ts'
import { type Downtime, downtimeOf, type WholeOutage } from './downtime.ts'
import { countedBefore, heldAt, type HeldFigure, heldOver, hoursOver, leastAt } from './held-figure.ts'
import { type AdmittedWindow, admittedWindows, type MaintenanceWindow, type NotAdmitted } from './maintenance.ts'
import { type CasesSaid, type ExcludedBecause, type Outage, outagesOf } from './outages.ts'
import { type ServiceHours, serviceWork } from './service-hours.ts'

/** What figures are counted from: cases that can touch their periods with those merged into them, and windows of both sides. `said`: what sides say of them besides. `ended`: when the partnership had, each time until it was resumed. */
export type CasesKnown = {
  cases: readonly Case[]
  maintenance: readonly Maintenance[]
  said?: CasesSaid
  ended?: readonly Ended[]
}

export const NO_CASES: CasesKnown = { cases: [], maintenance: [] }

/** How a figure comes out of the cases in a period, or up to now while that runs. */
export type Derived = {
  kind: DerivedKind
  service: string
  /** The hours of the service in words, as they are at the end of the period; none where that is day and night. */
  hoursSaid?: string
  figure: DerivedFigure
  /** When it was agreed, and that day on the wall of its periods, where some of what is told was before that: it counts for nothing. */
  agreed?: { at: Instant; day: string }
  /** When the partnership ended in the period, and that day: what came after counts for nothing. */
  ended?: { at: Instant; day: string }
  /** The hours of the service, and what of them it was down. */
  serviceMs: Ms
  downMs: Ms
  failures: number
  /** How it was counted in the period before its terms changed, and until when. */
  earlier: { until: Instant; said: string }[]
  /** Each time that it was down in the period, by its cases: in its hours, and what of that counts. `oneWith`: the cases of the failure that it is one with. */
  down: (Stretch & { labels: string[]; wholeMs: Ms; ms: Ms; failure: boolean; oneWith?: string[] })[]
  /** Those that are longer than what is told of them: in several pieces, or over an end of the period. Only where the terms say how long the least is. */
  wholes: WholeOutage[]
  repairs: Omit<Repair, 'caseId'>[]
  /** Repairs that would better the mean, and count only by a raise of the side that owes: they count for nothing. */
  raised: string[]
  /** When a case began to count, or did no more, by another severity. */
  turns: (Turn & { label: string })[]
  /** What does not, and why, in the hours of the service. */
  excluded: { label: string; because: ExcludedBecause | 'too short'; ms: Ms }[]
  /** Windows in which an outage began that do not leave it out, or not all of it. */
  notAdmitted: { label: string; because: NotAdmitted }[]
  /** Those in which an outage began, and what of them leaves it out. */
  windows: AdmittedWindow[]
  loweredBy: string[]
  /** Resolutions stated in the period that wait for a word. */
  unconfirmed: string[]
}

/**
 * `terms`: those at the end of the period, by whose target it is judged. `versions`: oldest first; what happened is counted by the one that held then. `zone`: what parts
 * periods.
 */
export type DerivedIn = {
  terms: Terms
  versions: readonly AgreementVersion[]
  period: CalendarPeriod
  zone: PeriodZone
  now: Instant
}

export function deriveFigure(figure: FigureFromCases, known: CasesKnown, given: DerivedIn): Derived {
  const { terms, versions, period, zone, now } = given
  const { kind, service } = figure
  const held = heldOver(figure, versions, given)
  const hours = hoursOver(held)
  const side = owedBy(figure)
  const isKnown = ({ id }: Case) => (known.said?.closedTo?.get(id) ?? -Infinity) < period.to
  const counted = (state: Case) =>
    isKnown(state) ? countedIn(heldAt(held, state.openedAt).figure)(state) : NEVER_COUNTED
  const outages = outagesOf([...known.cases], counted, known.said, side)
  const windows = admittedTo(figure, held, known.maintenance, given)
  const agreedAt = held[0]!.since
  const endedAt = partnershipEndedIn(period, known.ended)
  const from = Math.max(period.from, Math.min(agreedAt, period.to))
  const within = { from, to: Math.max(from, Math.min(period.to, now, endedAt)) }
  const leastMs = (began: Instant) => leastAt(held, began)
  const downtime = downtimeOf(outages, windows, { hours, leastMs }, { period: within, now })
  const { repairs: all, raised } = kind === 'mttr' ? repairedIn(outages, hours, within) : { repairs: [], raised: [] }
  const repairs = all.filter((one) => !raised.includes(one))
  const told = kind === 'mttr' ? [] : downtime.stretches
  const wholes = kind === 'mttr' ? [] : wholesToTell(downtime, within)
  const named = spanOf(period, [...repairs, ...wholes])
  const span = { from: Math.max(named.from, agreedAt), to: named.to }
  return {
    ...{
      kind,
      service,
      ...sayHoursOf(figure, terms, span),
      figure: valueOf(kind, { downtime, outages, hours, within }),
    },
    ...(endedAt < period.to && { ended: { at: endedAt, day: dayOf(endedAt, zone) } }),
    ...(named.from < agreedAt && { agreed: { at: agreedAt, day: dayOf(agreedAt, zone) } }),
    ...{ serviceMs: downtime.serviceMs, downMs: downtime.unavailableMs, failures: downtime.failures },
    earlier: countedBefore(held, { from: span.from, to: period.to }, now),
    down: told.flatMap((one) => inPeriod(one, hours, within)),
    wholes: sinceAgreed(wholes, agreedAt),
    repairs: repairs.map(({ label, from, to, ms }) => ({ label, from, to, ms })),
    raised: raised.map(({ label }) => label),
    turns: turnsIn(known.cases, counted, outages).filter(({ at }) => within.from <= at && at < within.to),
    excluded: excludedIn(told, hours, within),
    notAdmitted: notAdmittedIn(begunIn(windows, told)),
    windows: begunIn(windows, told),
    loweredBy: kind === 'mttr' ? longRepairs(repairs) : loweredBy(kind, told),
    unconfirmed: unconfirmedIn(known.cases, outages, period),
  }
}

/** From then on nothing of a period counts, also once the partnership has been resumed later: what it came to as it was closed stays so. Ended and resumed within it, all of it counts. */
function partnershipEndedIn({ to }: CalendarPeriod, ended: readonly Ended[] = []): Instant {
  return ended.find((one) => one.from < to && to <= (one.to ?? Infinity))?.from ?? Infinity
}

/** From the first moment of them to the last: whoever counts again needs the hours of all that is told. */
function spanOf({ from, to }: CalendarPeriod, told: Stretch[]): Stretch {
  return {
    from: Math.min(from, ...told.map((one) => one.from)),
    to: Math.max(to, ...told.map((one) => one.to)),
  }
}

/** Those that make a difference: an outage begins or ends to count there, or its repair does. */
function turnsIn(cases: readonly Case[], counted: (state: Case) => CountedWhen, outages: Outage[]): Derived['turns'] {
  const edges = new Set(
    outages.flatMap(({ down, repaired }) =>
      [...down, ...(repaired ? [repaired] : [])].flatMap(({ from, to }) => [from, to]),
    ),
  )
  return cases.flatMap((one) =>
    counted(one).turns.flatMap((turn) =>
      turn.at > one.openedAt && edges.has(turn.at) ? [{ ...turn, label: caseLabel(one.number) }] : [],
    ),
  )
}

function wholesToTell({ wholes, stretches }: Downtime, within: Stretch): WholeOutage[] {
  const holds = (stretch: Stretch, { from, to }: Stretch) => stretch.from <= from && to <= stretch.to
  return wholes.filter((whole) => {
    const of = stretches.find((one) => holds(one, whole))
    const isOneOfSeveral = of !== undefined && wholes.some((other) => other !== whole && holds(of, other))
    return whole.pieces.length > 1 || !holds(within, whole) || isOneOfSeveral
  })
}

/** Of an outage that began before the figure was agreed, what is counted. */
function sinceAgreed(wholes: WholeOutage[], agreedAt: Instant): WholeOutage[] {
  return wholes.map((whole) => ({
    ...whole,
    from: Math.max(whole.from, agreedAt),
    pieces: whole.pieces.flatMap((piece) =>
      piece.to <= agreedAt ? [] : [{ ...piece, from: Math.max(piece.from, agreedAt) }],
    ),
  }))
}

function dayOf(at: Instant, zone: PeriodZone): string {
  return dateAt(at, zoneAt(zone, at)).toString()
}

function sayHoursOf(figure: FigureFromCases, terms: Terms, { from, to }: Stretch): Pick<Derived, 'hoursSaid'> {
  if (figure.hours === 'always') return {}
  return { hoursSaid: sayHoursCounted(hoursOf(terms, figure), { from, to: to - 1 }) }
}

type Counted = { downtime: Downtime; outages: Outage[]; hours: ServiceHours; within: Stretch }

function valueOf(kind: DerivedKind, { downtime, outages, hours, within }: Counted): DerivedFigure {
  switch (kind) {
    case 'availability':
      return availabilityOf(downtime)
    case 'failures':
      return failuresOf(downtime)
    case 'mtbf':
      return mtbfOf(downtime)
    case 'mttr':
      return mttrOf(outages, hours, within)
  }
}

/** Each by the terms that held when it started. The sum that they admit in a period is used up by the windows that start in it. */
function admittedTo(
  figure: FigureFromCases,
  held: readonly HeldFigure[],
  maintenance: readonly Maintenance[],
  { zone }: DerivedIn,
): AdmittedWindow[] {
  const at = ({ from }: MaintenanceWindow) => heldAt(held, from)
  const own = held.flatMap((one) => {
    const { service, maintenance: admission } = one.figure
    if (!admission) return []
    return windowsFor(maintenance, { side: owedBy(figure), service }).filter((window) => at(window) === one)
  })
  const agreed = (window: MaintenanceWindow) => asMaintenanceTerms(at(window).figure.maintenance!)
  const byPeriod = Map.groupBy(own, ({ from }) => periodOf(figure.period, zone, from).name)
  return [...byPeriod.values()].flatMap((windows) => admittedWindows(windows, agreed))
}

function excludedIn(told: Downtime['stretches'], hours: ServiceHours, within: Stretch): Derived['excluded'] {
  const msOf = (stretches: Stretch[]) => stretches.reduce((sum, one) => sum + serviceWork(hours, one.from, one.to), 0)
  const all = told.flatMap((stretch) => [
    ...stretch.excluded.map(({ label, because, ...span }) => ({
      ...{ label, because },
      ms: msOf(inside(inside([span], stretch), within)),
    })),
    ...(stretch.tooShort
      ? [{ label: stretch.labels.join(', '), because: 'too short' as const, ms: msOf(inside([stretch], within)) }]
      : []),
  ])
  const alike = Map.groupBy(all, ({ label, because }) => `${because} ${label}`)
  return [...alike.values()]
    .map((some) => ({ ...some[0]!, ms: some.reduce((sum, { ms }) => sum + ms, 0) }))
    .filter(({ ms }) => ms > 0)
}

function inPeriod(
  { labels, countedMs, failure, oneWith, ...stretch }: Downtime['stretches'][number],
  hours: ServiceHours,
  within: Stretch,
): Derived['down'] {
  return inside([stretch], within).map(({ from, to }) => ({
    ...{ labels, from, to, wholeMs: serviceWork(hours, from, to), ms: countedMs, failure, ...(oneWith && { oneWith }) },
  }))
}

function begunIn(windows: AdmittedWindow[], told: Downtime['stretches']): AdmittedWindow[] {
  return windows.filter(({ window }) => told.some(({ from }) => window.from <= from && from < window.to))
}

function notAdmittedIn(windows: AdmittedWindow[]): Derived['notAdmitted'] {
  return windows.flatMap(({ window, because }) => (because ? [{ label: window.label, because }] : []))
}

/** An outage that began before the period is no failure of it. */
function loweredBy(kind: DerivedKind, told: Downtime['stretches']): string[] {
  const lowering = kind === 'failures' ? told.filter(({ failure }) => failure) : told
  return [...new Set(lowering.flatMap((one) => one.loweredBy))]
}

/** Without one that took less than all did on average, the mean would be longer. */
function longRepairs(repairs: Repair[]): string[] {
  const sum = repairs.reduce((total, { ms }) => total + ms, 0)
  return repairs.filter(({ ms }) => ms * repairs.length >= sum).map(({ caseId }) => caseId)
}

function unconfirmedIn(cases: readonly Case[], outages: Outage[], { from, to }: CalendarPeriod): string[] {
  const telling = new Set(outages.map(({ caseId }) => caseId))
  return cases.flatMap((one) => {
    const waits = toBeConfirmed(one) !== undefined && telling.has(one.id)
    return waits && one.status === 'resolved' && from <= one.resolvedAt && one.resolvedAt < to
      ? [caseLabel(one.number)]
      : []
  })
}
