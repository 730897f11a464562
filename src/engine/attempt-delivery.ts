import { judgeReaders, keepBack } from '../app/judge-readers.ts'
import { beginThreadAnew } from '../app/begin-thread-anew.ts'
import { processFailedDelivery } from '../app/process-failed-delivery.ts'
import { recallAnew } from '../app/recall-anew.ts'
import { holdBack, judgeHour } from '../app/judge-hour.ts'
import { judgeTold } from '../app/judge-told.ts'
import type { AppServices } from '../app/services.ts'
import type { PlatformName } from '../cards/card.ts'
import type { ChatPlatform, SendResult } from '../ports/chat-platform.ts'
import type { Claimed, DeliveryJobs, Whereabouts } from '../ports/jobs.ts'
import type { Pace } from '../ports/pace.ts'
import type { Delivery, SentTo, Why } from '../ports/store/outbox.ts'
import { FAULT, isTriedOn, nextAttempt } from './next-attempt.ts'
import { type PageTerms, sendPage } from './send-page.ts'
import { type Sending, sendDelivery } from './send-delivery.ts'

/** A delivery whose attempts fail this often by a fault of ours is given up, so that those behind it go on. */
const FAULTS_BEFORE_GIVING_UP = 5

/** Only one person ever saw it, and it can be looked for nowhere: one that may have arrived is never sent again. */
const SENT_OR_LOST = { code: 'sent-or-lost', reason: 'Nobody knows whether this private answer arrived.' }
const ENDED = { code: 'ended', reason: 'What it says was over before it arrived.' }

/** By which it can go. */
type Ways = { platforms: Partial<Record<PlatformName, ChatPlatform>>; pages: PageTerms | undefined }

type Sent = Sending | { outcome: 'kept back'; why: Why }

export type Attempt = (claimed: Claimed) => Promise<void>

/** One attempt at one claimed delivery, in its destination's turn, and what comes of it. */
export function createAttempt(
  services: AppServices,
  jobs: DeliveryJobs,
  { platforms, pages }: Ways,
  pace: Pace,
  chance: () => number,
): Attempt {
  const { clock, log } = services

  return async ({ delivery, where }) => {
    const { destination, queueKey } = delivery
    if (destination.kind === 'reply' && delivery.uncertain) return drop(delivery, SENT_OR_LOST)
    const waitMs = await pace.take(destination.platform, queueKey)
    if (waitMs > 0) {
      const now = clock.now()
      return jobs.finish(delivery, { kind: 'postponed', at: now + waitMs }, now)
    }
    await settle(delivery, where, await send(delivery, where, platforms[destination.platform]))
  }

  /** A fault of ours may come before or after the platform accepted. */
  async function send(delivery: Delivery, where: Whereabouts, platform: ChatPlatform | undefined): Promise<Sent> {
    const { destination } = delivery
    try {
      const isShown = where.shown !== undefined
      const until = await judgeHour(services, delivery, isShown)
      if (until === 'over') return { outcome: 'unwanted' }
      if (destination.kind === 'hook') {
        if (until !== undefined) return { outcome: 'not now', until, uncertain: delivery.uncertain }
        return await sendPage(services, pages, delivery, destination)
      }
      if (until !== undefined) return await sendDelivery(platform, delivery, where, until)
      const judged = await judgeReaders(services, delivery, isShown || where.threadId !== undefined)
      if ('notFor' in judged) return { outcome: 'kept back', why: judged.notFor }
      if ('temporary' in judged)
        return {
          ...{ outcome: 'temporary', code: 'readers-not-seen', reason: judged.temporary },
          ...(judged.waitMs !== undefined && { reached: false, retryAfterMs: judged.waitMs }),
        }
      const told = await judgeTold(services, judged, isShown)
      return await sendDelivery(platform, told, where)
    } catch (error) {
      log.error({ error, delivery: delivery.id }, 'an attempt to deliver failed by a fault of ours')
      const again = delivery.lastCode === FAULT && delivery.failures + 1 >= FAULTS_BEFORE_GIVING_UP
      const outcome = again ? 'permanent' : 'uncertain'
      return { outcome, code: FAULT, reason: 'Something went wrong on our side.' }
    }
  }

  async function settle(delivery: Delivery, where: Whereabouts, sending: Sent): Promise<void> {
    if (sending.outcome === 'kept back') {
      log.info({ delivery: delivery.id, queue: delivery.queueKey, code: sending.why.code }, 'a delivery is kept back')
      return keepBack(services, delivery, sending.why)
    }
    if (sending.outcome === 'unwanted') return drop(delivery, ENDED)
    if (sending.outcome === 'not now') {
      log.info(
        { delivery: delivery.id, queue: delivery.queueKey },
        'a delivery waits for hours, which were over before it was sent',
      )
      return holdBack(services, delivery, sending)
    }
    if (sending.outcome === 'astray') {
      log.warn({ delivery: delivery.id, code: sending.code }, 'the card above a message is gone, and is put up again')
      return beginThreadAnew(services, delivery, sending)
    }
    const inDoubt = sending.outcome === 'doubtful'
    if (inDoubt && !isTriedOn(delivery, clock.now())) return leaveInDoubt(delivery, sending)
    if (sending.outcome === 'temporary' && sending.reached === false && sending.retryAfterMs !== undefined) {
      const asked = clock.now()
      return jobs.finish(delivery, { kind: 'postponed', at: asked + Math.ceil(sending.retryAfterMs) }, asked)
    }
    const result: SendResult = inDoubt ? { ...sending, outcome: 'uncertain' } : sending
    // Asked of the destination, not of this message: what comes next, should this one be dropped, waits as long.
    if (result.outcome === 'temporary' && result.retryAfterMs !== undefined)
      await pace.hold(delivery.queueKey, result.retryAfterMs)
    const now = clock.now()
    const next = nextAttempt(result, delivery, now, chance())
    const fields = { delivery: delivery.id, queue: delivery.queueKey, attempts: delivery.attempts }
    switch (next.verdict) {
      case 'sent':
        return jobs.finish(
          delivery,
          { kind: 'sent', ...standsAt(next, where), ...(next.reference && { reference: next.reference }) },
          now,
        )
      case 'retry':
        if (next.uncertain && delivery.destination.kind === 'reply') return drop(delivery, SENT_OR_LOST)
        log.warn({ ...fields, code: next.code, uncertain: next.uncertain }, 'a delivery will be tried again')
        await jobs.finish(delivery, { kind: 'retry', retry: next }, now)
        return next.uncertain ? undefined : recallAnew(services, delivery)
      case 'give up':
        log.error({ ...fields, code: next.code, reason: next.reason }, 'a delivery failed for good')
        return processFailedDelivery(services, delivery, next)
    }
  }

  async function leaveInDoubt(delivery: Delivery, { code, reason }: Why): Promise<void> {
    const fields = { delivery: delivery.id, queue: delivery.queueKey, code, reason }
    log.warn(fields, 'a delivery may have arrived several times or not at all, and is not sent again')
    await jobs.finish(delivery, { kind: 'doubtful', why: { code, reason } }, clock.now())
  }

  async function drop(delivery: Delivery, why: typeof ENDED): Promise<void> {
    log.info({ delivery: delivery.id, queue: delivery.queueKey, code: why.code }, 'a delivery is not sent again')
    await jobs.finish(delivery, { kind: 'dropped', why }, clock.now())
    await recallAnew(services, delivery)
  }
}

/** A card that is changed in place stays in the thread in which it was. */
function standsAt({ messageId, conversationId }: SentTo, { shown, threadId }: Whereabouts): SentTo {
  const thread = shown?.messageId === messageId ? shown.threadId : threadId
  return { messageId, conversationId, ...(thread !== undefined && { threadId: thread }) }
}
