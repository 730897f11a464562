import { type Currency, inMajor } from '../../../domain/sla/ledger/currency.ts'
import type { BonusRule, Cost, MoneyTerms, PenaltyRule } from '../../../domain/sla/ledger/money-terms.ts'
import { type Side, SIDES } from '../../../domain/partners/party.ts'
import { type Owed, owedBySide } from '../../../domain/terms/money-owed.ts'
import { USUAL_ONE_INCIDENT, USUAL_YEAR_FROM } from '../../../domain/terms/say-money.ts'
import type { Terms } from '../../../domain/terms/terms.ts'
import { byRank } from './by-rank.ts'
import type { WrittenMoney, WrittenMoneyOfSide } from './written-sheet.ts'

type WrittenRule = NonNullable<WrittenMoneyOfSide['rules']>[number]
type WrittenBonus = NonNullable<WrittenMoneyOfSide['bonuses']>[number]

/** Money as a sheet says it, in one order whatever order it was agreed in; nothing where none is agreed. */
export function writeMoney(terms: Terms): WrittenMoney | undefined {
  const sides = SIDES.flatMap((side): [Side, WrittenMoneyOfSide][] => {
    const money = terms.money[side]
    return money ? [[side, ofSide(money, new Map(owedBySide(terms, side).map((one) => [one.id, one])))]] : []
  })
  return sides.length === 0 ? undefined : Object.fromEntries(sides)
}

function ofSide(money: MoneyTerms, owed: Map<string, Owed>): WrittenMoneyOfSide {
  const { currency, period, fee, rules, cap, yearCap, yearFrom, oneIncident, earnBack, bonuses, bonusCap } = money
  const written = rules.flatMap((one) => writeRule(one, owed, currency)).toSorted(byRank(rank))
  const paid = bonuses.flatMap((one) => writeBonus(one, owed, currency)).toSorted(byRank(({ figure }) => [figure]))
  return {
    ...{ currency, period, fee: inMajor(fee, currency) },
    ...(written.length > 0 && { rules: written }),
    ...(cap && { cap: writeCost(cap, currency) }),
    ...(yearCap && { yearCap: writeCost(yearCap, currency) }),
    ...(yearFrom !== USUAL_YEAR_FROM && { yearFrom }),
    ...(oneIncident !== USUAL_ONE_INCIDENT && { oneIncident }),
    ...(earnBack && {
      earnBack: {
        months: earnBack.months,
        each: writeCost(earnBack.each, currency),
        atMost: `${earnBack.atMost} %`,
      },
    }),
    ...(paid.length > 0 && { bonuses: paid }),
    ...(bonusCap && { bonusCap: writeCost(bonusCap, currency) }),
  }
}

/** An amount so that it reads as the very same: "1250.00", "5 %". */
function writeCost(cost: Cost, currency: Currency): string {
  return 'amount' in cost ? inMajor(cost.amount, currency) : `${cost.percent} %`
}

function writeRule(rule: PenaltyRule, owed: Map<string, Owed>, currency: Currency): WrittenRule[] {
  const carrier = owed.get(rule.objectiveId)
  if (!carrier) return []
  const costs =
    rule.on === 'breach'
      ? { perBreach: writeCost(rule.costs, currency) }
      : {
          bands: rule.bands.map(({ beyond, percent }) => ({ beyond, costs: `${percent} %` })),
          ...(rule.decimals !== undefined && { decimals: rule.decimals }),
        }
  return [{ ...aboutOf(carrier), ...costs, ...(rule.whileOverdue && { whileOverdue: rule.whileOverdue }) }]
}

function writeBonus(
  { objectiveId, reaching, pays }: BonusRule,
  owed: Map<string, Owed>,
  currency: Currency,
): WrittenBonus[] {
  const carrier = owed.get(objectiveId)
  if (carrier?.kind !== 'figure') return []
  return [{ figure: carrier.figure.name, reaching, pays: writeCost(pays, currency) }]
}

/** As a rule of a sheet names it. */
export function aboutOf(owed: Owed): Pick<WrittenRule, 'figure' | 'measure' | 'severity' | 'kind'> {
  if (owed.kind === 'figure') return { figure: owed.figure.name }
  const { measure, severity, kind } = owed.objective
  return { measure, ...(severity !== undefined && { severity }), ...(kind && { kind }) }
}

/** Times on cases first, the most urgent of each; then figures. */
function rank({ measure, severity, kind, figure }: WrittenRule): (string | number)[] {
  return [measure ?? '~', severity ?? Infinity, kind ?? '', figure ?? '']
}
