import type { AppServices } from '../app/services.ts'
import { HOUR, type Instant } from '../domain/time/instant.ts'
import type { Inbound } from '../ports/inbound.ts'

/** So often at most it is written down that a channel is heard. */
const NOTED_EVERY_MS = HOUR

/**
 * Notes when people were heard last in a channel without a word to the bot: the time alone, so that the operator can tell whether the bot hears there.
 * No more than one write an hour for a channel, and none of what was said.
 */
export function createLastHeard({ store, clock, log }: Pick<AppServices, 'store' | 'clock' | 'log'>) {
  const noted = new Map<string, Instant>()

  async function note({ platform, place: { tenantId, conversationId } }: Inbound): Promise<void> {
    const key = `${platform} ${tenantId} ${conversationId}`
    const now = clock.now()
    const last = noted.get(key)
    if (last !== undefined && now >= last && now - last < NOTED_EVERY_MS) return
    noted.set(key, now)
    try {
      await store.transact((tx) => tx.conversations.heard({ platform, tenantId, conversationId }, now))
    } catch (error) {
      // The next message tries again; this one is heard all the same.
      noted.delete(key)
      log.warn({ error }, 'when a channel was heard last could not be noted')
    }
  }

  return { note }
}
