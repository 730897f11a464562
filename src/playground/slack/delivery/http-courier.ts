import { createHmac } from 'node:crypto'
import type { JsonRecord } from '../json-record.ts'
import type { Courier, Parcel, Reply } from './courier.ts'

/** Delivers by signed POST, as Slack does to an app's Request URL. `url` is asked anew for each delivery. */
export class HttpCourier implements Courier {
  readonly #options: { url: () => string; signingSecret: string; now: () => number; answerLimitMs: number }
  /** The second for which a body was signed last. */
  readonly #signedFor = new WeakMap<JsonRecord, number>()

  constructor(options: { url: () => string; signingSecret: string; now: () => number; answerLimitMs: number }) {
    this.#options = options
  }

  async send(parcel: Parcel): Promise<Reply> {
    const { url, signingSecret, answerLimitMs } = this.#options
    const { body, contentType } = encode(parcel)
    const timestamp = this.#timestampOf(parcel)
    const headers: Record<string, string> = {
      'content-type': contentType,
      'user-agent': 'Slackbot 1.0 (local workspace)',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': sign(signingSecret, timestamp, body),
    }
    if (parcel.kind === 'event' && parcel.retry !== undefined) {
      headers['x-slack-retry-num'] = String(parcel.retry.number)
      headers['x-slack-retry-reason'] = parcel.retry.reason
    }
    try {
      const signal = AbortSignal.timeout(answerLimitMs)
      const response = await fetch(url(), { method: 'POST', headers, body, signal, redirect: 'manual' })
      const noRetry = response.headers.get('x-slack-no-retry') === '1'
      return { answered: true, status: response.status, body: decode(await response.text()), noRetry }
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError'
      return { answered: false, reason: timedOut ? 'http_timeout' : 'connection_failed' }
    }
  }

  /**
   * Slack's clock, in seconds: the receiver compares it with the real time, so it cannot be the playground's. A retry, which comes
   * later, is signed for a later second, however soon the playground plays it: it is no copy of the request before.
   */
  #timestampOf(parcel: Parcel): number {
    const second = Math.floor(this.#options.now() / 1_000)
    if (parcel.kind !== 'event') return second
    const before = this.#signedFor.get(parcel.body)
    const timestamp = parcel.retry === undefined || before === undefined ? second : Math.max(second, before + 1)
    this.#signedFor.set(parcel.body, timestamp)
    return timestamp
  }
}

/** `v0=` HMAC-SHA256 over `v0:timestamp:body`, the timestamp in seconds. */
export function sign(signingSecret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`
}

function encode(parcel: Parcel): { body: string; contentType: string } {
  const form = 'application/x-www-form-urlencoded'
  switch (parcel.kind) {
    case 'event':
      return { body: JSON.stringify(parcel.body), contentType: 'application/json' }
    case 'command':
      return { body: new URLSearchParams(parcel.body).toString(), contentType: form }
    case 'interaction':
      return { body: new URLSearchParams({ payload: JSON.stringify(parcel.body) }).toString(), contentType: form }
  }
}

function decode(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
