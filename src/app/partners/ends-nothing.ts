import type { Partner } from '../../domain/partners/partner.ts'
import { SIDES } from '../../domain/partners/party.ts'
import { whyEndsNoCost } from '../../domain/terms/ends-no-cost.ts'
import { ladderName } from '../../domain/terms/ladder-terms.ts'
import { whyEndsNoFigure } from '../../domain/terms/merge-figures.ts'
import { whyEndsNothing } from '../../domain/terms/merge-objectives.ts'
import type { Means } from '../scene.ts'
import { noSuchLadder } from './ladders-of-sheet.ts'
import type { PartnerSheet } from './partner-sheet.ts'
import { saidMoney } from './said-money.ts'
import { bySide } from './said-objectives.ts'

/**
 * What is to end and is not there, nor ever was: a slip, by which what was meant would go on. What has ended by an earlier version ends once
 * more without a word, so that a sheet can be applied again.
 */
export async function endsNothing(
  { tx }: Means,
  { sla, money = {}, ladders = [] }: PartnerSheet,
  partner: Pick<Partner, 'id' | 'terms'> | undefined,
): Promise<{ refused: string; field: string } | undefined> {
  const targets = (sla?.objectives ?? []).filter(({ end }) => end === true).map((one) => bySide(one))
  const figures = (sla?.figures ?? []).filter(({ end }) => end === true).map(({ name }) => name)
  const names = ladders.filter(({ end }) => end === true).map(ladderName)
  const costs = costsEnded(money)
  if (targets.length + figures.length + costs.length + names.length === 0) return undefined
  const versions = partner ? (await tx.agreements.of(partner.id)).map(({ terms }) => terms) : []
  const now = partner?.terms.objectives ?? []
  const ever = versions.flatMap(({ objectives }) => objectives)
  const [target] = targets.flatMap((one) => whyEndsNothing(one, now, ever) ?? [])
  if (target) return { ...target, field: 'sla' }
  const everMeasured = versions.flatMap((terms) => terms.figures)
  const [figure] = figures.flatMap((one) => whyEndsNoFigure(one, partner?.terms.figures ?? [], everMeasured) ?? [])
  if (figure) return { ...figure, field: 'sla.figures' }
  for (const { side, said } of costs) {
    const cost = whyEndsNoCost(side, said, partner?.terms, versions)
    if (cost) return { ...cost, field: `money.${side}.rules` }
  }
  const known = new Set(versions.flatMap((terms) => terms.ladders.map(ladderName)))
  const name = names.find((one) => !known.has(one))
  return name === undefined ? undefined : { refused: noSuchLadder(name, [...known]), field: 'ladders' }
}

/** What is to cost nothing any more, and what no bonus is to be paid for. */
function costsEnded(money: NonNullable<PartnerSheet['money']>) {
  const said = saidMoney(money)
  return SIDES.flatMap((side) => {
    const one = said[side]
    if (!one || one.end === true) return []
    const ended = [...(one.rules ?? []), ...(one.bonuses ?? [])].filter((rule) => 'end' in rule)
    return ended.map((carrier) => ({ side, said: carrier }))
  })
}
