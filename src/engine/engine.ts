import { processDeadline } from '../app/process-deadline.ts'
import type { AppServices } from '../app/services.ts'
import type { PlatformName } from '../cards/card.ts'
import { type Instant, type Ms, SECOND } from '../domain/time/instant.ts'
import type { ChatPlatform } from '../ports/chat-platform.ts'
import type { Lane } from '../ports/store/outbox.ts'
import { createDeliveryEngine, type SendingTerms } from './deliveries.ts'
import { endsWithin, headStart } from './head-start.ts'
import { createInboundEngine, type InboundEngine } from './inbound.ts'
import { type LoopState, LoopWatch } from './loop-watch.ts'

/** How long the loops sleep at most, so that what another process wrote (the CLI) is seen soon. One cheap query each. */
const LONGEST_SLEEP_MS: Ms = 15 * SECOND

/** At a start, what was said before waits this long for its platform to be connected, before deadlines are looked at. */
const CONNECT_FIRST_MS: Ms = 3 * SECOND

/** The inbox is looked at anew after this long, though one platform may hang still. */
const LOOK_AGAIN_MS: Ms = 2 * SECOND

export type Engine = {
  receive: InboundEngine['receive']
  /** Resolves when nothing that came in is being processed, and nothing is being sent. */
  settled(): Promise<void>
  /** Run until the signal aborts: first what a crash left behind, then each deadline and delivery as it comes due. */
  run(signal: AbortSignal): Promise<void>
  /** Do everything that is due now, until nothing is. For movable clocks. */
  settle(): Promise<void>
  /** When there will be something to do again, if nothing new comes in. */
  nextWakeAt(): Promise<Instant | undefined>
  /** A platform can be asked and written to again: what waited for it is tried and sent at once. */
  platformIsBack(): void
  /** How each loop is doing that is to run. */
  loops(): ReadonlyMap<LoopName, LoopState>
}

/** What wakes each loop: commits, and news. What comes in is processed by whoever received it. */
const WOKEN_BY = {
  deadlines: { commits: 'timers', news: [] },
  answers: { commits: 'outbox', news: ['back', 'room'] },
  posts: { commits: 'outbox', news: ['back', 'room'] },
  inbox: { commits: undefined, news: ['back'] },
} as const
type LoopName = keyof typeof WOKEN_BY
const LOOPS = Object.keys(WOKEN_BY) as LoopName[]

/** The loops: what came in, what is due, what goes out. Nothing scans what is not due. */
export function createEngine(
  services: AppServices,
  platforms: Partial<Record<PlatformName, ChatPlatform>>,
  terms: SendingTerms,
): Engine {
  const { store, clock, log } = services
  const { stopwatch, away = () => [] } = terms
  const inbound = createInboundEngine(services, { stopwatch, away })
  /** `back`: a platform is. `room`: there is for another delivery. */
  const news = new EventTarget()
  const deliveries = createDeliveryEngine(services, platforms, terms, () => news.dispatchEvent(new Event('room')))
  const watch = new LoopWatch<LoopName>()

  async function settle(): Promise<void> {
    for (;;) {
      await inbound.drain()
      await inbound.settled()
      let worked = 0
      while (await processDeadline(services)) worked += 1
      await deliveries.settled()
      worked += await deliveries.sendDue()
      await deliveries.settled()
      if (worked === 0) return
    }
  }

  async function nextWakeAt(): Promise<Instant | undefined> {
    const [timer, delivery] = await store.read(async (view) => [
      await view.timers.nextDueAt(),
      await view.outbox.nextClaimAt(clock.now(), { away: away() }),
    ])
    const moments = [timer, delivery, inbound.nextTryAt()].filter((at) => at !== undefined)
    return moments.length === 0 ? undefined : Math.min(...moments)
  }

  async function run(signal: AbortSignal): Promise<void> {
    watch.expect(LOOPS)
    await drainFirst(signal)
    await Promise.all([
      loop(
        'deadlines',
        signal,
        () => store.read((view) => view.timers.nextDueAt()),
        async () => {
          while (!signal.aborted && (await processDeadline(services)));
        },
      ),
      sendLoop('answers', signal),
      sendLoop('posts', signal),
      loop(
        'inbox',
        signal,
        async () => inbound.nextTryAt(),
        async () => {
          await endsWithin(LOOK_AGAIN_MS, inbound.drain(signal), clock, signal)
        },
      ),
    ])
    await settled()
  }

  /** A loop for each lane: one that waits for room among the posts keeps no answer waiting. */
  function sendLoop(lane: Lane, signal: AbortSignal): Promise<void> {
    return loop(
      lane,
      signal,
      () => deliveries.nextClaimAt(lane),
      async () => {
        await deliveries.sendDue(signal, lane)
      },
    )
  }

  async function settled(): Promise<void> {
    await inbound.settled()
    await deliveries.settled()
  }

  /**
   * What was said before the crash is handled before the deadlines that passed meanwhile: an acknowledgement that came in time must be
   * seen in time. What hangs at a platform, or waits for one that is away, holds up the start for a moment only: the inbox's loop goes on with it.
   */
  async function drainFirst(signal: AbortSignal): Promise<void> {
    const until = stopwatch.elapsed() + CONNECT_FIRST_MS
    while (!signal.aborted) {
      const woken = new AbortController()
      news.addEventListener('back', () => woken.abort(), { signal: woken.signal })
      try {
        await headStart(inbound.drain(signal), () => inbound.processed(), clock, signal)
        const left = until - stopwatch.elapsed()
        if (!inbound.waitsForPlatform() || left <= 0) return
        await clock.sleepUntil(clock.now() + left, AbortSignal.any([signal, woken.signal]))
      } catch (error) {
        log.error({ error }, 'what was left behind could not be read; it is tried again in a moment')
        await clock.sleepUntil(clock.now() + SECOND, signal)
      } finally {
        woken.abort()
      }
    }
  }

  function platformIsBack(): void {
    inbound.platformIsBack()
    news.dispatchEvent(new Event('back'))
  }

  /** Work, then sleep until the next is due, a commit touches what this loop watches, or the longest sleep is over. */
  async function loop(
    name: LoopName,
    signal: AbortSignal,
    nextAt: () => Promise<Instant | undefined>,
    work: () => Promise<void>,
  ): Promise<void> {
    const wokenBy = WOKEN_BY[name]
    watch.worked(name)
    while (!signal.aborted) {
      const wake = new AbortController()
      const stop = store.onCommit((touched) => {
        if (wokenBy.commits && touched[wokenBy.commits]) wake.abort()
      })
      for (const type of wokenBy.news) news.addEventListener(type, () => wake.abort(), { signal: wake.signal })
      try {
        await work()
        const next = await nextAt()
        watch.worked(name)
        const until = Math.min(next ?? Infinity, clock.now() + LONGEST_SLEEP_MS)
        await clock.sleepUntil(until, AbortSignal.any([signal, wake.signal]))
      } catch (error) {
        const fresh = watch.failed(name, clock.now())
        if (fresh) log.error({ error, loop: name }, 'a loop failed; it tries again every moment until it succeeds')
        await clock.sleepUntil(clock.now() + SECOND, signal)
      } finally {
        stop()
        // Lets go of the combined signal, which the long-lived one would keep for ever.
        wake.abort()
      }
    }
    watch.ended(name)
  }

  return { receive: inbound.receive, run, settle, settled, nextWakeAt, platformIsBack, loops: () => watch.states() }
}
