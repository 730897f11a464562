import { type Side, SIDES } from '../../domain/partners/party.ts'
import type { SaidBonus, SaidMoney, SaidRule } from '../../domain/terms/merge-money.ts'
import type { PartnerSheet } from './partner-sheet.ts'

type WrittenMoney = NonNullable<NonNullable<PartnerSheet['money']>[Side]>

/** The money of a sheet as the terms take it. */
export function saidMoney(written: NonNullable<PartnerSheet['money']>): Partial<Record<Side, SaidMoney>> {
  return Object.fromEntries(
    SIDES.flatMap((side) => {
      const one = written[side]
      return one ? [[side, ofSide(one)]] : []
    }),
  )
}

function ofSide({ rules, bonuses, end, ...rest }: WrittenMoney): SaidMoney {
  if (end === true) return { end }
  const { earnBack, ...plain } = rest
  return {
    ...plain,
    ...(earnBack !== undefined && { earnBack }),
    ...(rules && { rules: rules.map(ruleOf) }),
    ...(bonuses && { bonuses: bonuses.map(bonusOf) }),
  }
}

function ruleOf(said: NonNullable<WrittenMoney['rules']>[number]): SaidRule {
  const { figure, measure, severity, kind, perBreach, bands, decimals, whileOverdue, end } = said
  const about =
    measure === undefined
      ? { figure: figure ?? '' }
      : { measure, ...(severity !== undefined && { severity }), ...(kind && { kind }) }
  if (end === true) return { ...about, end }
  const own = { ...about, ...(whileOverdue && { whileOverdue }) }
  if (perBreach !== undefined) return { ...own, perBreach }
  return {
    ...own,
    bands: (bands ?? []).map(({ beyond, costs }) => ({ beyond, percent: costs })),
    ...(decimals !== undefined && { decimals }),
  }
}

function bonusOf({ figure, reaching, pays }: NonNullable<WrittenMoney['bonuses']>[number]): SaidBonus {
  return reaching === undefined || pays === undefined ? { figure, end: true } : { figure, reaching, pays }
}
