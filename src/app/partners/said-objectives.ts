import { SIDES } from '../../domain/partners/party.ts'
import { beforeAt } from '../../domain/terms/level.ts'
import type { SaidObjective } from '../../domain/terms/merge-objectives.ts'
import type { PartnerSheet } from './partner-sheet.ts'

/** One that both sides owe is a promise of each. */
export function bySide({
  obligor,
  target,
  protects,
  end,
  warnAtPercent,
  ...rest
}: NonNullable<NonNullable<PartnerSheet['sla']>['objectives']>[number]): SaidObjective[] {
  const said = { ...rest, ...(warnAtPercent && { levels: warnAtPercent.map(beforeAt) }) }
  const obligors = obligor === 'both' ? SIDES : [obligor]
  return obligors.map((owes) =>
    target === undefined || protects === undefined || end === true
      ? { ...said, obligor: owes, end: true }
      : { ...said, obligor: owes, target, protects },
  )
}
