import { periodZones, settlesAt } from '../../domain/sla/figures/periods-of.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { type PeriodKind, periodOf } from '../../domain/time/period.ts'

/** Whether any period of the terms in which that moment lies is closed: what is said of it then is for both sides to say. */
export function isClosed(versions: readonly AgreementVersion[], terms: Terms, at: Instant, now: Instant): boolean {
  const zone = periodZones(versions, terms)
  return periodsIn(terms).some((kind) => settlesAt(terms, periodOf(kind, zone, at).to) <= now)
}

/** Cases are told by the month where nothing else is agreed. */
function periodsIn({ figures }: Terms): PeriodKind[] {
  return [...new Set<PeriodKind>(['month', ...figures.map(({ period }) => period)])]
}
