import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Inbound } from '../../../src/ports/inbound.ts'
import { CASE_CARD } from '../../fixtures/sample-cards.ts'
import { HOME, NOW, rawStage } from './raw-stage.ts'

let stage: Awaited<ReturnType<typeof rawStage>>
beforeEach(async () => {
  stage = await rawStage()
})
afterEach(() => stage[Symbol.asyncDispose]())

const refusal = (code: string) => ({ error: { code, message: 'x' } })
const FILE_LINK =
  /^a file \(https:\/\/teams\.microsoft\.com\/l\/message\/19%3Ac%40thread\.tacv2\/7\?(?:tenantId=[\w-]+&)?parentMessageId=1\)$/u
const PRESSED = { action: 'case.close', subject: 'CASE-12', version: 3, data: { why: 'done' } }

describe('what reaches the core', () => {
  test.for([
    ['a blank that does not break', 'help\u00a0&nbsp;me', 'help  me'],
    ['entities', '&lt;script&gt; &amp;amp; &#128512; &unknown;', '<script> &amp; 😀 &unknown;'],
    ['right-to-left text', 'مرحبا', 'مرحبا'],
    ['a command name in front', '/partner help', 'help', '/partner help'],
    ['a word that only begins like it', '/partnership', '/partnership'],
    ['a token that somebody typed', 'add @{aad-9}', 'add @{aad-9}'],
  ] as const)('%s is read as its author meant it', async ([, typed, read, written = read]) => {
    await stage.deliver({ text: `<at>Liaison</at> ${typed}` })
    const message = { messageId: '1772442000001', text: `@Liaison ${written}`, files: [] }
    expect(stage.received[0]?.what).toEqual({ kind: 'command', text: read, mentions: [], message })
  })

  test.for([
    ['Only eu-west, as <at>Liaison</at> shows', 'Only eu-west, as shows', 'Only eu-west, as @Liaison shows', true],
    ['Hey <at>Liaison</at>, ack', 'Hey , ack', 'Hey @Liaison, ack', false],
    ['- <at>Liaison</at>: ack', '- : ack', '- @Liaison: ack', false],
  ] as const)('whether the bot is addressed, or named in passing, is read off “%s”', async ([typed, ...read]) => {
    const [text, written, inPassing] = read
    await stage.deliver({ text: typed })
    const message = { messageId: '1772442000001', text: written, files: [], ...(inPassing && { inPassing }) }
    expect(stage.received[0]?.what).toEqual({ kind: 'command', text, mentions: [], message })
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

  test('a mention whose text was left out is found by its name, as markup has it, and a quoted message is none of the words', async () => {
    stage.behaviour.roster = { status: 404, body: { error: { code: 'MemberNotFoundInConversation', message: 'x' } } }
    await stage.deliver({
      text: '<quoted messageId="1772441999000"/> <at>Liaison</at> people acme add <at>Test ($~&amp;)</at>',
      entities: [
        { type: 'mention', mentioned: { id: '28:app', name: 'Liaison' } },
        { type: 'mention', mentioned: { id: '29:test', name: 'Test ($~&)' } },
        { type: 'quotedReply', quotedReply: { messageId: '1772441999000', preview: '…' } },
      ],
    })
    expect(stage.received[0]?.what).toMatchObject({
      text: 'people acme add @{29:test}',
      mentions: [{ userId: '29:test', name: 'Test ($~&)' }],
    })
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
      replyTo: { conversationId: '19:c@thread.tacv2;messageid=1', userId: '29:dana', personal: false },
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

  test('a form that can be shown again stays open; of one that cannot it is said that it is closed', async () => {
    const shown = { title: 'Reply', submitLabel: 'Reply', intro: [], fields: [] }
    const form = { form: 'case.reply', context: { subject: 'CASE-1' } }
    const submission = { kind: 'submission', ...form, values: { text: 'Only eu-west' } }
    const submit = (data: object) =>
      stage.deliver({ type: 'invoke', name: 'task/submit', value: { data: { ...data, text: 'Only eu-west' } } })
    await submit({ 'liaison.form': { ...form, shown } })
    await submit({ 'liaison.form': form })
    await submit({ 'liaison.form': { ...form, shown: { ...shown, fields: 'none' } } })
    // A client that sends what stands in a card as a message of its own.
    await stage.deliver({
      text: undefined,
      entities: [],
      value: { 'liaison.form': { ...form, shown }, text: 'Only eu-west' },
    })
    expect(stage.received.map(({ what }) => what)).toEqual([
      submission,
      { ...submission, closed: true },
      { ...submission, closed: true },
      { ...submission, closed: true },
    ])
  })

  test('what begins a thread and is not for the bot is heard as in a thread of its own', async () => {
    const conversation = { id: '19:c@thread.tacv2', conversationType: 'channel', tenantId: HOME }
    await stage.deliver({ id: '7', text: 'hello all', entities: [], conversation })
    expect(stage.received).toMatchObject([{ what: { kind: 'said', messageId: '7', threadId: '7', text: 'hello all' } }])
  })

  test.for([
    ['what a bot writes in a thread', { text: 'It is green', entities: [], from: { id: '28:other', role: 'bot' } }],
    ['a reaction', { type: 'messageReaction' }],
    ['somebody else leaving', { type: 'conversationUpdate', membersRemoved: [{ id: '29:x' }] }],
    ['typing', { type: 'typing' }],
  ] as const)('%s is acknowledged and goes no further', async ([, activity]) => {
    expect(await stage.deliver(activity)).toEqual({ status: 200, body: '' })
    expect(stage.received).toEqual([])
  })

  test('words in a thread, their edit and their deletion are told apart, each under an id of its own', async () => {
    const quoted = 'Only <quoted messageId="5"/>eu-west, says <at>Mia</at>'
    const mia = { type: 'mention', text: '<at>Mia</at>', mentioned: { id: '29:mia', name: 'Mia' } }
    const attachments = [
      { contentType: 'text/html', content: '<p>Only</p>' },
      { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'trace.log' },
      { contentType: 'reference' },
    ]
    await stage.deliver({ id: '7', text: quoted, entities: [mia], attachments })
    await stage.deliver({ id: '7', type: 'messageUpdate', text: 'Only eu', channelData: { eventType: 'editMessage' } })
    await stage.deliver({
      id: '7',
      type: 'messageDelete',
      text: undefined,
      channelData: { eventType: 'softDeleteMessage' },
    })
    const heard = stage.received.map(({ what, speaker }) => ({ what, spoken: speaker !== undefined }))
    expect(heard).toEqual([
      {
        what: {
          ...{ kind: 'said', messageId: '7', threadId: '1', text: 'Only eu-west, says @{29:mia}' },
          mentions: [{ userId: '29:mia', organisations: [], name: 'Mia' }],
          files: ['trace.log', expect.stringMatching(FILE_LINK)],
        },
        spoken: true,
      },
      {
        what: { kind: 'edited', messageId: '7', threadId: '1', text: 'Only eu', mentions: [], files: [] },
        spoken: false,
      },
      { what: { kind: 'deleted', messageId: '7' }, spoken: false },
    ])
    expect(new Set(stage.received.map(({ eventId }) => eventId)).size).toBe(3)
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
  const standing = async () => {
    const [{ speaker, place }] = stage.received as [Inbound]
    return stage.adapter.lookUp(speaker!, place)
  }
  const OURS = { status: 200, body: { tenantId: HOME, userRole: 'user' } }
  test.for([
    ['a member of the home tenant', OURS, {}, { tenantId: HOME, standing: 'ours' }],
    [
      'a member of another tenant',
      { status: 200, body: { tenantId: 'away' } },
      {},
      { tenantId: 'away', standing: 'outside' },
    ],
    [
      'a guest of the home tenant',
      { status: 200, body: { tenantId: HOME, userRole: 'guest' } },
      {},
      { standing: 'guest' },
    ],
    [
      'a guest told by the principal name',
      { status: 200, body: { tenantId: HOME, userPrincipalName: 'a_b.example#EXT#@c.example' } },
      {},
      { standing: 'guest' },
    ],
    [
      'somebody without a tenant in a shared channel',
      { status: 200, body: {} },
      { channelData: { channel: { type: 'shared' } } },
      { standing: 'outside' },
    ],
    [
      'somebody whose activity names another tenant',
      { status: 200, body: {} },
      { channelData: { tenant: { id: 'away' } } },
      { tenantId: 'away', standing: 'outside' },
    ],
    [
      'somebody whom the roster places at home and the activity elsewhere',
      OURS,
      { channelData: { tenant: { id: 'away' } } },
      { standing: 'outside' },
    ],
  ] as const)('%s', async ([, roster, activity, expected]) => {
    stage.behaviour.roster = roster
    await stage.deliver(activity)
    expect(await standing()).toMatchObject({ profile: expected })
  })

  test('somebody the roster does not know is unknown, which is an answer', async () => {
    stage.behaviour.roster = { status: 404, body: { error: { code: 'MemberNotFoundInConversation', message: 'x' } } }
    await stage.deliver({})
    expect(await standing()).toBe('unknown')
  })

  test.for([
    [403, 'BotNotInConversationRoster', 'add the app to it again'],
    [403, 'BotDisabledByAdmin', 'An administrator'],
    [403, 'Forbidden', '(HTTP 403, Forbidden)'],
    [403, 'MemberNotFoundInConversation', 'HTTP 403'],
    [404, 'ConversationNotFound', 'no longer exists'],
    [404, undefined, '(HTTP 404)'],
    [400, 'BadArgument', 'BadArgument'],
    [405, 'constructor', '(HTTP 405, constructor).'],
    [302, undefined, 'Teams does not say'],
    [200, undefined, 'its answer cannot be read'],
  ] as const)('a look-up refused with %i %s decides nothing, and says why', async ([status, code, why]) => {
    stage.behaviour.roster = { status, body: code === undefined ? [] : { error: { code, message: 'x' } } }
    await stage.deliver({})
    expect(await standing()).toEqual({ temporary: expect.stringContaining(why) })
  })

  test.for([
    ['knows them', 200, { aadObjectId: 'aad-1', tenantId: HOME }, 'ours'],
    ['knows them, and not of which tenant', 200, { aadObjectId: 'aad-1' }, 'outside'],
    ['does not know them, who are gone: nobody leaves it', 404, refusal('MemberNotFoundInConversation'), 'gone'],
    ['was blocked, or theirs was the account', 403, refusal('MessageWritesBlocked'), undefined],
    ['is none any more', 404, refusal('ConversationNotFound'), undefined],
  ] as const)('somebody whose own chat with the bot %s', async ([, status, body, standing]) => {
    await stage.deliver({})
    stage.behaviour.roster = { status, body }
    const reference = { ...stage.received[0]?.place.reference, metAs: '29:1', chatId: 'a:1' }
    const own = { conversationId: '', kind: 'direct', tenantId: HOME, reference } as const
    const found = await stage.adapter.lookUp({ userId: 'aad-1', organisations: [], name: 'Al' }, own)
    if (standing === undefined) expect(found).not.toHaveProperty('profile')
    else expect(found).toMatchObject({ profile: { userId: 'aad-1', standing } })
    expect(stage.requests.map(({ url }) => url)).toEqual(['/v3/conversations/a%3A1/members/aad-1'])
  })

  test('somebody who has no chat with the bot cannot be asked about there', async () => {
    await stage.deliver({})
    const reference = { ...stage.received[0]?.place.reference }
    const own = { conversationId: '', kind: 'direct', tenantId: HOME, reference } as const
    expect(await stage.adapter.lookUp({ userId: 'aad-1', organisations: [], name: 'Al' }, own)).toBe('not asked')
  })

  test.each([503, 500, 429, 401])(
    'what is said arrives whole while the roster answers %i: it is asked only afterwards',
    async (status) => {
      stage.behaviour.roster = { status, body: {} }
      expect((await stage.deliver({})).status).toBe(200)
      expect(stage.received).toHaveLength(1)
      expect(stage.requests).toEqual([])
      expect(await standing()).toHaveProperty('temporary')
    },
  )

  test('the roster is asked once for several messages, and anew when somebody came or went', async () => {
    await stage.deliver({})
    await standing()
    await standing()
    const asked = () => stage.requests.filter(({ method }) => method === 'GET').length
    expect(asked()).toBe(1)
    await stage.deliver({ type: 'conversationUpdate', membersRemoved: [{ id: '29:x' }], text: undefined })
    await standing()
    expect(asked()).toBe(2)
  })

  test('somebody else who came into the conversation is told, each once', async () => {
    const membersAdded = [{ id: '29:x' }, { id: '29:y', aadObjectId: 'aad-y' }]
    await stage.deliver({ type: 'conversationUpdate', membersAdded, text: undefined })
    expect(stage.received.map(({ what, speaker }) => [what.kind, speaker?.userId])).toEqual([
      ['person joined', '29:x'],
      ['person joined', 'aad-y'],
    ])
    expect(new Set(stage.received.map(({ eventId }) => eventId)).size).toBe(2)
  })
})

describe('who reads a conversation', () => {
  const member = { tenantId: HOME, userRole: 'user' }
  const guest = { tenantId: HOME, userRole: 'guest' }
  test.for<[string, { status: number; body: unknown }, unknown]>([
    ['our own people alone', { status: 200, body: { members: [member, member] } }, 'ours alone'],
    ['a guest of ours too', { status: 200, body: { members: [member, guest] } }, 'others'],
    ['somebody of another tenant too', { status: 200, body: { members: [member, { tenantId: 'away' }] } }, 'others'],
    [
      'more people than are read at once',
      { status: 200, body: { members: [member], continuationToken: 'n' } },
      'others',
    ],
    ['whom Teams does not let the bot see', { status: 403, body: {} }, 'unseen'],
    ['whom Teams does not tell just now', { status: 503, body: {} }, { temporary: expect.any(String) }],
  ])('%s', async ([, roster, readers]) => {
    await stage.deliver({})
    stage.behaviour.roster = roster
    expect(await stage.adapter.readers(stage.received[0]!.place)).toEqual(readers)
  })

  test('is not asked where Teams has not yet said where it can be asked', async () => {
    const place = { conversationId: '19:never-met', kind: 'channel', tenantId: HOME } as const
    expect(await stage.adapter.readers(place)).toBe('not asked')
    expect(await stage.adapter.lookUp({ userId: 'aad-1', organisations: [], name: '' }, place)).toBe('not asked')
    expect(stage.requests).toEqual([])
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
    stage.behaviour.answer = { kind: 'notice', text: 'Heard.' }
    await stage.deliver({})
    expect(stage.requests.length).toBeGreaterThan(0)
    expect(new Set(stage.requests.map(({ authorization }) => authorization))).toEqual(new Set([undefined]))
  })

  test.for([
    ['task/fetch', '{"task":{"type":"message","value":"Done."}}'],
    ['task/submit', '{}'],
  ] as const)('%s with nothing to say still gets a valid answer', async ([name, body]) => {
    expect(await stage.deliver({ type: 'invoke', name, value: { data: PRESSED } })).toEqual({ status: 200, body })
  })
})
