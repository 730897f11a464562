import { SIDES } from '../../domain/partners/party.ts'
import type { SaidObjective } from '../../domain/terms/merge-objectives.ts'
import type { PartnerSheet } from './partner-sheet.ts'

/** One that both sides owe is a promise of each. */
export function bySide({
  obligor,
  target,
  protects,
  end,
  ...said
}: NonNullable<NonNullable<PartnerSheet['sla']>['objectives']>[number]): SaidObjective[] {
  const obligors = obligor === 'both' ? SIDES : [obligor]
  return obligors.map((owes) =>
    target === undefined || protects === undefined || end === true
      ? { ...said, obligor: owes, end: true }
      : { ...said, obligor: owes, target, protects },
  )
}
