import { processInbound } from '../app/process-inbound.ts'
import { replyLate } from '../app/reply-late.ts'
import { SpeakerNotKnownYet } from '../app/look-ups/speaker-of.ts'
import { HOUR, type Instant, type Ms } from '../domain/time/instant.ts'
import type { AppServices } from '../app/services.ts'
import type { Answer, Inbound, Receive } from '../ports/inbound.ts'
import { inboundId, type StoredInbound } from '../ports/store/inbox.ts'
import { LookUpWaits } from './look-up-waits.ts'

/** Slack wants its answer within 3 s, Teams within 5: whatever takes longer is answered through the outbox instead. */
const ANSWER_WITHIN_MS = 2_200

/** An event that fails this often by a fault of ours is set aside for an operator. */
const GIVE_UP_AFTER = 5

/** An event whose speaker nobody could say for this long is set aside. */
const LOOK_UP_PATIENCE_MS: Ms = HOUR

const AT_A_TIME = 100

const KEPT: Answer = {
  kind: 'notice',
  text: 'Something went wrong on our side. What you asked for is kept and will be tried again; nothing is lost.',
}
const NOT_KNOWN_YET: Answer = {
  kind: 'notice',
  text: 'I cannot see at the moment who you are. What you asked for is kept and done as soon as I can; nothing is lost, and you need not repeat it.',
}
const NEVER_KNOWN: Answer = {
  kind: 'refused',
  text: 'For an hour I could not see who you are, so what you asked for was not done. Please ask again.',
}
const SET_ASIDE: Answer = {
  kind: 'refused',
  text: 'What you asked for could not be done by a fault on our side. It was set aside for whoever runs Liaison; please ask again.',
}

export type InboundEngine = {
  /** The callback adapters are given: stores the event, then processes it. Throws only when the event could not be stored. */
  receive: Receive
  /** Process what was stored and not processed: after a crash, or after a fault. */
  drain(): Promise<void>
  /** When something kept because nobody could say who spoke is tried again; undefined when nothing is. */
  nextTryAt(): Instant | undefined
  /** Resolves when nothing is being processed. */
  settled(): Promise<void>
}

/** Calls `expire` once the platform can wait no longer, unless the function it returns was called before. */
export type AnswerLimit = (expire: () => void) => () => void

/** How processing one event went; the answer is ready whatever happened. */
type Processed = { answer: Answer; outcome: 'processed' | 'will retry' | 'set aside' }

/**
 * Inbound events: stored under their platform id before anything else, so that none is lost, and claimed in the
 * transaction of their effects, so that none is applied twice.
 */
export function createInboundEngine(services: AppServices, answerLimit: AnswerLimit = inRealTime): InboundEngine {
  const { store, clock, log } = services
  /** By the id of the event. */
  const underWay = new Map<string, Promise<Processed>>()
  const lateAnswers = new Set<Promise<void>>()
  const waits = new LookUpWaits()

  const receive: Receive = async (inbound: Inbound) => {
    const { promise: expired, resolve } = Promise.withResolvers<'expired'>()
    // Storing counts too: the platform waits for all of it.
    const cancel = answerLimit(() => resolve('expired'))
    try {
      const receivedAt = clock.now()
      const fresh = await store.transact((tx) => tx.inbox.insertIfNew(inbound, receivedAt))
      const id = inboundId(inbound)
      if (!fresh) {
        log.info({ event: id }, 'the platform delivered an event again; it was applied once')
        return { kind: 'nothing' }
      }
      const processing = start({ id, inbound, receivedAt, attempts: 0 })
      const first = await Promise.race([processing, expired])
      if (first !== 'expired') return first.answer
      answerLate(inbound, processing)
      return { kind: 'nothing' }
    } finally {
      cancel()
    }
  }

  async function drain(): Promise<void> {
    const tried = new Set<string>()
    for (;;) {
      const pending = await store.read((view) => view.inbox.pending(AT_A_TIME))
      // What is being processed this moment is answered by whoever waits for it.
      const isWaiting = (stored: StoredInbound) => waits.isWaiting(stored, clock.now())
      const left = pending.filter((one) => !underWay.has(one.id) && !tried.has(one.id) && !isWaiting(one))
      for (const stored of left) {
        // An earlier one of the same person has just failed again.
        if (isWaiting(stored)) continue
        tried.add(stored.id)
        const { answer, outcome } = await start(stored)
        // One that will be tried yet again has said so the first time.
        if (outcome !== 'will retry') await replyLate(services, stored.inbound, answer)
      }
      if (left.length === 0) return
    }
  }

  async function settled(): Promise<void> {
    while (underWay.size > 0 || lateAnswers.size > 0) await Promise.all([...underWay.values(), ...lateAnswers])
  }

  function start(stored: StoredInbound): Promise<Processed> {
    const processing = process(stored).finally(() => underWay.delete(stored.id))
    underWay.set(stored.id, processing)
    return processing
  }

  /** Never throws: the event is stored, and whatever goes wrong with it now is tried again. */
  async function process(stored: StoredInbound): Promise<Processed> {
    try {
      const answer = await processInbound(services, stored)
      waits.end(stored, clock.now())
      return { answer, outcome: 'processed' }
    } catch (error) {
      if (error instanceof SpeakerNotKnownYet) return waitForLookUp(stored, error)
      const outcome = await recordFault(stored, error)
      return { answer: outcome === 'set aside' ? SET_ASIDE : KEPT, outcome }
    }
  }

  async function waitForLookUp(stored: StoredInbound, error: SpeakerNotKnownYet): Promise<Processed> {
    const now = clock.now()
    const patient = now < stored.receivedAt + LOOK_UP_PATIENCE_MS
    const next = await record(stored.id, error.message, patient ? Infinity : 1)
    log.warn({ event: stored.id, reason: error.message, next }, 'who spoke could not be looked up')
    if (next === 'set aside') {
      waits.end(stored, now)
      return { answer: NEVER_KNOWN, outcome: next }
    }
    waits.begin(stored, now)
    return { answer: NOT_KNOWN_YET, outcome: next }
  }

  async function recordFault({ id, inbound }: StoredInbound, fault: unknown): Promise<'will retry' | 'set aside'> {
    const fields = { error: fault, event: id, kind: inbound.what.kind }
    const reason = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault)
    const next = await record(id, reason, GIVE_UP_AFTER)
    log.error({ ...fields, next }, 'an event could not be processed')
    return next
  }

  async function record(id: string, reason: string, giveUpAfter: number): Promise<'will retry' | 'set aside'> {
    try {
      return await store.transact((tx) => tx.inbox.recordFault(id, reason, giveUpAfter))
    } catch (error) {
      log.error({ event: id, reason, recording: error }, 'a fault with an event could not be recorded')
      return 'will retry'
    }
  }

  function answerLate(inbound: Inbound, processing: Promise<Processed>): void {
    const late = processing
      .then(({ answer }) => replyLate(services, inbound, answer))
      .catch((error: unknown) => log.error({ error, event: inbound.eventId }, 'a late answer could not be kept'))
      .finally(() => lateAnswers.delete(late))
    lateAnswers.add(late)
  }

  return { receive, drain, nextTryAt: () => waits.nextTryAt(), settled }
}

function inRealTime(expire: () => void): () => void {
  const timeout = setTimeout(expire, ANSWER_WITHIN_MS)
  return () => clearTimeout(timeout)
}
