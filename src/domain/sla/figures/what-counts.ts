import type { Side } from '../../partners/party.ts'
import { isMet, type MeasuredFigure, owedBy } from '../../terms/figure.ts'
import { compareDecimals } from './decimal.ts'
import type { Measurement } from './measurement.ts'

/** Of all that was reported of a figure in a period: what counts for money, and what came late to the good of whoever reports it and waits for a word of the other side. */
type WhatCounts = { counts?: Measurement; waits?: Measurement }

/**
 * What is reported in time counts, for the other side can dispute it before the period closes. What comes later counts at once only if whoever reports it gains nothing by it; else
 * once the other side has said the same number. `reports`: oldest first.
 */
export function whatCounts(
  figure: Pick<MeasuredFigure, 'reporter' | 'obligor' | 'target'>,
  reports: readonly Measurement[],
): WhatCounts {
  let so: WhatCounts = {}
  for (const one of reports) {
    if (isAgreement(figure, one)) so = so.waits ? { counts: so.waits } : so
    else if (!one.late || !gains(figure, one, so.counts)) so = { counts: one }
    else so = { ...so, waits: one }
  }
  return so
}

/** Whether it is the other side’s word on what was reported. */
export function isAgreement({ reporter }: Pick<MeasuredFigure, 'reporter'>, { side }: { side: Side }): boolean {
  return side !== reporter
}

/** The last number, where it was corrected in time to the good of whoever reports it: it counts, and the other side has said nothing of it. `reports`: oldest first. */
export function correctedToGood(
  figure: Pick<MeasuredFigure, 'reporter' | 'obligor' | 'target'>,
  reports: readonly Measurement[],
): Measurement | undefined {
  const [before, last] = reports.slice(-2)
  if (!before || !last || isAgreement(figure, last) || last.late) return undefined
  return gains(figure, last, before) ? last : undefined
}

/** Whether it is to the good of whoever reports it. Set against none, a number that meets its target is to the good of whoever owes it, and any other of whoever is owed. */
function gains(
  { reporter, target, ...figure }: Pick<MeasuredFigure, 'reporter' | 'obligor' | 'target'>,
  { value }: Measurement,
  before: Measurement | undefined,
): boolean {
  const sign = target.direction === 'at least' ? 1 : -1
  const better = before ? sign * compareDecimals(value, before.value) : isMet(value, target) ? 1 : -1
  return reporter === owedBy(figure) ? better > 0 : better < 0
}
