import { type Side, SIDES } from '../../partners/party.ts'
import type { AgreementVersion } from '../../terms/agreement.ts'
import { type MeasuredFigure, owedBy, withUnit } from '../../terms/figure.ts'
import type { Terms } from '../../terms/terms.ts'
import type { Instant } from '../../time/instant.ts'
import type { CalendarPeriod } from '../../time/period.ts'
import { correctedUntil } from '../ledger/contract-years.ts'
import { ledgerSpans } from '../ledger/ledger-spans.ts'
import type { MoneyTerms } from '../ledger/money-terms.ts'
import type { Decimal } from './decimal.ts'
import type { Measurement } from './measurement.ts'
import { periodZones } from './periods-of.ts'
import { whatCounts } from './what-counts.ts'

/** A case that is not over, about what `reporter` reported of a figure, or did not: the other side opened it. */
export type FigureDispute = { figureId: string; period: string; label: string; reporter: Side }

/** Money hangs on a number that one side reports, and the other has not agreed: it came late to the good of whoever reports it, or is disputed. `counts`: the number that counts for money until then. `lapsed`: no correction reaches its period any more, so that one counts for good. */
export type NotAgreed = { counts?: Decimal; late?: true; disputed: string[]; lapsed?: true }

/** `reports`: all of the figure in that period, oldest first. Undefined where nothing is open between the sides, or no money hangs on it. */
export function notAgreedOf(
  figure: MeasuredFigure,
  period: CalendarPeriod,
  reports: readonly Measurement[],
  { versions, disputes, terms, now }: NumbersJudged,
): NotAgreed | undefined {
  if (!moneyHangsOn(versions, figure.id, period)) return undefined
  const { counts, waits } = whatCounts(figure, reports)
  const disputed = disputes.flatMap((one) =>
    one.figureId === figure.id && one.period === period.name && one.reporter === figure.reporter ? [one.label] : [],
  )
  if (!waits && disputed.length === 0) return undefined
  // While it is disputed its period may be open, however late it is.
  const lapsed = disputed.length === 0 && staysSince(period, owedBy(figure), { versions, terms, now }) < now
  return { ...(counts && { counts: counts.value }), ...(waits && { late: true }), disputed, ...(lapsed && { lapsed }) }
}

/** The same words wherever such a number stands; why it is late or corrected is said with the number itself. */
export function sayNotAgreed({ counts, disputed, lapsed }: NotAgreed, of: { unit: string }): string {
  const cases = disputed.length === 0 ? '' : `disputed in ${disputed.join(' and ')}, `
  return `${cases}not agreed ${lapsed ? 'in time' : 'yet'}: ${counts === undefined ? 'no figure' : withUnit(counts, of)} counts for money`
}

type Versions = readonly AgreementVersion[]

/** All that was agreed, oldest first; the terms that hold; and what is disputed. */
type NumbersJudged = { versions: Versions; disputes: readonly FigureDispute[]; terms: Terms; now: Instant }

/** Since when the money of a period stays as it is. */
function staysSince(period: CalendarPeriod, side: Side, { versions, terms, now }: Omit<NumbersJudged, 'disputes'>) {
  const zone = periodZones(versions, terms)
  const span = ledgerSpans(versions, side, zone, now).find(({ from, to }) => from <= period.from && period.from < to)
  return span ? correctedUntil(span.year, zone) : Infinity
}

/** Whether terms that held in the period let money follow from it. `versions`: oldest first. */
export function moneyHangsOn(versions: Versions, id: string, period: CalendarPeriod): boolean {
  return termsIn(versions, period).some(({ money }) => SIDES.some((side) => hangsOn(money[side], id)))
}

/** All terms that held at some time of the period. `versions`: oldest first. */
export function termsIn(versions: Versions, { from, to }: CalendarPeriod): Terms[] {
  return versions
    .filter(({ validFrom }, at) => validFrom < to && (versions[at + 1]?.validFrom ?? Infinity) > from)
    .map(({ terms }) => terms)
}

function hangsOn(money: MoneyTerms | undefined, id: string): boolean {
  return [...(money?.rules ?? []), ...(money?.bonuses ?? [])].some(({ objectiveId }) => objectiveId === id)
}
