import { createHmac, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { HOME } from './stub-slack.ts'

export const SIGNING_SECRET = 'bench-signing-secret'

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

/** What Slack would send, as a form. */
export type Knock = Record<string, string>

/** Somebody types a line. */
export function typedLine(text: string, responseUrl: string, user = 'UTOM'): Knock {
  return {
    command: '/partner',
    text,
    team_id: HOME,
    channel_id: 'C0SHARED',
    channel_name: 'acme-shared',
    user_id: user,
    user_name: user,
    trigger_id: randomUUID(),
    response_url: responseUrl,
    api_app_id: 'A0',
  }
}

/** Somebody presses a button of a card in the shared channel. */
export function press(button: object, responseUrl: string, user = 'UTOM'): Knock {
  const now = (Date.now() / 1_000).toFixed(6)
  const action = { type: 'button', action_id: 'bench', block_id: 'b', value: JSON.stringify(button), action_ts: now }
  return {
    payload: JSON.stringify({
      type: 'block_actions',
      user: { id: user, team_id: HOME, name: user },
      team: { id: HOME },
      channel: { id: 'C0SHARED', name: 'acme-shared' },
      container: { type: 'message', message_ts: '1.1', channel_id: 'C0SHARED' },
      message: { ts: '1.1' },
      trigger_id: randomUUID(),
      response_url: responseUrl,
      actions: [action],
    }),
  }
}

/** How long one request took until it was answered with 200, in milliseconds. */
export function knock(address: string, asked: Knock): Promise<number> {
  const body = new URLSearchParams(asked).toString()
  const timestamp = Math.floor(Date.now() / 1_000)
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex')
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(
      `${address}/slack/events`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': `v0=${signature}`,
        },
      },
      (response) => {
        response.resume()
        response.on('end', () => {
          if (response.statusCode === 200) resolve(performance.now() - began)
          else reject(new Error(`answered ${response.statusCode}`))
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** So many a second, whether they are answered or not. The latencies, in the order of sending. */
export async function atRate(
  perSecond: number,
  count: number,
  once: (nth: number) => Promise<number>,
): Promise<number[]> {
  const began = performance.now()
  const all: Promise<number>[] = []
  for (let nth = 0; nth < count; nth += 1) {
    await pause(Math.max(0, began + (nth * 1_000) / perSecond - performance.now()))
    all.push(once(nth))
  }
  return Promise.all(all)
}

/** As fast as they are answered, so many at a time. Returns how many a second. */
export async function flatOut(atOnce: number, count: number, once: (nth: number) => Promise<unknown>): Promise<number> {
  const began = performance.now()
  let next = 0
  const one = async (): Promise<void> => {
    while (next < count) await once((next += 1))
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return (count * 1_000) / (performance.now() - began)
}
