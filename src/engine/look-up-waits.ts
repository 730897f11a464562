import type { PlatformName } from '../cards/card.ts'
import { HOUR, MINUTE, type Ms, SECOND } from '../domain/time/instant.ts'
import type { StoredInbound } from '../ports/store/inbox.ts'

/** Who spoke is asked again after this long, and twice as long each time. */
const FIRST_WAIT_MS: Ms = 5 * SECOND
const LONGEST_WAIT_MS: Ms = MINUTE

/** An event whose speaker nobody could say over this much waiting between tries is set aside. */
const PATIENCE_MS: Ms = HOUR

/**
 * All that one person waits for. `at`: when it is tried again; `waitMs`: the present wait. `spentMs`: the waits of theirs that are over, none
 * longer than it was meant to be. `countsMs`: what the present one adds to them. `events`: each by its id, with what was spent when it came.
 */
type Wait = {
  platform: PlatformName
  at: Ms
  waitMs: Ms
  countsMs: Ms
  spentMs: Ms
  events: Map<string, Ms>
}

/**
 * Events kept because nobody could say who spoke, with the moment of the next try, on the stopwatch. All that one person did waits together: it
 * is tried in the order in which they did it, since what they said last may build on what they said before. While their platform is away nothing
 * is tried. In memory: after a restart all are tried at once, and given as much patience as if they were new.
 */
export class LookUpWaits {
  readonly #waits = new Map<string, Wait>()

  isWaiting(stored: StoredInbound, now: Ms, away: readonly PlatformName[]): boolean {
    const wait = this.#waits.get(personOf(stored))
    return wait !== undefined && (wait.at > now || away.includes(wait.platform))
  }

  /**
   * Nobody could say who spoke, once more. False when this one has waited long enough. Only waits that ended in a try count, and only as long as
   * they were meant to be: not the time in which we were down, the clock was moved, or the platform away.
   */
  begin(stored: StoredInbound, now: Ms, away: readonly PlatformName[]): boolean {
    const person = personOf(stored)
    const { platform } = stored.inbound
    const before = this.#waits.get(person)
    const wait = before !== undefined && before.at > now ? before : nextWait(before, platform, now, away)
    const since = wait.events.get(stored.id) ?? wait.spentMs
    wait.events.set(stored.id, since)
    this.#waits.set(person, wait)
    return wait.spentMs - since < PATIENCE_MS
  }

  /** This one waits no longer; whatever else the same person did need not, either. */
  end(stored: StoredInbound, now: Ms): void {
    const person = personOf(stored)
    const wait = this.#waits.get(person)
    if (wait === undefined || !wait.events.delete(stored.id)) return
    if (wait.events.size === 0) this.#waits.delete(person)
    else tryAt(wait, now)
  }

  /** A platform is back: whoever waits is tried at once. */
  endAll(now: Ms): void {
    for (const wait of this.#waits.values()) tryAt(wait, now)
  }

  /** When the next is tried, of those whose platform is not away. */
  nextTryAt(away: readonly PlatformName[]): Ms | undefined {
    const waits = [...this.#waits.values()].filter(({ platform }) => !away.includes(platform))
    return waits.length === 0 ? undefined : Math.min(...waits.map(({ at }) => at))
  }

  /** Whether somebody waits for one of these. */
  waitFor(platforms: readonly PlatformName[]): boolean {
    return [...this.#waits.values()].some(({ platform }) => platforms.includes(platform))
  }
}

/** Whose events wait together. */
export function personOf({ id, inbound: { platform, speaker } }: StoredInbound): string {
  return speaker === undefined ? id : `${platform} ${speaker.userId}`
}

function nextWait(before: Wait | undefined, platform: PlatformName, now: Ms, away: readonly PlatformName[]): Wait {
  const waitMs = before === undefined ? FIRST_WAIT_MS : Math.min(before.waitMs * 2, LONGEST_WAIT_MS)
  const countedMs = before === undefined || away.includes(platform) ? 0 : before.countsMs
  return {
    platform,
    at: now + waitMs,
    waitMs,
    countsMs: waitMs,
    spentMs: (before?.spentMs ?? 0) + countedMs,
    events: before?.events ?? new Map(),
  }
}

function tryAt(wait: Wait, now: Ms): void {
  if (wait.at <= now) return
  wait.at = now
  wait.countsMs = 0
}
