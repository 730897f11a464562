import { inTransaction } from '../app/in-transaction.ts'
import type { AppServices } from '../app/services.ts'
import { decideWatch, NOTHING_SEEN } from '../app/watchdog/decide-watch.ts'
import { lookAround } from '../app/watchdog/look-around.ts'
import { sayOver, sayTrouble } from '../app/watchdog/say-trouble.ts'
import { tellOver, tellTrouble } from '../app/watchdog/tell-admins.ts'
import { keyOf } from '../app/watchdog/trouble.ts'
import { plainText } from '../cards/plain-text.ts'
import { MINUTE } from '../domain/time/instant.ts'
import type { Connections } from './connections.ts'
import { type LoopState, LoopWatch } from './loop-watch.ts'

export type Watchdog = {
  /** Look around now, and tell what is news. */
  look(): Promise<void>
  /** Look once a minute, until the signal aborts. */
  run(signal: AbortSignal): Promise<void>
  /** What was found and is not over, in a few words each: no subject, no number. */
  troubles(): string[]
  loops(): ReadonlyMap<'watchdog', LoopState>
}

/** Looks every minute whether anything waits that should not, and tells the admins, once; who cannot be told finds it in the log. */
export function createWatchdog(services: AppServices, connections: Connections): Watchdog {
  const { store, clock, log } = services
  const loop = new LoopWatch<'watchdog'>()
  let watch = NOTHING_SEEN

  async function look(): Promise<void> {
    await connections.check()
    const now = clock.now()
    const away = connections.away()
    const found = await store.read((view) => lookAround(view, connections.states(), away, now))
    const news = decideWatch(watch, found, now)
    if (news.begun.length > 0 || news.over.length > 0)
      await inTransaction(services, { now }, async (means) => {
        for (const trouble of news.begun) await tellTrouble(means, trouble, away)
        for (const trouble of news.over) await tellOver(means, trouble)
      })
    watch = news.watch
    for (const trouble of news.begun) {
      const { title, happened, todo } = sayTrouble(trouble, 'UTC')
      log.warn({ trouble: keyOf(trouble) }, `${title}. ${plainText(happened)} ${todo}`)
    }
    for (const trouble of news.over) log.info({ trouble: keyOf(trouble) }, sayOver(trouble).title)
  }

  async function run(signal: AbortSignal): Promise<void> {
    loop.worked('watchdog')
    for (;;) {
      await clock.sleepUntil(clock.now() + MINUTE, signal)
      if (signal.aborted) return loop.ended('watchdog')
      try {
        await look()
        loop.worked('watchdog')
      } catch (error) {
        if (loop.failed('watchdog', clock.now()))
          log.error({ error }, 'the watchdog could not look; it tries again every minute')
      }
    }
  }

  return {
    look,
    run,
    troubles: () => [...watch.told.values()].map((trouble) => sayTrouble(trouble, 'UTC').title),
    loops: () => loop.states(),
  }
}
