import { checkAccounts } from '../app/people/check-accounts.ts'
import type { AppServices } from '../app/services.ts'
import type { PlatformName } from '../cards/card.ts'
import { MINUTE, type Ms } from '../domain/time/instant.ts'
import type { Connections } from './connections.ts'
import { type LoopState, LoopWatch } from './loop-watch.ts'

/** Fifty accounts at a time: a day is enough for 4,800 on each platform. */
const EVERY: Ms = 15 * MINUTE

export type AccountCheck = {
  /** Until the signal aborts. */
  run(signal: AbortSignal): Promise<void>
  loops(): ReadonlyMap<'accounts', LoopState>
}

/** Asks the platforms that can be reached, a few accounts at a time, whether they are still there. */
export function createAccountCheck(services: AppServices, connections: Connections): AccountCheck {
  const { clock, log } = services
  const loop = new LoopWatch<'accounts'>()

  function reachable(): PlatformName[] {
    const away = new Set<string>(connections.away())
    return [...connections.states().keys()].filter((platform) => !away.has(platform))
  }

  async function run(signal: AbortSignal): Promise<void> {
    loop.worked('accounts')
    for (;;) {
      await clock.sleepUntil(clock.now() + EVERY, signal)
      if (signal.aborted) return loop.ended('accounts')
      try {
        await checkAccounts(services, reachable())
        loop.worked('accounts')
      } catch (error) {
        if (loop.failed('accounts', clock.now()))
          log.error({ error }, 'the accounts could not be checked; it is tried again in a quarter of an hour')
      }
    }
  }

  return { run, loops: () => loop.states() }
}
