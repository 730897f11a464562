import { shorten } from '../../cards/quote.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { periodBefore, periodOf, readPeriod } from '../../domain/time/period.ts'
import { periodZones } from '../../domain/sla/figures/periods-of.ts'
import type { ReportSubject } from '../queries/sla-report.ts'
import type { Request } from '../scene.ts'
import { findPartner } from './find-partner.ts'
import type { Finding } from './finding.ts'
import type { Found } from './found.ts'

/** A partner, and the period that a request names: `2026-07`, `2026-Q3` or `2026`; last month where it names none. */
export async function findReport(
  scene: Finding & { now: Instant },
  request: Request,
): Promise<Found<ReportSubject> | { refused: string }> {
  const found = await findPartner(scene, request)
  if ('refused' in found) return found
  const versions = await scene.tx.agreements.of(found.subject.id)
  const period = reportPeriod(found.subject, versions, request.values['period'], scene.now)
  return 'refused' in period ? period : { ...found, subject: period }
}

/** The same of a partner that is known. */
export function reportPeriod(
  partner: Partner,
  versions: readonly AgreementVersion[],
  said: string | undefined,
  now: Instant,
): ReportSubject | { refused: string } {
  const zone = periodZones(versions, partner.terms)
  const month = periodOf('month', zone, now)
  if (said === undefined) return { partner, period: { kind: 'month', ...periodBefore('month', zone, month) } }
  const period = readPeriod(said, zone)
  if (!period)
    return {
      refused: `“${shorten(said, 40)}” is no period. Say a month, a quarter or a year: \`${month.name}\`, \`${periodOf('quarter', zone, now).name}\` or \`${periodOf('year', zone, now).name}\`.`,
    }
  if (period.from > now) return { refused: `${period.name} has not begun: there is nothing to report of it yet.` }
  return { partner, period }
}
