import { inZone, sayAbout, sayBesides, sayCaps, sayItem, sayLine, sayNet, sayState } from '../../cards/ledger-words.ts'
import { sayTotal } from '../../cards/say-total.ts'
import { companyOf } from '../../cards/report-words.ts'
import { inMajor, sayAmount } from '../../domain/sla/ledger/currency.ts'
import type { LedgerItem, LedgerLine, LedgerView, SideOfLedger } from '../../domain/sla/ledger/ledger-view.ts'
import { type Cell, csv, exactly } from '../../cards/csv.ts'
import { plain } from '../../cards/plain-in-markdown.ts'
import type { ReportFormat } from '../../cards/as-report.ts'

/** Each line ended. The same facts give the same bytes: moments are in the zone whose midnight parts the periods, in the table in UTC. */
export function asLedger(format: ReportFormat, view: LedgerView): string {
  return format === 'csv' ? asTable(view) : asMarkdown(view)
}

const COLUMNS = [
  ...['partner', 'period', 'owed by', 'state', 'line', 'what', 'about', 'case', 'due', 'figure', 'beyond'],
  ...['percent', 'fee', 'amount', 'currency', 'counted', 'of', 'disputed in', 'arithmetic'],
]

/** One row for each line before caps, then one for each entry. Amounts are as the side that owes sees them: what it pays is below zero. */
function asTable(view: LedgerView): string {
  const rows = view.sides.flatMap((one) => [
    ...one.penalties.map((line) => lineRow(line, one, view)),
    ...one.entries.map((item) => itemRow(item, one, view)),
  ])
  return csv([COLUMNS, ...rows])
}

function lineRow(line: LedgerLine, one: SideOfLedger, view: LedgerView): Cell[] {
  const { number, about, breach, figure, band, cost, minor, besides, disputes } = line
  const percent = band?.percent ?? (cost && 'percent' in cost ? cost.percent : undefined)
  return [
    ...[...begin(one, view), number, 'line', sayAbout(about), breach?.label ?? ''],
    ...[
      breach ? new Date(breach.at).toISOString() : '',
      exactly(figure?.value),
      exactly(band?.beyond),
      exactly(percent),
    ],
    ...[exactly(inMajor(one.fee, one.currency)), exactly(inMajor(-minor, one.currency)), one.currency],
    ...[besides ? 'no' : 'yes', ''],
    ...[disputes.join(' '), inZone(sayLine({ ...line, disputes: [] }, one), view.zone)],
  ]
}

function itemRow(item: LedgerItem, one: SideOfLedger, view: LedgerView): Cell[] {
  const { number, word, about, minor, of, disputes } = item
  return [
    ...[...begin(one, view), number, word, about ? sayAbout(about) : '', '', '', '', '', ''],
    ...[exactly(inMajor(one.fee, one.currency)), exactly(inMajor(minor, one.currency)), one.currency, 'yes', of ?? ''],
    ...[disputes.join(' '), sayItem({ ...item, disputes: [] }, one)],
  ]
}

function begin({ side, state }: SideOfLedger, view: LedgerView): string[] {
  return [view.slug, view.period, companyOf(side, view), state.is === 'closed' ? 'booked' : 'provisional']
}

function asMarkdown(view: LedgerView): string {
  const net = sayNet(view)
  const lines = [
    `# The ledger with ${plain(view.name)} for ${view.period}`,
    '',
    ...view.sides.flatMap((one) => section(one, view)),
    ...(net === undefined ? [] : [plain(net)]),
  ]
  return `${lines.join('\n').trimEnd()}\n`
}

function section(one: SideOfLedger, view: LedgerView): string[] {
  const { side, fee, currency, kind, penalties, entries } = one
  const caps = sayCaps(one)
  return [
    ...[`## Owed by ${plain(companyOf(side, view))}`, ''],
    ...[`Fee ${plain(sayAmount(fee, currency))} for the ${kind}, ${plain(inZone(sayState(one), view.zone))}.`, ''],
    ...penalties.map((line) => `- ${line.number}: ${plain(inZone(sayLine(line, one), view.zone))}`),
    ...(penalties.length === 0 ? [] : ['']),
    ...(caps === undefined ? [] : [`${plain(caps)}.`, '']),
    ...entries.map((item) => `- **${item.number}: ${plain(sayItem(item, one))}**`),
    ...(entries.length === 0 ? ['Nothing follows from this period.'] : []),
    ...['', `${plain(sayTotal(one, view))}.`, ''],
    ...sayBesides(one).flatMap((sentence) => [plain(sentence), '']),
  ]
}
