import { App } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../../src/domain/time/instant.ts'
import { sign } from '../../../src/playground/slack/delivery/http-courier.ts'
import { startLocalSlack } from '../../../src/playground/slack/local-slack.ts'
import { endpoint } from './bare-endpoint.ts'
import { ADA, INTERNAL, movableClock, smallWorld, startWithoutBot } from './small-workspace.ts'
import { clientOf, errorOf, silence } from './web-client.ts'

describe('Slack out of reach', () => {
  test('refuses every connection, and takes them again on the same address when it is back', async () => {
    await using slack = await startWithoutBot()
    const client = clientOf(slack)
    await slack.setReachable(false)
    expect(await errorOf(client.auth.test())).toBe('slack_webapi_request_error')
    await slack.setReachable(true)
    expect(await errorOf(client.auth.test())).toBe('ok')
  })

  test('cuts the sockets of Socket Mode; once it is back the app connects again and gets what waited', async () => {
    const clock = movableClock()
    await using slack = await startLocalSlack({ clock, world: smallWorld, delivery: { mode: 'socket' } })
    const { botToken: token, appToken } = slack.credentials
    const clientOptions = { slackApiUrl: slack.apiUrl }
    const app = new App({ token, appToken, socketMode: true, clientOptions, logger: silence })
    const texts: string[] = []
    const { promise: second, resolve } = Promise.withResolvers<void>()
    app.event('app_mention', async ({ event }) => {
      if (texts.push(event.text) === 2) resolve()
    })
    await app.start()
    await slack.as(ADA).say(INTERNAL, '@Liaison before')
    await slack.settled()

    await slack.setReachable(false)
    await slack.as(ADA).say(INTERNAL, '@Liaison meanwhile')
    await slack.settled()
    expect(texts).toHaveLength(1)
    await slack.setReachable(true)
    await second
    expect(texts[1]).toContain('meanwhile')
    await app.stop()
  })

  test('can still be stopped', async () => {
    const slack = await startWithoutBot()
    await slack.setReachable(false)
    await slack[Symbol.asyncDispose]()
    await expect(fetch(`${slack.apiUrl}auth.test`)).rejects.toThrow()
  })
})

describe('Slack’s clock', () => {
  test.each([
    ['ahead', 90 * SECOND],
    ['behind', -2 * MINUTE],
  ])('%s of the machine’s: requests are signed, and answers dated, by it', async (_, ms) => {
    const realNow = () => 1_900_000_000_500
    await using bot = await endpoint((response) => void response.end())
    await using slack = await startLocalSlack({
      clock: movableClock(),
      world: smallWorld,
      delivery: { mode: 'http', url: bot.url },
      realNow,
    })
    slack.setClockAhead(ms)
    await slack.as(ADA).say(INTERNAL, '@Liaison hello')
    await slack.settled()
    const [event] = bot.received
    const stamp = 1_900_000_000 + ms / SECOND
    expect(event?.headers['x-slack-request-timestamp']).toBe(String(stamp))
    const signed = sign(slack.credentials.signingSecret, stamp, String(event?.body))
    expect(event?.headers['x-slack-signature']).toBe(signed)
    const { headers } = await fetch(`${slack.apiUrl}auth.test`)
    expect(Date.parse(String(headers.get('date')))).toBe(1_900_000_000_000 + ms)
  })
})
