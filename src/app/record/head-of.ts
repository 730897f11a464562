import type { Partner } from '../../domain/partners/partner.ts'
import { sayHead } from '../../domain/timeline/head.ts'
import type { Tx } from '../../ports/store/store.ts'

/**
 * The head of the shared record for the card of something that is over: as it was when the last fact about it was recorded, so that a card
 * that is drawn once more says the same.
 */
export async function recordHeadOf(tx: Tx, { id }: Pick<Partner, 'id'>, label: string): Promise<string | undefined> {
  const head = await tx.facts.head(id, 'shared', label)
  return head && sayHead(head)
}
