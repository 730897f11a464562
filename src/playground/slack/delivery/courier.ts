import type { JsonRecord } from '../json-record.ts'

/** What goes to the bot, in the three forms in which Slack sends things. */
export type Parcel =
  | { kind: 'event'; body: JsonRecord; retry?: { number: number; reason: string } }
  | { kind: 'command'; body: Record<string, string> }
  | { kind: 'interaction'; body: JsonRecord }

/**
 * How the bot answered. `body` is the JSON or text it sent along, undefined when it sent none.
 * `reason` is Slack's own word for what went wrong, as in `X-Slack-Retry-Reason`.
 */
export type Reply =
  | { answered: true; status: number; body: unknown; noRetry?: boolean }
  | { answered: false; reason: 'http_timeout' | 'connection_failed' }

/** Carries a parcel to the bot, over HTTP or over a socket. Never throws: not reaching the bot is an answer too. */
export interface Courier {
  send(parcel: Parcel): Promise<Reply>
}
