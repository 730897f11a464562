import { ACTION_WORDS } from './action-card.ts'
import {
  companyOf,
  headOfOverdue,
  ofWhich,
  ownerOf,
  ownersIn,
  sayActions,
  sayAgain,
  sayBooked,
  sayKept,
  standingOf,
  titleOf,
} from './report-words.ts'
import { sayBefore, sayNumber, standsBetween } from './figure-words.ts'
import { sayCases } from './say-cases.ts'
import { sayCounted, sayLeftOut, sayNone } from './derived-words.ts'
import type { Attainment } from '../domain/sla/figures/attainment.ts'
import type { ReportedFigure } from '../domain/sla/figures/figure-report.ts'
import type { Report, ReportedMoney, ReportedPromise } from '../domain/sla/figures/report.ts'
import { saySetAside } from '../domain/sla/figures/set-aside.ts'
import { inMajor, type Minor } from '../domain/sla/ledger/currency.ts'
import { isMeasured } from '../domain/terms/figure.ts'
import { ruleOf } from '../domain/sla/measures/measures.ts'
import { sayInstant } from '../domain/time/say-time.ts'
import { type Cell, csv, exactly } from './csv.ts'
import { plain } from './plain-in-markdown.ts'

export const REPORT_FORMATS = ['markdown', 'csv'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** Each line ended. The same facts give the same bytes: moments are in the zone whose midnight parts the periods, in the table in UTC. */
export function asReport(format: ReportFormat, report: Report): string {
  return format === 'csv' ? asTable(report) : asMarkdown(report)
}

const COLUMNS = [
  ...['partner', 'period', 'owed by', 'measure', 'severity', 'kind', 'target', 'kept', 'missed', 'share'],
  ...['period before', 'kept before', 'missed before', 'objective', 'figure', 'unit', 'number', 'number before'],
  ...['service', 'left out', 'still overdue', 'not agreed', 'counts for money', 'disputed in'],
  ...['void', 'struck', 'unconfirmed', 'attainment target', 'target met'],
  ...['let pass', 'cases let pass', 'correction of', 'booked in'],
]

/** One row for each promise, for each period of a figure, and for what was booked: all but corrections, and each correction by itself. Columns are added at the end. `share`: of cases that were kept, a figure between 0 and 1, empty where no case counts. */
function asTable(report: Report): string {
  const rows = report.promises.map((one) => [
    ...[report.slug, report.period, ownerOf(one, report), one.measure],
    ...[one.severity ?? '', one.kind ?? '', one.target, one.kept.met, one.kept.missed, share(one.kept)],
    ...[report.before, one.keptBefore.met, one.keptBefore.missed, one.objectiveId, '', '', '', '', '', ''],
    ...[overdueOf(one, report), '', '', ''],
    ...[one.setAside.void, one.setAside.struck, one.setAside.unconfirmed, ...targetOf(one)],
    ...[one.letPass?.length ?? 0, one.letPass?.join(' ') ?? '', '', ''],
  ])
  const figureRows = report.figures.map((one) => figureRow(one, report))
  return csv([COLUMNS, ...rows, ...figureRows, ...report.booked.flatMap((one) => moneyRows(one, report))])
}

/** As the side that owes sees it: what it pays is below zero. What is booked stands where the number of a figure does, in the unit of its currency. */
function moneyRows({ side, currency, minor, corrections = [] }: ReportedMoney, report: Report): Cell[][] {
  const own = corrections.filter((one) => !isLater(one, report))
  const rest = minor - own.reduce((sum, one) => sum + one.minor, 0)
  const row = (what: string, amount: Minor, of: string, within: string): Cell[] => {
    const money: Partial<Record<(typeof COLUMNS)[number], Cell>> = {
      ...{ partner: report.slug, period: report.period, 'owed by': companyOf(side, report), measure: what },
      ...{ unit: currency, number: exactly(inMajor(amount, currency)), 'correction of': of, 'booked in': within },
    }
    return COLUMNS.map((column) => money[column] ?? '')
  }
  return [
    ...(rest === 0 ? [] : [row('booked', rest, '', report.period)]),
    ...corrections.map((one) => row('correction', one.minor, one.of, one.in)),
  ]
}

/** Booked in a period that this one does not hold. */
function isLater(one: { in: string }, { booked }: Report): boolean {
  return booked.some(({ corrected = [] }) => corrected.some((later) => later.in === one.in))
}

/** The share of cases in per cent that is enough, and whether it was. */
function targetOf({ enough }: ReportedPromise): Cell[] {
  if (!enough) return ['', '']
  return [exactly(enough.share), enough.kept === undefined ? '' : enough.kept ? 'yes' : 'no']
}

/** "CASE-1 since 2026-12-07T14:00:00.000Z": each case that was missed before and was still open at the end. */
function overdueOf({ objectiveId }: ReportedPromise, report: Report): string {
  const own = report.overdue.filter((one) => one.objectiveId === objectiveId)
  return own
    .map(({ label, at, again }) => `${label} since ${new Date(at).toISOString()}${sayAgain(again, report)}`)
    .join('; ')
}

/** Of a figure each period is one that is kept or missed; of one that nobody has reported, neither. */
function figureRow(one: ReportedFigure, report: Report): Cell[] {
  const { reported, before } = one
  return [
    ...[report.slug, one.period, ownerOf(one, report), one.kind, '', '', one.target, ...counted(reported), ''],
    ...[before?.period ?? '', ...counted(before), one.figureId, one.name, one.unit],
    ...[exactly(reported?.value), exactly(before?.value)],
    ...(isMeasured(one) ? ['', ''] : [one.fromCases.service, sayLeftOut(one)]),
    ...['', ...openBetween(one), '', '', '', '', ''],
    ...[reported ? (reported.waived ? 1 : 0) : '', '', '', ''],
  ]
}

/** Whether money hangs on a number that is not agreed, the number that counts until then, and the cases that dispute it. */
function openBetween(one: ReportedFigure): Cell[] {
  const open = isMeasured(one) ? one.notAgreed : undefined
  return open ? ['yes', exactly(open.counts), open.disputed.join(' ')] : ['', '', '']
}

/** What was let pass counts as neither. */
function counted(one: { met: boolean; waived?: true } | undefined): Cell[] {
  return one ? [one.met ? 1 : 0, one.met || one.waived ? 0 : 1] : ['', '']
}

function share({ met, missed }: Attainment): string {
  return met + missed === 0 ? '' : String(met / (met + missed))
}

function asMarkdown(report: Report): string {
  const { name, missed, overdue, zone } = report
  const booked = sayBooked(report)
  const lines = [
    `# ${titleOf(report, plain(name))}`,
    '',
    ...standingOf(report).flatMap((sentence) => [sentence, '']),
    ...(booked === undefined ? [] : [plain(booked), '']),
    ...ownersIn(report).flatMap((owner) => [...table(owner, report), ...figures(owner, report)]),
    ...(missed.length === 0 ? [] : ['## Missed', '']),
    ...missed.map(({ label, title, measure, at, ...one }) => {
      const owed = `${ruleOf(measure).words.owed} by ${plain(ownerOf(one, report))}`
      const which = plain(ofWhich({ label, measure, ...one }, missed, report))
      return `- ${label} “${plain(title)}”: ${owed} was due ${sayInstant(at, zone)}${which}`
    }),
    ...(overdue.length === 0 ? [] : ['', `## ${headOfOverdue(overdue)}`, '']),
    ...overdue.map(({ label, title, measure, at, again, ...one }) => {
      const owed = `${ruleOf(measure).words.owed} by ${plain(ownerOf(one, report))}`
      const which = plain(ofWhich({ label, measure, ...one }, overdue, report))
      return `- ${label} “${plain(title)}”: ${owed}, overdue since ${sayInstant(at, zone)}${which}${sayAgain(again, report)}`
    }),
    ...actionsAfter(report),
  ]
  // Each part stands apart from the next by one blank line, whichever of them there are.
  const written = lines.filter((line, index) => line !== '' || lines[index - 1] !== '')
  return `${written.join('\n').trimEnd()}\n`
}

function actionsAfter(report: Report): string[] {
  const count = sayActions(report.actions)
  if (count === undefined) return []
  const lines = report.actions.map(({ label, about, side, status, said }) => {
    const words = said === undefined ? '' : `: “${plain(said)}”`
    return `- ${label} after ${about}, ${plain(companyOf(side, report))}, ${ACTION_WORDS[status]}${words}`
  })
  return ['', '## What will change', '', `${count}.`, '', ...lines]
}

function table(owner: string, report: Report): string[] {
  const owed = report.promises.filter((one) => ownerOf(one, report) === owner)
  if (owed.length === 0) return []
  const row = (one: ReportedPromise) => {
    const cells = [
      `${sayCases(one)}, ${ruleOf(one.measure).words.deed}`,
      [one.target, ...(one.enough ? [`with at least ${one.enough.share} % of the cases`] : [])].join(', '),
      [kept(one.kept), ...judgedOf(one)].join(', '),
      kept(one.keptBefore),
      apart(one),
    ]
    return `| ${cells.join(' | ')} |`
  }
  return [
    ...[`## Owed by ${plain(owner)}`, ''],
    ...[`| Promise | Target | ${report.period} | ${report.before} | Not counted |`, '| --- | --- | --- | --- | --- |'],
    ...[...owed.map(row), ''],
  ]
}

/** Whether enough cases kept it, where not all have to. */
function judgedOf({ enough }: ReportedPromise): string[] {
  return enough?.kept === undefined ? [] : [enough.kept ? 'kept' : 'not kept']
}

/** "1 void, 2 struck", which `explain` tells one by one. */
function apart({ setAside }: ReportedPromise): string {
  return saySetAside(setAside)?.replace('not counted: ', '') ?? '–'
}

function figures(owner: string, report: Report): string[] {
  const owed = report.figures.filter((one) => ownerOf(one, report) === owner)
  if (owed.length === 0) return []
  const row = (one: ReportedFigure) => {
    const stands = isMeasured(one)
      ? (sayNumber(one) ?? waits(one, report))
      : [sayNumber(one) ?? sayNone(one), ...sayCounted(one)].join('; ')
    return `| ${[plain(one.name), one.period, plain(one.target), plain(stands), plain(sayBefore(one) ?? '–')].join(' | ')} |`
  }
  return [
    ...[`## Figures of ${plain(owner)}`, ''],
    ...['| Figure | Period | Target | Number | Before |', '| --- | --- | --- | --- | --- |'],
    ...[...owed.map(row), ''],
  ]
}

function waits(one: Extract<ReportedFigure, { kind: 'measured' }>, report: Report): string {
  const { endsAt, dueAt, reporter } = one
  const how = endsAt === undefined ? 'not reported yet' : 'not over yet'
  return [
    `${how}, due from ${companyOf(reporter, report)} ${sayInstant(dueAt, report.zone)}`,
    ...standsBetween(one),
  ].join(', ')
}

/** A dash where no case counts. */
function kept(one: Attainment): string {
  return sayKept(one) ?? '–'
}
