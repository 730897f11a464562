import { processInbound } from '../app/process-inbound.ts'
import { replyLate } from '../app/reply-late.ts'
import type { AppServices } from '../app/services.ts'
import type { Answer, Inbound, Receive } from '../ports/inbound.ts'
import type { StoredInbound } from '../ports/store/inbox.ts'

/** Slack wants its answer within 3 s, Teams within 5: whatever takes longer is answered through the outbox instead. */
const ANSWER_WITHIN_MS = 2_200

/** An event that fails this often by a fault of ours is set aside for an operator. */
const GIVE_UP_AFTER = 5

export type InboundEngine = {
  /** The callback adapters are given: stores the event, then processes it. */
  receive: Receive
  /** Process what was stored and not processed: after a crash, or after a fault. */
  drain(): Promise<void>
  /** Resolves when nothing is being processed. */
  settled(): Promise<void>
}

/**
 * Inbound events: stored under their platform id before anything else, so that none is lost, and claimed in the
 * transaction of their effects, so that none is applied twice.
 */
export function createInboundEngine(services: AppServices): InboundEngine {
  const { store, clock, log } = services
  const underWay = new Set<Promise<unknown>>()

  const track = <T>(work: Promise<T>): Promise<T> => {
    const tracked = work.finally(() => underWay.delete(tracked))
    underWay.add(tracked)
    return tracked
  }

  async function process(stored: StoredInbound): Promise<Answer> {
    try {
      return await processInbound(services, stored)
    } catch (error) {
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
      const next = await store.transact((tx) => tx.inbox.recordFault(stored.id, reason, GIVE_UP_AFTER))
      log.error({ error, event: stored.id, kind: stored.inbound.what.kind, next }, 'an event could not be processed')
      return {
        kind: 'notice',
        text: 'Something went wrong on our side. What you asked for is kept and will be tried again; nothing is lost.',
      }
    }
  }

  const receive: Receive = async (inbound: Inbound) => {
    const receivedAt = clock.now()
    const fresh = await store.transact((tx) => tx.inbox.insertIfNew(inbound, receivedAt))
    const id = `${inbound.platform}:${inbound.eventId}`
    if (!fresh) {
      log.info({ event: id }, 'the platform delivered an event again; it was applied once')
      return { kind: 'nothing' }
    }
    const answer = track(process({ id, inbound, receivedAt, attempts: 0 }))
    return withinLimit(answer, async (late) => replyLate(services, inbound, late))
  }

  async function drain(): Promise<void> {
    const pending = await store.read((view) => view.inbox.pending(100))
    for (const stored of pending) {
      const answer = await track(process(stored))
      await replyLate(services, stored.inbound, answer)
    }
  }

  async function settled(): Promise<void> {
    while (underWay.size > 0) await Promise.allSettled(underWay)
  }

  /** The answer if it comes in time; else nothing now, and `late` with it once it is there. */
  function withinLimit(answer: Promise<Answer>, late: (answer: Answer) => Promise<void>): Promise<Answer> {
    const { promise, resolve } = Promise.withResolvers<Answer>()
    let answered = false
    const timeout = setTimeout(() => {
      answered = true
      resolve({ kind: 'nothing' })
    }, ANSWER_WITHIN_MS)
    void track(
      answer.then(async (value) => {
        clearTimeout(timeout)
        if (answered) await late(value)
        else resolve(value)
      }),
    )
    return promise
  }

  return { receive, drain, settled }
}
