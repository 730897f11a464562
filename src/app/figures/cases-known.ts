import type { Case } from '../../domain/cases/case.ts'
import { type CasesKnown, NO_CASES } from '../../domain/sla/figures/derive-figure.ts'
import { periodZones } from '../../domain/sla/figures/periods-of.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import { EARLIEST_DAYS } from '../../domain/marks/make-mark.ts'
import type { CasesSaid } from '../../domain/sla/figures/outages.ts'
import { NO_SERVICE } from '../../domain/terms/derived-terms.ts'
import { isFromCases } from '../../domain/terms/figure.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { DAY, HOUR, type Instant } from '../../domain/time/instant.ts'
import { type CalendarPeriod, periodBefore, type PeriodKind, periodOf } from '../../domain/time/period.ts'
import type { Tx } from '../../ports/store/store.ts'
import { endedOf } from '../ledger/ended.ts'
import { saidOf } from '../marks/said-of.ts'

/** Of whom, and the periods that are told. Those right before them are known too. */
export type CasesAsked = {
  partner: Pick<Partner, 'id' | 'slug' | 'terms'>
  versions: readonly AgreementVersion[]
  periods: readonly (CalendarPeriod & { kind: PeriodKind })[]
  now: Instant
}

/** No window is announced for longer. */
const LONGEST_WINDOW = 31 * DAY

/** What figures of these periods are counted from; nothing is read where no figure is. */
export async function casesKnown(
  tx: Pick<Tx, 'cases' | 'maintenance' | 'caseMarks' | 'facts'>,
  { partner, versions, periods, now }: CasesAsked,
): Promise<CasesKnown> {
  const isCounted = versions.some(({ terms }) => terms.figures.some(isFromCases))
  if (!isCounted || periods.length === 0) return NO_CASES
  const zone = periodZones(versions, partner.terms)
  const from = Math.min(...periods.map((one) => periodBefore(one.kind, zone, one).from))
  const to = Math.max(...periods.map((one) => one.to))
  const { cases, said } = await casesIn(tx, partner.id, { from, to, now })
  const earliest = Math.min(from, ...beginnings(cases, said))
  // What the terms admit in a period is used up by all windows that start in it.
  const starts = Math.min(...periods.map(({ kind }) => periodOf(kind, zone, earliest - LONGEST_WINDOW).from))
  const maintenance = await tx.maintenance.meeting(partner.id, { from: starts, to })
  return { cases, said, maintenance, ended: await endedOf(tx, partner) }
}

/** An outage that met another one before may have begun with that one, and what is less than an hour apart may be one: it is looked for until there is none. */
async function casesIn(
  tx: Pick<Tx, 'cases' | 'caseMarks'>,
  partnerId: string,
  { from, to, now }: { from: Instant; to: Instant; now: Instant },
): Promise<{ cases: Case[]; said: CasesSaid }> {
  // What is opened so much later may have failed in the period, or belong to its last outage.
  const until = to + EARLIEST_DAYS * DAY
  for (let since = from - HOUR; ;) {
    const cases = await tx.cases.touching(partnerId, { from: since, to: until })
    const said = await saidOf(tx, partnerId, cases, now)
    const earliest = Math.min(...beginnings(cases, said)) - HOUR
    if (earliest >= since) return { cases, said }
    since = earliest
  }
}

/** When each that tells of a service began. */
function beginnings(cases: readonly Case[], { failedAt }: CasesSaid): Instant[] {
  return cases
    .filter(({ service }) => service !== undefined && service !== NO_SERVICE)
    .map(({ id, openedAt }) => Math.min(openedAt, failedAt.get(id) ?? Infinity))
}
