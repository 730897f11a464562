import { expect, test } from 'vitest'
import { answer, cardMessage, DANA, GIA, MAX, SHARED, stage, WORLD } from './teams-fixture.ts'

const world = {
  ...WORLD,
  messageActions: [
    { id: 'makeCase', title: 'Make it a case', fetchTask: true },
    { id: 'note', title: 'Note it', fetchTask: false },
  ],
}

const card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'Input.Text', id: 'title', isRequired: true, errorMessage: 'Say something', label: 'Title' }],
  actions: [{ type: 'Action.Submit', title: 'Open', data: { form: 'case' } }],
}
const dialog = { task: { type: 'continue', value: { title: 'New case', card: cardMessage(card).attachments[0] } } }

const idOf = (said: object) => String(Object(said).messageId)

test('a message action asks for a dialog, with the message in Graph’s shape, and sends it with the message again', async () => {
  await using s = await stage({ world })
  const said = idOf(await s.teams.as(GIA).say(SHARED, 'Copy is <late>'))
  await s.teams.settled()
  s.received.length = 0
  s.onTurn((context) => answer(context, context.activity.name === 'composeExtension/fetchTask' ? dialog : {}))
  expect(await s.teams.as(DANA).useMessageAction(SHARED, said, 'makeCase')).toEqual({ ok: true })
  const [open] = s.teams.workplace().dialogs
  expect(open).toMatchObject({ personId: DANA, messageId: said, messageActionId: 'makeCase' })
  expect(await s.teams.as(DANA).submit(open?.id ?? '', { title: 'Late' })).toEqual({ ok: true })
  expect(s.teams.workplace().dialogs).toEqual([])
  const about = {
    commandId: 'makeCase',
    commandContext: 'message',
    messagePayload: {
      id: said,
      replyToId: null,
      deleted: false,
      body: { contentType: 'html', content: '<p>Copy is &lt;late&gt;</p>' },
      from: { user: { userIdentityType: 'federatedUser', id: GIA, displayName: 'Gia Globex' } },
    },
  }
  expect(s.received).toMatchObject([
    {
      type: 'invoke',
      name: 'composeExtension/fetchTask',
      conversation: { id: `${SHARED};messageid=${said}` },
      value: about,
    },
    { name: 'composeExtension/submitAction', value: { ...about, data: { form: 'case', title: 'Late' } } },
  ])
})

test('people of other tenants and unknown commands find nothing in the menu; a silent bot is told as out of reach', async () => {
  await using s = await stage({ world })
  const said = idOf(await s.teams.as(MAX).say(SHARED, 'Copy is late'))
  s.onTurn((context) => answer(context, undefined, 501))
  expect(await s.teams.as(GIA).useMessageAction(SHARED, said, 'makeCase')).toMatchObject({ ok: false })
  expect(await s.teams.as(DANA).useMessageAction(SHARED, said, 'other')).toMatchObject({ ok: false })
  expect(await s.teams.as(DANA).useMessageAction(SHARED, said, 'note')).toEqual({
    ok: false,
    notice: 'Unable to reach app. Please try again.',
  })
})

test('the bot hears of reactions to its own messages alone', async () => {
  await using s = await stage({ world })
  s.onTurn(async (context) => {
    if (context.activity.text?.includes('cases')) await context.sendActivity('None is open.')
  })
  const said = idOf(await s.teams.as(DANA).say(SHARED, '@Liaison cases'))
  await s.teams.settled()
  const ours = s.teams.workplace().messages.at(-1)?.id ?? ''
  s.received.length = 0
  for (const id of [said, ours, ours]) await s.teams.as(GIA).react(SHARED, id, 'like')
  await s.teams.settled()
  expect(s.received).toMatchObject([
    { type: 'messageReaction', replyToId: ours, from: { aadObjectId: GIA }, reactionsAdded: [{ type: 'like' }] },
    { type: 'messageReaction', replyToId: ours, reactionsRemoved: [{ type: 'like' }] },
  ])
  expect(s.teams.workplace().messages[0]).toMatchObject({ reactions: { like: [GIA] } })
})
