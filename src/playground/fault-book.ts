import { MINUTE, type Ms } from '../domain/time/instant.ts'
import type { ApiFault, EventFault, Fault } from './workplace.ts'

/** How long after an event its last retry comes: Slack tries again at once, after a minute, and after five more. */
export const LAST_RETRY_AFTER: Ms = 6 * MINUTE

/** An exchange about to happen: what it is called, and the ids that it names. */
export type Subject = { what: string; about?: (id: string) => boolean }

type Entry<F> = { fault: F; left: number; over: PromiseWithResolvers<void> }

/** A fault to be committed now. `over` resolves when it is switched off. */
export type Committed = { fault: ApiFault; over: Promise<void> }

/** The faults still to be committed, in the order in which they were asked for. */
export class FaultBook {
  #api: Entry<ApiFault>[] = []
  #event: Entry<EventFault>[] = []

  /** Returns what switches the fault off. */
  add(fault: Fault): () => void {
    const entry = { left: fault.times ?? Number.POSITIVE_INFINITY, over: Promise.withResolvers<void>() }
    if (fault.on === 'api') this.#api.push({ ...entry, fault })
    else this.#event.push({ ...entry, fault })
    return () => {
      this.#api = this.#api.filter(({ over }) => over !== entry.over)
      this.#event = this.#event.filter(({ over }) => over !== entry.over)
      entry.over.resolve()
    }
  }

  /** Switches all of them off. */
  clear(): void {
    const all = [...this.#api, ...this.#event]
    this.#api = []
    this.#event = []
    for (const { over } of all) over.resolve()
  }

  /**
   * The fault for a call of the bot, if any, used up by one. With `named`, only one that has a `match`: for exchanges that
   * nobody means who asks for a fault on just the next one.
   */
  takeForApi(subject: Subject, named = false): Committed | undefined {
    const entry = this.#api.find(
      ({ fault, left }) =>
        left > 0 &&
        (fault.match === undefined ? !named : subject.what.includes(fault.match)) &&
        (fault.about === undefined || subject.about?.(fault.about) === true),
    )
    if (entry === undefined) return undefined
    entry.left -= 1
    return { fault: entry.fault, over: entry.over.promise }
  }

  /** Whether an event such as "event app_mention", "message" or "invoke task/fetch" is to fail this way; used up by one. */
  takeForEvent(what: string, fail: EventFault['fail']): boolean {
    const entry = this.#event.find(
      ({ fault, left }) => left > 0 && fault.fail === fail && (fault.match === undefined || what.includes(fault.match)),
    )
    if (entry !== undefined) entry.left -= 1
    return entry !== undefined
  }
}
