import { sign } from '../../src/playground/slack/delivery/http-courier.ts'
import type { World } from './world.ts'

/** The real time by the product's own clock, in seconds: Slack signs with it, whatever the playground's clock says. */
export async function serverSeconds(world: World): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${world.playground.port}/healthz`)
  return Math.floor(Date.parse(response.headers.get('date') ?? '') / 1_000)
}

/** POST to the product's Slack address. Returns the status of the answer. */
export async function postToSlackAddress(world: World, body: string, headers: Record<string, string>): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${world.playground.port}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body,
  })
  return response.status
}

/** Deliver an event as Slack would, signed just now, however long ago it happened. */
export async function deliverAsSlack(world: World, event: unknown): Promise<number> {
  const body = JSON.stringify(event)
  const timestamp = await serverSeconds(world)
  const signature = sign(world.playground.slack.credentials.signingSecret, timestamp, body)
  return postToSlackAddress(world, body, {
    'content-type': 'application/json',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': signature,
  })
}
