import { describe, expect, test } from 'vitest'
import { accountId, findUser } from '../../../src/playground/teams/teams-world.ts'
import { TokenService } from '../../../src/playground/teams/token-service.ts'
import {
  AWAY,
  callConnector,
  cardMessage,
  DANA,
  GIA,
  HOME,
  LONER,
  logIn,
  MANAGERS,
  MAX,
  SHARED,
  stage,
  TEAM,
  WITHOUT_BOT,
  WORLD,
} from './teams-fixture.ts'

const activities = (conversation: string) => `v3/conversations/${encodeURIComponent(conversation)}/activities`
const HELLO = { type: 'message', text: 'hello' }
const card = (content: object) => cardMessage({ type: 'AdaptiveCard', version: '1.5', ...content })

function mri(userId: string): string {
  const user = findUser(WORLD, userId)
  if (!user) throw new Error(userId)
  return accountId(user)
}

describe('the local login service', () => {
  test.each([
    ['a wrong secret', { client_secret: 'guess' }, 401, 'invalid_client'],
    ['an unknown app', { client_id: HOME }, 400, 'unauthorized_client'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['another scope', { scope: 'https://graph.microsoft.com/.default' }, 400, 'invalid_scope'],
  ])('refuses %s in the shape of Entra', async (_, changed, status, error) => {
    await using s = await stage({ botDown: true })
    const refused = await logIn(s.teams, changed)
    expect(refused.status).toBe(status)
    expect(await refused.json()).toMatchObject({
      error,
      error_codes: [expect.any(Number)],
      error_description: expect.stringContaining('AADSTS'),
    })
  })

  test('never shows a secret or a token in the log', async () => {
    await using s = await stage({ botDown: true })
    const given = await (await logIn(s.teams)).text()
    const shown = JSON.stringify(s.teams.exchanges())
    expect(shown).toContain('POST /oauth2/v2.0/token')
    expect(shown).not.toContain(s.teams.settings.appPassword)
    expect(shown).not.toContain(JSON.parse(given).access_token)
  })
})

describe('the local connector refuses', () => {
  test.each([
    ['no token', ''],
    ['a made-up token', 'Bearer abc'],
    ['a token signed by nobody', 'Bearer eyJhbGciOiJub25lIn0.eyJhcHBpZCI6IngifQ.'],
  ])('a request with %s', async (_, authorization) => {
    await using s = await stage({ botDown: true })
    const refused = await callConnector(s.teams, 'POST', activities(SHARED), HELLO, authorization)
    expect(refused).toMatchObject({ status: 401, body: { error: { code: 'Unauthorized' } } })
    expect(s.teams.workplace().messages).toEqual([])
  })

  test('the token that Teams itself sends to the bot, which is for another audience', async () => {
    await using s = await stage({ botDown: true })
    const token = `Bearer ${await new TokenService(s.teams.credentials).channelToken(s.teams.settings.serviceUrl)}`
    expect(await callConnector(s.teams, 'POST', activities(SHARED), HELLO, token)).toMatchObject({ status: 401 })
  })

  const rows: [string, string, string, unknown, number, string][] = [
    ['an unknown conversation', 'POST', activities('19:nowhere@thread.tacv2'), HELLO, 404, 'ConversationNotFound'],
    ['an unknown thread', 'POST', activities(`${SHARED};messageid=1`), HELLO, 404, 'ConversationNotFound'],
    ['a channel without the bot', 'POST', activities(WITHOUT_BOT), HELLO, 403, 'BotNotInConversationRoster'],
    [
      'the roster of such a channel',
      'GET',
      `v3/conversations/${WITHOUT_BOT}/members`,
      undefined,
      403,
      'BotNotInConversationRoster',
    ],
    [
      'a member who is not there',
      'GET',
      `v3/conversations/${SHARED}/members/${LONER}`,
      undefined,
      404,
      'MemberNotFoundInConversation',
    ],
    ['an unknown team', 'GET', 'v3/teams/19:other', undefined, 404, 'ConversationNotFound'],
    ['an update of an unknown message', 'PUT', `${activities(SHARED)}/1`, HELLO, 404, 'ActivityNotFoundInConversation'],
    [
      'a deletion of an unknown message',
      'DELETE',
      `${activities(SHARED)}/1`,
      undefined,
      404,
      'ActivityNotFoundInConversation',
    ],
    ['an empty message', 'POST', activities(SHARED), { type: 'message' }, 400, 'BadSyntax'],
    ['an unknown activity type', 'POST', activities(SHARED), { type: 'wave' }, 400, 'BadSyntax'],
    [
      'an unknown attachment type',
      'POST',
      activities(SHARED),
      { type: 'message', attachments: [{ contentType: 'text/x' }] },
      400,
      'BadSyntax',
    ],
    [
      'a message that weighs too much',
      'POST',
      activities(SHARED),
      { type: 'message', text: 'é'.repeat(15_000) },
      413,
      'MessageSizeTooBig',
    ],
    [
      'a message beyond all measure',
      'POST',
      activities(SHARED),
      { type: 'message', text: 'x'.repeat(5_000_000) },
      413,
      'MessageSizeTooBig',
    ],
    [
      'a card that cannot be drawn',
      'POST',
      activities(SHARED),
      card({ body: [{ type: 'TextBlock' }] }),
      400,
      'BadSyntax',
    ],
    [
      'a mention without its text',
      'POST',
      activities(SHARED),
      { ...HELLO, entities: [{ type: 'mention', text: '<at>x</at>', mentioned: { id: mri(DANA) } }] },
      400,
      'BadSyntax',
    ],
    [
      'a mention of nobody',
      'POST',
      activities(SHARED),
      {
        type: 'message',
        text: '<at>x</at>',
        entities: [{ type: 'mention', text: '<at>x</at>', mentioned: { id: '29:x' } }],
      },
      400,
      'BadSyntax',
    ],
    [
      'a chat with somebody of another tenant',
      'POST',
      'v3/conversations',
      { members: [{ id: mri(GIA) }], tenantId: AWAY },
      403,
      'Forbidden',
    ],
    [
      'a chat with the wrong tenant',
      'POST',
      'v3/conversations',
      { members: [{ id: mri(MAX) }], tenantId: AWAY },
      403,
      'Forbidden',
    ],
    [
      'a chat with somebody without the app',
      'POST',
      'v3/conversations',
      { members: [{ id: mri(LONER) }], tenantId: HOME },
      403,
      'ForbiddenOperationException',
    ],
    ['a chat without a tenant', 'POST', 'v3/conversations', { members: [{ id: mri(MAX) }] }, 400, 'BadSyntax'],
    [
      'a chat with nobody',
      'POST',
      'v3/conversations',
      { members: [{ id: '29:nobody' }], tenantId: HOME },
      400,
      'BadSyntax',
    ],
    [
      'a group chat',
      'POST',
      'v3/conversations',
      { isGroup: true, members: [{ id: mri(MAX) }], tenantId: HOME },
      400,
      'BadSyntax',
    ],
    [
      'a thread without a first message',
      'POST',
      'v3/conversations',
      { isGroup: true, channelData: { channel: { id: SHARED } } },
      400,
      'BadSyntax',
    ],
    [
      'a thread in an unknown channel',
      'POST',
      'v3/conversations',
      { channelData: { channel: { id: '19:x' } }, activity: HELLO },
      404,
      'ConversationNotFound',
    ],
    [
      'a targeted message to an outsider',
      'POST',
      `${activities(SHARED)}?isTargetedActivity=true`,
      { ...HELLO, recipient: { id: mri(GIA) } },
      403,
      'Forbidden',
    ],
    [
      'a targeted message to nobody there',
      'POST',
      `${activities(MANAGERS)}?isTargetedActivity=true`,
      { ...HELLO, recipient: { id: mri(GIA) } },
      400,
      'BadSyntax',
    ],
  ]
  test.each(rows)('%s', async (_, method, path, body, status, code) => {
    await using s = await stage({ botDown: true })
    expect(await callConnector(s.teams, method, path, body)).toMatchObject({ status, body: { error: { code } } })
    expect(s.teams.workplace().messages).toEqual([])
  })

  test('changing what a person said', async () => {
    await using s = await stage()
    const said = await s.teams.as(DANA).say(SHARED, 'mine')
    const id = said.ok ? said.messageId : ''
    expect(await callConnector(s.teams, 'PUT', `${activities(SHARED)}/${id}`, HELLO)).toMatchObject({ status: 403 })
    expect(s.teams.workplace().messages[0]?.text).toBe('mine')
  })

  test('writing to a person who blocked the bot, and to a channel that it was taken out of', async () => {
    await using s = await stage()
    const chat = await s.teams.as(MAX).directChannel()
    expect(await callConnector(s.teams, 'POST', activities(chat), HELLO)).toMatchObject({ status: 201 })
    s.teams.admin.setBlocked(MAX, true)
    s.teams.admin.setBotPresent(MANAGERS, false)
    expect(await callConnector(s.teams, 'POST', activities(chat), HELLO)).toMatchObject({
      status: 403,
      body: { error: { code: 'MessageWritesBlocked' } },
    })
    expect(await callConnector(s.teams, 'POST', activities(MANAGERS), HELLO)).toMatchObject({
      status: 403,
      body: { error: { code: 'BotNotInConversationRoster' } },
    })
    await s.teams.settled()
    expect(s.received.at(-1)).toMatchObject({
      type: 'installationUpdate',
      action: 'remove',
      conversation: { id: MANAGERS },
    })
    s.teams.admin.setBlocked(MAX, false)
    expect(await callConnector(s.teams, 'POST', activities(chat), HELLO)).toMatchObject({ status: 201 })
  })

  test('more than seven messages a second in one conversation, and says when the next may come', async () => {
    await using s = await stage({ botDown: true })
    for (let n = 0; n < 7; n += 1)
      expect((await callConnector(s.teams, 'POST', activities(SHARED), HELLO)).status).toBe(201)
    expect(await callConnector(s.teams, 'POST', activities(SHARED), HELLO)).toMatchObject({
      status: 429,
      retryAfter: '1',
    })
    expect((await callConnector(s.teams, 'POST', activities(MANAGERS), HELLO)).status).toBe(201)
    s.clock.at += 1_000
    expect((await callConnector(s.teams, 'POST', activities(SHARED), HELLO)).status).toBe(201)
    expect(await callConnector(s.teams, 'POST', activities(SHARED), HELLO)).toMatchObject({
      status: 429,
      retryAfter: '1',
    })
  })
})

describe('the local connector tells', () => {
  test('the roster page by page, the team and its channels', async () => {
    await using s = await stage({ botDown: true })
    const paged = await callConnector(s.teams, 'GET', `v3/conversations/${SHARED}/pagedmembers?pageSize=50`)
    expect(paged.body).toMatchObject({
      members: [{ name: 'Dana Reyes', tenantId: HOME }, { name: 'Max Weber' }, { name: 'Gia Globex', tenantId: AWAY }],
    })
    const one = await callConnector(
      s.teams,
      'GET',
      `v3/conversations/${SHARED}/members/${encodeURIComponent(mri(GIA))}`,
    )
    expect(one.body).toMatchObject({
      id: mri(GIA),
      aadObjectId: GIA,
      userPrincipalName: 'gia@example.com',
      surname: 'Globex',
    })
    expect((await callConnector(s.teams, 'GET', `v3/teams/${TEAM}`)).body).toMatchObject({
      id: TEAM,
      name: 'Partners',
      channelCount: 3,
    })
    expect((await callConnector(s.teams, 'GET', `v3/teams/${TEAM}/conversations`)).body).toMatchObject({
      conversations: [{ id: SHARED, type: 'shared' }, { id: MANAGERS, type: 'standard' }, { id: WITHOUT_BOT }],
    })
  })
})

describe('an outsider in the local Teams', () => {
  test('has no chat with the bot and no slash commands, and cannot speak where they are not a member', async () => {
    await using s = await stage()
    await expect(s.teams.as(GIA).directChannel()).rejects.toThrow('not available')
    expect(await s.teams.as(GIA).command(SHARED, '/partner help')).toEqual({
      ok: false,
      notice: 'No results found for /partner help',
    })
    expect(await s.teams.as(GIA).say(MANAGERS, '@Liaison hi')).toMatchObject({ ok: false })
    expect(s.teams.workplace().messages).toEqual([])
  })

  test('shares with everybody that unknown slash commands do nothing', async () => {
    await using s = await stage()
    expect(await s.teams.as(DANA).command(SHARED, '/giphy cat')).toEqual({
      ok: false,
      notice: 'No results found for /giphy cat',
    })
  })
})
