import type { App } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import { isRecord, recordsOf, type JsonRecord } from '../../../src/playground/slack/json-record.ts'
import { startBot } from './bolt-bot.ts'
import { COLLEAGUE, GONE, HIDDEN, MAGNATE, mixedWorld, MULTI, NOBODY, ROAMER, ROBOT } from './mixed-workspace.ts'
import { SINGLE, STRANGER, WORKFLOW } from './mixed-workspace.ts'
import { ADA, INTERNAL, OLGA, SHARED, smallWorld, startWithoutBot, WITHOUT_BOT } from './small-workspace.ts'
import { clientOf, errorOf } from './web-client.ts'

const start = () => startWithoutBot({ world: mixedWorld })

describe('what users.info says of', () => {
  test.each<[string, string, JsonRecord]>([
    ['a full member', ADA, { team_id: 'T0NORTH', is_restricted: false, is_ultra_restricted: false, deleted: false }],
    ['a guest of several channels', MULTI, { team_id: 'T0NORTH', is_restricted: true, is_ultra_restricted: false }],
    ['a guest of one channel', SINGLE, { team_id: 'T0NORTH', is_restricted: true, is_ultra_restricted: true }],
    ['a deactivated account', GONE, { team_id: 'T0NORTH', deleted: true, profile: { real_name: 'gone' } }],
    ['another bot', ROBOT, { is_bot: true, profile: { bot_id: 'B0ROBOT' } }],
    ['a workflow', WORKFLOW, { is_bot: true, is_workflow_bot: true }],
    [
      'a colleague of another workspace of the Grid',
      COLLEAGUE,
      { team_id: 'T0LABS', enterprise_user: { id: COLLEAGUE, enterprise_id: 'E0NORTH', teams: ['T0LABS'] } },
    ],
    ['a colleague of several workspaces', ROAMER, { enterprise_user: { teams: ['T0LABS', 'T0NORTH'] } }],
    [
      'an outsider from another Grid',
      MAGNATE,
      { is_stranger: false, tz: 'Europe/Paris', enterprise_user: { enterprise_id: 'E0MAGNA' } },
    ],
    ['an outsider who shares a channel', OLGA, { team_id: 'T0ACME', is_stranger: false, tz: 'Europe/Berlin' }],
    ['an outsider who shares none', STRANGER, { team_id: 'T0ACME', is_stranger: true, real_name: 'stranger' }],
  ])('%s', async (_, user, said) => {
    await using slack = await start()
    expect((await clientOf(slack).users.info({ user })).user).toMatchObject(said)
  })

  test.each([
    ['a deactivated account, neither zone nor standing', GONE, ['tz', 'is_restricted', 'real_name']],
    ['a stranger, no zone', STRANGER, ['tz', 'tz_offset']],
    ['a colleague of several workspaces, no team', ROAMER, ['team_id', 'is_stranger']],
    ['a colleague in the Grid, not that they are a stranger', COLLEAGUE, ['is_stranger']],
    ['anybody, no locale unless it was asked for', MULTI, ['locale']],
  ])('%s', async (_, user, unsaid) => {
    await using slack = await start()
    const known = (await clientOf(slack).users.info({ user })).user
    for (const field of unsaid) expect(known).not.toHaveProperty(field)
  })

  test('anybody’s locale, when it was asked for', async () => {
    await using slack = await start()
    const localeOf = async (user: string) =>
      (await clientOf(slack).users.info({ user, include_locale: true })).user?.locale
    expect([await localeOf(MULTI), await localeOf(ADA)]).toEqual(['fr-FR', 'en-US'])
  })

  test.each([
    ['somebody of an organisation with which nothing is shared', NOBODY, 'user_not_found'],
    ['an id that nobody has', 'U404', 'user_not_found'],
    ['somebody the bot may not see', HIDDEN, 'user_not_visible'],
  ])('%s: nothing', async (_, user, code) => {
    await using slack = await start()
    expect(await errorOf(clientOf(slack).users.info({ user }))).toBe(code)
  })
})

describe('on Enterprise Grid', () => {
  test('auth.test names the organisation; without one it does not', async () => {
    await using onGrid = await start()
    const said = { team_id: 'T0NORTH', enterprise_id: 'E0NORTH', is_enterprise_install: false }
    expect(await clientOf(onGrid).auth.test()).toMatchObject(said)
    await using alone = await startWithoutBot({ world: smallWorld })
    expect(await clientOf(alone).auth.test()).not.toHaveProperty('enterprise_id')
  })

  test.each<[string, string, JsonRecord]>([
    [
      'shared between two workspaces of ours is not shared externally',
      INTERNAL,
      { is_shared: true, is_org_shared: true, is_ext_shared: false, internal_team_ids: ['T0NORTH', 'T0LABS'] },
    ],
    [
      'shared with others names a Grid by its organisation',
      SHARED,
      { is_shared: true, is_ext_shared: true, is_org_shared: false, connected_team_ids: ['T0ACME', 'E0MAGNA'] },
    ],
    ['of our own alone is shared with nobody', WITHOUT_BOT, { is_shared: false, is_member: false, is_private: false }],
  ])('a channel %s', async (_, channel, said) => {
    await using slack = await start()
    expect((await clientOf(slack).conversations.info({ channel })).channel).toMatchObject(said)
  })
})

describe('what an event says of its author', () => {
  /** Every event body that reached the bot. */
  async function heard(act: (bot: Awaited<ReturnType<typeof startBot>>) => Promise<unknown>): Promise<JsonRecord[]> {
    const bodies: JsonRecord[] = []
    const listen = (app: App) => {
      app.event('app_mention', async ({ body }) => void bodies.push({ ...body }))
      app.event('message', async ({ body }) => void bodies.push({ ...body }))
    }
    await using bot = await startBot('http', listen, { world: mixedWorld })
    await act(bot)
    await bot.slack.settled()
    return bodies
  }

  const installed = [{ enterprise_id: 'E0NORTH', team_id: 'T0NORTH', is_bot: true, is_enterprise_install: false }]

  test.each<[string, string, string, JsonRecord, boolean]>([
    ['a colleague of another workspace', COLLEAGUE, INTERNAL, { user_team: 'T0LABS', source_team: 'T0LABS' }, false],
    ['a colleague named by the organisation', ROAMER, INTERNAL, { user_team: 'E0NORTH' }, false],
    ['an outsider', OLGA, SHARED, { user_team: 'T0ACME', user_profile: { team: 'T0ACME' } }, true],
    ['an outsider from a Grid', MAGNATE, SHARED, { user_team: 'E0MAGNA', user_profile: { team: 'E0MAGNA' } }, true],
  ])('a mention by %s', async (_, who, channel, from, extShared) => {
    const [body] = await heard(async ({ slack }) => slack.as(who).say(channel, '@Liaison hello'))
    expect(body).toMatchObject({ team_id: 'T0NORTH', enterprise_id: 'E0NORTH', authorizations: installed })
    expect(body).toMatchObject({ is_ext_shared_channel: extShared, event: { team: 'T0NORTH', user: who, ...from } })
  })

  test('a mention by a guest says nothing of it: only users.info tells guests', async () => {
    const [body] = await heard(async ({ slack }) => slack.as(SINGLE).say(SHARED, '@Liaison hello'))
    expect(body?.['event']).toMatchObject({ team: 'T0NORTH', user: SINGLE })
    expect(body?.['event']).not.toHaveProperty('user_profile')
  })

  test('an outsider’s direct message comes under the outsider’s own workspace and organisation', async () => {
    const [body] = await heard(async ({ slack }) => {
      const magnate = slack.as(MAGNATE)
      await magnate.say(await magnate.directChannel(), 'hello')
    })
    expect(body).toMatchObject({ team_id: 'T0MAGNA', enterprise_id: 'E0MAGNA', context_team_id: 'T0NORTH' })
    expect(body).toMatchObject({ authorizations: installed, event: { channel_type: 'im', team: 'T0MAGNA' } })
  })

  test.each([
    ['another bot', ROBOT, { bot_id: 'B0ROBOT', bot_profile: { id: 'B0ROBOT' } }],
    ['a workflow', WORKFLOW, { bot_id: 'B0WORKFLOW', subtype: 'bot_message', username: 'workflow' }],
  ])('a mention by %s says so', async (_, who, marks) => {
    const [body] = await heard(async ({ slack }) => slack.as(who).say(SHARED, '@Liaison hello'))
    expect(body?.['event']).toMatchObject(marks)
  })
})

describe('who can do what', () => {
  const listening = (bodies: JsonRecord[]) =>
    startBot(
      'http',
      (app) => {
        app.command('/partner', async ({ command, ack }) => {
          bodies.push({ ...command })
          await ack()
        })
        app.action(/.*/, async ({ body, ack }) => {
          bodies.push({ ...body })
          await ack()
        })
      },
      { world: mixedWorld },
    )

  test.each([
    ['a guest of the workspace', SINGLE, SHARED, true],
    ['a colleague who is in the workspace, too', ROAMER, INTERNAL, true],
    ['a colleague of another workspace', COLLEAGUE, INTERNAL, false],
    ['an outsider', OLGA, SHARED, false],
  ])('a command by %s', async (_, who, channel, ok) => {
    const bodies: JsonRecord[] = []
    await using bot = await listening(bodies)
    expect(await bot.slack.as(who).command(channel, '/partner list')).toMatchObject({ ok })
    if (ok) expect(bodies).toMatchObject([{ team_id: 'T0NORTH', enterprise_id: 'E0NORTH', user_id: who }])
  })

  test.each([
    ['a colleague of several workspaces', ROAMER, INTERNAL, 'T0NORTH', 'T0LABS', 'E0NORTH'],
    ['an outsider from a Grid', MAGNATE, SHARED, 'T0MAGNA', 'T0MAGNA', 'E0MAGNA'],
    ['an outsider', OLGA, SHARED, 'T0ACME', 'T0ACME', undefined],
  ])(
    'a press by %s says where they sit and one workspace of theirs',
    async (_, who, channel, sits, own, enterprise) => {
      const bodies: JsonRecord[] = []
      await using bot = await listening(bodies)
      const button = { type: 'button' as const, action_id: 'go', text: { type: 'plain_text' as const, text: 'Go' } }
      const blocks = [{ type: 'actions' as const, elements: [button] }]
      const { ts = '' } = await bot.app.client.chat.postMessage({ channel, text: 'x', blocks })
      await bot.slack.as(who).press(channel, ts, 'go')
      expect(bodies).toMatchObject([{ team: { id: sits }, user: { id: who, team_id: own } }])
      const named = bodies[0]?.['enterprise']
      expect(isRecord(named) ? named['id'] : undefined).toBe(enterprise)
    },
  )

  test('a deactivated account can do nothing, and nobody can write to it', async () => {
    const bodies: JsonRecord[] = []
    await using bot = await listening(bodies)
    const gone = bot.slack.as(GONE)
    const signedOut = { ok: false, notice: 'Your account has been deactivated.' }
    expect(await gone.say(SHARED, '@Liaison hello')).toEqual(signedOut)
    expect(await gone.command(SHARED, '/partner list')).toEqual(signedOut)
    expect(bodies).toEqual([])
    expect(await errorOf(bot.app.client.conversations.open({ users: GONE }))).toBe('user_disabled')
    expect(await errorOf(bot.app.client.chat.postMessage({ channel: GONE, text: 'x' }))).toBe('user_disabled')
  })

  test('a guest cannot remove the bot from a channel', async () => {
    await using bot = await listening([])
    expect(await bot.slack.as(SINGLE).command(SHARED, '/remove @Liaison')).toMatchObject({ ok: false })
  })

  test('the workplace shows guests and deactivated accounts as such', async () => {
    await using slack = await start()
    const { people } = slack.workplace()
    expect(people.filter(({ guest }) => guest === true).map(({ id }) => id)).toEqual([MULTI, SINGLE])
    expect(people.filter(({ deactivated }) => deactivated === true).map(({ id }) => id)).toEqual([GONE])
  })
})

test('users.list names guests, bots and the deactivated of the workspace, and outsiders only who share a channel', async () => {
  await using slack = await start()
  const { members } = await clientOf(slack).users.list({})
  const ids = recordsOf(members).map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining([MULTI, SINGLE, GONE, ROBOT, WORKFLOW, ROAMER, COLLEAGUE, MAGNATE, OLGA]))
  expect(ids).not.toContain(STRANGER)
  expect(ids).not.toContain(NOBODY)
})
