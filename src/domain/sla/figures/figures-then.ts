import type { AgreementVersion } from '../../terms/agreement.ts'
import { type Figure, isFromCases } from '../../terms/figure.ts'
import type { Instant } from '../../time/instant.ts'
import { PERIOD_KINDS, periodsMeeting, type PeriodZone } from '../../time/period.ts'
import type { Stretch } from '../../time/stretches.ts'
import { heldAt, heldOver } from './held-figure.ts'
import { termsIn } from './not-agreed.ts'

/** A case, as far as it decides by which terms it is counted. `lasted`: while it was down. */
type Lasted = { openedAt: Instant; lasted: Stretch }

/**
 * The figures that a case is counted for, each as the terms had it when the case was opened: those that its periods are judged by, and what was agreed while it was down and has ended
 * since. `versions`: oldest first.
 */
export function figuresThen(
  versions: readonly AgreementVersion[],
  zone: PeriodZone,
  { openedAt, lasted }: Lasted,
): Figure[] {
  const judged = PERIOD_KINDS.flatMap((kind) => periodsMeeting(kind, zone, lasted)).flatMap((period) => {
    const { terms } = versions.findLast(({ validFrom }) => validFrom < period.to) ?? {}
    const figures = terms?.figures.filter((one) => one.period === period.kind).filter(isFromCases) ?? []
    return figures.map((figure) => heldAt(heldOver(figure, versions, { terms: terms!, period }), openedAt).figure)
  })
  const ended = termsIn(versions, { name: '', ...lasted, to: lasted.to + 1 }).flatMap(({ figures }) => figures)
  const known = new Set(judged.map(({ id }) => id))
  return [...judged, ...ended.filter(({ id }) => !known.has(id))]
}
