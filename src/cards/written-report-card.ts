import type { Report } from '../domain/sla/figures/report.ts'
import { titleOf } from './report-words.ts'
import type { Card } from './card.ts'
import { asReport, type ReportFormat } from './as-report.ts'

/** What one private answer holds on every platform, in bytes, with what is said around it. */
export const MOST_WRITTEN = 9_000

const CALLED: Record<ReportFormat, string> = { csv: 'a table (CSV)', markdown: 'Markdown' }

/** The report as the command line gives it, byte for byte, to be taken along. Only where a message holds it: never a part of it. */
export function writtenReportCard(report: Report, format: ReportFormat): Card {
  const { slug, inside } = report
  const title = `${titleOf(report)}, as ${CALLED[format]}`
  return {
    ...{ subject: slug, title, tone: 'neutral' },
    blocks: [{ kind: 'written', text: asReport(format, report) }],
    buttons: [],
    footer: inside
      ? 'Among ourselves: the partner reads nothing of it.'
      : 'Both companies read the same, to the letter.',
    fallback: `${title}.`,
  }
}

/** In a sentence why no message holds it, and how to have it; undefined where one does. */
export function whyNotWritten(report: Report, format: ReportFormat): string | undefined {
  const bytes = new TextEncoder().encode(asReport(format, report)).length
  if (bytes <= MOST_WRITTEN) return undefined
  const { slug, period, inside } = report
  return `The report of ${period} is ${bytes} bytes long as ${CALLED[format]}, and a message holds ${MOST_WRITTEN}. Take a shorter period, such as one month with \`--period\`, or whoever runs Liaison writes it on the host: \`npx liaison report ${slug} --period ${period} --format ${format}${inside ? ' --inside' : ''}\`.`
}
