import { noLedger } from '../../app/actions/ledger-show.ts'
import { ask } from '../../app/queries/query.ts'
import { ledgerOf } from '../../app/queries/ledger-of.ts'
import type { AppServices } from '../../app/services.ts'
import { partnerCalled, shown } from '../find-partner.ts'
import { fine, type Line, problem } from '../line.ts'
import { operatorAsking } from '../operator.ts'
import { REPORT_FORMATS } from '../../cards/as-report.ts'
import type { ReportAsked } from '../report/report.ts'
import { asLedger } from './as-ledger.ts'

/** `liaison ledger`: what a period comes to in money for both sides, as Markdown to send on, or as a table. */
export async function ledger(services: AppServices, given: ReportAsked): Promise<Line[]> {
  const format = REPORT_FORMATS.find((one) => one === (given.format ?? 'markdown'))
  if (!format)
    return [problem(`--format: “${shown(given.format)}” is none. Write one of ${REPORT_FORMATS.join(', ')}.`)]
  return services.store.read(async (view) => {
    const partner = await partnerCalled(view, given.partner)
    if ('refused' in partner) return [problem(partner.refused)]
    const subject = { partner, ...(given.period !== undefined && { period: given.period }) }
    const asked = await ask(ledgerOf, operatorAsking(services, view), { subject, partner })
    if ('refused' in asked) return [problem(asked.refused)]
    if (!('sides' in asked.found)) return [problem(noLedger(subject, asked.found))]
    return [fine(asLedger(format, asked.found).replace(/\r?\n$/u, ''))]
  })
}
