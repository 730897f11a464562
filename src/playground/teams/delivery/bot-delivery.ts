import type { Ms } from '../../../domain/time/instant.ts'
import type { JsonObject } from '../json-object.ts'
import { LAST_RETRY_AFTER } from '../../fault-book.ts'
import type { Platform } from '../platform.ts'
import type { PendingDelivery } from '../teams-state.ts'
import { nameOf, sendToBot, type BotAnswer } from './send-to-bot.ts'

/** How long Teams waits for the bot to take a message (real milliseconds). */
const MESSAGE_TIMEOUT_MS = 15_000

/** A message that the bot answers with errors is given up after this many attempts. */
const MOST_FAILURES = 5

/**
 * Brings activities to the bot. Messages wait durably until the bot has taken them, in order; what it answers with a
 * 5xx is tried again at the next opportunity, behind the others. Invokes are asked at once and never repeated.
 */
export class BotDelivery {
  readonly #platform: Platform
  readonly #invokeTimeoutMs: Ms
  readonly #underWay = new Set<Promise<unknown>>()
  #lastPass: Promise<void> = Promise.resolve()

  constructor(platform: Platform, invokeTimeoutMs: Ms) {
    this.#platform = platform
    this.#invokeTimeoutMs = invokeTimeoutMs
  }

  /** Keeps the activity until the bot has it, and starts to deliver. */
  enqueue(...activities: JsonObject[]): void {
    this.#platform.state.now.pending.push(...activities.map((activity) => ({ activity, failures: 0 })))
    this.#platform.state.changed()
    void this.retry(false)
  }

  /** Delivers what is pending; with `releaseLate` also what a fault held back and nothing followed. */
  retry(releaseLate: boolean): Promise<void> {
    this.#lastPass = this.#track(this.#lastPass.then(() => this.#pass(releaseLate)))
    return this.#lastPass
  }

  /** Asks the bot and waits for its answer; of two, by a `deliver-twice` fault, the first counts. */
  async invoke(activity: JsonObject): Promise<BotAnswer> {
    const twice = this.#platform.faults.takeForEvent(nameOf(activity), 'deliver-twice')
    const answer = await this.#track(sendToBot(this.#platform, activity, this.#invokeTimeoutMs))
    if (twice) await this.#track(sendToBot(this.#platform, activity, this.#invokeTimeoutMs))
    return answer
  }

  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay)
  }

  async #pass(releaseLate: boolean): Promise<void> {
    const now = this.#platform.clock.now()
    const due = this.#platform.state.now.pending.filter(({ late, dueAt = now }) => !late && dueAt <= now)
    const delivered = await this.#deliverAll(due)
    if (releaseLate || delivered) await this.#deliverAll(this.#platform.state.now.pending.filter((entry) => entry.late))
  }

  /** Whether at least one was taken. Stops at the first sign that the bot is out of reach. */
  async #deliverAll(entries: PendingDelivery[]): Promise<boolean> {
    let delivered = false
    for (const entry of entries) {
      const name = nameOf(entry.activity)
      if (!entry.late && this.#platform.faults.takeForEvent(name, 'deliver-late')) {
        entry.late = true
        this.#platform.state.changed()
        continue
      }
      if (entry.dueAt === undefined && this.#platform.faults.takeForEvent(name, 'deliver-by-last-retry')) {
        entry.dueAt = this.#platform.clock.now() + LAST_RETRY_AFTER
        this.#platform.state.changed()
        continue
      }
      const answer = await sendToBot(this.#platform, entry.activity, MESSAGE_TIMEOUT_MS)
      if (answer.outcome === 'unreachable') return delivered
      if (!entry.late && this.#platform.faults.takeForEvent(name, 'deliver-twice'))
        await sendToBot(this.#platform, entry.activity, MESSAGE_TIMEOUT_MS)
      if (this.#settle(entry, answer)) delivered = true
    }
    return delivered
  }

  /** Takes the entry off the list unless it is worth another attempt; returns whether the bot has it. */
  #settle(entry: PendingDelivery, answer: BotAnswer): boolean {
    const failed = answer.outcome !== 'answered' || answer.status >= 500
    if (failed) entry.failures += 1
    const { now } = this.#platform.state
    if (!failed || entry.failures >= MOST_FAILURES) now.pending = now.pending.filter((other) => other !== entry)
    this.#platform.state.changed()
    return !failed
  }

  #track<T>(work: Promise<T>): Promise<T> {
    const watched = work.finally(() => this.#underWay.delete(watched))
    this.#underWay.add(watched)
    return watched
  }
}
