import type { ActionStatus } from '../domain/corrective/corrective-action.ts'
import type { Side } from '../domain/partners/party.ts'
import { type Attainment, sayShare } from '../domain/sla/figures/attainment.ts'
import { shorten } from './quote.ts'
import { listed } from './listed.ts'
import { sayCases } from './say-cases.ts'
import { sayMore, sayTotal } from './say-total.ts'
import type {
  Report,
  ReportedAction,
  ReportedMiss,
  ReportedPromise,
  StillOverdue,
} from '../domain/sla/figures/report.ts'

/** Whether it is final, and what counts as neither kept nor missed: a sentence each. */
export function standingOf({
  provisional,
  waived,
  closedWithout = [],
  ownCases,
}: Pick<Report, 'provisional' | 'waived' | 'closedWithout' | 'ownCases'>): string[] {
  const unconfirmed = provisional?.unconfirmed ?? 0
  const unreported = provisional?.unreported ?? 0
  const waits = unconfirmed === 1 ? '1 resolution waits for a word' : `${unconfirmed} resolutions wait for a word`
  return [
    ...(unconfirmed > 0 ? [`Provisional: ${waits}.`] : []),
    ...(unreported > 0
      ? [`Provisional: ${unreported === 1 ? '1 figure is' : `${unreported} figures are`} not reported yet.`]
      : []),
    ...(provisional && unconfirmed + unreported === 0 ? ['Provisional until three working days after its end.'] : []),
    ...closedWithout.map(
      ({ name, period }) => `${period} was closed without “${name}”, which is not reported: nothing follows from it.`,
    ),
    ...(waived > 0 ? [`${waived} missed and let pass: not counted.`] : []),
    ...(ownCases.length > 0 ? [`Opened by the side that owes: ${listed(ownCases)}, not counted but as downtime.`] : []),
  ]
}

/** "14 of 15 (93.3 %)"; undefined where no case counts. */
export function sayKept(kept: Attainment): string | undefined {
  const share = sayShare(kept)
  return share && `${kept.met} of ${kept.met + kept.missed} (${share})`
}

/** "at least 95 % agreed, kept"; undefined where no case may miss it. */
export function sayEnough({ enough }: Pick<ReportedPromise, 'enough'>): string | undefined {
  if (!enough) return undefined
  const judged = enough.kept === undefined ? '' : enough.kept ? ', kept' : ', not kept'
  return `at least ${enough.share} % agreed${judged}`
}

/** How many of the actions after what was missed stand how; undefined where none was asked for. */
export function sayActions(actions: ReportedAction[]): string | undefined {
  if (actions.length === 0) return undefined
  const count = (words: string, ...statuses: ActionStatus[]) => {
    const some = actions.filter(({ status }) => statuses.includes(status)).length
    return some === 0 ? [] : [`${some} ${words}`]
  }
  return [
    ...count('not accepted', 'asked'),
    ...count('open', 'open'),
    ...count('done', 'done'),
    ...count('dropped', 'dropped'),
  ].join(', ')
}

/** "Booked in the ledger: Acme Hosting pays EUR 800.00. Corrected in 2027-01: EUR 300.00 less to pay for Acme Hosting."; undefined where nothing is booked. */
export function sayBooked({ booked, ...names }: Pick<Report, 'booked' | 'company' | 'name'>): string | undefined {
  if (booked.length === 0) return undefined
  const each = booked.map(({ side, minor, currency }) => sayTotal({ side, total: minor, currency }, names))
  const since = booked.flatMap(({ side, currency, corrected = [] }) =>
    corrected.map((one) => `Corrected in ${one.in}: ${sayMore(one.minor, currency)} for ${companyOf(side, names)}.`),
  )
  return [`Booked in the ledger: ${each.join('; ')}.`, ...since].join(' ')
}

/** Where a case has missed two promises of one time, which of them it is: " (severity 1: 20 h)". */
export function ofWhich(
  { label, measure, objectiveId }: Pick<ReportedMiss, 'label' | 'measure' | 'objectiveId'>,
  all: ReportedMiss[],
  { promises }: Pick<Report, 'promises'>,
): string {
  const isOne = all.every((one) => one.label !== label || one.measure !== measure || one.objectiveId === objectiveId)
  const promise = promises.find((one) => one.objectiveId === objectiveId)
  return isOne || !promise ? '' : ` (${sayCases(promise)}: ${promise.target})`
}

/** Above what was missed before and was still overdue in a period. */
export function headOfOverdue(overdue: Pick<StillOverdue, 'again'>[]): string {
  const isNone = overdue.every(({ again }) => again === undefined)
  return isNone ? 'Missed before, and still overdue: not counted again' : 'Missed before, and still overdue'
}

/** Whether one of them counts in it; where none of them does nothing is said of each. */
export function sayAgain(again: StillOverdue['again'], { period }: Pick<Report, 'period'>): string {
  if (again === undefined) return ''
  return again === 'counted' ? ', counted again' : `, counted again if it still is when ${period} ends`
}

/** A company, or "Platform, inside Northwind" of what a team of ours owes. */
export function ownerOf(
  { obligor, team }: { obligor: Side; team?: string },
  names: Pick<Report, 'company' | 'name'>,
): string {
  const company = companyOf(obligor, names)
  return team === undefined ? company : `${shorten(team, 60)}, inside ${company}`
}

/** Whoever owes something of a report, by what they are called there: the partner first, as a report is mostly asked about them. */
export function ownersIn(report: Report): string[] {
  const sides = (['partner', 'internal'] as const).map((side) => companyOf(side, report))
  const owed = [...report.promises, ...report.figures].map((one) => ownerOf(one, report))
  return report.inside ? [...new Set(owed)] : sides
}

/** What a report is about, as its title. */
export function titleOf({ inside, name, period }: Pick<Report, 'inside' | 'name' | 'period'>, called = name): string {
  return inside
    ? `How our own side kept what it owes inside, for ${called}, in ${period}`
    : `How promises with ${called} were kept in ${period}`
}

export function companyOf(side: Side, { company, name }: Pick<Report, 'company' | 'name'>): string {
  return side === 'internal' ? company : name
}
