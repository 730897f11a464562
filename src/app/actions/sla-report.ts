import { fingerprint } from '../../cards/fingerprint.ts'
import { reportCard } from '../../cards/report-card.ts'
import { asReport, REPORT_FORMATS, type ReportFormat } from '../../cards/as-report.ts'
import { writtenReportCard } from '../../cards/written-report-card.ts'
import { shorten } from '../../cards/quote.ts'
import type { Report } from '../../domain/sla/figures/report.ts'
import { findReport } from '../find/find-report.ts'
import type { Finding } from '../find/finding.ts'
import type { Found } from '../find/found.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { insideReport } from '../queries/inside-report.ts'
import { type ReportSubject, slaReport } from '../queries/sla-report.ts'
import type { Request } from '../scene.ts'
import { showing } from './showing.ts'

/** `as`: to be taken along, not as a card; `part`: the further one of it, `of`: of what. `inside`: what teams of ours owe inside our company, for our own people. */
type Asked = ReportSubject & { as?: ReportFormat; part?: number; of?: string; inside?: true }

/** How both sides kept what they promised each other in a period, the same to both; or how teams of ours kept what they owe inside. */
export const showReport = showing<Asked, Report | undefined>({
  name: 'sla.report',
  query: {
    needs: slaReport.needs,
    read: (asking, asked) => (asked.inside ? insideReport : slaReport).read(asking, asked),
  },
  find: findAsked,
  draw(report, { actor: { zone } }, { as, part = 1, of }) {
    if (report === undefined) return { refused: INSIDE_ELSEWHERE }
    if (as === undefined) return reportCard({ ...report, reader: zone })
    const print = fingerprint(asReport(as, report))
    if (of !== undefined && of !== print) return { refused: CHANGED }
    return writtenReportCard(report, as, { part, print })
  },
})

const CHANGED = 'The report has changed since its first part was shown: ask for it once more.'
const INSIDE_ELSEWHERE = 'What is owed inside one company is told only where its own people read.'

async function findAsked(
  scene: Finding & { now: Instant },
  request: Request,
): Promise<Found<Asked> | { refused: string }> {
  const asked = await findReport(scene, request)
  const { as: said, inside, part, of } = request.values
  if ('refused' in asked) return asked
  const found = { ...asked, subject: { ...asked.subject, ...(inside !== undefined && { inside: true as const }) } }
  if (said === undefined) return found
  const as = REPORT_FORMATS.find((one) => one === said.toLowerCase())
  if (!as) return { refused: `“${shorten(said, 40)}” is none: write \`--as ${REPORT_FORMATS.join('` or `--as ')}\`.` }
  return { ...found, subject: { ...found.subject, as, ...(of !== undefined && { part: Number(part) || 1, of }) } }
}
