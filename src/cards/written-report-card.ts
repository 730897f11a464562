import type { Report } from '../domain/sla/figures/report.ts'
import { asReport, type ReportFormat } from './as-report.ts'
import type { Button, Card } from './card.ts'
import { inParts } from './in-parts.ts'
import { BUTTON_WORDS, READ_BY_US_ALONE } from './product-words.ts'
import { titleOf } from './report-words.ts'

/** What one private answer holds on every platform, in bytes, with what is said around it. */
export const MOST_WRITTEN = 9_000

const CALLED: Record<ReportFormat, string> = { csv: 'a table (CSV)', markdown: 'Markdown' }

/** One part of a report to take along, and what the whole of it is known by: further parts are of the same or of none. */
export type WrittenPart = { part: number; print: string }

/** The report as the command line gives it, byte for byte, to be taken along; what no message holds in parts, each asked for by a button of the one before. */
export function writtenReportCard(report: Report, format: ReportFormat, { part, print }: WrittenPart): Card {
  const { slug, inside } = report
  const parts = inParts(asReport(format, report), MOST_WRITTEN)
  const which = parts.length > 1 ? `, part ${part} of ${parts.length}` : ''
  const title = `${titleOf(report)}, as ${CALLED[format]}${which}`
  const more = part < parts.length
  const end = inside ? READ_BY_US_ALONE : 'Both companies read the same, to the letter.'
  return {
    ...{ subject: slug, title, tone: 'neutral' },
    blocks: [{ kind: 'written', text: parts[part - 1] ?? '' }],
    buttons: more ? [writtenButton(report, format, BUTTON_WORDS.nextPart, { part: String(part + 1), of: print })] : [],
    footer: parts.length > 1 ? `Put the parts together as they are. ${end}` : end,
    fallback: `${title}.`,
  }
}

/** How the table is taken along from the card of the report. */
export function takeAlong(report: Report): Button {
  return writtenButton(report, 'csv', BUTTON_WORDS.asTable)
}

function writtenButton(
  { slug, period, inside }: Report,
  format: ReportFormat,
  label: string,
  data: Record<string, string> = {},
): Button {
  return {
    ...{ action: 'sla.report', label, style: 'plain', subject: slug, version: 0 },
    data: { period, as: format, ...(inside && { inside: 'yes' }), ...data },
  }
}
