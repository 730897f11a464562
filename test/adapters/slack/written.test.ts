import { expect, test } from 'vitest'
import { writtenIn } from '../../../adapters/slack/receive/written.ts'
import { SLACK_MESSAGE } from '../../../adapters/slack/receive/body-shape.ts'

const READING = {
  self: { homeTeamId: 'T0HOME', botUserId: 'U0BOT', botId: 'B0BOT' },
  clock: { now: () => 0, sleepUntil: async () => {} },
} as unknown as Parameters<typeof writtenIn>[2]

const written = (message: object) =>
  writtenIn(SLACK_MESSAGE.parse({ ts: '1716200060.000200', ...message }), 'C0SHARED', READING)

test.each([
  [
    'an alert with no text of its own',
    { bot_id: 'B1', text: '', attachments: [{ fallback: 'Disk full' }] },
    'Disk full',
  ],
  ['one with a title alone', { bot_id: 'B1', attachments: [{ color: 'red' }, { title: 'Disk full' }] }, 'Disk full'],
  ['a text before all else', { bot_id: 'B1', text: 'Down', attachments: [{ fallback: 'Disk full' }] }, 'Down'],
  ['attachments of another shape', { bot_id: 'B1', text: '', attachments: [{ fallback: 7 }] }, ''],
  ['what Slack found behind a person’s link', { user: 'U1', text: '', attachments: [{ fallback: 'A page' }] }, ''],
])('%s is read as what it says', (_, message, text) => {
  expect(written(message)).toMatchObject({ messageId: '1716200060.000200', text })
})
