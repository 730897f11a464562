import type { ExchangeLog } from '../exchange-log.ts'
import type { FaultBook } from '../../fault-book.ts'
import type { Courier, Parcel, Reply } from './courier.ts'
import { statusOf } from './event-queue.ts'

/**
 * Commands and interactions on their way to the bot. Slack never retries these: the person who waits for the answer
 * sees the failure instead.
 */
export class Interactions {
  readonly #courier: Courier
  readonly #log: ExchangeLog
  readonly #faults: FaultBook
  readonly #underWay = new Set<Promise<Reply>>()

  constructor(courier: Courier, log: ExchangeLog, faults: FaultBook) {
    this.#courier = courier
    this.#log = log
    this.#faults = faults
  }

  /** Sends and waits for the answer. `what` names it in the exchange log and for faults, e.g. "command /partner". */
  async send(what: string, parcel: Exclude<Parcel, { kind: 'event' }>): Promise<Reply> {
    const sending = this.#once(what, parcel)
    this.#underWay.add(sending)
    try {
      const reply = await sending
      if (this.#faults.takeForEvent(what, 'deliver-twice')) await this.#once(what, parcel)
      return reply
    } finally {
      this.#underWay.delete(sending)
    }
  }

  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay)
  }

  async #once(what: string, parcel: Exclude<Parcel, { kind: 'event' }>): Promise<Reply> {
    const reply = await this.#courier.send(parcel)
    this.#log.record({
      direction: 'to-bot',
      what,
      status: statusOf(reply),
      request: parcel.body,
      response: reply.answered ? reply.body : { error: reply.reason },
    })
    return reply
  }
}
