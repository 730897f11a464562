import type { AppServices } from '../app/services.ts'
import type { PlatformName } from '../cards/card.ts'
import { type Instant, type Ms, SECOND } from '../domain/time/instant.ts'
import type { ChatPlatform } from '../ports/chat-platform.ts'
import { handleDeadlines } from './deadlines.ts'
import { createDeliveryEngine, type SendingTerms } from './deliveries.ts'
import { endsWithin, headStart } from './head-start.ts'
import { createInboundEngine, type InboundEngine } from './inbound.ts'
import { type LoopState, LoopWatch } from './loop-watch.ts'
import { sleepUntilDue } from './sleep-until-due.ts'

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
  deliveries: { commits: 'outbox', news: ['back', 'room'] },
  inbox: { commits: undefined, news: ['back', 'left'] },
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
  /** `back`: a platform is. `room`: there is for another delivery. `left`: something came in that nobody is processing. */
  const news = new EventTarget()
  const inbound = createInboundEngine(services, {
    stopwatch,
    away,
    onLeft: () => news.dispatchEvent(new Event('left')),
  })
  const deliveries = createDeliveryEngine(services, platforms, terms, () => news.dispatchEvent(new Event('room')))
  const watch = new LoopWatch<LoopName>()

  async function settle(): Promise<void> {
    for (;;) {
      await inbound.drain()
      await inbound.settled()
      let worked = (await handleDeadlines(services)).handled
      await deliveries.settled()
      worked += await deliveries.sendDue()
      await deliveries.settled()
      if (worked === 0) return
    }
  }

  async function nextWakeAt(): Promise<Instant | undefined> {
    const { timer, lanes } = await store.read(async (view) => ({
      timer: await view.timers.nextDueAt(),
      lanes: await view.outbox.lanes(clock.now()),
    }))
    const gone = away()
    const deliveries = lanes.filter(({ platform }) => !gone.includes(platform)).map(({ at }) => at)
    return earliest([timer, ...deliveries, inbound.nextTryAt()])
  }

  async function run(signal: AbortSignal): Promise<void> {
    watch.expect(LOOPS)
    await drainFirst(signal)
    await Promise.all([
      loop('deadlines', signal, async () => (await handleDeadlines(services, signal)).wakeAt),
      loop('deliveries', signal, async () => {
        await deliveries.sendDue(signal)
        return deliveries.wakeAt()
      }),
      loop('inbox', signal, async () => {
        const at = leftUntil()
        if (at !== undefined && at <= clock.now()) await endsWithin(LOOK_AGAIN_MS, inbound.drain(signal), clock, signal)
        return leftUntil()
      }),
    ])
    await settled()
  }

  function leftUntil(): Instant | undefined {
    return earliest([inbound.nextTryAt(), inbound.nextLookAt()])
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

  /** Work, then sleep until there is more: at the moment that the work has named, or when a commit or news touches what this loop watches. */
  async function loop(name: LoopName, signal: AbortSignal, work: () => Promise<Instant | undefined>): Promise<void> {
    const wokenBy = WOKEN_BY[name]
    watch.worked(name)
    while (!signal.aborted) {
      const wake = new AbortController()
      const stop = store.onCommit((touched) => {
        if (wokenBy.commits && touched[wokenBy.commits]) wake.abort()
      })
      for (const type of wokenBy.news) news.addEventListener(type, () => wake.abort(), { signal: wake.signal })
      try {
        const until = await work()
        watch.worked(name)
        await sleepUntilDue(until, clock, AbortSignal.any([signal, wake.signal]))
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

function earliest(moments: (Instant | undefined)[]): Instant | undefined {
  const known = moments.filter((at) => at !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}
