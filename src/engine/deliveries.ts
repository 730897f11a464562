import { processFailedDelivery } from '../app/process-failed-delivery.ts'
import type { AppServices } from '../app/services.ts'
import type { PlatformName } from '../cards/card.ts'
import { type Ms, SECOND } from '../domain/time/instant.ts'
import type { ChatPlatform, SendResult } from '../ports/chat-platform.ts'
import type { Delivery } from '../ports/store/outbox.ts'
import { nextAttempt } from './next-attempt.ts'
import { type Bucket, isFull, takeToken } from './pace.ts'
import { sendDelivery } from './send-delivery.ts'

/** Longer than any attempt may take: a delivery still `sending` after this is one whose process died. */
const LEASE_MS: Ms = 60 * SECOND
/** Enough that many slow destinations together still leave room for the quick ones. */
const AT_ONCE = 64
/** A delivery whose attempts fail this often by a fault of ours is given up, so that those behind it go on. */
const FAULTS_BEFORE_GIVING_UP = 5

export type DeliveryEngine = {
  /**
   * Start sending everything that may be sent now; attempts go on by themselves, so that a slow destination delays no other.
   * Returns how many were started; stops early when `signal` aborts.
   */
  sendDue(signal?: AbortSignal): Promise<number>
  /** Resolves when no attempt is under way. */
  settled(): Promise<void>
}

/** Deliveries: one queue per destination, in order; each destination has its own pace and its own troubles. */
export function createDeliveryEngine(
  services: AppServices,
  platforms: Partial<Record<PlatformName, ChatPlatform>>,
  chance: () => number,
): DeliveryEngine {
  const { store, clock, log } = services
  const buckets = new Map<string, Bucket>()
  /** By the id of the delivery. */
  const underWay = new Map<string, Promise<void>>()

  async function sendDue(signal?: AbortSignal): Promise<number> {
    let started = 0
    for (;;) {
      while (underWay.size >= AT_ONCE) await Promise.race(underWay.values())
      if (signal?.aborted) return started
      const claimed = await store.transact((tx) => tx.outbox.claim(clock.now(), LEASE_MS, AT_ONCE - underWay.size))
      if (claimed.length === 0) return started
      // One that is under way here still was not forgotten by a crash: its lease only ran out because the clock was moved.
      for (const delivery of claimed) if (!underWay.has(delivery.id)) start(delivery)
      started += claimed.length
    }
  }

  async function settled(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay.values())
  }

  /** When even the outcome cannot be kept, the delivery stays `sending`; its lease runs out and it is looked for, as after a crash. */
  function start(delivery: Delivery): void {
    const going = attempt(delivery)
      .catch((error: unknown) =>
        log.error({ error, delivery: delivery.id }, 'what came of an attempt to deliver could not be kept'),
      )
      .finally(() => underWay.delete(delivery.id))
    underWay.set(delivery.id, going)
  }

  async function attempt(delivery: Delivery): Promise<void> {
    const now = clock.now()
    const { platform } = delivery.destination
    const token = takeToken(platform, buckets.get(delivery.queueKey), now)
    if ('waitUntil' in token) {
      const pause = {
        code: 'pace',
        reason: 'Waiting for its turn in this conversation.',
        uncertain: delivery.uncertain,
      }
      await store.transact((tx) => tx.outbox.retryAt(delivery, token.waitUntil, pause))
      return
    }
    remember(delivery.queueKey, token.bucket, now)
    await settle(delivery, await send(delivery, platforms[platform]))
  }

  /** A fault of ours may come before or after the platform accepted. */
  async function send(delivery: Delivery, platform: ChatPlatform | undefined): Promise<SendResult> {
    try {
      return await sendDelivery(store, platform, delivery)
    } catch (error) {
      log.error({ error, delivery: delivery.id }, 'an attempt to deliver failed by a fault of ours')
      const again = delivery.lastCode === 'fault' && delivery.attempts >= FAULTS_BEFORE_GIVING_UP
      const outcome = again ? 'permanent' : 'uncertain'
      return { outcome, code: 'fault', reason: 'Something went wrong on our side.' }
    }
  }

  async function settle(delivery: Delivery, result: SendResult): Promise<void> {
    const now = clock.now()
    const next = nextAttempt(result, delivery, now, chance())
    const fields = { delivery: delivery.id, queue: delivery.queueKey, attempts: delivery.attempts }
    switch (next.verdict) {
      case 'sent':
        await store.transact((tx) =>
          tx.outbox.markSent(delivery, { messageId: next.messageId, conversationId: next.conversationId }, now),
        )
        return
      case 'retry':
        log.warn({ ...fields, code: next.code, uncertain: next.uncertain }, 'a delivery will be tried again')
        await store.transact((tx) => tx.outbox.retryAt(delivery, next.at, next))
        return
      case 'give up':
        log.error({ ...fields, code: next.code, reason: next.reason }, 'a delivery failed for good')
        await processFailedDelivery(services, delivery, next)
        return
    }
  }

  function remember(queueKey: string, bucket: Bucket, now: number): void {
    buckets.set(queueKey, bucket)
    if (buckets.size <= 1_000) return
    for (const [key, other] of buckets)
      if (isFull(key.startsWith('teams') ? 'teams' : 'slack', other, now)) buckets.delete(key)
  }

  return { sendDue, settled }
}
