import { setImmediate } from 'node:timers/promises'
import { isUnrecorded } from '../app/answer-unrecorded.ts'
import { processInbound } from '../app/process-inbound.ts'
import { replyLate } from '../app/reply-late.ts'
import { SpeakerNotKnownYet } from '../app/look-ups/speaker-of.ts'
import type { PlatformName } from '../cards/card.ts'
import { type Instant, type Ms, SECOND } from '../domain/time/instant.ts'
import type { AppServices } from '../app/services.ts'
import type { Answer, Inbound, Receive } from '../ports/inbound.ts'
import type { Stopwatch } from '../ports/stopwatch.ts'
import { emptiedInbound, inboundId, type StoredInbound } from '../ports/store/inbox.ts'
import type { Tx } from '../ports/store/store.ts'
import { createCatchUp } from './catch-up.ts'
import { createEar } from './ear.ts'
import { createLastHeard } from './last-heard.ts'
import { createIntake } from './intake.ts'
import { createUnrecordedEngine } from './unrecorded.ts'
import { LookUpWaits } from './look-up-waits.ts'
import { bringsMessage, withoutUnreadWords } from './unread-words.ts'

/** The platform that waits least wants its answer within 3 s: whatever takes longer is answered through the outbox instead. */
const ANSWER_WITHIN_MS = 2_200

/** What failed, by a fault of ours or because it could not be stored for certain, is looked for again after this long. */
const LOOK_AGAIN_AFTER_MS: Ms = 15 * SECOND

/** An event that fails this often by a fault of ours is set aside for an operator. */
const GIVE_UP_AFTER = 5

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
  /** Process what was stored and not processed: after a crash, or after a fault. Stops early when `signal` aborts. */
  drain(signal?: AbortSignal): Promise<void>
  /** How many events were processed so far. */
  processed(): number
  /** When something kept because nobody could say who spoke is tried again; undefined when nothing is. */
  nextTryAt(): Instant | undefined
  /** When what else was left is looked for: what failed, and what came by another way; undefined when nothing is known of. */
  nextLookAt(): Instant | undefined
  /** Something is kept because a platform that is away could not say who spoke. */
  waitsForPlatform(): boolean
  /** A platform is back: whoever could not be looked up is tried at once. */
  platformIsBack(): void
  /** Resolves when nothing is being processed. */
  settled(): Promise<void>
}

/** `away`: the platforms that cannot be asked at present. What waits for them is not tried. `onLeft`: something is to be tried earlier than before. */
export type ListeningTerms = {
  stopwatch: Stopwatch
  away?: () => PlatformName[]
  answerLimit?: AnswerLimit
  onLeft?: () => void
}

/** Calls `expire` once the platform can wait no longer, unless the function it returns was called before. */
export type AnswerLimit = (expire: () => void) => () => void

/** Not said to us: most of it is nothing to us. */
function isOverheard({ what }: Inbound): boolean {
  return OVERHEARD.has(what.kind) || (what.kind === 'pointed' && what.quietly === true)
}

const OVERHEARD = new Set<Inbound['what']['kind']>(['said', 'edited', 'deleted'])

/** How processing one event went; the answer is ready whatever happened. */
type Processed = { answer: Answer; outcome: 'processed' | 'will retry' | 'set aside' }

/**
 * Inbound events: stored under their platform id before anything else, so that none is lost, and claimed in the
 * transaction of their effects, so that none is applied twice. What is sent without a name passes by: it is stored as its effect, or not at all.
 */
export function createInboundEngine(
  services: AppServices,
  { stopwatch, away = () => [], answerLimit = inRealTime, onLeft = () => {} }: ListeningTerms,
): InboundEngine {
  const { store, clock, log } = services
  /** By the id of the event. */
  const underWay = new Map<string, Promise<Processed>>()
  const lateAnswers = new Set<Promise<void>>()
  const waits = new LookUpWaits()
  // What is being processed this moment is answered by whoever waits for it.
  const isDue = (one: StoredInbound) => !underWay.has(one.id) && !waits.isWaiting(one, stopwatch.elapsed(), away())
  const catchUp = createCatchUp(services, isDue, tryAgain)
  const intake = createIntake(store)
  const unrecorded = createUnrecordedEngine(services, answerLimit)
  const lastHeard = createLastHeard(services)
  const ear = createEar(services, stopwatch, (inbound) => {
    hear(inbound).catch((error: unknown) => log.error({ error }, 'what was said under a card could not be kept'))
  })
  let processed = 0
  /** On the stopwatch. */
  let lookAt: Ms | undefined
  store.onCommit(({ inbox, timers, outbox }) => {
    const ours = intake.isStoring() && !timers && !outbox
    if (inbox && !ours) lookAgain(0)
  })

  const receive: Receive = async (inbound, onStored = () => {}) => {
    if (isUnrecorded(inbound)) return unrecorded.answer(inbound)
    if (inbound.what.kind === 'said') await lastHeard.note(inbound)
    if (isOverheard(inbound) && !(await ear.isOurs(inbound))) return { kind: 'nothing' }
    return hear(bringsMessage(inbound.what) ? await withoutUnreadWords(store, inbound) : inbound, onStored)
  }

  const hear: Receive = async (inbound, onStored = () => {}) => {
    const { promise: expired, resolve } = Promise.withResolvers<'expired'>()
    // Storing counts too: the platform waits for all of it.
    const cancel = answerLimit(() => resolve('expired'))
    try {
      const receivedAt = clock.now()
      const id = inboundId(inbound)
      if (!(await stored(inbound, receivedAt))) {
        log.info({ event: id }, 'the platform delivered an event again; it was applied once')
        return { kind: 'nothing' }
      }
      const processing = start({ id, inbound, receivedAt, attempts: 0 }, { once: setImmediate() })
      onStored()
      const first = await Promise.race([processing, expired])
      if (first !== 'expired') return saidAtOnce(first.answer)
      answerLate(inbound, processing)
      return { kind: 'nothing' }
    } finally {
      cancel()
    }
  }

  async function stored(inbound: Inbound, receivedAt: Instant): Promise<boolean> {
    try {
      return await intake.keep(inbound, receivedAt)
    } catch (error) {
      // A commit whose answer was lost may stand all the same.
      lookAgain(LOOK_AGAIN_AFTER_MS)
      throw error
    }
  }

  function lookAgain(afterMs: Ms): void {
    const at = stopwatch.elapsed() + afterMs
    if (lookAt !== undefined && lookAt <= at) return
    lookAt = at
    onLeft()
  }

  async function drain(signal?: AbortSignal): Promise<void> {
    lookAt = undefined
    try {
      await catchUp.run(signal)
    } catch (error) {
      lookAgain(0)
      throw error
    }
  }

  async function tryAgain(stored: StoredInbound, silent: string | undefined): Promise<void> {
    const { answer, outcome } = await start(stored, silent === undefined ? {} : { silent })
    // One that will be tried yet again has said so the first time.
    if (outcome !== 'will retry') await replyLate(services, stored.inbound, answer)
  }

  async function settled(): Promise<void> {
    await catchUp.settled()
    await unrecorded.settled()
    while (underWay.size > 0 || lateAnswers.size > 0) await Promise.all([...underWay.values(), ...lateAnswers])
  }

  function nextTryAt(): Instant | undefined {
    return inTime(waits.nextTryAt(away()))
  }

  function inTime(at: Ms | undefined): Instant | undefined {
    return at === undefined ? undefined : clock.now() + Math.ceil(at - stopwatch.elapsed())
  }

  /** `once`: what the platform is told first is on its way. */
  function start(
    stored: StoredInbound,
    { silent, once = Promise.resolve() }: { silent?: string; once?: Promise<unknown> },
  ): Promise<Processed> {
    const processing = once.then(() => process(stored, silent)).finally(() => underWay.delete(stored.id))
    underWay.set(stored.id, processing)
    return processing
  }

  /** Never throws: the event is stored, and whatever goes wrong with it now is tried again. `silent`: why nobody says who did it. */
  async function process(stored: StoredInbound, silent: string | undefined): Promise<Processed> {
    try {
      const areGone = ear.areGone(stored.inbound)
      if (silent !== undefined && !areGone) throw new SpeakerNotKnownYet(silent)
      const inbound = ear.newest(stored.inbound)
      const answer = areGone ? await leaveUnsaid(stored) : await processInbound(services, { ...stored, inbound })
      waits.end(stored, stopwatch.elapsed())
      processed += 1
      return { answer, outcome: 'processed' }
    } catch (error) {
      if (error instanceof SpeakerNotKnownYet) return waitForLookUp(stored, error)
      waits.end(stored, stopwatch.elapsed())
      const outcome = await recordFault(stored, error)
      return { answer: outcome === 'set aside' ? SET_ASIDE : KEPT, outcome }
    }
  }

  /** What was deleted on its platform before it was known whose it is says nothing any more. */
  async function leaveUnsaid({ id, inbound }: StoredInbound): Promise<Answer> {
    await store.transact((tx) => tx.inbox.claim(id, clock.now(), emptiedInbound(inbound)))
    return { kind: 'nothing' }
  }

  async function waitForLookUp(stored: StoredInbound, error: SpeakerNotKnownYet): Promise<Processed> {
    const now = stopwatch.elapsed()
    const patient = waits.begin(stored, now, away())
    const next = await record(stored.id, (tx) =>
      patient ? tx.inbox.recordWait(stored.id, error.message) : tx.inbox.recordFault(stored.id, error.message, 1),
    )
    log.warn({ event: stored.id, reason: error.message, next }, 'who spoke could not be looked up')
    if (next === 'will retry') {
      onLeft()
      return { answer: NOT_KNOWN_YET, outcome: next }
    }
    waits.end(stored, now)
    return { answer: NEVER_KNOWN, outcome: next }
  }

  async function recordFault({ id, inbound }: StoredInbound, fault: unknown): Promise<'will retry' | 'set aside'> {
    const fields = { error: fault, event: id, kind: inbound.what.kind }
    const reason = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault)
    const next = await record(id, (tx) => tx.inbox.recordFault(id, reason, GIVE_UP_AFTER))
    log.error({ ...fields, next }, 'an event could not be processed')
    if (next === 'will retry') lookAgain(LOOK_AGAIN_AFTER_MS)
    return next
  }

  async function record(id: string, work: (tx: Tx) => Promise<'will retry' | 'set aside'>) {
    try {
      return await store.transact(work)
    } catch (error) {
      log.error({ event: id, error }, 'a fault with an event could not be recorded')
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

  return {
    receive,
    drain,
    processed: () => processed,
    nextTryAt,
    nextLookAt: () => inTime(lookAt),
    waitsForPlatform: () => waits.waitFor(away()),
    platformIsBack: () => waits.endAll(stopwatch.elapsed()),
    settled,
  }
}

/** What is kept nowhere is said here, or never. */
function saidAtOnce(answer: Answer): Answer {
  return answer.kind === 'notice' && answer.once !== undefined
    ? { kind: 'notice', text: `${answer.text} ${answer.once}` }
    : answer
}

function inRealTime(expire: () => void): () => void {
  const timeout = setTimeout(expire, ANSWER_WITHIN_MS)
  return () => clearTimeout(timeout)
}
