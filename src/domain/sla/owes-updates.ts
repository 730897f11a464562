import type { Side } from '../partners/party.ts'
import { sideOf } from '../terms/objective.ts'
import type { Terms } from '../terms/terms.ts'

/** Whether these terms promise updates on any case of the side that owes it: to the other company, or by a team of it inside. */
export function owesUpdates({ objectives }: Terms, obligor: Side): boolean {
  return objectives.some((one) => one.measure === 'update' && sideOf(one.obligor) === obligor)
}
