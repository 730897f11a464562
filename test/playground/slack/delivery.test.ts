import type { ServerResponse } from 'node:http'
import { App, LogLevel } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../../src/domain/time/instant.ts'
import { sign } from '../../../src/playground/slack/delivery/http-courier.ts'
import { startLocalSlack } from '../../../src/playground/slack/local-slack.ts'
import { endpoint } from './bare-endpoint.ts'
import { startBot } from './bolt-bot.ts'
import { ADA, BEN, INTERNAL, memoryKeepsake, movableClock, SHARED, smallWorld, WITHOUT_BOT } from './small-workspace.ts'

function openForm(app: App): void {
  const view = {
    type: 'modal' as const,
    title: { type: 'plain_text' as const, text: 'Form' },
    submit: { type: 'plain_text' as const, text: 'Send' },
    blocks: [{ type: 'divider' as const }],
  }
  app.command('/partner', async ({ command, ack, client }) => {
    await client.views.open({ trigger_id: command.trigger_id, view })
    await ack()
  })
}

const status = (code: number) => (response: ServerResponse) => void response.writeHead(code).end()

describe('events over HTTP', () => {
  test('are signed with the real time, whatever the playground’s clock says', async () => {
    await using bot = await endpoint(status(200))
    const realNow = () => 1_900_000_000_500
    const delivery = { mode: 'http' as const, url: bot.url }
    await using slack = await startLocalSlack({ clock: movableClock(), world: smallWorld, delivery, realNow })
    await slack.as(ADA).say(INTERNAL, '@Liaison hello')
    await slack.settled()
    const [event] = bot.received
    expect(event?.headers['x-slack-request-timestamp']).toBe('1900000000')
    const expected = sign(slack.credentials.signingSecret, 1_900_000_000, String(event?.body))
    expect(event?.headers['x-slack-signature']).toBe(expected)
  })

  test('are tried again at once, after one minute and after five, and then given up', async () => {
    await using bot = await endpoint(status(500))
    const clock = movableClock()
    await using slack = await startLocalSlack({ clock, world: smallWorld, delivery: { mode: 'http', url: bot.url } })
    await slack.as(ADA).say(INTERNAL, '@Liaison hello')
    const attemptsAfter = async (ms: number) => {
      clock.move(ms)
      slack.tick()
      await slack.settled()
      return bot.received.length
    }
    expect(await attemptsAfter(0)).toBe(2)
    expect(await attemptsAfter(59 * SECOND)).toBe(2)
    expect(await attemptsAfter(SECOND)).toBe(3)
    expect(await attemptsAfter(5 * MINUTE)).toBe(4)
    expect(await attemptsAfter(60 * MINUTE)).toBe(4)
    expect(bot.received.map(({ retry, reason }) => [retry, reason])).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ])
    expect(new Set(bot.received.map(({ body }) => JSON.parse(body).event_id)).size).toBe(1)
    // Each is a request of its own, and no copy.
    expect(new Set(bot.received.map(({ headers }) => headers['x-slack-signature'])).size).toBe(bot.received.length)
  })

  test('count as unanswered after the limit', async () => {
    await using bot = await endpoint(() => undefined)
    const delivery = { mode: 'http' as const, url: bot.url }
    await using slack = await startLocalSlack({
      clock: movableClock(),
      world: smallWorld,
      delivery,
      answerLimitMs: 400,
    })
    await slack.as(ADA).say(INTERNAL, '@Liaison hello')
    await slack.settled()
    expect(slack.exchanges().map((exchange) => exchange.status)).toEqual([408, 408])
    expect(bot.received.at(-1)?.reason).toBe('http_timeout')
    const failed = { ok: false, notice: '/partner failed with the error "operation_timeout"' }
    expect(await slack.as(ADA).command(INTERNAL, '/partner help')).toEqual(failed)
  })

  test('are not tried again when the bot says so', async () => {
    await using bot = await endpoint((response) => void response.writeHead(500, { 'x-slack-no-retry': '1' }).end())
    const delivery = { mode: 'http' as const, url: bot.url }
    await using slack = await startLocalSlack({ clock: movableClock(), world: smallWorld, delivery })
    await slack.as(ADA).say(INTERNAL, '@Liaison hello')
    await slack.settled()
    expect(bot.received).toHaveLength(1)
  })

  test('survive a restart of the local Slack and reach a bot at another address', async () => {
    const keepsake = memoryKeepsake()
    const clock = movableClock()
    const nobody = { mode: 'http' as const, url: () => 'http://127.0.0.1:1/' }
    const before = await startLocalSlack({ clock, world: smallWorld, keepsake, delivery: nobody })
    await before.as(ADA).say(INTERNAL, '@Liaison hello')
    await before.settled()
    await before[Symbol.asyncDispose]()

    await using bot = await endpoint(status(200))
    const delivery = { mode: 'http' as const, url: bot.url }
    await using after = await startLocalSlack({ clock, world: smallWorld, keepsake, delivery })
    clock.move(MINUTE)
    after.tick()
    await after.settled()
    expect(bot.received.map(({ body }) => JSON.parse(body).event.text)).toEqual([
      `<@${before.credentials.botUserId}> hello`,
    ])
  })

  test('of one channel arrive in the order in which they happened', async () => {
    await using bot = await endpoint(status(200))
    const delivery = { mode: 'http' as const, url: bot.url }
    await using slack = await startLocalSlack({ clock: movableClock(), world: smallWorld, delivery })
    for (const number of [1, 2, 3, 4]) await slack.as(ADA).say(INTERNAL, `@Liaison ${number}`)
    await slack.settled()
    expect(bot.received.map(({ body }) => JSON.parse(body).event.text.split(' ')[1])).toEqual(['1', '2', '3', '4'])
  })
})

describe('what a person sees when the bot fails', () => {
  test.each([
    [500, '/partner failed with the error "http_service_error"'],
    [404, '/partner failed with the error "http_client_error"'],
  ])('after a command answered with %i', async (code, notice) => {
    await using bot = await endpoint(status(code))
    const delivery = { mode: 'http' as const, url: bot.url }
    await using slack = await startLocalSlack({ clock: movableClock(), world: smallWorld, delivery })
    expect(await slack.as(ADA).command(INTERNAL, '/partner help')).toEqual({ ok: false, notice })
    expect(bot.received).toHaveLength(1)
  })

  test('after a form submitted to a bot that cannot be reached: the form stays as it was', async () => {
    const keepsake = memoryKeepsake()
    const options = { clock: movableClock(), keepsake }
    const bot = await startBot('http', openForm, options)
    await bot.slack.as(ADA).command(INTERNAL, '/partner case')
    const [dialog] = bot.slack.workplace().dialogs
    await bot[Symbol.asyncDispose]()

    const delivery = { mode: 'http' as const, url: () => 'http://127.0.0.1:1/' }
    await using slack = await startLocalSlack({ ...options, world: smallWorld, delivery })
    const trouble = { ok: false, notice: 'We had some trouble connecting. Try again?' }
    expect(await slack.as(ADA).submit(String(dialog?.id), {})).toEqual(trouble)
    expect(slack.workplace().dialogs).toEqual([dialog])
  })
})

describe('events over Socket Mode', () => {
  test('wait for a bot that is not connected, and reach it when it connects', async () => {
    const clock = movableClock()
    await using slack = await startLocalSlack({ clock, world: smallWorld, delivery: { mode: 'socket' } })
    await slack.as(ADA).say(INTERNAL, '@Liaison are you there')
    await slack.settled()
    const { promise, resolve } = Promise.withResolvers<unknown>()
    const { botToken: token, appToken } = slack.credentials
    const clientOptions = { slackApiUrl: slack.apiUrl }
    const app = new App({ token, appToken, socketMode: true, clientOptions, logLevel: LogLevel.ERROR })
    app.event('app_mention', async ({ event }) => resolve(event.text))
    await app.start()
    expect(await promise).toContain('are you there')
    await app.stop()
  })

  test('are refused to a connection without a ticket', async () => {
    const clock = movableClock()
    await using slack = await startLocalSlack({ clock, world: smallWorld, delivery: { mode: 'socket' } })
    const url = slack.apiUrl.replace('http', 'ws').replace('/api/', '/link/?ticket=guess')
    const outcome = await new Promise((resolve) => {
      const socket = new WebSocket(url)
      socket.addEventListener('open', () => resolve('open'))
      socket.addEventListener('error', () => resolve('refused'))
    })
    expect(outcome).toBe('refused')
  })
})

describe('faults in delivery', () => {
  test('an event can be delivered twice, under the same event id', async () => {
    const ids: unknown[] = []
    await using bot = await startBot('http', (app) => {
      app.event('app_mention', async ({ body, context }) => {
        ids.push([body.event_id, context.retryNum])
      })
    })
    bot.slack.addFault({ on: 'event', match: 'app_mention', times: 1, fail: 'deliver-twice' })
    await bot.slack.as(ADA).say(SHARED, '@Liaison one')
    await bot.slack.as(ADA).say(SHARED, '@Liaison two')
    await bot.slack.settled()
    expect(ids).toHaveLength(3)
    expect(ids[1]).toEqual([Object(ids[0])[0], 1])
  })

  test('an event can come for the first time with its last retry, six minutes later', async () => {
    await using bot = await endpoint(status(200))
    const clock = movableClock()
    await using slack = await startLocalSlack({ clock, world: smallWorld, delivery: { mode: 'http', url: bot.url } })
    slack.addFault({ on: 'event', match: 'app_mention', times: 1, fail: 'deliver-by-last-retry' })
    await slack.as(ADA).say(INTERNAL, '@Liaison one')
    await slack.as(ADA).say(INTERNAL, '@Liaison two')
    for (const minutes of [5, 1]) {
      await slack.settled()
      expect(bot.received.map(({ body }) => JSON.parse(body).event.text.split(' ')[1])).toEqual(['two'])
      clock.move(minutes * MINUTE)
      slack.tick()
    }
    await slack.settled()
    expect(bot.received.map(({ retry, reason }) => [retry, reason])).toEqual([
      [undefined, undefined],
      ['3', 'http_timeout'],
    ])
  })

  test('an event can be held back until the following one was delivered', async () => {
    const texts: string[] = []
    await using bot = await startBot('http', (app) => {
      app.event('app_mention', async ({ event }) => {
        texts.push(event.text.split(' ')[1] ?? '')
      })
    })
    bot.slack.addFault({ on: 'event', times: 1, fail: 'deliver-late' })
    await bot.slack.as(ADA).say(SHARED, '@Liaison first')
    await bot.slack.as(BEN).say(SHARED, '@Liaison second')
    await bot.slack.settled()
    expect(texts).toEqual(['second', 'first'])
  })

  test('an event held back waits even for one of another channel', async () => {
    const channels: string[] = []
    await using bot = await startBot('http', (app) => {
      app.event('app_mention', async ({ event }) => void channels.push(event.channel))
    })
    bot.slack.addFault({ on: 'event', times: 1, fail: 'deliver-late' })
    await bot.slack.as(ADA).say(SHARED, '@Liaison first')
    await bot.slack.as(BEN).say(INTERNAL, '@Liaison second')
    await bot.slack.settled()
    expect(channels).toEqual([INTERNAL, SHARED])
  })

  test('a command can be delivered twice, and is the same to the letter', async () => {
    const commands: object[] = []
    await using bot = await startBot('socket', (app) => {
      app.command('/partner', async ({ command, ack }) => {
        commands.push(command)
        await ack()
      })
    })
    bot.slack.addFault({ on: 'event', match: 'command /partner', times: 1, fail: 'deliver-twice' })
    expect(await bot.slack.as(ADA).command(WITHOUT_BOT, '/partner help')).toEqual({ ok: true })
    expect(commands).toHaveLength(2)
    expect(commands[0]).toEqual(commands[1])
  })

  test('an event held back with none following goes out when the clock moves', async () => {
    const texts: string[] = []
    await using bot = await startBot('http', (app) => {
      app.event('app_mention', async ({ event }) => void texts.push(event.text))
    })
    bot.slack.addFault({ on: 'event', times: 1, fail: 'deliver-late' })
    await bot.slack.as(ADA).say(SHARED, '@Liaison first')
    await bot.slack.settled()
    expect(texts).toEqual([])
    bot.slack.tick()
    await bot.slack.settled()
    expect(texts).toHaveLength(1)
  })
})
