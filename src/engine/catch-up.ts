import type { PlatformName } from '../cards/card.ts'
import type { AppServices } from '../app/services.ts'
import type { StoredInbound } from '../ports/store/inbox.ts'
import { personOf } from './look-up-waits.ts'

const READ_AT_ONCE = 100
/** So many people are asked for at the same moment: a platform that hangs is waited for once, and none is asked too much at once. */
const ASKED_AT_ONCE = 20

export type CatchUp = {
  /**
   * Go through what is stored and not processed. Resolves when there is nothing left to try; what goes on already is waited for, not begun a
   * second time. Stops early when `signal` aborts.
   */
  run(signal?: AbortSignal): Promise<void>
  /** Resolves when nothing is being gone through. */
  settled(): Promise<void>
}

/** `silent`: why the platform did not say who did it, if it was asked ahead. Never throws for what went wrong with the event. */
type Try = (stored: StoredInbound, silent: string | undefined) => Promise<void>

/**
 * What was stored and not processed, in the order in which it came, each platform by itself: one that hangs holds up no other. Whoever did
 * something is asked for ahead, many at once, so that a platform that is silent about many people is waited for once, not once for each.
 */
export function createCatchUp(
  { store, directory, log }: AppServices,
  isDue: (one: StoredInbound) => boolean,
  tryOne: Try,
): CatchUp {
  const lanes = new Map<PlatformName, Promise<void>>()

  async function run(signal?: AbortSignal): Promise<void> {
    for (const [platform, events] of Map.groupBy(await due(), ({ inbound }) => inbound.platform))
      if (!lanes.has(platform)) start(platform, events, signal)
    await Promise.all(lanes.values())
  }

  function start(platform: PlatformName, events: StoredInbound[], signal: AbortSignal | undefined): void {
    const lane = goThrough(platform, events, signal).finally(() => lanes.delete(platform))
    // Whoever began it may have gone on meanwhile; whoever waits for it hears of it all the same.
    lane.catch((error: unknown) =>
      log.warn({ error, platform }, 'what was stored could not be gone through to its end'),
    )
    lanes.set(platform, lane)
  }

  async function goThrough(
    platform: PlatformName,
    first: StoredInbound[],
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const tried = new Set<string>()
    const untried = (events: StoredInbound[]) =>
      events.filter(({ id, inbound }) => inbound.platform === platform && !tried.has(id))
    for (let left = untried(first); left.length > 0; left = untried(await due()))
      for (let from = 0; from < left.length; from += ASKED_AT_ONCE) {
        const some = left.slice(from, from + ASKED_AT_ONCE)
        const silent = await silentAbout(some)
        for (const stored of some) {
          if (signal?.aborted) return
          tried.add(stored.id)
          // An earlier one of the same person may just have failed again.
          if (isDue(stored)) await tryOne(stored, silent.get(personOf(stored)))
        }
      }
  }

  /** All that may be tried now, whatever else waits before it. */
  async function due(): Promise<StoredInbound[]> {
    const found: StoredInbound[] = []
    for (let after: string | undefined; ;) {
      const some = await store.read((view) => view.inbox.pending(READ_AT_ONCE, after))
      found.push(...some.filter(isDue))
      if (some.length < READ_AT_ONCE) return found
      after = some.at(-1)!.id
    }
  }

  /** By the person: why their platform does not say who they are. One alone is asked for when their event is tried. */
  async function silentAbout(events: StoredInbound[]): Promise<Map<string, string>> {
    const people = new Map(events.map((one) => [personOf(one), one.inbound]))
    const silent = new Map<string, string>()
    if (people.size < 2) return silent
    const ask = async ([person, { platform, speaker, place }]: [string, StoredInbound['inbound']]) => {
      const found = speaker && (await directory.lookUp(platform, speaker, place))
      if (typeof found === 'object' && 'temporary' in found) silent.set(person, found.temporary)
    }
    await Promise.all([...people].map(ask))
    return silent
  }

  return {
    run,
    async settled() {
      while (lanes.size > 0) await Promise.allSettled(lanes.values())
    },
  }
}
