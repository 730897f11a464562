import { processDeadline } from '../app/process-deadline.ts'
import type { AppServices } from '../app/services.ts'
import type { PlatformName } from '../cards/card.ts'
import { type Instant, type Ms, SECOND } from '../domain/time/instant.ts'
import type { ChatPlatform } from '../ports/chat-platform.ts'
import type { Stopwatch } from '../ports/stopwatch.ts'
import type { Lane } from '../ports/store/outbox.ts'
import { createDeliveryEngine } from './deliveries.ts'
import { createInboundEngine, type InboundEngine } from './inbound.ts'

/** How long the loops sleep at most, so that what another process wrote (the CLI) is seen soon. One cheap query each. */
const LONGEST_SLEEP_MS: Ms = 15 * SECOND

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
}

/** The loops: what came in, what is due, what goes out. Nothing scans what is not due. */
export function createEngine(
  services: AppServices,
  platforms: Partial<Record<PlatformName, ChatPlatform>>,
  timing: { chance: () => number; stopwatch: Stopwatch },
): Engine {
  const { store, clock, log } = services
  const inbound = createInboundEngine(services)
  const deliveries = createDeliveryEngine(services, platforms, timing)

  async function settle(): Promise<void> {
    for (;;) {
      await inbound.drain()
      await inbound.settled()
      let worked = 0
      while (await processDeadline(services)) worked += 1
      worked += await deliveries.sendDue()
      await deliveries.settled()
      if (worked === 0) return
    }
  }

  async function nextWakeAt(): Promise<Instant | undefined> {
    const [timer, delivery] = await store.read(async (view) => [
      await view.timers.nextDueAt(),
      await view.outbox.nextClaimAt(clock.now()),
    ])
    return timer === undefined ? delivery : Math.min(timer, delivery ?? timer)
  }

  async function run(signal: AbortSignal): Promise<void> {
    await drainFirst(signal)
    await Promise.all([
      loop(
        'timers',
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
        async () => undefined,
        async () => {
          await inbound.drain()
          await inbound.forgetOld()
        },
      ),
    ])
    await settled()
  }

  /** A loop for each lane: one that waits for room among the posts keeps no answer waiting. */
  function sendLoop(lane: Lane, signal: AbortSignal): Promise<void> {
    return loop(
      'outbox',
      signal,
      () => store.read((view) => view.outbox.nextClaimAt(clock.now(), lane)),
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
   * seen in time.
   */
  async function drainFirst(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        return await inbound.drain()
      } catch (error) {
        log.error({ error }, 'what was left behind could not be read; it is tried again in a moment')
        await clock.sleepUntil(clock.now() + SECOND, signal)
      }
    }
  }

  /** Work, then sleep until the next is due, a commit touches what this loop watches, or the longest sleep is over. */
  async function loop(
    watches: 'timers' | 'outbox' | 'inbox',
    signal: AbortSignal,
    nextAt: () => Promise<Instant | undefined>,
    work: () => Promise<void>,
  ): Promise<void> {
    while (!signal.aborted) {
      const wake = new AbortController()
      const stop = store.onCommit((touched) => {
        if (touched[watches] && watches !== 'inbox') wake.abort()
      })
      try {
        await work()
        const next = await nextAt()
        const until = Math.min(next ?? Infinity, clock.now() + LONGEST_SLEEP_MS)
        await clock.sleepUntil(until, AbortSignal.any([signal, wake.signal]))
      } catch (error) {
        log.error({ error, loop: watches }, 'a loop failed; it goes on in a moment')
        await clock.sleepUntil(clock.now() + SECOND, signal)
      } finally {
        stop()
        // Lets go of the combined signal, which the long-lived one would keep for ever.
        wake.abort()
      }
    }
  }

  return { receive: inbound.receive, run, settle, settled, nextWakeAt }
}
