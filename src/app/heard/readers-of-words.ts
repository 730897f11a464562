import { PURPOSES, type Purpose } from '../../domain/partners/purpose.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { ThreadMessage } from '../../ports/store/thread-messages.ts'
import { audienceOf } from '../show/audience.ts'
import type { StandingDestination } from '../show/standing-destination.ts'

/**
 * Who reads what stands in a place that serves a partner, by the widest of its purposes: both companies, our own people, or those whom escalations
 * call, who are an audience of their own. Undefined where it does not serve the partner.
 */
export async function readersAt(tx: Tx, conversationRowId: string, partnerId: string): Promise<Purpose | undefined> {
  const bindings = (await tx.bindings.at(conversationRowId)).filter((one) => one.partnerId === partnerId)
  return PURPOSES.find((purpose) => bindings.some((one) => one.purpose === purpose))
}

/** Who reads the place of a message now, where it was written. */
export async function readersOf(
  tx: Tx,
  { platform, tenantId, conversationId, partnerId }: ThreadMessage,
): Promise<Purpose | undefined> {
  const here = await tx.conversations.at(platform, tenantId, conversationId)
  return here && readersAt(tx, here.id, partnerId)
}

/**
 * Whether the words of a message may be read there, as both places are now. What both companies read may stand wherever the partner is served; what our
 * own people wrote, only where the same of them read and nobody else does.
 */
export async function mayBeRead(tx: Tx, message: ThreadMessage, to: StandingDestination): Promise<boolean> {
  if (to.kind !== 'conversation') return false
  const there = await readersAt(tx, to.conversationRowId, message.partnerId)
  if (there === undefined) return false
  if (message.chain === 'shared') return true
  return (await audienceOf(tx, to)) === 'internal' && there === (await readersOf(tx, message))
}
