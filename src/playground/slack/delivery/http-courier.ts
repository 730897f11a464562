import { createHmac } from 'node:crypto'
import type { Courier, Parcel, Reply } from './courier.ts'

/** Delivers by signed POST, as Slack does to an app's Request URL. `url` is asked anew for each delivery. */
export class HttpCourier implements Courier {
  readonly #options: { url: () => string; signingSecret: string; now: () => number; answerLimitMs: number }

  constructor(options: { url: () => string; signingSecret: string; now: () => number; answerLimitMs: number }) {
    this.#options = options
  }

  async send(parcel: Parcel): Promise<Reply> {
    const { url, signingSecret, now, answerLimitMs } = this.#options
    const { body, contentType } = encode(parcel)
    // Slack's clock: the receiver compares this with the real time, so it cannot be the playground's.
    const timestamp = Math.floor(now() / 1_000)
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
