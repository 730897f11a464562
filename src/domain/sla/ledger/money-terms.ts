import type { Decimal } from '../figures/decimal.ts'
import type { PeriodKind } from '../../time/period.ts'
import type { Currency, Minor } from './currency.ts'

/**
 * What follows in money where one side keeps or misses what it owes, per period. One side's ledger alone: the other side's has terms of its own, and they are
 * never set off.
 */
export type MoneyTerms = {
  period: PeriodKind
  currency: Currency
  /** Of a period. */
  fee: Minor
  rules: PenaltyRule[]
  /** The most that the penalties of a period come to. */
  cap?: Cost
  /** The most that those of a contract year come to; a share is of the fees of its periods. What is earned back makes no room. */
  yearCap?: Cost
  /** The day on which contract years begin, `MM-DD`. */
  yearFrom: string
  /** Of several breaches by one case in one period the dearest counts, or all. */
  oneIncident: 'highest' | 'all'
  earnBack?: EarnBack
  bonuses: BonusRule[]
  /** The most that the bonuses of a period come to. */
  bonusCap?: Cost
}

/** An amount, or so many percent of the fee of the period. */
export type Cost = { amount: Minor } | { percent: Decimal }

export type PenaltyRule = { objectiveId: string; whileOverdue?: WhileOverdue } &
  /** Each case that missed a clock objective; a measured or derived one that is missed is one breach of the period. */
  (
    | { on: 'breach'; costs: Cost }
    /** By where the figure of an objective lies, in percent of the fee. `decimals`: the figure is rounded to these first. */
    | { on: 'bands'; bands: Band[]; decimals?: number }
  )

/** Of a time on cases: a case that was missed before and is still overdue when a later period ends is a miss of that one too. Absent: it is shown there, and not counted. */
export type WhileOverdue = (typeof WHILE_OVERDUE)[number]
export const WHILE_OVERDUE = ['counts again'] as const

/** Of a figure that is worse than `beyond`: below it where more is better, above it where less is. On the edge is not beyond it. */
export type Band = { beyond: Decimal; percent: Decimal }

/** A figure that comes to `reaching`, or is better, pays this once a period. */
export type BonusRule = { objectiveId: string; reaching: Decimal; pays: Cost }

/**
 * For so many months after a penalty each period in which all that caused it is met earns back an amount, or a share in percent of the penalty: the oldest
 * penalty first, the rest to the next, at most `atMost` percent of each.
 */
export type EarnBack = { months: number; each: Cost; atMost: Decimal }
