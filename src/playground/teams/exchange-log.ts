import type { Exchange, PlaygroundClock } from '../workplace.ts'
import { isObject } from './json-object.ts'

/** How many exchanges are kept for the page's drawer. */
const KEPT = 500

const SECRETS = new Set(['access_token', 'client_secret', 'authorization'])

/** What the bot and the local Teams lately said to each other, secrets masked. */
export class ExchangeLog {
  readonly #clock: PlaygroundClock
  readonly #changed: () => void
  #exchanges: Exchange[] = []
  #lastSeq = 0

  constructor(clock: PlaygroundClock, changed: () => void) {
    this.#clock = clock
    this.#changed = changed
  }

  record(exchange: Omit<Exchange, 'seq' | 'at' | 'platform'>): void {
    this.#lastSeq += 1
    this.#exchanges.push({
      ...exchange,
      seq: this.#lastSeq,
      at: this.#clock.now(),
      platform: 'teams',
      request: masked(exchange.request),
      response: masked(exchange.response),
    })
    this.#exchanges = this.#exchanges.slice(-KEPT)
    this.#changed()
  }

  since(seq = 0): Exchange[] {
    return this.#exchanges.filter((exchange) => exchange.seq > seq)
  }
}

/** A copy without secrets, so that what is shown cannot change what is stored. */
function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, SECRETS.has(key.toLowerCase()) ? '•••' : masked(inner)]),
  )
}
