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
  const clocks = told.clocks.map(clockView)
  if (told.audience === 'shared') return sharedCaseCard({ ...told, clocks })
  const { inside = [], ...rest } = told
  const drawn = inside.map((one) => ({ ...one, clocks: one.clocks.map(clockView) }))
  return internalCaseCard({ ...rest, clocks, ...(inside.length > 0 && { inside: drawn }) })
}

function clockView({ level, ...clock }: CaseTold['clocks'][number]): ClockView {
  return { ...clock, target: formatTarget(clock.target), ...(level && { beyond: sayOffset(level.off) }) }
}
