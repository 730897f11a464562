import { ask } from '../../app/queries/query.ts'
import { checkTrend } from '../../app/queries/check-trend.ts'
import type { AppServices } from '../../app/services.ts'
import { asChecks, CHECK_FORMATS } from '../../cards/as-checks.ts'
import { partnerCalled, shown } from '../find-partner.ts'
import { fine, type Line, problem } from '../line.ts'
import { operatorAsking } from '../operator.ts'

/** `liaison checks`: what came of all health checks with a partner, as a table or as JSON. */
export async function checks(services: AppServices, given: { partner: string; format: string }): Promise<Line[]> {
  const format = CHECK_FORMATS.find((one) => one === given.format)
  if (!format) return [problem(`--format: “${shown(given.format)}” is none. Write one of ${CHECK_FORMATS.join(', ')}.`)]
  return services.store.read(async (view) => {
    const partner = await partnerCalled(view, given.partner)
    if ('refused' in partner) return [problem(partner.refused)]
    const asked = await ask(checkTrend, operatorAsking(services, view), { subject: { partner, of: 'all' }, partner })
    if ('refused' in asked) return [problem(asked.refused)]
    return [fine(asChecks(format, asked.found).replace(/\r?\n$/u, ''))]
  })
}
