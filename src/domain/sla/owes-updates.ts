import type { Side } from '../partners/party.ts'
import type { Terms } from '../terms/terms.ts'

/** Whether these terms promise updates on any case of the side that owes it. */
export function owesUpdates({ objectives }: Terms, obligor: Side): boolean {
  return objectives.some((one) => one.measure === 'update' && one.obligor === obligor)
}
