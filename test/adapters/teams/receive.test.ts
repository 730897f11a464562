import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CASE_CARD } from '../../fixtures/sample-cards.ts'
import { HOME, NOW, rawStage } from './raw-stage.ts'

let stage: Awaited<ReturnType<typeof rawStage>>
beforeEach(async () => {
  stage = await rawStage()
})
afterEach(() => stage[Symbol.asyncDispose]())

const PRESSED = { action: 'case.close', subject: 'CASE-12', version: 3, data: { why: 'done' } }

describe('what reaches the core', () => {
  test.for([
    ['a blank that does not break', 'help\u00a0&nbsp;me', 'help  me'],
    ['entities', '&lt;script&gt; &amp;amp; &#128512; &unknown;', '<script> &amp; 😀 &unknown;'],
    ['right-to-left text', 'مرحبا', 'مرحبا'],
    ['a command name in front', '/partner help', 'help'],
    ['a word that only begins like it', '/partnership', '/partnership'],
    ['a token that somebody typed', 'add @{aad-9}', 'add @{aad-9}'],
  ] as const)('%s is read as its author meant it', async ([, typed, read]) => {
    await stage.deliver({ text: `<at>Liaison</at> ${typed}` })
    expect(stage.received[0]?.what).toEqual({ kind: 'command', text: read, mentions: [] })
  })

  test('10,000 characters arrive whole', async () => {
    await stage.deliver({ text: `<at>Liaison</at> ${'😀x'.repeat(3_400)}` })
    expect(stage.received[0]?.what).toMatchObject({ text: '😀x'.repeat(3_400) })
  })

  test('two mentioned people of one name are told apart by their place', async () => {
    const mention = (id: string) => ({ type: 'mention', text: '<at>Al</at>', mentioned: { id, name: 'Al' } })
    stage.behaviour.roster = { status: 404, body: { error: { code: 'MemberNotFoundInConversation', message: 'x' } } }
    await stage.deliver({
      text: '<at>Liaison</at> add <at>Al</at> and <at>Al</at>',
      entities: [
        { type: 'mention', text: '<at>Liaison</at>', mentioned: { id: '28:app', name: 'Liaison' } },
        mention('29:one'),
        mention('29:two'),
      ],
    })
    expect(stage.received[0]?.what).toMatchObject({ text: 'add @{29:one} and @{29:two}' })
  })

  test('the ids of the same message in two conversations are two events', async () => {
    await stage.deliver({})
    await stage.deliver({ conversation: { id: '19:other', conversationType: 'channel', tenantId: HOME } })
    expect(new Set(stage.received.map(({ eventId }) => eventId)).size).toBe(2)
  })

  test('an activity without id or time is known by its content and dated on arrival', async () => {
    await stage.deliver({ id: undefined, timestamp: undefined })
    await stage.deliver({ id: undefined, timestamp: undefined })
    expect(stage.received[0]?.eventId).toBe(stage.received[1]?.eventId)
    expect(stage.received[0]?.occurredAt).toBe(NOW)
  })

  test('a thread is part of the answer, not of the place', async () => {
    await stage.deliver({})
    expect(stage.received[0]?.place).toMatchObject({
      conversationId: '19:c@thread.tacv2',
      reference: { conversationId: '19:c@thread.tacv2', botId: '28:app', tenantId: HOME },
      replyTo: { conversationId: '19:c@thread.tacv2;messageid=1', userId: '29:dana', targeted: true },
    })
  })

  test.for([
    ['shared', { outsiders: true }],
    ['standard', {}],
    [undefined, {}],
  ] as const)('of a channel of type %s it is said whether outsiders come in', async ([type, said]) => {
    await stage.deliver({ channelData: { channel: { id: '19:c@thread.tacv2', ...(type && { type }) } } })
    const place = stage.received[0]?.place ?? { outsiders: 'nothing came' }
    expect('outsiders' in place ? { outsiders: place.outsiders } : {}).toEqual(said)
  })

  test('a press in a client that knows only Action.Submit is the same action', async () => {
    await stage.deliver({ text: undefined, entities: [], value: PRESSED, replyToId: '7' })
    expect(stage.received[0]?.what).toEqual({ kind: 'action', ...PRESSED, messageId: '7' })
  })

  test.for([
    ['words in a channel that are not for the bot', { text: 'hello all', entities: [] }],
    ['a reaction', { type: 'messageReaction' }],
    ['somebody else joining', { type: 'conversationUpdate', membersAdded: [{ id: '29:x' }] }],
    ['typing', { type: 'typing' }],
  ] as const)('%s is acknowledged and goes no further', async ([, activity]) => {
    expect(await stage.deliver(activity)).toEqual({ status: 200, body: '' })
    expect(stage.received).toEqual([])
  })

  test('an unknown invoke is 501, and data that is not ours is told apart from it', async () => {
    expect((await stage.deliver({ type: 'invoke', name: 'composeExtension/query', value: {} })).status).toBe(501)
    const foreign = await stage.deliver({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'x' } },
    })
    expect(JSON.parse(foreign.body)).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' })
    expect(stage.received).toEqual([])
  })
})

describe('who is speaking', () => {
  const OURS = { status: 200, body: { tenantId: HOME, userRole: 'user' } }
  test.for([
    ['a member of the home tenant', OURS, {}, { tenantId: HOME, outsider: false }],
    [
      'a member of another tenant',
      { status: 200, body: { tenantId: 'away' } },
      {},
      { tenantId: 'away', outsider: true },
    ],
    [
      'a guest of the home tenant',
      { status: 200, body: { tenantId: HOME, userRole: 'guest' } },
      {},
      { outsider: true },
    ],
    [
      'a guest told by the principal name',
      { status: 200, body: { tenantId: HOME, userPrincipalName: 'a_b.example#EXT#@c.example' } },
      {},
      { outsider: true },
    ],
    ['somebody the roster does not know', { status: 404, body: {} }, {}, { tenantId: 'unknown', outsider: true }],
    [
      'somebody without a tenant in a shared channel',
      { status: 200, body: {} },
      { channelData: { channel: { type: 'shared' } } },
      { outsider: true },
    ],
    [
      'somebody whose activity names another tenant',
      { status: 200, body: {} },
      { channelData: { tenant: { id: 'away' } } },
      { tenantId: 'away', outsider: true },
    ],
  ] as const)('%s', async ([, roster, activity, expected]) => {
    stage.behaviour.roster = roster
    await stage.deliver(activity)
    expect(stage.received[0]?.speaker).toMatchObject(expected)
  })

  test('when the roster cannot be asked the service is told to come again, and nothing is stored', async () => {
    stage.behaviour.roster = { status: 503, body: {} }
    expect((await stage.deliver({})).status).toBe(500)
    expect(stage.received).toEqual([])
  })

  test('the roster is asked once for several messages', async () => {
    await stage.deliver({})
    await stage.deliver({ id: '2' })
    expect(stage.requests.filter(({ method }) => method === 'GET')).toHaveLength(1)
  })
})

describe('answers', () => {
  test('a stale press of an old client changes the card in place and tells the presser why', async () => {
    stage.behaviour.answer = { kind: 'fresh-card', card: CASE_CARD, text: 'Too late.' }
    await stage.deliver({ text: undefined, entities: [], value: PRESSED, replyToId: '7' })
    const [update, reply] = stage.requests.filter(({ method }) => method !== 'GET')
    expect(update).toMatchObject({ method: 'PUT', url: '/v3/conversations/19%3Ac%40thread.tacv2/activities/7' })
    expect(reply).toMatchObject({ method: 'POST', body: { text: 'Too late.', recipient: { id: '29:dana' } } })
    expect(reply?.url).toContain('?isTargetedActivity=true')
  })

  test('without authentication nothing is signed', async () => {
    await stage.deliver({})
    expect(stage.requests.map(({ authorization }) => authorization)).toEqual([undefined])
  })

  test.for([
    ['task/fetch', '{"task":{"type":"message","value":"Done."}}'],
    ['task/submit', '{}'],
  ] as const)('%s with nothing to say still gets a valid answer', async ([name, body]) => {
    expect(await stage.deliver({ type: 'invoke', name, value: { data: PRESSED } })).toEqual({ status: 200, body })
  })
})
