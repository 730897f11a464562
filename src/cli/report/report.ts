import { reportPeriod } from '../../app/find/find-report.ts'
import { ask } from '../../app/queries/query.ts'
import { insideReport } from '../../app/queries/inside-report.ts'
import { slaReport } from '../../app/queries/sla-report.ts'
import type { Report } from '../../domain/sla/figures/report.ts'
import type { AppServices } from '../../app/services.ts'
import { partnerCalled, shown } from '../find-partner.ts'
import { fine, type Line, problem } from '../line.ts'
import { operatorAsking } from '../operator.ts'
import { asReport, REPORT_FORMATS } from '../../cards/as-report.ts'

export type ReportAsked = { partner: string; period?: string; format?: string; inside?: boolean }

/** `liaison report`: how both sides kept what they promised in a period, as Markdown to send on, or as a table; with `inside` how teams of ours kept what they owe inside, which is not to be sent on. */
export async function report(services: AppServices, given: ReportAsked): Promise<Line[]> {
  const { store, clock } = services
  const format = REPORT_FORMATS.find((one) => one === (given.format ?? 'markdown'))
  if (!format)
    return [problem(`--format: “${shown(given.format)}” is none. Write one of ${REPORT_FORMATS.join(', ')}.`)]
  return store.read(async (view) => {
    const partner = await partnerCalled(view, given.partner)
    if ('refused' in partner) return [problem(partner.refused)]
    const subject = reportPeriod(partner, await view.agreements.of(partner.id), given.period, clock.now())
    if ('refused' in subject) return [problem(`--period: ${subject.refused}`)]
    const query = given.inside ? insideReport : slaReport
    const asked = await ask<typeof subject, Report | undefined>(query, operatorAsking(services, view), {
      subject,
      partner,
    })
    if ('refused' in asked) return [problem(asked.refused)]
    if (asked.found === undefined)
      return [problem('What is owed inside one company is told only where its own people read.')]
    return [fine(asReport(format, asked.found).replace(/\r?\n$/u, ''))]
  })
}
