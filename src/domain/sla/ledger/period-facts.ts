import type { Decimal } from '../figures/decimal.ts'
import type { Instant } from '../../time/instant.ts'
import type { ContractYear } from './contract-years.ts'
import type { Fraction } from './fraction.ts'
import type { MoneyTerms } from './money-terms.ts'

/** All of a period that money hangs on. Order says nothing in it, but for that of `held`. */
export type PeriodFacts = {
  /** As it is typed: `2026-10`. */
  name: string
  /** The contract year that it begins in. */
  year: ContractYear
  /** The terms that held in it, in order, each for so many calendar days. */
  held: { terms: MoneyTerms; days: number }[]
  breaches: BreachFact[]
  figures: FigureFact[]
}

/** A miss of a clock objective by a case, which may miss it several times in a period; by the terms that held when its due time passed: an index into `held`. `caseId`: of its incident; `label`: its own. */
export type BreachFact = {
  objectiveId: string
  caseId: string
  label: string
  at: Instant
  by: number
  /** It was missed in an earlier period, since `at`, and still overdue at the end of this one, whose terms count it again; `by` is then of those. */
  again?: true
}

/**
 * The figure of an objective in a period, in the unit of its bands: percent of an attainment or an availability, hours of a mean. No `value`: there is none.
 * `met`: by the target at the period's end; of a clock objective by the share of cases that is `enough`, and where none is agreed, if no case missed it. `loweredBy`: the cases without which it would be better.
 */
export type FigureFact = {
  objectiveId: string
  kind: 'clock' | 'measured' | 'derived'
  direction: 'at least' | 'at most'
  value?: Fraction
  met?: boolean
  enough?: Decimal
  loweredBy: string[]
}
