import { type Side, SIDES } from '../../partners/party.ts'
import type { AgreementVersion } from '../../terms/agreement.ts'
import { type MeasuredFigure, withUnit } from '../../terms/figure.ts'
import type { CalendarPeriod } from '../../time/period.ts'
import type { Decimal } from './decimal.ts'
import type { Measurement } from './measurement.ts'
import { whatCounts } from './what-counts.ts'

/** A case that is not over, about what `reporter` reported of a figure, or did not: the other side opened it. */
export type FigureDispute = { figureId: string; period: string; label: string; reporter: Side }

/** Money hangs on a number that one side reports, and the other has not agreed: it came late to the good of whoever reports it, or is disputed. `counts`: the number that counts for money until then. */
export type NotAgreed = { counts?: Decimal; late?: true; disputed: string[] }

/** `reports`: all of the figure in that period, oldest first. Undefined where nothing is open between the sides, or no money hangs on it. */
export function notAgreedOf(
  figure: MeasuredFigure,
  period: CalendarPeriod,
  reports: readonly Measurement[],
  { versions, disputes }: { versions: Versions; disputes: readonly FigureDispute[] },
): NotAgreed | undefined {
  if (!moneyHangsOn(versions, figure.id, period)) return undefined
  const { counts, waits } = whatCounts(figure, reports)
  const disputed = disputes.flatMap((one) =>
    one.figureId === figure.id && one.period === period.name && one.reporter === figure.reporter ? [one.label] : [],
  )
  if (!waits && disputed.length === 0) return undefined
  return { ...(counts && { counts: counts.value }), ...(waits && { late: true }), disputed }
}

/** The same words wherever such a number stands; why it is late or corrected is said with the number itself. */
export function sayNotAgreed({ counts, disputed }: NotAgreed, of: { unit: string }): string {
  const cases = disputed.length === 0 ? '' : `disputed in ${disputed.join(' and ')}, `
  return `${cases}not agreed yet: ${counts === undefined ? 'no figure' : withUnit(counts, of)} counts for money`
}

type Versions = readonly Pick<AgreementVersion, 'validFrom' | 'terms'>[]

/** Whether terms that held in the period let money follow from it. `versions`: oldest first. */
export function moneyHangsOn(versions: Versions, id: string, { from, to }: CalendarPeriod): boolean {
  const held = versions.filter(
    ({ validFrom }, at) => validFrom < to && (versions[at + 1]?.validFrom ?? Infinity) > from,
  )
  return held.some(({ terms: { money } }) =>
    SIDES.some((side) =>
      [...(money[side]?.rules ?? []), ...(money[side]?.bonuses ?? [])].some(({ objectiveId }) => objectiveId === id),
    ),
  )
}
