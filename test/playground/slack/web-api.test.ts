import { describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../../src/domain/time/instant.ts'
import { DEFAULT_SCOPES } from '../../../src/playground/slack/slack-world.ts'
import { ADA, BEN, INTERNAL, memoryKeepsake, MORNING, movableClock, OLGA, SHARED } from './small-workspace.ts'
import { smallWorld, startWithoutBot, WITHOUT_BOT } from './small-workspace.ts'
import { clientOf, errorOf } from './web-client.ts'

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })
const modal = { type: 'modal', title: { type: 'plain_text', text: 'A form' }, blocks: [section('Hello')] }

describe('each rule refuses with Slack’s own code', () => {
  test.each<[string, string, string, Record<string, unknown>]>([
    ['an unknown method', 'unknown_method', 'chat.shout', {}],
    ['an unknown channel', 'channel_not_found', 'chat.postMessage', { channel: 'C404', text: 'x' }],
    ['no channel', 'channel_not_found', 'chat.postMessage', { text: 'x' }],
    ['a channel without the bot', 'not_in_channel', 'chat.postMessage', { channel: WITHOUT_BOT, text: 'x' }],
    ['neither text nor blocks', 'no_text', 'chat.postMessage', { channel: SHARED }],
    ['a text of 40,001 characters', 'msg_too_long', 'chat.postMessage', { channel: SHARED, text: 'x'.repeat(40_001) }],
    ['a wrong block', 'invalid_blocks', 'chat.postMessage', { channel: SHARED, blocks: [section('x'.repeat(3_001))] }],
    ['blocks that are no list', 'invalid_blocks_format', 'chat.postMessage', { channel: SHARED, blocks: '{oops' }],
    [
      'more text than all blocks may hold',
      'msg_blocks_too_long',
      'chat.postMessage',
      { channel: SHARED, blocks: [1, 2, 3, 4, 5].map(() => section('x'.repeat(2_700))) },
    ],
    [
      'half of a metadata',
      'invalid_metadata_schema',
      'chat.postMessage',
      { channel: SHARED, text: 'x', metadata: { event_type: 'a' } },
    ],
    [
      'a thread that is not there',
      'thread_not_found',
      'chat.postMessage',
      { channel: SHARED, text: 'x', thread_ts: '1.000000' },
    ],
    ['an update of nothing', 'message_not_found', 'chat.update', { channel: SHARED, ts: '1.000000', text: 'x' }],
    ['a deletion of nothing', 'message_not_found', 'chat.delete', { channel: SHARED, ts: '1.000000' }],
    ['an unknown user', 'user_not_found', 'users.info', { user: 'U404' }],
    ['a direct message to nobody known', 'user_not_found', 'conversations.open', { users: 'U404' }],
    [
      'a private note to somebody elsewhere',
      'user_not_in_channel',
      'chat.postEphemeral',
      { channel: INTERNAL, user: OLGA, text: 'x' },
    ],
    ['a trigger never issued', 'invalid_trigger_id', 'views.open', { trigger_id: '1.2.3', view: modal }],
    [
      'a view with a long title',
      'invalid_arguments',
      'views.open',
      { trigger_id: '1.2.3', view: { ...modal, title: { type: 'plain_text', text: 'x'.repeat(25) } } },
    ],
    ['an update of a view not open', 'not_found', 'views.update', { view_id: 'V404', view: modal }],
    [
      'a thread of a channel that is not there',
      'thread_not_found',
      'conversations.replies',
      { channel: SHARED, ts: '1.000000' },
    ],
    ['history without being there', 'not_in_channel', 'conversations.history', { channel: WITHOUT_BOT }],
    ['joining without the scope', 'missing_scope', 'conversations.join', { channel: WITHOUT_BOT }],
    ['the socket with a bot token', 'not_allowed_token_type', 'apps.connections.open', {}],
  ])('%s: %s', async (_, code, method, args) => {
    await using slack = await startWithoutBot()
    expect(await errorOf(clientOf(slack).apiCall(method, args))).toBe(code)
    expect(slack.workplace().messages).toEqual([])
  })

  test.each([
    ['no token', '', 'not_authed'],
    ['an unknown token', 'xoxb-forged', 'invalid_auth'],
  ])('%s', async (_, token, code) => {
    await using slack = await startWithoutBot()
    expect(await errorOf(clientOf(slack, token).auth.test())).toBe(code)
  })

  test.each([
    ['chat.postMessage', { channel: SHARED, text: 'x' }, 'chat:write'],
    ['users.info', { user: ADA }, 'users:read'],
    ['conversations.info', { channel: SHARED }, 'channels:read'],
    ['conversations.history', { channel: SHARED }, 'channels:history'],
    ['conversations.history', { channel: SHARED, include_all_metadata: true }, 'metadata.message:read'],
    ['conversations.open', { users: ADA }, 'im:write'],
  ])('%s without its scope', async (method, args, scope) => {
    const scopes = DEFAULT_SCOPES.filter((one) => one !== scope)
    await using slack = await startWithoutBot({ world: { ...smallWorld, scopes } })
    const refusal = await clientOf(slack)
      .apiCall(method, args)
      .catch((error: unknown) => Object(error).data)
    expect(refusal).toMatchObject({ error: 'missing_scope', needed: scope, provided: scopes.join(',') })
  })

  test('a wrong block is named', async () => {
    await using slack = await startWithoutBot()
    const blocks = [section('fine'), section('')]
    const refusal = await clientOf(slack)
      .apiCall('chat.postMessage', { channel: SHARED, blocks })
      .catch((error: unknown) => Object(error).data)
    expect(refusal.response_metadata.messages).toEqual([
      '[ERROR] must be more than 0 characters [json-pointer:/blocks/1/text/text]',
    ])
  })

  test('somebody else’s message cannot be changed or deleted', async () => {
    await using slack = await startWithoutBot()
    const said = await slack.as(ADA).say(SHARED, 'Mine')
    const target = { channel: SHARED, ts: String(Object(said).messageId) }
    expect(await errorOf(clientOf(slack).chat.update({ ...target, text: 'Yours' }))).toBe('cant_update_message')
    expect(await errorOf(clientOf(slack).chat.delete(target))).toBe('cant_delete_message')
  })

  test('a private note cannot be changed by its ts', async () => {
    await using slack = await startWithoutBot()
    const client = clientOf(slack)
    const { message_ts: ts = '' } = await client.chat.postEphemeral({ channel: SHARED, user: OLGA, text: 'x' })
    expect(await errorOf(client.chat.update({ channel: SHARED, ts, text: 'y' }))).toBe('message_not_found')
  })
})

describe('posting too fast', () => {
  test('is refused with 429 after a burst, for this channel alone, until the playground’s clock moves', async () => {
    const clock = movableClock()
    await using slack = await startWithoutBot({ clock })
    const client = clientOf(slack)
    const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' })
    for (let posts = 0; posts < 5; posts += 1) await post(SHARED)
    await expect(post(SHARED)).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 1 })
    await expect(post(INTERNAL)).resolves.toMatchObject({ ok: true })
    clock.move(SECOND)
    await expect(post(SHARED)).resolves.toMatchObject({ ok: true })
    await expect(post(SHARED)).rejects.toMatchObject({ retryAfter: 1 })
  })
})

describe('messages', () => {
  test('have increasing timestamps on the playground’s clock, even while it stands still', async () => {
    await using slack = await startWithoutBot()
    const client = clientOf(slack)
    const first = await client.chat.postMessage({ channel: SHARED, text: '1' })
    const second = await client.chat.postMessage({ channel: INTERNAL, text: '2' })
    expect(first.ts).toBe(`${MORNING / 1_000}.000000`)
    expect(Number(second.ts)).toBeGreaterThan(Number(first.ts))
  })

  test('are found by their metadata, newest first, a page at a time', async () => {
    await using slack = await startWithoutBot()
    const client = clientOf(slack)
    for (const id of ['d1', 'd2', 'd3'])
      await client.chat.postMessage({
        channel: SHARED,
        text: id,
        metadata: {
          event_type: 'delivery',
          event_payload: { delivery_id: id },
        },
      })
    const newest = await client.conversations.history({ channel: SHARED, limit: 2, include_all_metadata: true })
    expect(newest).toMatchObject({
      has_more: true,
      messages: [{ text: 'd3', metadata: { event_payload: { delivery_id: 'd3' } } }, { text: 'd2' }],
    })
    const cursor = String(newest.response_metadata?.next_cursor)
    const rest = await client.conversations.history({ channel: SHARED, limit: 2, cursor })
    expect(rest).toMatchObject({ has_more: false, messages: [{ text: 'd1' }] })
    expect(rest.messages?.[0]).not.toHaveProperty('metadata')
    const oldest = String(newest.messages?.[1]?.ts)
    const later = await client.conversations.history({ channel: SHARED, oldest })
    expect(later.messages?.map((message) => message.text)).toEqual(['d3'])
  })

  test('keep their metadata over an update, and their blocks unless it brings new text alone', async () => {
    await using slack = await startWithoutBot()
    const client = clientOf(slack)
    const metadata = { event_type: 'delivery', event_payload: { delivery_id: 'd1' } }
    const { ts = '' } = await client.chat.postMessage({ channel: SHARED, text: 'a', blocks: [section('a')], metadata })
    await client.apiCall('chat.update', { channel: SHARED, ts, attachments: [] })
    expect(slack.workplace().messages).toMatchObject([{ text: 'a', payload: { blocks: [section('a')], metadata } }])
    await client.chat.update({ channel: SHARED, ts, text: 'c' })
    expect(slack.workplace().messages).toMatchObject([{ text: 'c', payload: { blocks: [], metadata } }])
  })

  test('in threads are replies, and stay out of the history', async () => {
    await using slack = await startWithoutBot()
    const client = clientOf(slack)
    const { ts = '' } = await client.chat.postMessage({ channel: SHARED, text: 'parent' })
    await slack.as(OLGA).say(SHARED, 'reply', { threadId: ts })
    const replies = await client.conversations.replies({ channel: SHARED, ts })
    expect(replies.messages?.map(({ text, thread_ts }) => [text, thread_ts])).toEqual([
      ['parent', ts],
      ['reply', ts],
    ])
    const history = await client.conversations.history({ channel: SHARED })
    expect(history.messages).toMatchObject([{ text: 'parent', reply_count: 1 }])
  })
})

describe('people and places', () => {
  test('a colleague has a zone, a title and an address', async () => {
    await using slack = await startWithoutBot()
    const { user } = await clientOf(slack).users.info({ user: ADA })
    expect(user).toMatchObject({ team_id: 'T0NORTH', real_name: 'Ada Lind', tz: 'Europe/Paris', tz_offset: 3_600 })
    expect(user?.profile).toMatchObject({ title: 'Account manager', email: 'ada@n.test' })
    expect(user).not.toHaveProperty('is_stranger')
  })

  test('an outsider carries the other team, and is no stranger while sharing a channel', async () => {
    await using slack = await startWithoutBot()
    const { user } = await clientOf(slack).users.info({ user: OLGA })
    expect(user).toMatchObject({ team_id: 'T0ACME', is_stranger: false, tz: 'Europe/Berlin' })
  })

  test('a shared channel says with whom it is shared', async () => {
    await using slack = await startWithoutBot()
    const client = clientOf(slack)
    const { channel } = await client.conversations.info({ channel: SHARED })
    expect(channel).toMatchObject({ name: 'acme-northwind', is_ext_shared: true, is_member: true })
    expect(channel).toMatchObject({ shared_team_ids: ['T0NORTH', 'T0ACME'] })
    const { channels } = await client.conversations.list()
    expect(channels?.map(({ name, is_ext_shared: shared }) => [name, shared])).toEqual([
      ['acme-northwind', true],
      ['partners', false],
      ['random', false],
    ])
    const { members } = await client.conversations.members({ channel: SHARED })
    expect(members).toEqual([ADA, BEN, OLGA, slack.credentials.botUserId])
  })

  test('a direct conversation opens once, and posting to a person reaches it', async () => {
    await using slack = await startWithoutBot()
    const client = clientOf(slack)
    const { channel } = await client.conversations.open({ users: BEN })
    const posted = await client.chat.postMessage({ channel: BEN, text: 'For you' })
    expect(posted.channel).toBe(channel?.id)
    expect(await slack.as(BEN).directChannel()).toBe(channel?.id)
  })
})

describe('what is kept', () => {
  test('credentials, messages and conversations survive a restart, over many pages', async () => {
    const keepsake = memoryKeepsake()
    const clock = movableClock()
    const before = await startWithoutBot({ keepsake, clock })
    for (let number = 0; number < 120; number += 1) await before.as(ADA).say(SHARED, `message ${number}`)
    await before.as(BEN).directChannel()
    await before[Symbol.asyncDispose]()
    await using after = await startWithoutBot({ keepsake, clock })
    expect(after.credentials).toEqual(before.credentials)
    expect(after.workplace()).toEqual(before.workplace())
    const { ts } = await clientOf(after).chat.postMessage({ channel: SHARED, text: 'next' })
    expect(Number(ts)).toBeGreaterThan(Number(before.workplace().messages.at(-1)?.id))
  })

  test('no token, signature or response_url is shown in an exchange', async () => {
    await using slack = await startWithoutBot()
    await clientOf(slack).chat.postMessage({ channel: SHARED, text: `leak ${slack.credentials.botToken}` })
    await slack.as(ADA).command(SHARED, '/partner help')
    const shown = JSON.stringify(slack.exchanges())
    expect(slack.exchanges().map(({ what, status }) => [what, status])).toEqual([
      ['chat.postMessage', 200],
      ['command /partner', 0],
    ])
    expect(shown).not.toContain(slack.credentials.botToken)
    expect(shown).not.toContain('/commands/')
  })
})

describe('faults of the API', () => {
  test.each([
    ['rate-limit', { fail: 'rate-limit', retryAfterS: 7 }, { retryAfter: 7 }, 0],
    ['server-error', { fail: 'server-error', status: 503 }, { code: 'slack_webapi_http_error', statusCode: 503 }, 0],
    ['platform-error', { fail: 'platform-error', code: 'is_archived' }, { data: { error: 'is_archived' } }, 0],
    ['drop-before', { fail: 'drop-before' }, { code: 'slack_webapi_request_error' }, 0],
    ['drop-after-accept', { fail: 'drop-after-accept' }, { code: 'slack_webapi_request_error' }, 1],
  ] as const)('%s happens as often as told, and only to the method named', async (_, fault, error, posted) => {
    await using slack = await startWithoutBot()
    const client = clientOf(slack)
    slack.addFault({ on: 'api', match: 'chat.postMessage', times: 1, ...fault })
    await client.auth.test()
    await expect(client.chat.postMessage({ channel: SHARED, text: 'x' })).rejects.toMatchObject(error)
    expect(slack.workplace().messages).toHaveLength(posted)
    await client.chat.postMessage({ channel: SHARED, text: 'x' })
    expect(slack.workplace().messages).toHaveLength(posted + 1)
  })
})

test('a channel’s rate allowance comes back in full after a pause', async () => {
  const clock = movableClock()
  await using slack = await startWithoutBot({ clock })
  const client = clientOf(slack)
  for (let round = 0; round < 2; round += 1) {
    for (let posts = 0; posts < 5; posts += 1) await client.chat.postMessage({ channel: SHARED, text: 'x' })
    clock.move(MINUTE)
  }
  expect(slack.workplace().messages).toHaveLength(10)
})
