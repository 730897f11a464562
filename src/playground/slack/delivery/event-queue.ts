import { MINUTE, type Ms } from '../../../domain/time/instant.ts'
import type { ExchangeLog } from '../exchange-log.ts'
import { LAST_RETRY_AFTER, type FaultBook } from '../../fault-book.ts'
import { isRecord, textOf, type JsonRecord } from '../json-record.ts'
import type { PendingEvent } from '../workspace/records.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Courier, Reply } from './courier.ts'

/** Waits before the first, second and third retry (PLATFORMS.md); then Slack gives the event up. */
const RETRY_AFTER: Ms[] = [0, MINUTE, 5 * MINUTE]

/** One of which no try before was answered. */
const LAST_RETRY = { attempts: RETRY_AFTER.length, lastReason: 'http_timeout' }

/** How many acknowledged events can be sent again. */
const REMEMBERED = 200

/**
 * Events on their way to the bot. Each is kept from before its first attempt until it is acknowledged or given up,
 * so that a restart loses none. Events of one channel go one after the other; channels do not wait for each other.
 */
export class EventQueue {
  readonly #workspace: Workspace
  readonly #courier: Courier
  readonly #log: ExchangeLog
  readonly #faults: FaultBook
  readonly #chains = new Map<string, Promise<void>>()
  readonly #trying = new Set<string>()
  /** Events held back by a `deliver-late` fault until the next one has gone out. */
  #held: PendingEvent[] = []
  /** The newest that were acknowledged. */
  #taken: PendingEvent[] = []

  constructor(workspace: Workspace, courier: Courier, log: ExchangeLog, faults: FaultBook) {
    this.#workspace = workspace
    this.#courier = courier
    this.#log = log
    this.#faults = faults
  }

  enqueue(what: string, body: JsonRecord & { event_id: string }): void {
    const event: PendingEvent = { what, body, attempts: 0, dueAt: this.#workspace.clock.now() }
    if (this.#faults.takeForEvent(what, 'deliver-by-last-retry')) {
      const dueAt = event.dueAt + LAST_RETRY_AFTER
      this.#workspace.pending.set(body.event_id, { ...event, ...LAST_RETRY, dueAt })
      return
    }
    this.#workspace.pending.set(body.event_id, event)
    if (this.#faults.takeForEvent(what, 'deliver-late')) {
      this.#held.push(event)
      return
    }
    const late = this.#held
    this.#held = []
    void this.#start(event)?.then(() => {
      for (const one of late) void this.#start(one)
    })
  }

  /** Tries every event whose next attempt is due, and those held back. */
  retryDue(): void {
    this.#held = []
    for (const event of this.#workspace.pending.values())
      if (event.dueAt <= this.#workspace.clock.now()) void this.#start(event)
  }

  /** Tries everything undelivered at once: the bot has just connected. */
  retryAll(): void {
    for (const event of this.#workspace.pending.values()) void this.#start(event)
  }

  /**
   * Sends the newest acknowledged event that `matches` once more, as a retry that was under way for long. False where there
   * is none; not the whole past is remembered.
   */
  sendAgain(matches: (event: PendingEvent) => boolean): boolean {
    const event = this.#taken.findLast(matches)
    if (event !== undefined) void this.#start({ ...event, ...LAST_RETRY })
    return event !== undefined
  }

  async settled(): Promise<void> {
    while (this.#chains.size > 0) await Promise.all(this.#chains.values())
  }

  #start(event: PendingEvent): Promise<void> | undefined {
    const { event_id: id, event: inner } = event.body
    if (this.#trying.has(id)) return undefined
    this.#trying.add(id)
    const lane = channelOf(inner)
    const before = this.#chains.get(lane) ?? Promise.resolve()
    const chain: Promise<void> = before
      .then(() => this.#deliver(event))
      .finally(() => {
        this.#trying.delete(id)
        if (this.#chains.get(lane) === chain) this.#chains.delete(lane)
      })
    this.#chains.set(lane, chain)
    return chain
  }

  async #deliver(event: PendingEvent): Promise<void> {
    const reply = await this.#attempt(event)
    if (reply.answered && reply.status >= 200 && reply.status < 300) {
      this.#workspace.pending.delete(event.body.event_id)
      this.#taken = [...this.#taken.filter(({ body }) => body !== event.body), event].slice(-REMEMBERED)
      if (this.#faults.takeForEvent(event.what, 'deliver-twice'))
        await this.#attempt({ ...event, attempts: event.attempts + 1, lastReason: 'http_timeout' })
      return
    }
    const wait = RETRY_AFTER[event.attempts]
    if (wait === undefined || (reply.answered && reply.noRetry === true)) {
      this.#workspace.pending.delete(event.body.event_id)
      return
    }
    const lastReason = reply.answered ? 'http_error' : reply.reason
    const dueAt = this.#workspace.clock.now() + wait
    const next = { ...event, attempts: event.attempts + 1, lastReason, dueAt }
    this.#workspace.pending.set(event.body.event_id, next)
    if (wait === 0) await this.#deliver(next)
  }

  async #attempt(event: PendingEvent): Promise<Reply> {
    const retry =
      event.attempts > 0 ? { number: event.attempts, reason: event.lastReason ?? 'unknown_error' } : undefined
    const reply = await this.#courier.send({ kind: 'event', body: event.body, ...(retry && { retry }) })
    this.#log.record({
      direction: 'to-bot',
      what: event.what,
      status: statusOf(reply),
      request: retry === undefined ? event.body : { ...event.body, retry },
      response: reply.answered ? reply.body : { error: reply.reason },
    })
    return reply
  }
}

/** The HTTP status for the exchange log; 408 for no answer in time, 0 when the bot was not reached. */
export function statusOf(reply: Reply): number {
  if (reply.answered) return reply.status
  return reply.reason === 'http_timeout' ? 408 : 0
}

function channelOf(event: unknown): string {
  return isRecord(event) ? (textOf(event['channel']) ?? '') : ''
}
