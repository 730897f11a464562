import type { Partner } from '../../domain/partners/partner.ts'
import { ladderName } from '../../domain/terms/ladder-terms.ts'
import { whyEndsNoFigure } from '../../domain/terms/merge-figures.ts'
import { whyEndsNothing } from '../../domain/terms/merge-objectives.ts'
import type { Means } from '../scene.ts'
import { noSuchLadder } from './ladders-of-sheet.ts'
import type { PartnerSheet } from './partner-sheet.ts'
import { bySide } from './said-objectives.ts'

/**
 * What is to end and is not there, nor ever was: a slip, by which what was meant would go on. What has ended by an earlier version ends once
 * more without a word, so that a sheet can be applied again.
 */
export async function endsNothing(
  { tx }: Means,
  { sla, ladders = [] }: PartnerSheet,
  partner: Pick<Partner, 'id' | 'terms'> | undefined,
): Promise<{ refused: string; field: string } | undefined> {
  const targets = (sla?.objectives ?? []).filter(({ end }) => end === true).map((one) => bySide(one))
  const figures = (sla?.figures ?? []).filter(({ end }) => end === true).map(({ name }) => name)
  const names = ladders.filter(({ end }) => end === true).map(ladderName)
  if (targets.length + figures.length + names.length === 0) return undefined
  const versions = partner ? (await tx.agreements.of(partner.id)).map(({ terms }) => terms) : []
  const now = partner?.terms.objectives ?? []
  const ever = versions.flatMap(({ objectives }) => objectives)
  const [target] = targets.flatMap((one) => whyEndsNothing(one, now, ever) ?? [])
  if (target) return { ...target, field: 'sla' }
  const everMeasured = versions.flatMap((terms) => terms.figures)
  const [figure] = figures.flatMap((one) => whyEndsNoFigure(one, partner?.terms.figures ?? [], everMeasured) ?? [])
  if (figure) return { ...figure, field: 'sla.figures' }
  const known = new Set(versions.flatMap((terms) => terms.ladders.map(ladderName)))
  const name = names.find((one) => !known.has(one))
  return name === undefined ? undefined : { refused: noSuchLadder(name, [...known]), field: 'ladders' }
}
