import { judgeReaders } from '../app/judge-readers.ts'
import { processFailedDelivery } from '../app/process-failed-delivery.ts'
import type { AppServices } from '../app/services.ts'
import type { PlatformName } from '../cards/card.ts'
import type { ChatPlatform } from '../ports/chat-platform.ts'
import type { Delivery, Why } from '../ports/store/outbox.ts'
import type { Turns } from './turns.ts'
import { FAULT, nextAttempt } from './next-attempt.ts'
import { type Sending, sendDelivery } from './send-delivery.ts'

/** A delivery whose attempts fail this often by a fault of ours is given up, so that those behind it go on. */
const FAULTS_BEFORE_GIVING_UP = 5

/** Only one person ever saw it, and it can be looked for nowhere: one that may have arrived is never sent again. */
const SENT_OR_LOST = { code: 'sent-or-lost', reason: 'Nobody knows whether this private answer arrived.' }
const ENDED = { code: 'ended', reason: 'What it says was over before it arrived.' }

export type Attempt = (delivery: Delivery) => Promise<void>

/** One attempt at one claimed delivery, in its destination's turn, and what comes of it. */
export function createAttempt(
  services: AppServices,
  platforms: Partial<Record<PlatformName, ChatPlatform>>,
  turns: Turns,
  chance: () => number,
): Attempt {
  const { store, clock, log } = services

  return async (delivery) => {
    const { destination, queueKey } = delivery
    if (destination.kind === 'reply' && delivery.uncertain) return drop(delivery, SENT_OR_LOST)
    const waitMs = turns.take(destination.platform, queueKey)
    if (waitMs > 0) {
      const now = clock.now()
      return store.transact((tx) => tx.outbox.postpone(delivery, { at: now + waitMs, now }))
    }
    await settle(delivery, await send(delivery, platforms[destination.platform]))
  }

  /** A fault of ours may come before or after the platform accepted. */
  async function send(delivery: Delivery, platform: ChatPlatform | undefined): Promise<Sending> {
    try {
      const judged = await judgeReaders(services, delivery)
      if ('temporary' in judged) return { outcome: 'temporary', code: 'readers-not-seen', reason: judged.temporary }
      return await sendDelivery(store, platform, judged)
    } catch (error) {
      log.error({ error, delivery: delivery.id }, 'an attempt to deliver failed by a fault of ours')
      const again = delivery.lastCode === FAULT && delivery.attempts >= FAULTS_BEFORE_GIVING_UP
      const outcome = again ? 'permanent' : 'uncertain'
      return { outcome, code: FAULT, reason: 'Something went wrong on our side.' }
    }
  }

  async function settle(delivery: Delivery, result: Sending): Promise<void> {
    if (result.outcome === 'unwanted') return drop(delivery, ENDED)
    if (result.outcome === 'doubtful') return leaveInDoubt(delivery, result)
    // Asked of the destination, not of this message: what comes next, should this one be dropped, waits as long.
    if (result.outcome === 'temporary' && result.retryAfterMs !== undefined)
      turns.hold(delivery.queueKey, result.retryAfterMs)
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
        if (next.uncertain && delivery.destination.kind === 'reply') return drop(delivery, SENT_OR_LOST)
        log.warn({ ...fields, code: next.code, uncertain: next.uncertain }, 'a delivery will be tried again')
        await store.transact((tx) => tx.outbox.retryAt(delivery, next))
        return
      case 'give up':
        log.error({ ...fields, code: next.code, reason: next.reason }, 'a delivery failed for good')
        await processFailedDelivery(services, delivery, next)
        return
    }
  }

  async function leaveInDoubt(delivery: Delivery, { code, reason }: Why): Promise<void> {
    const fields = { delivery: delivery.id, queue: delivery.queueKey, code, reason }
    log.warn(fields, 'a delivery may have arrived several times or not at all, and is not sent again')
    await store.transact((tx) => tx.outbox.leaveInDoubt(delivery, { code, reason }))
  }

  async function drop(delivery: Delivery, why: typeof ENDED): Promise<void> {
    log.info({ delivery: delivery.id, queue: delivery.queueKey, code: why.code }, 'a delivery is not sent again')
    await store.transact((tx) => tx.outbox.drop(delivery, why))
  }
}
