import type { Case } from '../../domain/cases/case.ts'
import { type CasesKnown, NO_CASES } from '../../domain/sla/figures/derive-figure.ts'
import { periodZone } from '../../domain/sla/figures/periods-of.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import { NO_SERVICE } from '../../domain/terms/derived-terms.ts'
import { isFromCases } from '../../domain/terms/figure.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { DAY, HOUR, type Instant } from '../../domain/time/instant.ts'
import { type CalendarPeriod, periodBefore, type PeriodKind, periodOf } from '../../domain/time/period.ts'
import type { Tx } from '../../ports/store/store.ts'

/** Of whom, and the periods that are told. Those right before them are known too. */
export type CasesAsked = {
  partner: { id: string; terms: Terms }
  versions: readonly AgreementVersion[]
  periods: readonly (CalendarPeriod & { kind: PeriodKind })[]
}

/** No window is announced for longer. */
const LONGEST_WINDOW = 31 * DAY

/** What figures of these periods are counted from; nothing is read where no figure is. */
export async function casesKnown(
  tx: Pick<Tx, 'cases' | 'maintenance'>,
  { partner, versions, periods }: CasesAsked,
): Promise<CasesKnown> {
  const isCounted = versions.some(({ terms }) => terms.figures.some(isFromCases))
  if (!isCounted || periods.length === 0) return NO_CASES
  const zone = periodZone(partner.terms)
  const from = Math.min(...periods.map((one) => periodBefore(one.kind, zone, one).from))
  const to = Math.max(...periods.map((one) => one.to))
  const cases = await casesIn(tx, partner.id, { from, to })
  const earliest = Math.min(from, ...cases.filter(saysService).map(({ openedAt }) => openedAt))
  // What the terms admit in a period is used up by all windows that start in it.
  const starts = Math.min(...periods.map(({ kind }) => periodOf(kind, zone, earliest - LONGEST_WINDOW).from))
  return { cases, maintenance: await tx.maintenance.meeting(partner.id, { from: starts, to }) }
}

/** An outage that met another one before may have begun with that one, and what is less than an hour apart may be one: it is looked for until there is none. */
async function casesIn(
  tx: Pick<Tx, 'cases'>,
  partnerId: string,
  { from, to }: { from: Instant; to: Instant },
): Promise<Case[]> {
  // What comes less than a day later may belong to the last outage of them.
  const until = to + DAY
  for (let since = from - HOUR; ;) {
    const found = await tx.cases.touching(partnerId, { from: since, to: until })
    const earliest = Math.min(...found.filter(saysService).map(({ openedAt }) => openedAt)) - HOUR
    if (earliest >= since) return found
    since = earliest
  }
}

function saysService({ service }: Case): boolean {
  return service !== undefined && service !== NO_SERVICE
}
