import type { ContractYear } from '../../../../src/domain/sla/ledger/contract-years.ts'
import { fraction, ofDecimal } from '../../../../src/domain/sla/ledger/fraction.ts'
import type { MoneyTerms } from '../../../../src/domain/sla/ledger/money-terms.ts'
import type { BreachFact, FigureFact, PeriodFacts } from '../../../../src/domain/sla/ledger/period-facts.ts'
import type { Decimal } from '../../../../src/domain/sla/figures/decimal.ts'

/** 10,000.00 EUR a month; a missed resolution costs 2 %, at most 10 % a month. */
export function terms(more: Partial<MoneyTerms> = {}): MoneyTerms {
  return {
    ...{ period: 'month', currency: 'EUR', fee: 1_000_000, yearFrom: '01-01', oneIncident: 'highest', bonuses: [] },
    rules: [{ on: 'breach', objectiveId: 'resolve', costs: { percent: '2' } }],
    cap: { percent: '10' },
    ...more,
  }
}

/** A contract year that is one of the calendar. */
export function calendarYear(year: string): ContractYear {
  return { begins: `${year}-01-01`, ends: `${Number(year) + 1}-01-01` }
}

export function month(
  name: string,
  held: MoneyTerms | PeriodFacts['held'],
  more: Partial<PeriodFacts> = {},
): PeriodFacts {
  return {
    ...{ name, year: calendarYear(name.slice(0, 4)), breaches: [], figures: [] },
    held: Array.isArray(held) ? held : [{ terms: held, days: 30 }],
    ...more,
  }
}

export function breach(number: number, objectiveId = 'resolve', by = 0): BreachFact {
  return { objectiveId, caseId: `c${number}`, label: `CASE-${number}`, at: number, by }
}

/** A clock objective's attainment, met without a missed case. */
export function attained(objectiveId: string, met: number, missed: number): FigureFact {
  return {
    ...{ objectiveId, kind: 'clock', direction: 'at least', loweredBy: [] },
    ...(met + missed > 0 && { value: fraction(met * 100, met + missed), met: missed === 0 }),
  }
}

export function availability(value: Decimal, met: boolean, loweredBy: number[]): FigureFact {
  return {
    ...{ objectiveId: 'up', kind: 'derived', direction: 'at least', value: ofDecimal(value), met },
    loweredBy: loweredBy.map((number) => `c${number}`),
  }
}
