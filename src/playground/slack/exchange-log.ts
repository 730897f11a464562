import type { Exchange, PlaygroundClock } from '../workplace.ts'
import { isRecord } from './json-record.ts'

const KEPT = 500

/** The latest requests between the bot and the local Slack, without any secret. */
export class ExchangeLog {
  #exchanges: Exchange[] = []
  #seq = 0
  readonly #clock: PlaygroundClock
  readonly #onChange: () => void

  constructor(clock: PlaygroundClock, onChange: () => void) {
    this.#clock = clock
    this.#onChange = onChange
  }

  record(exchange: Pick<Exchange, 'direction' | 'what' | 'status' | 'request' | 'response'>): void {
    this.#seq += 1
    const { request, response, ...rest } = exchange
    const masked = { request: masking(request), response: masking(response) }
    this.#exchanges.push({ seq: this.#seq, at: this.#clock.now(), platform: 'slack', ...rest, ...masked })
    if (this.#exchanges.length > KEPT) this.#exchanges = this.#exchanges.slice(-KEPT)
    this.#onChange()
  }

  since(seq = 0): Exchange[] {
    return this.#exchanges.filter((exchange) => exchange.seq > seq)
  }
}

/** Tokens, and addresses or ids with which somebody else could act for a while. */
const SECRET_KEYS = ['token', 'response_url', 'trigger_id']

function masking(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/\b(xox[a-z]|xapp)-[\w-]+/g, '$1-…').replace(/([?&]ticket=)[\w-]+/g, '$1…')
  if (Array.isArray(value)) return value.map(masking)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      SECRET_KEYS.includes(key) && typeof inner === 'string' ? '…' : masking(inner),
    ]),
  )
}
