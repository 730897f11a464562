import type { Party } from '../../partners/party.ts'
import { type MeasuredFigure, withUnit } from '../../terms/figure.ts'
import type { Instant } from '../../time/instant.ts'
import type { MeasurementDecision } from './decide-measurement.ts'
import type { Measurement } from './measurement.ts'
import { correctedToGood, isAgreement, whatCounts } from './what-counts.ts'

/**
 * Somebody of the other side agrees to the number that waits, or was corrected in time to the good of whoever reports it. `turn`: of the one that they read, where they did.
 * `disputed`: the cases in which their own side disputes it, and that are not over.
 */
type Agreeing = { by: Party; via: string; turn?: number; disputed: readonly string[] }

/** The other side says the same number: a row of its own, with the name of whoever agrees. `reports`: of the figure in that period, oldest first. */
export function agreeMeasurement(
  { figure, period }: { figure: MeasuredFigure; period: string },
  reports: readonly Measurement[],
  { by, via, turn, disputed }: Agreeing,
  now: Instant,
): Exclude<MeasurementDecision, { same: Measurement }> {
  const { id: figureId, name, audience } = figure
  const { waits, counts } = whatCounts(figure, reports)
  const number = waits ?? correctedToGood(figure, reports)
  if (!number)
    return { refused: `Nothing that was reported of “${name}” for ${period} waits for a word.`, field: 'figure' }
  if (!isAgreement(figure, by))
    return { refused: `Your own side reports “${name}”: the other side agrees to it.`, field: 'figure' }
  const [first, second] = disputed
  if (first !== undefined)
    return {
      refused: `Your own side disputes “${name}” for ${period} in ${disputed.join(' and ')}: agree to it once ${second === undefined ? `${first} is` : 'they are'} over.`,
      field: 'figure',
    }
  const value = withUnit(number.value, figure)
  if (turn !== undefined && turn !== number.turn)
    return { refused: `“${name}” is ${value} for ${period} by now: look at it, then agree to that.`, field: 'value' }
  return {
    measurement: {
      ...{ figureId, period, turn: reports.at(-1)!.turn + 1, value: number.value, side: by.side, via, at: now },
      ...{ late: number.late, personId: by.personId },
    },
    fact: {
      kind: 'FigureAgreed',
      audience,
      data: { figure: name, period, value, via, ...(counts && { before: withUnit(counts.value, figure) }) },
    },
  }
}
