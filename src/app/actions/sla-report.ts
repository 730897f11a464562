import { reportCard } from '../../cards/report-card.ts'
import { findReport } from '../find/find-report.ts'
import { slaReport } from '../queries/sla-report.ts'
import { showing } from './showing.ts'

/** How both sides kept what they promised each other in a period; the same to both. */
export const showReport = showing({
  name: 'sla.report',
  query: slaReport,
  find: findReport,
  draw: (report, { actor: { zone } }) => reportCard({ ...report, reader: zone }),
})
