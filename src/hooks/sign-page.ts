import { createHmac } from 'node:crypto'
import { type Instant, SECOND } from '../domain/time/instant.ts'

const FEWEST_BYTES = 24
const MOST_BYTES = 64

/** The key that a secret as people write it stands for, `whsec_` and base64; undefined where it is none. */
export function keyOf(secret: string): Buffer | undefined {
  const [, text = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/u.exec(secret) ?? []
  const key = Buffer.from(text, 'base64')
  // What base64 leaves unread would make two secrets of one key.
  if (key.toString('base64') !== text) return undefined
  return key.length >= FEWEST_BYTES && key.length <= MOST_BYTES ? key : undefined
}

/** The headers that sign a page as Standard Webhooks says: a signature by each key, of the id, the second at which it is sent, and the very body. */
export function signedHeaders(
  { id, body }: { id: string; body: string },
  keys: readonly Buffer[],
  now: Instant,
): Record<string, string> {
  // A full stop in it would let one signature stand for two messages.
  if (!/^[A-Za-z0-9_-]{1,128}$/u.test(id)) throw new Error('The id of a page is letters, digits, - and _ alone.')
  const timestamp = Math.floor(now / SECOND).toString()
  const signatures = keys.map(
    (key) => `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  )
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
