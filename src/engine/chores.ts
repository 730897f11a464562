import { createTask, type ScheduledTask } from 'node-cron'
import { extendHolidayYears } from '../app/extend-holiday-years.ts'
import { waitForPeriods } from '../app/ledger/wait-for-periods.ts'
import { checkAccounts } from '../app/people/check-accounts.ts'
import { forgetOld } from '../app/retention/forget-old.ts'
import type { KeepFor } from '../app/retention/keep-for.ts'
import type { AppServices } from '../app/services.ts'
import type { PlatformName } from '../cards/card.ts'
import type { Connections } from './connections.ts'
import { type LoopState, LoopWatch } from './loop-watch.ts'

export type ChoreName = 'accounts' | 'holidays' | 'periods' | 'retention'

/** `cron`: five fields, in UTC. A run that is not over when the next would begin goes on, and that one is left out. */
type Chore = { cron: string; work: () => Promise<void> }

export type Chores = {
  /** Do one now, whenever it would come by itself. */
  run(name: ChoreName): Promise<void>
  /** Do each in its time, until the signal aborts; resolves when those under way are over. */
  keep(signal: AbortSignal): Promise<void>
  states(): ReadonlyMap<ChoreName, LoopState>
}

/** What has to be done now and then, by the time of the machine; no deadline of a partner hangs on it. */
export function createChores(
  services: AppServices,
  connections: Pick<Connections, 'away' | 'states'>,
  keepFor: KeepFor,
): Chores {
  const { clock, log } = services
  const watch = new LoopWatch<ChoreName>()
  const chores: Record<ChoreName, Chore> = {
    // Fifty accounts at a time: a day is enough for 4,800 on each platform.
    accounts: { cron: '*/15 * * * *', work: () => checkAccounts(services, reachable()) },
    holidays: { cron: '43 3 * * *', work: () => extendHolidayYears(services) },
    periods: { cron: '51 3 * * *', work: () => waitForPeriods(services) },
    retention: { cron: '17 * * * *', work: () => forgetOld(services, keepFor) },
  }

  function reachable(): PlatformName[] {
    const away = new Set<string>(connections.away())
    return [...connections.states().keys()].filter((platform) => !away.has(platform))
  }

  async function tryIt(name: ChoreName): Promise<void> {
    try {
      await chores[name].work()
      watch.worked(name)
    } catch (error) {
      if (watch.failed(name, clock.now()))
        log.error({ error, chore: name }, 'a chore failed; it is tried again in its time')
    }
  }

  async function keep(signal: AbortSignal): Promise<void> {
    const underWay = new Map<ChoreName, Promise<void>>()
    const begin = (name: ChoreName): Promise<void> => {
      const run = tryIt(name).finally(() => underWay.delete(name))
      underWay.set(name, run)
      return run
    }
    const tasks = Object.entries(chores).map(([name, { cron }]): ScheduledTask => {
      watch.worked(name as ChoreName)
      return createTask(cron, () => begin(name as ChoreName), {
        name,
        noOverlap: true,
        timezone: 'UTC',
        unref: true,
        suppressMissedWarning: true,
      })
    })
    for (const task of tasks) await task.start()
    await aborted(signal)
    for (const task of tasks) await task.destroy()
    await Promise.all(underWay.values())
    for (const name of watch.states().keys()) watch.ended(name)
  }

  return { run: (name) => chores[name].work(), keep, states: () => watch.states() }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
