import { expect, test } from 'vitest'
import { finishedSteps } from '../../../src/playground/page/tour-progress.ts'
import { storyOf } from '../../../src/playground/page/story.ts'
import type { Exchange } from '../../../src/playground/workplace.ts'
import { fakeSlackWorld, fakeTeamsWorld, NOW, slackMessage, teamsMessage } from './fake-world.ts'
import { FAKE_TOUR } from './fake-playground.ts'

const card = { id: 'a1', type: 'Action.Execute', title: 'Acknowledge' }
const withCard = { attachments: [{ content: { actions: [card] } }] }
const slack = fakeSlackWorld([])
const teams = fakeTeamsWorld([
  { ...teamsMessage({ id: '7', channelId: '19:esc', authorId: '28:bot' }), payload: withCard },
])

function told(platform: 'slack' | 'teams', what: string, request: unknown): string | undefined {
  const direction = /^(chat|views|users|response|POST|PUT|GET)/u.test(what) ? 'to-platform' : 'to-bot'
  const exchange: Exchange = { seq: 1, at: NOW, platform, direction, what, status: 200, request, response: {} }
  const sentence = storyOf(exchange, { slack, teams })
  return sentence && `${sentence.who} ${sentence.did}${sentence.quote === undefined ? '' : `: ${sentence.quote}`}`
}
const event = (inner: object) => ({ event: { channel: 'C1', user: 'U3', ...inner } })
const message = { type: 'message', ts: '1.0' }

test.each([
  [
    'command /partner',
    { command: '/partner', text: 'list', user_id: 'U2', channel_id: 'C1' },
    'Tom Ek typed in #acme-shared: /partner list',
  ],
  [
    'event app_mention',
    event({ type: 'app_mention', text: '<@U0BOT> help &lt;me&gt;' }),
    'Ravi Shah wrote to Liaison in #acme-shared: @Liaison help <me>',
  ],
  [
    'event message.channels',
    event({ ...message, text: 'Late again', files: [{}] }),
    'Ravi Shah wrote in #acme-shared, with a file: Late again',
  ],
  [
    'event message.im',
    event({ ...message, channel: 'D1', channel_type: 'im', user: 'U1', text: 'help' }),
    'Anna Berg wrote in the conversation with Liaison: help',
  ],
  [
    'event message.channels message_changed',
    event({
      ...message,
      subtype: 'message_changed',
      message: { text: 'Now', edited: { user: 'U3' } },
      previous_message: {},
    }),
    'Ravi Shah edited a message in #acme-shared: Now',
  ],
  [
    'event message.channels message_deleted',
    event({ ...message, subtype: 'message_deleted', previous_message: { user: 'U3', text: 'Oh' } }),
    'Ravi Shah deleted a message in #acme-shared: Oh',
  ],
  [
    'event reaction_added',
    event({ type: 'reaction_added', reaction: 'eyes', item: { channel: 'C1' } }),
    'Ravi Shah reacted with :eyes: in #acme-shared',
  ],
  [
    'block_actions case.ask',
    { user: { id: 'U3' }, channel: { id: 'C1' }, actions: [{ text: { text: 'Ask' } }] },
    'Ravi Shah pressed in #acme-shared: Ask',
  ],
  ['view_submission', { user: { id: 'U3' }, view: { title: { text: 'New case' } } }, 'Ravi Shah sent a form: New case'],
  ['chat.postMessage', { channel: 'D1', text: 'Yours' }, 'Liaison wrote to Anna Berg alone: Yours'],
  [
    'chat.postMessage',
    { channel: 'C1', text: 'There', thread_ts: '1.0' },
    'Liaison wrote in #acme-shared, in a thread: There',
  ],
  [
    'chat.postEphemeral',
    { channel: 'C1', user: 'U3', text: 'Done.' },
    'Liaison answered Ravi Shah alone in #acme-shared: Done.',
  ],
])('in Slack, %s is told in words', (what, request, words) => {
  expect(told('slack', what, request)).toBe(words)
})

test.each([
  ['event message.channels', event({ ...message, text: '<@U0BOT> help' })],
  ['event message.channels', event({ ...message, user: 'U0BOT', bot_id: 'B1', text: 'An echo' })],
  [
    'event message.channels message_changed',
    event({ ...message, subtype: 'message_changed', message: { reply_count: 1 }, previous_message: {} }),
  ],
  ['users.info', { user: 'U1' }],
])('what only the machines say to each other is no story: %s', (what, request) => {
  expect(told('slack', what, request)).toBeUndefined()
})

const activity = (inner: object) => ({
  from: { name: 'Mara Lind' },
  conversation: { id: '19:esc;messageid=7' },
  ...inner,
})

test.each([
  [
    'message',
    activity({ text: '<at>Liaison</at> <quoted messageId="7"/>help' }),
    'Mara Lind wrote in Partner escalations: @Liaison help',
  ],
  ['messageDelete', activity({}), 'Mara Lind deleted a message in Partner escalations'],
  [
    'messageReaction',
    activity({ reactionsAdded: [{ type: 'like' }] }),
    'Mara Lind reacted with like in Partner escalations',
  ],
  [
    'invoke adaptiveCard/action',
    activity({ replyToId: '7', value: { action: { id: 'a1', verb: 'x' } } }),
    'Mara Lind pressed in Partner escalations: Acknowledge',
  ],
  [
    'POST /v3/conversations/…/activities',
    { path: '/v3/conversations/19%3Aesc%3Bmessageid%3D7/activities', body: { summary: 'Late' } },
    'Liaison wrote in Partner escalations, in a thread: Late',
  ],
  [
    'PUT /v3/conversations/…/activities/…',
    { path: '/v3/conversations/19%3Aesc/activities/7', body: { text: 'Done' } },
    'Liaison changed its message in Partner escalations: Done',
  ],
  ['GET /v3/conversations/…/pagedmembers', { path: '/v3/conversations/19%3Aesc/pagedmembers' }, undefined],
])('in Teams, %s is told in words', (what, request, words) => {
  expect(told('teams', what, request)).toBe(words)
})

test('a step of the tour is done once the bot has said all of it in one message there, and nobody else', () => {
  const saying = (text: string, authorId = 'U0BOT', channelId = 'C2') => {
    const messages = [slackMessage({ id: '1', channelId, authorId, text })]
    return finishedSteps(FAKE_TOUR, { slack: fakeSlackWorld(messages), teams })
  }
  expect(saying('All is very well')).toEqual(['Open a case'])
  expect(saying('All is')).toEqual([])
  expect(saying('All is very well', 'U1')).toEqual([])
  expect(saying('All is very well', 'U0BOT', 'C1')).toEqual([])
})
