import type { App } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import type { JsonRecord } from '../../../src/playground/slack/json-record.ts'
import type { SlackAdmin } from '../../../src/playground/slack/admin/slack-admin.ts'
import { DEFAULT_BOT_EVENTS, DEFAULT_SCOPES, type SlackWorld } from '../../../src/playground/slack/slack-world.ts'
import { startBot } from './bolt-bot.ts'
import { COLLEAGUE, GONE, MAGNATE, mixedWorld, SINGLE, STRANGER } from './mixed-workspace.ts'
import { ADA, BEN, INTERNAL, memoryKeepsake, OLGA, SHARED, startWithoutBot, WITHOUT_BOT } from './small-workspace.ts'
import { clientOf, errorOf } from './web-client.ts'

const EVENTS = [
  ...DEFAULT_BOT_EVENTS,
  'user_change',
  'channel_archive',
  'channel_unarchive',
  'group_archive',
  'group_unarchive',
]
const world: SlackWorld = { ...mixedWorld, botEvents: EVENTS }
const PRIVATE = 'C0PRIVATE'
const withPrivate: SlackWorld = {
  ...world,
  channels: [
    ...world.channels,
    {
      id: PRIVATE,
      name: 'secret',
      memberIds: [ADA, BEN],
      sharedWithTeamIds: [],
      botPresent: true,
      private: true,
    },
  ],
}

/** What the bot hears of what an admin does: the inner events. */
async function heard(act: (admin: SlackAdmin) => void, from: SlackWorld = withPrivate): Promise<JsonRecord[]> {
  const events: JsonRecord[] = []
  const listen = (app: App) => {
    for (const name of [...EVENTS.filter((one) => !one.includes('.')), 'message'])
      app.event(name, async ({ event }) => void events.push({ ...event }))
  }
  await using bot = await startBot('http', listen, { world: from })
  act(bot.slack.admin)
  await bot.slack.settled()
  // Channels do not wait for each other.
  return events.sort((a, b) => Number(a['event_ts']) - Number(b['event_ts']))
}

describe('the bot is taken out of a channel', () => {
  test.each([
    ['a public one', SHARED, 'channel_left', 'acme-northwind'],
    ['a private one', PRIVATE, 'group_left', 'secret'],
  ])('%s, and hears of it by an event of its own and from Slackbot', async (_, channel, type, name) => {
    const events = await heard((admin) => admin.setBotPresent(channel, false, BEN))
    expect(events).toMatchObject([
      { type, channel, actor_id: BEN },
      {
        type: 'message',
        channel_type: 'im',
        user: 'USLACKBOT',
        text: `You have been removed from #${name} by <@${BEN}>`,
      },
    ])
    expect(events[1]).not.toHaveProperty('bot_id')
  })

  test.each([
    ['a public one', SHARED, 'not_in_channel'],
    ['a private one', PRIVATE, 'channel_not_found'],
  ])('%s: whatever it does there is refused', async (_, channel, code) => {
    await using slack = await startWithoutBot({ world: withPrivate })
    const client = clientOf(slack)
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'x' })
    slack.admin.setBotPresent(channel, false)
    expect(await errorOf(client.chat.postMessage({ channel, text: 'x' }))).toBe(code)
    expect(await errorOf(client.chat.postMessage({ channel, text: 'x', thread_ts: ts }))).toBe(code)
    expect(await errorOf(client.chat.update({ channel, ts, text: 'y' }))).toBe(code)
    expect(await errorOf(client.chat.postEphemeral({ channel, user: ADA, text: 'x' }))).toBe(code)
    expect(await errorOf(client.conversations.history({ channel }))).toBe(code)
    slack.admin.setBotPresent(channel, true)
    expect(await errorOf(client.chat.update({ channel, ts, text: 'y' }))).toBe('ok')
  })

  test('a public one can still be looked up, and says that the bot is not in it', async () => {
    await using slack = await startWithoutBot({ world: withPrivate })
    slack.admin.setBotPresent(SHARED, false)
    const { channel } = await clientOf(slack).conversations.info({ channel: SHARED })
    expect(channel).toMatchObject({ is_member: false })
    slack.admin.setBotPresent(PRIVATE, false)
    expect(await errorOf(clientOf(slack).conversations.info({ channel: PRIVATE }))).toBe('channel_not_found')
  })

  test('and back in, of which it hears as of anybody', async () => {
    const events = await heard((admin) => admin.setBotPresent(WITHOUT_BOT, true, ADA))
    expect(events).toMatchObject([{ type: 'member_joined_channel', channel: WITHOUT_BOT, inviter: ADA }])
  })
})

describe('people come and go', () => {
  test('the bot hears who came into its channel, and who left', async () => {
    const events = await heard((admin) => {
      admin.setMember(SHARED, STRANGER, true, ADA)
      admin.setMember(SHARED, OLGA, false, ADA)
      admin.setMember(SHARED, COLLEAGUE, true, COLLEAGUE)
    })
    expect(events).toMatchObject([
      { type: 'member_joined_channel', user: STRANGER, team: 'T0ACME', channel: SHARED, inviter: ADA },
      { type: 'member_left_channel', user: OLGA, team: 'T0ACME', channel: SHARED },
      { type: 'member_joined_channel', user: COLLEAGUE, team: 'T0LABS', enterprise: 'E0NORTH' },
    ])
    expect(events[2]).not.toHaveProperty('inviter')
  })

  test('but not of a channel in which it is not', async () => {
    expect(await heard((admin) => admin.setMember(WITHOUT_BOT, BEN, true))).toEqual([])
  })

  test('conversations.members follows, page by page', async () => {
    await using slack = await startWithoutBot({ world: withPrivate })
    const client = clientOf(slack)
    slack.admin.setMember(INTERNAL, OLGA, true)
    slack.admin.setMember(INTERNAL, BEN, false)
    const seen: string[] = []
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page = await client.conversations.members({ channel: INTERNAL, limit: 2, ...(cursor && { cursor }) })
      seen.push(...(page.members ?? []))
      cursor = page.response_metadata?.next_cursor || undefined
    }
    expect(seen).toContain(OLGA)
    expect(seen).not.toContain(BEN)
    expect(seen).toContain(slack.credentials.botUserId)
    expect((await client.conversations.info({ channel: INTERNAL })).channel).toMatchObject({ is_ext_shared: true })
  })

  test('a deactivated account is in no channel any more', async () => {
    await using slack = await startWithoutBot({ world })
    expect((await clientOf(slack).conversations.members({ channel: SHARED })).members).not.toContain(GONE)
  })

  test('an outsider may become a stranger by leaving the last channel that is shared', async () => {
    await using slack = await startWithoutBot({ world })
    const strange = async () => (await clientOf(slack).users.info({ user: OLGA })).user?.is_stranger
    expect(await strange()).toBe(false)
    slack.admin.setMember(SHARED, OLGA, false)
    expect(await strange()).toBe(true)
  })
})

describe('an account changes', () => {
  test.each<[string, string, Parameters<SlackAdmin['changeAccount']>[1], JsonRecord]>([
    ['is deactivated', BEN, { deleted: true }, { deleted: true }],
    ['becomes a guest', BEN, { guest: 'single-channel' }, { is_restricted: true, is_ultra_restricted: true }],
    ['becomes a full member', SINGLE, { guest: 'none' }, { is_restricted: false, is_ultra_restricted: false }],
    ['moves', BEN, { zone: 'Asia/Tokyo', locale: 'ja-JP' }, { tz: 'Asia/Tokyo', tz_offset: 32_400, locale: 'ja-JP' }],
    ['is renamed', MAGNATE, { name: 'Max Magnate' }, { real_name: 'Max Magnate', team_id: 'T0MAGNA' }],
  ])('%s: the bot is told, and users.info says so', async (_, user, change, said) => {
    const events = await heard((admin) => admin.changeAccount(user, change))
    expect(events).toMatchObject([{ type: 'user_change', user: { id: user, ...said } }])
    await using slack = await startWithoutBot({ world })
    slack.admin.changeAccount(user, change)
    const known = (await clientOf(slack).users.info({ user, include_locale: true })).user
    expect(known).toMatchObject(said)
  })

  test('of a stranger, and the bot hears nothing', async () => {
    expect(await heard((admin) => admin.changeAccount(STRANGER, { name: 'Sam' }))).toEqual([])
  })

  test('an app that does not subscribe to it, or may not read people, hears nothing', async () => {
    const act = (admin: SlackAdmin) => admin.changeAccount(BEN, { deleted: true })
    expect(await heard(act, { ...world, botEvents: DEFAULT_BOT_EVENTS })).toEqual([])
    expect(await heard(act, { ...world, scopes: DEFAULT_SCOPES.filter((one) => one !== 'users:read') })).toEqual([])
  })

  test('it is as it became after a restart', async () => {
    const keepsake = memoryKeepsake()
    const before = await startWithoutBot({ world, keepsake })
    before.admin.changeAccount(BEN, { deleted: true })
    await before[Symbol.asyncDispose]()
    await using after = await startWithoutBot({ world, keepsake })
    expect(await errorOf(clientOf(after).conversations.open({ users: BEN }))).toBe('user_disabled')
    after.admin.changeAccount(BEN, { deleted: false })
    expect(await errorOf(clientOf(after).conversations.open({ users: BEN }))).toBe('ok')
  })

  test('whoever is deactivated while at work can do nothing from then on', async () => {
    await using slack = await startWithoutBot({ world })
    const ben = slack.as(BEN)
    expect(await ben.say(INTERNAL, 'hello')).toMatchObject({ ok: true })
    slack.admin.changeAccount(BEN, { deleted: true })
    expect(await ben.say(INTERNAL, 'hello')).toMatchObject({ ok: false })
  })
})

describe('a channel is archived', () => {
  test('the bot is told, and when it comes back', async () => {
    const events = await heard((admin) => {
      for (const channel of [SHARED, PRIVATE])
        for (const archived of [true, false]) admin.setArchived(channel, archived, ADA)
    })
    expect(events).toMatchObject([
      { type: 'channel_archive', channel: SHARED, user: ADA, is_moved: 0 },
      { type: 'channel_unarchive', channel: SHARED, user: ADA },
      { type: 'group_archive', channel: PRIVATE, user: ADA, is_moved: 0 },
      { type: 'group_unarchive', channel: PRIVATE, actor_id: ADA },
    ])
  })

  test('nobody writes there any more, the bot included', async () => {
    await using slack = await startWithoutBot({ world })
    const client = clientOf(slack)
    const { ts = '' } = await client.chat.postMessage({ channel: SHARED, text: 'x' })
    slack.admin.setArchived(SHARED, true)
    expect(await slack.as(ADA).say(SHARED, 'x')).toEqual({ ok: false, notice: 'This channel is archived.' })
    expect(await errorOf(client.chat.postMessage({ channel: SHARED, text: 'x' }))).toBe('is_archived')
    expect(await errorOf(client.chat.update({ channel: SHARED, ts, text: 'x' }))).toBe('is_inactive')
    const { channel } = await client.conversations.info({ channel: SHARED })
    expect(channel).toMatchObject({ is_archived: true })
  })
})

describe('who is in a channel can be changed by typing, too', () => {
  test('members invite and remove people', async () => {
    await using slack = await startWithoutBot({ world })
    const ada = slack.as(ADA)
    expect(await ada.command(WITHOUT_BOT, '/invite @Ben Okoro')).toMatchObject({ ok: true })
    expect(await ada.command(WITHOUT_BOT, '/invite @Ben Okoro')).toMatchObject({ ok: false })
    expect(await slack.as(BEN).say(WITHOUT_BOT, 'here I am')).toMatchObject({ ok: true })
    expect(await ada.command(WITHOUT_BOT, '/kick @Ben Okoro')).toMatchObject({ ok: true })
    expect(await slack.as(BEN).say(WITHOUT_BOT, 'still here')).toMatchObject({ ok: false })
  })

  test('guests and outsiders change nothing', async () => {
    await using slack = await startWithoutBot({ world })
    for (const who of [SINGLE, OLGA])
      expect(await slack.as(who).command(SHARED, '/remove @Ben Okoro')).toMatchObject({ ok: false })
  })
})
