import { expect, test } from 'vitest'
import { type ChannelEvent, readHeard } from '../../../adapters/slack/receive/read-heard.ts'

const READING = {
  self: { homeTeamId: 'T0HOME', botUserId: 'U0BOT', botId: 'B0BOT' },
  clock: { now: () => 0, sleepUntil: async () => {} },
} as unknown as Parameters<typeof readHeard>[2]

const ROOT = '1716200000.000100'
const REPLY = { ts: '1716200060.000200', thread_ts: ROOT, text: 'Only eu-west', user: 'U0MIA' }

function heard(event: Partial<ChannelEvent>, envelope: object = {}) {
  const body = { event_id: 'Ev1', ...envelope }
  return readHeard(body, { channel: 'C0SHARED', channel_type: 'channel', ...REPLY, ...event }, READING)
}

const SAID = { kind: 'said', messageId: REPLY.ts, threadId: ROOT, text: 'Only eu-west', mentions: [], files: [] }

test('people’s words in a thread are heard, however Slack calls them, at their own time', () => {
  expect(heard({})).toMatchObject({ what: SAID, occurredAt: 1_716_200_060_000, speaker: { userId: 'U0MIA' } })
  for (const subtype of ['thread_broadcast', 'me_message']) expect(heard({ subtype })?.what).toEqual(SAID)
  const files = [{ name: 'trace.log' }, { name: 'secret.txt', file_access: 'check_file_info' }, {}]
  expect(heard({ subtype: 'file_share', text: '', files })?.what).toEqual({
    ...SAID,
    text: '',
    files: ['trace.log', 'a file', 'a file'],
  })
  expect(heard({ text: 'Ask <@U0RAVI>' })?.what).toMatchObject({
    text: 'Ask @{U0RAVI}',
    mentions: [{ userId: 'U0RAVI' }],
  })
})

test('a file that has no name for the app goes by the link of its message', () => {
  const self = {
    homeTeamId: 'T0HOME',
    botUserId: 'U0BOT',
    botId: 'B0BOT',
    workspaceUrl: 'https://northwind.slack.com/',
  }
  const event: ChannelEvent = { channel: 'C0SHARED', channel_type: 'channel', ...REPLY, subtype: 'file_share' }
  const files = [{ name: 'trace.log' }, { name: 'secret.txt', file_access: 'check_file_info' }]
  const link =
    'https://northwind.slack.com/archives/C0SHARED/p1716200060000200?thread_ts=1716200000.000100&cid=C0SHARED'
  expect(readHeard({ event_id: 'Ev1' }, { ...event, files }, { ...READING, self })?.what).toMatchObject({
    files: ['trace.log', `a file (${link})`],
  })
})

test('what an edit or a deletion changes is heard; further replies, unfurled links and our own redrawing are none', () => {
  const changed = (message: object) => heard({ subtype: 'message_changed', message: { ...REPLY, ...message } })?.what
  expect(changed({ text: 'Only eu', edited: { user: 'U0MIA', ts: '1716200070.000000' } })).toEqual({
    ...{ kind: 'edited', messageId: REPLY.ts, threadId: REPLY.thread_ts, text: 'Only eu' },
    ...{ mentions: [], files: [] },
  })
  expect(heard({ subtype: 'message_deleted', deleted_ts: REPLY.ts, previous_message: REPLY })?.what).toEqual({
    kind: 'deleted',
    messageId: REPLY.ts,
  })
  for (const message of [{ text: 'Unfurled' }, { bot_id: 'B0BOT', edited: { ts: '1' } }])
    expect(changed(message)).toBeUndefined()
  // The same of what begins a thread, or is in none; of what was answered a tombstone is left.
  const root = { ts: ROOT, thread_ts: undefined }
  expect(changed({ ...root, edited: { ts: '1716200070.000000' } })).toMatchObject({ kind: 'edited', messageId: ROOT })
  for (const gone of [
    heard({ subtype: 'message_deleted', deleted_ts: ROOT, previous_message: root })?.what,
    changed({ ts: ROOT, user: 'USLACKBOT', subtype: 'tombstone' }),
  ])
    expect(gone).toEqual({ kind: 'deleted', messageId: ROOT })
})

test('a message that is in no thread is heard as one that begins a thread', () => {
  for (const first of [{ ts: ROOT }, { ts: ROOT, thread_ts: undefined }])
    expect(heard(first as Partial<ChannelEvent>)?.what).toEqual({ ...SAID, messageId: ROOT })
})

test('nothing else that is called a message is heard', () => {
  for (const event of [
    { bot_id: 'B0OTHER' },
    { subtype: 'bot_message' },
    { subtype: 'channel_join' },
    { subtype: 'ekm_access_denied' },
    { text: 'Hey <@U0BOT> show CASE-1' },
    { channel_type: 'im' },
  ])
    expect(heard(event), JSON.stringify(event)).toBeUndefined()
  expect(heard({}, { authorizations: [{ is_bot: false }] })).toBeUndefined()
  expect(heard({}, { authorizations: [{ is_bot: true }] })?.what).toEqual(SAID)
})
