import type { FigureTarget } from '../../terms/figure.ts'
import type { Terms } from '../../terms/terms.ts'
import type { Instant } from '../../time/instant.ts'
import type { CalendarPeriod } from '../../time/period.ts'
import { compareFractions, cutTo, type Fraction, ofDecimal } from '../ledger/fraction.ts'
import type { Decimal } from './decimal.ts'
import type { Derived } from './derive-figure.ts'
import { settlesAt } from './periods-of.ts'

/** Finer than that nobody reads a figure, unless its target is. */
const PLACES = 3

/** Whether an exact number meets its target, on it too. */
export function isMetBy(exact: Fraction, { direction, value }: FigureTarget): boolean {
  const compared = compareFractions(exact, ofDecimal(value))
  return direction === 'at least' ? compared >= 0 : compared <= 0
}

/** Cut to the worse side, so that what misses its target never reads as if it met it. */
export function sayExact(exact: Fraction, { direction, value, floor = '0' }: FigureTarget): Decimal {
  const places = Math.max(PLACES, ...[value, floor].map((one) => (one.split('.')[1] ?? '').length))
  return cutTo(exact, places, direction)
}

/** Every resolution that was stated in the period is confirmed, and the period is over long enough. */
export function isSettled({ unconfirmed }: Derived, terms: Terms, { to }: CalendarPeriod, now: Instant): boolean {
  return unconfirmed.length === 0 && settlesAt(terms, to) <= now
}
