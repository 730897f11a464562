import { reportCard } from '../../cards/report-card.ts'
import { REPORT_FORMATS, type ReportFormat } from '../../cards/as-report.ts'
import { whyNotWritten, writtenReportCard } from '../../cards/written-report-card.ts'
import { shorten } from '../../cards/quote.ts'
import type { Report } from '../../domain/sla/figures/report.ts'
import { findReport } from '../find/find-report.ts'
import type { Finding } from '../find/finding.ts'
import type { Found } from '../find/found.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { type ReportSubject, slaReport } from '../queries/sla-report.ts'
import type { Request } from '../scene.ts'
import { showing } from './showing.ts'

/** `as`: to be taken along, not as a card. */
type Asked = ReportSubject & { as?: ReportFormat }

/** How both sides kept what they promised each other in a period; the same to both. */
export const showReport = showing<Asked, Report>({
  name: 'sla.report',
  query: slaReport,
  find: findAsked,
  draw(report, { actor: { zone } }, { as }) {
    if (as === undefined) return reportCard({ ...report, reader: zone })
    const why = whyNotWritten(report, as)
    return why === undefined ? writtenReportCard(report, as) : { refused: why }
  },
})

async function findAsked(
  scene: Finding & { now: Instant },
  request: Request,
): Promise<Found<Asked> | { refused: string }> {
  const found = await findReport(scene, request)
  const said = request.values['as']
  if ('refused' in found || said === undefined) return found
  const as = REPORT_FORMATS.find((one) => one === said.toLowerCase())
  if (!as) return { refused: `“${shorten(said, 40)}” is none: write \`--as ${REPORT_FORMATS.join('` or `--as ')}\`.` }
  return { ...found, subject: { ...found.subject, as } }
}
