import { expect, test } from 'vitest'
import { startBot } from './bolt-bot.ts'
import { ADA, MORNING, OLGA, SHARED, smallWorld } from './small-workspace.ts'

const world = {
  ...smallWorld,
  botEvents: ['reaction_added', 'reaction_removed'],
  scopes: ['chat:write', 'reactions:read', 'channels:history'],
  shortcuts: [{ callback_id: 'case.from-message', name: 'Make it a case' }],
}

const idOf = (said: object) => String(Object(said).messageId)

test('a message shortcut brings the whole message, and a trigger with which a form opens', async () => {
  const bodies: unknown[] = []
  await using bot = await startBot(
    'http',
    (app) =>
      app.shortcut('case.from-message', async ({ shortcut, ack, client }) => {
        bodies.push(shortcut)
        await client.views.open({
          trigger_id: shortcut.trigger_id,
          view: {
            type: 'modal',
            title: { type: 'plain_text', text: 'New case' },
            blocks: [{ type: 'section', text: { type: 'plain_text', text: 'From a message' } }],
          },
        })
        await ack()
      }),
    { world },
  )
  const { slack } = bot
  const said = idOf(await slack.as(OLGA).say(SHARED, 'Orders are late'))
  expect(slack.workplace().messageActions).toEqual([{ id: 'case.from-message', title: 'Make it a case' }])
  expect(await slack.as(ADA).useMessageAction(SHARED, said, 'case.from-message')).toEqual({ ok: true })
  expect(bodies).toMatchObject([
    {
      type: 'message_action',
      callback_id: 'case.from-message',
      message_ts: said,
      team: { id: 'T0NORTH' },
      user: { id: ADA, team_id: 'T0NORTH' },
      channel: { id: SHARED, name: 'acme-northwind' },
      message: { type: 'message', user: OLGA, ts: said, text: 'Orders are late' },
    },
  ])
  expect(slack.workplace().dialogs).toMatchObject([{ personId: ADA, channelId: SHARED, messageId: said }])

  const { ts = '' } = await bot.app.client.chat.postMessage({ channel: SHARED, text: 'From us' })
  await slack.as(ADA).useMessageAction(SHARED, ts, 'case.from-message')
  expect(Object(bodies[1]).message).not.toHaveProperty('user')
})

test('people of other organisations, private notes and unknown names have no shortcut', async () => {
  await using bot = await startBot('http', () => undefined, { world })
  const { slack } = bot
  const said = idOf(await slack.as(ADA).say(SHARED, 'Orders are late'))
  const { message_ts: note = '' } = await bot.app.client.chat.postEphemeral({
    channel: SHARED,
    user: ADA,
    text: 'psst',
  })
  for (const [who, what, id] of [
    [OLGA, said, 'case.from-message'],
    [ADA, note, 'case.from-message'],
    [ADA, said, 'other'],
  ] as const)
    expect(await slack.as(who).useMessageAction(SHARED, what, id)).toMatchObject({
      ok: false,
      notice: expect.stringContaining('no shortcut'),
    })
})

test('a reaction is told, and its taking back, as long as the app may read reactions', async () => {
  const events: unknown[] = []
  await using bot = await startBot(
    'http',
    (app) => {
      app.event('reaction_added', async ({ event }) => void events.push(event))
      app.event('reaction_removed', async ({ event }) => void events.push(event))
    },
    { world },
  )
  const { slack } = bot
  const said = idOf(await slack.as(ADA).say(SHARED, 'Orders are late'))
  const react = async () => {
    await slack.as(OLGA).react(SHARED, said, 'eyes')
    await slack.settled()
  }
  await react()
  expect(slack.workplace().messages[0]).toMatchObject({ reactions: { eyes: [OLGA] }, at: MORNING })
  const { messages } = await bot.app.client.conversations.history({ channel: SHARED })
  expect(messages?.[0]?.reactions).toEqual([{ name: 'eyes', users: [OLGA], count: 1 }])
  await react()
  const about = { user: OLGA, reaction: 'eyes', item_user: ADA, item: { type: 'message', channel: SHARED, ts: said } }
  expect(events).toMatchObject([
    { type: 'reaction_added', ...about },
    { type: 'reaction_removed', ...about },
  ])
  slack.admin.setScope('reactions:read', false)
  await react()
  expect(events).toHaveLength(2)
})
