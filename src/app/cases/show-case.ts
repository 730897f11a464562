import { type ClockView, internalCaseCard, sharedCaseCard } from '../../cards/case-card.ts'
import type { Card } from '../../cards/card.ts'
import type { Case } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { sayOffset } from '../../domain/terms/level.ts'
import { formatTarget } from '../../domain/time/duration.ts'
import { caseForAll, type CaseTold } from '../queries/case-now.ts'
import { toldTo } from '../queries/told-to.ts'
import type { Means } from '../scene.ts'
import type { Face } from '../show/show-card.ts'

export function caseCardKey({ id }: Pick<Case, 'id'>): string {
  return `case:${id}`
}

/** The case card as it looks now, for either audience. */
export async function caseFace(means: Means, partner: Partner, state: Case): Promise<Face> {
  const all = await caseForAll(means, partner, state)
  return (audience) => drawCase(toldTo(audience, all))
}

export function drawCase(told: CaseTold): Card {
  const clocks = told.clocks.map(({ level, ...clock }): ClockView => {
    return { ...clock, target: formatTarget(clock.target), ...(level && { beyond: sayOffset(level.off) }) }
  })
  return told.audience === 'internal' ? internalCaseCard({ ...told, clocks }) : sharedCaseCard({ ...told, clocks })
}
