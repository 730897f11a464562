import { expect, test } from 'vitest'
import { isRecord, type JsonRecord } from '../../../src/playground/slack/json-record.ts'
import { startLocalSlack, type LocalSlack } from '../../../src/playground/slack/local-slack.ts'
import { DEFAULT_BOT_EVENTS, type SlackUser, type SlackWorld } from '../../../src/playground/slack/slack-world.ts'
import { endpoint } from './bare-endpoint.ts'
import { ADA, BEN, INTERNAL, movableClock, OLGA, SHARED, smallWorld, WITHOUT_BOT } from './small-workspace.ts'
import { clientOf } from './web-client.ts'

const WORKFLOW = 'U0FLOW'
const MONITOR = 'U0MONITOR'
const robot = (id: string, bot: 'app' | 'workflow'): SlackUser => ({
  id,
  name: id,
  title: 'App',
  teamId: 'T0NORTH',
  zone: 'UTC',
  bot,
})

/** The same with two bots of others in the shared channel, and an app that reads what is said in channels. */
const readingWorld: SlackWorld = {
  ...smallWorld,
  botEvents: DEFAULT_BOT_EVENTS,
  users: [...smallWorld.users, robot(WORKFLOW, 'workflow'), robot(MONITOR, 'app')],
  channels: smallWorld.channels.map((one) =>
    one.id === SHARED ? { ...one, memberIds: [...one.memberIds, WORKFLOW, MONITOR] } : one,
  ),
}

type Body = {
  event_id: string
  event: JsonRecord
  authorizations: JsonRecord[]
  retry: string | undefined
} & JsonRecord

async function stage(change: Partial<SlackWorld> = {}) {
  const bot = await endpoint((response) => void response.end())
  const slack = await startLocalSlack({
    clock: movableClock(),
    world: { ...readingWorld, ...change },
    delivery: { mode: 'http', url: bot.url },
  })
  return {
    slack,
    client: clientOf(slack),
    /** The bodies that came since the last time. */
    async heard(): Promise<Body[]> {
      await slack.settled()
      return bot.received.splice(0).map(({ body, retry }) => ({ ...JSON.parse(body), retry }))
    },
    async [Symbol.asyncDispose]() {
      await slack[Symbol.asyncDispose]()
      await bot[Symbol.asyncDispose]()
    },
  }
}

const events = (bodies: Body[]) => bodies.map(({ event }) => event)
const kinds = (bodies: Body[]) => bodies.map(({ event }) => [event['type'], event['subtype']])
const idOf = (said: object) => String(Object(said).messageId)

test('what is written where the bot is comes as message; a mention comes twice, under two event ids and one ts', async () => {
  await using s = await stage()
  await s.slack.as(ADA).say(INTERNAL, 'lunch?')
  await s.slack.as(ADA).say(WITHOUT_BOT, 'nobody of ours hears this')
  const [lunch, ...others] = await s.heard()
  expect(others).toEqual([])
  expect(lunch).toMatchObject({
    event: { type: 'message', channel_type: 'channel', text: 'lunch?', user: ADA, team: 'T0NORTH' },
    authorizations: [{ is_bot: true, user_id: s.slack.credentials.botUserId }],
    is_ext_shared_channel: false,
  })
  expect(lunch?.event).not.toHaveProperty('thread_ts')

  await s.slack.as(OLGA).say(SHARED, '@Liaison help')
  const twice = await s.heard()
  expect(kinds(twice)).toEqual([
    ['app_mention', undefined],
    ['message', undefined],
  ])
  expect(new Set(twice.map(({ event_id: id }) => id)).size).toBe(2)
  expect(new Set(events(twice).map(({ ts }) => ts)).size).toBe(1)
  const [mention, message] = twice
  expect(mention?.['team_id']).toBe('T0NORTH')
  expect(message).toMatchObject({
    team_id: 'T0ACME',
    is_ext_shared_channel: true,
    event: { user: OLGA, user_team: 'T0ACME', source_team: 'T0ACME', user_profile: { team: 'T0ACME' } },
  })
})

test('each scope that is taken away takes its messages with it', async () => {
  const channels = [
    ...readingWorld.channels,
    { id: 'C0SECRET', name: 'secret', memberIds: [ADA], sharedWithTeamIds: [], botPresent: true, private: true },
  ]
  await using s = await stage({ channels })
  const sayEverywhere = async () => {
    await s.slack.as(ADA).say(INTERNAL, '@Liaison hello')
    await s.slack.as(ADA).say('C0SECRET', 'hush')
    // Channels do not wait for each other.
    return events(await s.heard())
      .map(({ type, channel_type: kind }) => String(kind ?? type))
      .toSorted()
  }
  expect(await sayEverywhere()).toEqual(['app_mention', 'channel', 'group'])
  s.slack.admin.setScope('channels:history', false)
  expect(await sayEverywhere()).toEqual(['app_mention', 'group'])
  s.slack.admin.setScope('groups:history', false)
  expect(await sayEverywhere()).toEqual(['app_mention'])
  s.slack.admin.setScope('channels:history', true)
  expect(await sayEverywhere()).toEqual(['app_mention', 'channel'])
})

test('a reply names its thread; the first message is told anew, hidden, with its number of replies', async () => {
  await using s = await stage()
  const root = idOf(await s.slack.as(ADA).say(SHARED, 'Orders are late'))
  await s.heard()
  const first = idOf(await s.slack.as(OLGA).say(SHARED, 'We look', { threadId: root }))
  const [reply, changed] = events(await s.heard())
  expect(reply).toMatchObject({ type: 'message', ts: first, thread_ts: root, parent_user_id: ADA })
  expect(changed).toMatchObject({
    subtype: 'message_changed',
    hidden: true,
    message: { ts: root, thread_ts: root, reply_count: 1, reply_users: [OLGA], latest_reply: first },
    previous_message: { ts: root, text: 'Orders are late' },
  })
  expect(changed?.['previous_message']).not.toHaveProperty('reply_count')
  expect(changed?.['message']).not.toHaveProperty('edited')

  // An answer to an answer stands in the same thread.
  await s.slack.as(ADA).say(SHARED, 'Thank you', { threadId: first, alsoToChannel: true })
  const [broadcast] = events(await s.heard())
  expect(broadcast).toMatchObject({
    subtype: 'thread_broadcast',
    thread_ts: root,
    root: { ts: root, reply_count: 2 },
  })
  const { messages } = await s.client.conversations.replies({ channel: SHARED, ts: root, limit: 2 })
  expect(messages?.map(({ text }) => text)).toEqual(['Orders are late', 'We look'])
  const { permalink } = await s.client.chat.getPermalink({ channel: SHARED, message_ts: first })
  expect(permalink).toContain(`?thread_ts=${root}&cid=${SHARED}`)
})

test('files go along with words or alone; of another organisation’s the bot learns only that there are some', async () => {
  await using s = await stage()
  await s.slack.as(ADA).say(SHARED, '', { files: ['trace.png'] })
  await s.slack.as(OLGA).say(SHARED, 'see here', { files: ['log.txt', 'map.pdf'] })
  const [ours, theirs] = events(await s.heard())
  expect(ours).toMatchObject({
    subtype: 'file_share',
    text: '',
    files: [{ name: 'trace.png', mode: 'hosted', url_private: expect.any(String), permalink: expect.any(String) }],
  })
  const hidden = { id: expect.any(String), mode: 'file_access', file_access: 'check_file_info' }
  expect(theirs).toMatchObject({ subtype: 'file_share', text: 'see here' })
  expect(theirs?.['files']).toEqual([hidden, hidden])
  expect(await s.slack.as(ADA).say(SHARED, '')).toEqual({ ok: false, notice: 'Type something first.' })

  await using open = await stage({ outsideFilesShown: true })
  await open.slack.as(OLGA).say(SHARED, '', { files: ['log.txt'] })
  expect(events(await open.heard())[0]).toMatchObject({ files: [{ name: 'log.txt', user_team: 'T0ACME' }] })
})

test('bots are told by their ids: ours, another app’s without a subtype, a workflow’s with one', async () => {
  await using s = await stage()
  await s.client.chat.postMessage({ channel: SHARED, text: 'From us' })
  await s.slack.as(MONITOR).say(SHARED, 'Disk is full')
  await s.slack.as(WORKFLOW).say(SHARED, 'A form came in')
  await s.slack.as(ADA).command(SHARED, '/me waves')
  const [ours, monitor, workflow, me] = events(await s.heard())
  const { botUserId, botId } = s.slack.credentials
  expect(ours).toMatchObject({ user: botUserId, bot_id: botId, bot_profile: { id: botId }, text: 'From us' })
  expect(ours).not.toHaveProperty('subtype')
  expect(monitor).toMatchObject({ bot_id: 'B0MONITOR', bot_profile: { id: 'B0MONITOR' } })
  expect(monitor).not.toHaveProperty('subtype')
  expect(workflow).toMatchObject({ subtype: 'bot_message', bot_id: 'B0FLOW' })
  expect(me).toMatchObject({ subtype: 'me_message', user: ADA, text: 'waves' })
})

test('an edit says who made it; an unfurl and our own update change a message as well', async () => {
  await using s = await stage()
  const { ts = '' } = await s.client.chat.postMessage({ channel: SHARED, text: 'From us' })
  await s.client.chat.update({ channel: SHARED, ts, text: 'From us, newer' })
  const linked = idOf(await s.slack.as(ADA).say(SHARED, 'see https://example.com/a'))
  await s.slack.as(ADA).edit(SHARED, linked, '@Liaison see it')
  const [, updated, , unfurled, mention, edited] = events(await s.heard())
  expect(updated).toMatchObject({
    subtype: 'message_changed',
    message: { text: 'From us, newer', bot_id: s.slack.credentials.botId },
    previous_message: { text: 'From us' },
  })
  expect(unfurled).toMatchObject({
    subtype: 'message_changed',
    message: { ts: linked, attachments: [{ from_url: 'https://example.com/a' }] },
  })
  expect(unfurled?.['message']).not.toHaveProperty('edited')
  expect(mention).toMatchObject({ type: 'app_mention', ts: linked, edited: { user: ADA } })
  expect(edited).toMatchObject({ message: { ts: linked, edited: { user: ADA } } })
  expect(edited).not.toHaveProperty('user')
  expect(await s.slack.as(BEN).edit(SHARED, linked, 'mine now')).toMatchObject({ ok: false })
})

test('a deletion names what was said; under replies a tombstone is left', async () => {
  await using s = await stage()
  const ada = s.slack.as(ADA)
  const root = idOf(await ada.say(SHARED, 'Orders are late'))
  const reply = idOf(await ada.say(SHARED, 'Very', { threadId: root }))
  await s.heard()
  await ada.remove(SHARED, reply)
  const [deleted, counted] = events(await s.heard())
  expect(deleted).toMatchObject({
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: reply,
    previous_message: { ts: reply, text: 'Very', user: ADA },
  })
  expect(counted).toMatchObject({
    subtype: 'message_changed',
    message: { ts: root },
    previous_message: { reply_count: 1 },
  })
  await ada.say(SHARED, 'Really', { threadId: root })
  await s.heard()
  await ada.remove(SHARED, root)
  expect(events(await s.heard())).toMatchObject([
    {
      subtype: 'message_changed',
      message: { subtype: 'tombstone', ts: root, reply_count: 1 },
      previous_message: { text: 'Orders are late' },
    },
  ])
})

test('what people of another organisation edit or delete is not told, unless the workspace says otherwise', async () => {
  const change = async (slack: LocalSlack) => {
    const said = idOf(await slack.as(OLGA).say(SHARED, 'tommorow'))
    await slack.as(OLGA).edit(SHARED, said, 'tomorrow')
    await slack.as(OLGA).remove(SHARED, said)
  }
  await using silent = await stage()
  await change(silent.slack)
  expect(kinds(await silent.heard())).toEqual([['message', undefined]])
  await using telling = await stage({ outsideEditsArrive: true })
  await change(telling.slack)
  expect(kinds(await telling.heard())).toEqual([
    ['message', undefined],
    ['message', 'message_changed'],
    ['message', 'message_deleted'],
  ])
})

test('a private word in a thread is seen only where somebody has answered there', async () => {
  await using s = await stage()
  const root = idOf(await s.slack.as(ADA).say(SHARED, 'Orders are late'))
  const whisper = () => s.client.chat.postEphemeral({ channel: SHARED, user: ADA, text: 'psst', thread_ts: root })
  const seen = () => s.slack.workplace().messages.filter(({ text }) => text === 'psst').length
  expect(await whisper()).toMatchObject({ ok: true })
  expect(seen()).toBe(0)
  await s.slack.as(BEN).say(SHARED, 'Yes', { threadId: root })
  await whisper()
  expect(seen()).toBe(1)
})

test('events in the name of a person come also from where the bot is not; one that was taken can come again, late', async () => {
  await using s = await stage()
  s.slack.admin.deliverFor(ADA)
  const said = idOf(await s.slack.as(ADA).say(WITHOUT_BOT, 'hello'))
  const [first] = await s.heard()
  expect(first).toMatchObject({ event: { ts: said }, authorizations: [{ user_id: ADA, is_bot: false }] })
  s.slack.admin.deliverFor(undefined)
  s.slack.admin.deliverAgain(WITHOUT_BOT, said)
  const [again] = await s.heard()
  expect(isRecord(again) && again).toMatchObject({ event_id: first?.event_id, retry: '3' })
  expect(() => s.slack.admin.deliverAgain(SHARED, said)).toThrow('No message event')
})
