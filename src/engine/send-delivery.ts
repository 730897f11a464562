import { callingNobody } from '../cards/calling-nobody.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { ChatPlatform, SendResult } from '../ports/chat-platform.ts'
import type { Whereabouts } from '../ports/jobs.ts'
import type { Delivery } from '../ports/store/outbox.ts'

/**
 * How it went. `unwanted`: what it says is over, and it is not there, so nothing was sent. `doubtful`: it was sent once more, may have
 * arrived each time, and can never be looked for. `not now`: it is not there, for all that could be seen, and is sent later.
 */
export type Sending =
  | SendResult
  | { outcome: 'unwanted' }
  | { outcome: 'not now'; until: Instant; uncertain: boolean }
  | { outcome: 'doubtful'; code: string; reason: string }

/**
 * One attempt at one delivery. A card that stands there already is updated in place, and calls nobody by that; one that can no longer be changed (somebody deleted it)
 * is posted anew. After an attempt that may have arrived, the message is looked for first; where the platform has no such search it is
 * posted again, marked as a possible repeat. The next face of a card that was left in doubt is marked too. What is over by now is looked for at
 * most, so that it can be changed in place; so is what waits `until` a moment.
 */
export async function sendDelivery(
  platform: ChatPlatform | undefined,
  delivery: Delivery,
  { address, threadId, shown, mayStand }: Whereabouts,
  until?: Instant,
): Promise<Sending> {
  if (!platform) {
    return {
      outcome: 'permanent',
      code: 'not-configured',
      reason: `${delivery.destination.platform} is not connected to this Liaison.`,
    }
  }
  if (!address)
    return { outcome: 'permanent', code: 'unknown-conversation', reason: 'That conversation is no longer known.' }
  if (shown) {
    // An update says the whole card: sending it twice is harmless, so an uncertain one is simply repeated.
    const at =
      address.kind === 'person'
        ? {
            kind: 'conversation' as const,
            tenantId: address.tenantId,
            conversationId: shown.conversationId,
            ...(address.reference && { reference: address.reference }),
          }
        : address
    const updated = await platform.update(at, shown.messageId, callingNobody(delivery.card))
    if (updated.outcome !== 'permanent') return updated
  }
  if (delivery.unwanted && !delivery.uncertain) return { outcome: 'unwanted' }
  const to = address.kind === 'conversation' && threadId !== undefined ? { ...address, threadId } : address
  if (until !== undefined && !delivery.uncertain) return { outcome: 'not now', until, uncertain: false }
  if (!delivery.uncertain) {
    return platform.post(to, delivery.card, { deliveryId: delivery.id, ...(mayStand && { repeat: true }) })
  }
  const search = (await platform.find?.(to, delivery.id)) ?? 'cannot'
  if (delivery.unwanted && typeof search === 'string') return { outcome: 'unwanted' }
  if (until !== undefined && typeof search === 'string')
    return { outcome: 'not now', until, uncertain: search === 'cannot' }
  if (search === 'absent') return platform.post(to, delivery.card, { deliveryId: delivery.id })
  if (search === 'cannot') {
    return doubted(await platform.post(to, delivery.card, { deliveryId: delivery.id, repeat: true }))
  }
  if ('temporary' in search) {
    const { temporary: reason, waitMs } = search
    const itsTurn = waitMs !== undefined && { reached: false as const, retryAfterMs: waitMs }
    return { outcome: 'temporary', code: 'search-failed', reason, ...itsTurn }
  }
  return { outcome: 'sent', ...search.found }
}

/** What surely did not arrive this time either is tried on. */
function doubted(again: SendResult): Sending {
  if (again.outcome !== 'uncertain' || again.answered) return again
  return { outcome: 'doubtful', code: again.code, reason: again.reason }
}
