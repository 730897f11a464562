import { type Instant, MINUTE, type Ms, SECOND } from '../domain/time/instant.ts'
import type { StoredInbound } from '../ports/store/inbox.ts'

/** Who spoke is asked again after this long, and twice as long each time. */
const FIRST_WAIT_MS: Ms = 5 * SECOND
const LONGEST_WAIT_MS: Ms = MINUTE

/**
 * Events kept because nobody could say who spoke, with the moment of the next try. All that one person did waits together: it is tried in the
 * order in which they did it, since what they said last may build on what they said before. In memory: after a restart all are tried at once.
 */
export class LookUpWaits {
  readonly #waits = new Map<string, { at: Instant; waitMs: Ms; events: Set<string> }>()

  isWaiting(stored: StoredInbound, now: Instant): boolean {
    const wait = this.#waits.get(personOf(stored))
    return wait !== undefined && wait.at > now
  }

  /** Nobody could say who spoke, once more. */
  begin(stored: StoredInbound, now: Instant): void {
    const person = personOf(stored)
    const before = this.#waits.get(person)
    const events = (before?.events ?? new Set()).add(stored.id)
    if (before !== undefined && before.at > now) return
    const waitMs = before === undefined ? FIRST_WAIT_MS : Math.min(before.waitMs * 2, LONGEST_WAIT_MS)
    this.#waits.set(person, { at: now + waitMs, waitMs, events })
  }

  /** This one waits no longer; whatever else the same person did need not, either. */
  end(stored: StoredInbound, now: Instant): void {
    const person = personOf(stored)
    const wait = this.#waits.get(person)
    if (wait === undefined) return
    wait.events.delete(stored.id)
    if (wait.events.size === 0) this.#waits.delete(person)
    else wait.at = Math.min(wait.at, now)
  }

  nextTryAt(): Instant | undefined {
    const [first] = [...this.#waits.values()].map(({ at }) => at).toSorted((one, other) => one - other)
    return first
  }
}

function personOf({ id, inbound: { platform, speaker } }: StoredInbound): string {
  return speaker === undefined ? id : `${platform} ${speaker.userId}`
}
