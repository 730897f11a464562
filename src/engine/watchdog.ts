import { inTransaction } from '../app/in-transaction.ts'
import type { AppServices } from '../app/services.ts'
import { decideWatch, NOTHING_SEEN } from '../app/watchdog/decide-watch.ts'
import { lookAround } from '../app/watchdog/look-around.ts'
import { sayOver, sayTrouble } from '../app/watchdog/say-trouble.ts'
import { dropLadders, tellLadders, tellOver, tellTrouble } from '../app/watchdog/tell-admins.ts'
import { isOfLadder, keyOf } from '../app/watchdog/trouble.ts'
import { plainText } from '../cards/plain-text.ts'
import { MINUTE } from '../domain/time/instant.ts'
import type { Connections } from './connections.ts'
import { createDayLines } from './day-lines.ts'
import { createLadderWatch } from './ladder-watch.ts'
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
  const ladders = createLadderWatch(services)
  const days = createDayLines(services)
  let watch = NOTHING_SEEN

  async function look(): Promise<void> {
    await connections.check()
    const now = clock.now()
    const away = connections.away()
    const [found, unreaching] = await store.read(async (view) => [
      await lookAround(view, connections.states(), away, now),
      await ladders.look(view, now, (key) => watch.told.has(key)),
    ])
    const news = decideWatch(watch, [...found, ...unreaching], now)
    if (news.begun.length > 0 || news.over.length > 0)
      await inTransaction(services, { now }, async (means) => {
        const reachNobody = news.begun.filter(isOfLadder)
        for (const trouble of news.begun) if (!isOfLadder(trouble)) await tellTrouble(means, trouble, away)
        for (const trouble of news.over) if (!isOfLadder(trouble)) await tellOver(means, trouble)
        if (reachNobody.length > 0) await tellLadders(means, reachNobody, away)
        // That an escalation reaches somebody again, or is over, is no news for admins.
        else if (unreaching.length === 0) await dropLadders(means)
      })
    watch = news.watch
    days.note(news, now)
    await days.tell(now, unreaching, away)
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
