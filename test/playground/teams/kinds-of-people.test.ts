import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/playground/teams/json-object.ts'
import { accountId, findUser } from '../../../src/playground/teams/teams-world.ts'
import { GUEST, LEFT, MIXED, NAMELESS } from './mixed-tenant.ts'
import { callConnector, DANA, GIA, HOME, LONER, MANAGERS, MAX, SHARED, stage, WITHOUT_BOT } from './teams-fixture.ts'

const HELLO = { type: 'message', text: 'hello' }

function mri(userId: string): string {
  const user = findUser(MIXED, userId)
  if (!user) throw new Error(`Nobody has the id ${userId}`)
  return accountId(user)
}

const member = (id: string, channel = MANAGERS) => `v3/conversations/${channel}/members/${encodeURIComponent(id)}`

describe('the roster shows', () => {
  test.each<[string, string, JsonObject]>([
    ['a member', DANA, { userRole: 'user', tenantId: HOME, aadObjectId: DANA }],
    [
      'a guest, in the tenant that invited them',
      GUEST,
      {
        userRole: 'guest',
        tenantId: HOME,
        userPrincipalName: 'greta_studio.test#EXT#@example.com',
        email: 'greta@studio.test',
      },
    ],
    ['an anonymous person', NAMELESS, { userRole: 'anonymous', name: 'Somebody' }],
  ])('%s, by the id that Teams shows and by the object id', async (_, id, said) => {
    await using s = await stage({ world: MIXED, botDown: true })
    for (const asked of [mri(id), id])
      expect(await callConnector(s.teams, 'GET', member(asked))).toMatchObject({ status: 200, body: said })
  })

  test('of an anonymous person neither object id nor tenant', async () => {
    await using s = await stage({ world: MIXED, botDown: true })
    const { body } = await callConnector(s.teams, 'GET', member(mri(NAMELESS)))
    for (const field of ['aadObjectId', 'objectId', 'tenantId', 'userPrincipalName', 'email'])
      expect(body).not.toHaveProperty(field)
  })

  test.each([
    ['an account that was deleted', LEFT],
    ['somebody who is not in the channel', LONER],
  ])('nothing of %s', async (_, id) => {
    await using s = await stage({ world: MIXED, botDown: true })
    for (const asked of [mri(id), id])
      expect(await callConnector(s.teams, 'GET', member(asked))).toMatchObject({
        status: 404,
        body: { error: { code: 'MemberNotFoundInConversation' } },
      })
    const { body } = await callConnector(s.teams, 'GET', `v3/conversations/${MANAGERS}/pagedmembers`)
    expect(JSON.stringify(body)).not.toContain(id)
  })
})

describe('what an activity says of its author', () => {
  test.each([
    ['a member', DANA, { aadObjectId: DANA }, 'en-US', 'US', 'Europe/Paris'],
    ['a guest, as if of the tenant', GUEST, { aadObjectId: GUEST }, 'it-IT', 'IT', 'Europe/Rome'],
  ])('%s', async (_, who, from, locale, country, zone) => {
    await using s = await stage({ world: MIXED })
    await s.teams.as(who).say(MANAGERS, '@Liaison hello')
    await s.teams.settled()
    const said = s.received.at(-1)
    expect(said).toMatchObject({
      type: 'message',
      from,
      locale,
      localTimezone: zone,
      channelData: { tenant: { id: HOME } },
    })
    const info = said?.entities?.find(({ type }) => type === 'clientInfo')
    expect(info).toMatchObject({ locale, country, timezone: zone, platform: 'Web' })
  })

  test('nothing that would tell an anonymous person', async () => {
    await using s = await stage({ world: MIXED })
    await s.teams.as(NAMELESS).say(MANAGERS, '@Liaison hello')
    await s.teams.settled()
    expect(s.received.at(-1)?.from).not.toHaveProperty('aadObjectId')
  })
})

describe('a chat with one person', () => {
  const open = (id: string) => ({ members: [{ id }], tenantId: HOME, bot: { id: '28:bot' } })

  test.each([
    ['by the id that Teams shows', mri(MAX)],
    ['by the object id', MAX],
    ['with a guest of the tenant', GUEST],
  ])('is opened %s', async (_, id) => {
    await using s = await stage({ world: MIXED, botDown: true })
    expect(await callConnector(s.teams, 'POST', 'v3/conversations', open(id))).toMatchObject({ status: 201 })
  })

  test.each([
    ['by a principal name', 'max@example.com', 400, 'BadSyntax'],
    ['with somebody for whom the app is not installed', LONER, 403, 'ForbiddenOperationException'],
    ['with somebody of another tenant', GIA, 403, 'Forbidden'],
    ['with an account that was deleted', LEFT, 403, 'ForbiddenOperationException'],
  ])('is not opened %s', async (_, id, status, code) => {
    await using s = await stage({ world: MIXED, botDown: true })
    expect(await callConnector(s.teams, 'POST', 'v3/conversations', open(id))).toMatchObject({
      status,
      body: { error: { code } },
    })
  })

  test('of a person who left is closed to the bot, and open again when they are back', async () => {
    await using s = await stage({ world: MIXED })
    const chat = await s.teams.as(MAX).directChannel()
    const post = () => callConnector(s.teams, 'POST', `v3/conversations/${chat}/activities`, HELLO)
    s.teams.admin.changeAccount(MAX, { gone: true })
    expect(await post()).toMatchObject({ status: 403, body: { error: { code: 'MessageWritesBlocked' } } })
    s.teams.admin.changeAccount(MAX, { gone: false })
    expect(await post()).toMatchObject({ status: 201 })
  })
})

test('whose account is gone can do nothing', async () => {
  await using s = await stage({ world: MIXED })
  const before = s.received.length
  const signedOut = { ok: false, notice: 'Your account has been disabled.' }
  expect(await s.teams.as(LEFT).say(MANAGERS, '@Liaison hello')).toEqual(signedOut)
  expect(await s.teams.as(LEFT).command(MANAGERS, '/partner list')).toEqual(signedOut)
  await s.teams.settled()
  expect(s.received).toHaveLength(before)
})

test('the workplace shows guests and accounts that are gone as such', async () => {
  await using s = await stage({ world: MIXED, botDown: true })
  const { people } = s.teams.workplace()
  expect(people.filter(({ guest }) => guest === true).map(({ id }) => id)).toEqual([GUEST])
  expect(people.filter(({ deactivated }) => deactivated === true).map(({ id }) => id)).toEqual([LEFT])
  expect(s.teams.workplace().channels.find(({ id }) => id === WITHOUT_BOT)?.botPresent).toBe(false)
  expect(s.teams.workplace().channels.find(({ id }) => id === SHARED)?.shared).toBe(true)
})
