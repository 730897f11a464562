import { preparePage } from '../app/ladders/prepare-page.ts'
import type { AppServices } from '../app/services.ts'
import type { PageHook } from '../ports/page-hook.ts'
import type { Delivery, Destination } from '../ports/store/outbox.ts'
import type { Sending } from './send-delivery.ts'

/** How pages go out. `publicUrl`: under which this server is reached from outside, without a slash at its end. */
export type PageTerms = { hook: PageHook; publicUrl?: string }

/**
 * One attempt at one page. One that may have arrived is simply sent again: under the same id, by which whoever takes it knows that it is the same. What its step is
 * over for is not sent.
 */
export async function sendPage(
  services: AppServices,
  pages: PageTerms | undefined,
  delivery: Delivery,
  to: Extract<Destination, { kind: 'hook' }>,
): Promise<Sending> {
  if (!pages) return { outcome: 'permanent', code: 'not-configured', reason: 'No pages go out from here.' }
  const { id, queueKey } = delivery
  const prepared = await preparePage(services, delivery, to, pages.publicUrl ?? '')
  if (prepared === 'over') return { outcome: 'unwanted' }
  if (prepared === 'nowhere')
    return { outcome: 'permanent', code: 'no-address', reason: 'No address for pages is set there any more.' }
  const paged = await pages.hook.send(prepared.page, prepared.address)
  switch (paged.outcome) {
    case 'delivered':
      return { outcome: 'sent', messageId: id, conversationId: queueKey }
    case 'refused':
      return { outcome: 'permanent', code: paged.code, reason: paged.reason }
    case 'again': {
      const { code, reason, retryAfterMs } = paged
      return { outcome: 'temporary', code, reason, ...(retryAfterMs !== undefined && { retryAfterMs }) }
    }
  }
}
