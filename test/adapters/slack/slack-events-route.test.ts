import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSlackAdapter, type SlackAdapter } from '../../../adapters/slack/slack-adapter.ts'
import type { SlackConfig } from '../../../adapters/slack/slack-config.ts'
import type { Inbound } from '../../../src/ports/inbound.ts'
import type { LocalSlack } from '../../../src/playground/slack/local-slack.ts'
import { rememberingHere } from '../../../src/remember-answers.ts'
import { ADA, MORNING, SHARED, startWithoutBot } from '../../playground/slack/small-workspace.ts'
import { keepingLog } from './slack-stage.ts'

const JSON_TYPE = 'application/json'
const FORM_TYPE = 'application/x-www-form-urlencoded'

describe('POST /slack/events', () => {
  let slack: LocalSlack
  let adapter: SlackAdapter
  let url: string
  let close: () => void
  let received: Inbound[]
  let logged: string[]
  let failing: boolean
  let now: number

  beforeEach(async () => {
    received = []
    logged = []
    failing = false
    now = MORNING
    slack = await startWithoutBot()
    const { botToken, signingSecret } = slack.credentials
    adapter = createSlackAdapter({
      config: { botToken, signingSecret, apiUrl: slack.apiUrl },
      clock: { now: () => MORNING, sleepUntil: async () => {} },
      log: keepingLog(logged),
      remember: rememberingHere({ now: () => MORNING }),
      realNow: () => now,
      receive: async (inbound) => {
        received.push(inbound)
        if (failing) throw new Error('the disk is full')
        return { kind: 'nothing' }
      },
    })
    const web = express()
    if (adapter.router !== undefined) web.use(adapter.router)
    const server = web.listen(0, '127.0.0.1')
    await once(server, 'listening')
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
    await adapter.connect({ home() {}, lost() {} })
    close = () => {
      server.closeAllConnections()
      server.close()
    }
  })

  afterEach(async () => {
    await adapter.stop()
    close()
    await slack[Symbol.asyncDispose]()
  })

  async function send(
    body: string,
    {
      at = now,
      type = JSON_TYPE,
      secret = slack.credentials.signingSecret,
      headers = {},
    }: { at?: number; type?: string; secret?: string; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const timestamp = String(Math.floor(at / 1_000))
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`
    return fetch(url, {
      method: 'POST',
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': signature,
        ...headers,
      },
      body,
    })
  }

  test('a signed event is stored, then acknowledged', async () => {
    expect((await send(mention())).status).toBe(200)
    expect(received).toMatchObject([{ eventId: 'Ev1', what: { kind: 'command', text: 'help' } }])
  })

  test('Slack’s question whether this address is ours is answered', async () => {
    const response = await send(JSON.stringify({ type: 'url_verification', challenge: 'abc' }))
    expect(await response.json()).toEqual({ challenge: 'abc' })
  })

  test.each([
    ['signed with another secret', () => send(mention(), { secret: 'guess' })],
    ['unsigned', () => send(mention(), { headers: { 'x-slack-signature': '' } })],
    ['signed for another body', () => send(mention(), { headers: { 'x-slack-signature': `v0=${'0'.repeat(64)}` } })],
    ['with half a signature', () => send(mention(), { headers: { 'x-slack-signature': 'v0=abc' } })],
    ['signed for another time', () => send(mention(), { headers: { 'x-slack-request-timestamp': '1772442001' } })],
    ['with no number for a time', () => send(mention(), { headers: { 'x-slack-request-timestamp': 'soon' } })],
    ['older than five minutes', () => send(mention(), { at: now - 301_000 })],
    ['from more than a minute in the future', () => send(mention(), { at: now + 62_000 })],
    ['for an address check, but forged', () => send('ssl_check=1&payload={}', { secret: 'guess', type: FORM_TYPE })],
  ])('a request %s is refused and reaches nobody', async (_, request) => {
    expect((await request()).status).toBe(401)
    expect(received).toEqual([])
    expect(logged.join()).toContain('refused')
    expect(logged.join()).not.toContain(slack.credentials.signingSecret)
  })

  test('Slack’s clock may be a minute ahead of ours, and five minutes behind', async () => {
    expect((await send(mention('Ev1'), { at: now + 4_000 })).status).toBe(200)
    expect((await send(mention('Ev2'), { at: now + 60_000 })).status).toBe(200)
    expect((await send(mention('Ev3'), { at: now - 299_000 })).status).toBe(200)
  })

  test('a difference of clocks is named once, with what it does and what to do, and can be read', async () => {
    for (const eventId of ['Ev1', 'Ev2']) {
      now += 1_000
      await send(mention(eventId), { at: now + 25_000 })
    }
    expect(logged.filter((line) => line.includes('25 s ahead of this machine'))).toHaveLength(1)
    expect(logged.join()).toContain('Let a time server (NTP) set this machine')
    expect(adapter.clockDifference?.()).toMatchObject({
      aheadMs: 25_000,
      trouble: expect.stringContaining('25 s ahead'),
    })
    await send(mention('Ev3'))
    expect(logged.join()).toContain('agree again')
    expect(adapter.clockDifference?.()).toEqual({ aheadMs: 0, seenAt: now })
  })

  test('what Slack signed for a time too far ahead is not called forged: the clocks are', async () => {
    for (const eventId of ['Ev1', 'Ev2', 'Ev3'])
      expect((await send(mention(eventId), { at: now + 90_000 })).status).toBe(401)
    expect(logged.filter((line) => line.includes('90 s ahead of this machine'))).toHaveLength(1)
    expect(logged.join()).toContain('its requests are refused')
    expect(logged.join()).not.toContain('not from Slack')
  })

  test('a forged request says nothing about clocks', async () => {
    await send(mention(), { secret: 'guess', at: now + 90_000 })
    expect(logged.join()).not.toContain('clock')
    expect(adapter.clockDifference?.()).toBeUndefined()
  })

  test('a copy of a request that was signed ahead of our clock is refused for as long as it would pass', async () => {
    const signedAt = now + 60_000
    await send(mention(), { at: signedAt })
    for (const later of [1_000, 299_000, 360_000]) {
      now = signedAt - 60_000 + later
      expect((await send(mention(), { at: signedAt })).status).toBe(401)
    }
    expect(received).toHaveLength(1)
  })

  test('a copy of a request that was answered is refused, as long as its signature is good', async () => {
    const signedAt = now
    await send(mention(), { at: signedAt })
    now += 299_000
    expect((await send(mention(), { at: signedAt })).status).toBe(401)
    expect(received).toHaveLength(1)
    expect(logged.join()).toContain('replayed')
  })

  test('a retry by Slack is signed anew, and passes with the same event id', async () => {
    await send(mention())
    now += 1_000
    expect((await send(mention(), { headers: { 'x-slack-retry-num': '1' } })).status).toBe(200)
    expect(received.map(({ eventId }) => eventId)).toEqual(['Ev1', 'Ev1'])
  })

  test('an event that was not stored answers 500, and the very same request may come again', async () => {
    failing = true
    expect((await send(mention())).status).toBe(500)
    failing = false
    expect((await send(mention())).status).toBe(200)
    expect(received).toHaveLength(2)
  })

  test.each([
    ['no JSON', '{"type":', JSON_TYPE],
    ['nothing', '', JSON_TYPE],
    ['a list', '[]', JSON_TYPE],
    ['null', 'null', JSON_TYPE],
    ['a number', '7', JSON_TYPE],
    ['an empty object', '{}', JSON_TYPE],
    ['an event without an event', '{"type":"event_callback","event_id":"Ev1"}', JSON_TYPE],
    ['an event of no type', '{"type":"event_callback","event_id":"Ev1","event":{"type":7}}', JSON_TYPE],
    ['an event without an id', '{"type":"event_callback","event":{"type":"app_mention"}}', JSON_TYPE],
    [
      'a mention by nobody anywhere',
      '{"type":"event_callback","event_id":"E","event":{"type":"app_mention"}}',
      JSON_TYPE,
    ],
    ['a press without a button', '{"type":"block_actions","user":{"id":"U1"},"actions":[]}', JSON_TYPE],
    ['a submission without a view', '{"type":"view_submission","user":{"id":"U1"}}', JSON_TYPE],
    ['a form without a command', 'a=b', FORM_TYPE],
    ['a mention with no text but a number', mention('E', { text: 7 }), JSON_TYPE],
    ['a direct message with no text but a list', mention('E', { type: 'message', text: [] }), JSON_TYPE],
    ['a command by nobody', 'command=%2Fpartner&text=help', FORM_TYPE],
    ['an interaction that is no JSON', 'payload=%7B', FORM_TYPE],
    ['a shortcut and nothing else', '{"type":"shortcut"}', JSON_TYPE],
    ['a message action by nobody', '{"type":"message_action"}', JSON_TYPE],
    ['a suggestion for nobody', '{"type":"block_suggestion"}', JSON_TYPE],
    ['a dialog of nobody', '{"type":"dialog_submission","channel":null}', JSON_TYPE],
    ['a new kind with a number for an event', '{"type":"something_new","event":7}', JSON_TYPE],
    ['a new kind with a name of nobody', '{"type":"something_new","name":"x"}', JSON_TYPE],
    ['a press beside a number for an event', press({ action_id: 'x', value: 'y' }, { event: 7 }), JSON_TYPE],
    ['an event about a number', '{"type":"event_callback","event_id":"E","event":{"type":"x","item":7}}', JSON_TYPE],
    ['a challenge that is no text', '{"type":"url_verification","challenge":{"toString":1}}', JSON_TYPE],
    ['a challenge of nothing', '{"type":"url_verification"}', JSON_TYPE],
    ['bytes that are no text', '\u0000\u0001', 'application/octet-stream'],
  ])('a signed body that is %s answers 400', async (_, body, type) => {
    expect((await send(body, { type })).status).toBe(400)
    expect(received).toEqual([])
  })

  test.each([
    ['an event we did not ask for', '{"type":"event_callback","event_id":"E","event":{"type":"star_added"}}'],
    ['a button of somebody else', press({ action_id: 'x', value: 'y' })],
    ['a link button', press({ action_id: 'x', url: 'https://x.test' })],
    ['a menu', press({ action_id: 'x', type: 'static_select' })],
    ['a modal of somebody else', viewOf('view_submission', 'hello')],
    ['a closed modal', viewOf('view_closed', '{"context":{}}')],
    ['a kind of request that is new', '{"type":"something_new"}'],
    ['our own message', mention('Ev1', { type: 'message', channel_type: 'im', bot_id: 'B1' })],
    ['an edit', mention('Ev1', { type: 'message', channel_type: 'im', subtype: 'message_changed' })],
    ['an edited mention', mention('Ev1', { edited: { user: ADA, ts: '1.3' } })],
    ['somebody else leaving', mention('Ev1', { type: 'member_left_channel', user: ADA })],
  ])('%s is acknowledged and goes no further', async (_, body) => {
    expect((await send(body)).status).toBe(200)
    expect(received).toEqual([])
  })

  test('a message in a channel that is not for the bot is handed on as no more than said', async () => {
    expect((await send(mention('Ev1', { type: 'message', channel_type: 'channel' }))).status).toBe(200)
    expect(received.map(({ what }) => what.kind)).toEqual(['said'])
  })

  test('a channel that got another id is reported under both', async () => {
    const event = { type: 'channel_id_changed', old_channel_id: 'C1', new_channel_id: 'C2', event_ts: '1772442000.5' }
    await send(JSON.stringify({ type: 'event_callback', team_id: 'T0NORTH', event_id: 'Ev1', event }))
    expect(received).toMatchObject([
      {
        eventId: 'Ev1',
        occurredAt: 1_772_442_000_500,
        place: { conversationId: 'C1', kind: 'channel' },
        what: { kind: 'moved', newConversationId: 'C2' },
      },
    ])
  })

  test('the same press delivered twice has one id, and the next press has another', async () => {
    const value = JSON.stringify({ action: 'case.open', subject: 'CASE-1', version: 1 })
    const pressed = (action_ts: string) => press({ action_id: 'case.open:CASE-1', value, action_ts })
    for (const body of [pressed('1.1'), pressed('1.1'), pressed('1.2')]) {
      await send(body)
      now += 1_000
    }
    const [first, again, next] = received.map(({ eventId }) => eventId)
    expect(again).toBe(first)
    expect(next).not.toBe(first)
  })

  test('a body of more than a megabyte answers 413', async () => {
    expect((await send(`"${'x'.repeat(1_100_000)}"`)).status).toBe(413)
  })

  test('10,000 characters of a command arrive whole', async () => {
    const text = '🚀 <!channel> '.repeat(800)
    const escaped = text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const fields = { command: '/partner', text: escaped, user_id: ADA, team_id: 'T0NORTH', channel_id: SHARED }
    await send(new URLSearchParams({ ...fields, trigger_id: '1.2.3' }).toString(), { type: FORM_TYPE })
    expect(received).toMatchObject([{ eventId: '1.2.3', what: { text: text.trim() } }])
  })
})

describe('starting', () => {
  const clock = { now: () => MORNING, sleepUntil: async () => {} }
  const options = { clock, log: keepingLog([]), remember: rememberingHere(clock) }
  const receive = async () => ({ kind: 'nothing' as const })
  const connecting = (config: SlackConfig) =>
    createSlackAdapter({ ...options, receive, config }).connect({ home() {}, lost() {} })

  test('over HTTP needs the signing secret, and says so', () => {
    expect(() => createSlackAdapter({ ...options, receive, config: { botToken: 'xoxb-1' } })).toThrow(
      'SLACK_SIGNING_SECRET',
    )
  })

  test('with a wrong token says which setting to check', async () => {
    await using slack = await startWithoutBot()
    const config = { botToken: 'xoxb-wrong', signingSecret: 's', apiUrl: slack.apiUrl }
    expect(await connecting(config)).toMatchObject({
      permanent: true,
      canSend: false,
      reason: expect.stringContaining('check SLACK_BOT_TOKEN'),
    })
  })

  test('where no Slack answers says that it cannot be reached', async () => {
    const gone = await startWithoutBot()
    await gone[Symbol.asyncDispose]()
    const config = { botToken: 'xoxb-1', signingSecret: 's', apiUrl: gone.apiUrl }
    expect(await connecting(config)).toMatchObject({ permanent: false, canSend: false, code: 'ECONNREFUSED' })
  })

  test('in Socket Mode with a wrong app token says which setting to check', async () => {
    await using slack = await startWithoutBot()
    const config = { botToken: slack.credentials.botToken, appToken: 'xapp-wrong', apiUrl: slack.apiUrl }
    expect(await connecting(config)).toMatchObject({
      permanent: true,
      canSend: true,
      reason: expect.stringContaining('check SLACK_APP_TOKEN'),
    })
  })
})

function press(action: Record<string, string>, beside: Record<string, unknown> = {}): string {
  return JSON.stringify({
    type: 'block_actions',
    user: { id: ADA, team_id: 'T0NORTH' },
    team: { id: 'T0NORTH' },
    channel: { id: SHARED, name: 'acme' },
    container: { type: 'message', channel_id: SHARED, message_ts: '1.1' },
    actions: [{ type: 'button', block_id: 'b', action_ts: '1.1', ...action }],
    ...beside,
  })
}

function viewOf(type: string, metadata: string): string {
  const view = {
    id: 'V1',
    type: 'modal',
    callback_id: 'x',
    private_metadata: metadata,
    blocks: [],
    state: { values: {} },
  }
  return JSON.stringify({ type, user: { id: ADA, team_id: 'T0NORTH' }, team: { id: 'T0NORTH' }, view })
}

function mention(eventId = 'Ev1', event: object = {}): string {
  const inner = { type: 'app_mention', user: ADA, team: 'T0NORTH', text: 'help', channel: SHARED, ts: '1.2', ...event }
  return JSON.stringify({ type: 'event_callback', team_id: 'T0NORTH', event_id: eventId, event: inner })
}
