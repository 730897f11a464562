import type { TurnContext } from 'botbuilder'
import { describe, expect, test } from 'vitest'
import { UNREACHABLE, NONSENSE } from '../../../src/playground/teams/person/invoke-answers.ts'
import {
  answer,
  cardMessage,
  DANA,
  GIA,
  MAX,
  memoryKeepsake,
  SHARED,
  stage,
  type Stage,
  type Turn,
} from './teams-fixture.ts'

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive'
const text = (content: string) => ({ type: 'TextBlock', text: content })

const CASE_CARD = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    text('CASE-1'),
    { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', id: 'open', title: 'Open', url: 'https://example.com' }] },
    {
      type: 'Container',
      items: [text('press me')],
      selectAction: { type: 'Action.Execute', id: 'whole', verb: 'whole' },
    },
    { type: 'Input.Text', id: 'remark', value: 'none' },
  ],
  actions: [
    {
      type: 'Action.Execute',
      id: 'ack',
      title: 'Acknowledge',
      verb: 'case.acknowledge',
      data: { subject: 'CASE-1' },
      fallback: { type: 'Action.Submit', id: 'ack', title: 'Acknowledge' },
    },
    { type: 'Action.Submit', id: 'ask', title: 'Ask', data: { msteams: { type: 'task/fetch' }, form: 'ask' } },
    { type: 'Action.Submit', id: 'plain', title: 'Plain', data: { plain: true } },
    {
      type: 'Action.Submit',
      id: 'back',
      title: 'Back',
      data: { msteams: { type: 'messageBack', text: 'help', value: { a: 1 } } },
    },
  ],
}

const FORM = {
  title: 'Ask a question',
  card: {
    contentType: ADAPTIVE,
    content: {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        {
          type: 'Input.Text',
          id: 'question',
          label: 'Question',
          isRequired: true,
          errorMessage: 'Say what',
          maxLength: 20,
        },
        { type: 'Input.Text', id: 'code', regex: '^[A-Z]+$', errorMessage: 'Capitals' },
        { type: 'Input.Date', id: 'day', min: '2026-01-01' },
        {
          type: 'Input.ChoiceSet',
          id: 'who',
          'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
        },
        { type: 'Input.ChoiceSet', id: 'level', choices: [{ title: 'High', value: '1' }] },
      ],
      actions: [{ type: 'Action.Submit', id: 'send', title: 'Send', data: { form: 'ask' } }],
    },
  },
}

/** A stage on which the case card has been posted, and the id of that message. */
async function stageWithCard(turn: Turn, options: Parameters<typeof stage>[0] = {}): Promise<Stage & { card: string }> {
  const s = await stage(options)
  s.onTurn(async (context) => void (await context.sendActivity(cardMessage(CASE_CARD))))
  await s.teams.as(DANA).say(SHARED, '@Liaison case')
  await s.teams.settled()
  s.onTurn(turn)
  s.received.length = 0
  return Object.assign(s, { card: s.teams.workplace().messages.at(-1)?.id ?? '' })
}

function invokeAnswer(body: unknown, status = 200): Turn {
  return (context: TurnContext) => answer(context, body, status)
}

describe('a button of a card in the local Teams', () => {
  test('of type Action.Execute asks the bot with its verb, data and the inputs of the card', async () => {
    const done = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done' }
    await using s = await stageWithCard(invokeAnswer(done))
    expect(await s.teams.as(GIA).press(SHARED, s.card, 'ack')).toEqual({ ok: true, notice: 'Done' })
    const root = s.teams.workplace().messages[0]?.id
    expect(s.received[0]).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: s.card,
      from: { aadObjectId: GIA },
      conversation: { id: `${SHARED};messageid=${root}` },
      value: {
        action: { type: 'Action.Execute', verb: 'case.acknowledge', data: { subject: 'CASE-1', remark: 'none' } },
        trigger: 'manual',
      },
    })
  })

  test('whose answer is a card changes the message for that person until the bot updates it for all', async () => {
    const card = { type: 'AdaptiveCard', version: '1.5', body: [text('yours')] }
    await using s = await stageWithCard(invokeAnswer({ statusCode: 200, type: ADAPTIVE, value: card }))
    expect(await s.teams.as(DANA).press(SHARED, s.card, 'ack')).toEqual({ ok: true })
    const shown = () => s.teams.workplace().messages.find((message) => message.id === s.card)
    expect(shown()?.payloadFor).toMatchObject({ [DANA]: { attachments: [{ content: card }] } })
    expect(shown()?.payload).toMatchObject({ attachments: [{ content: CASE_CARD }] })
    expect(await s.teams.as(DANA).press(SHARED, s.card, 'ack')).toMatchObject({ ok: false })
    expect(await s.teams.as(MAX).press(SHARED, s.card, 'ack')).toEqual({ ok: true })
    s.onTurn(async (context) => void (await context.updateActivity({ type: 'message', text: 'closed', id: s.card })))
    await s.teams.as(DANA).say(SHARED, '@Liaison close')
    await s.teams.settled()
    expect(shown()).toMatchObject({ text: 'closed' })
    expect(shown()?.payloadFor).toBeUndefined()
  })

  test.each([
    [
      'an error of the application',
      { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'x', message: 'Too late' } },
      200,
      'Too late',
    ],
    ['an HTTP error', undefined, 500, UNREACHABLE],
    ['not implemented', undefined, 501, UNREACHABLE],
    ['nothing', undefined, 200, NONSENSE],
    ['an unknown type', { statusCode: 200, type: 'text/plain', value: 'x' }, 200, NONSENSE],
    [
      'a card that Teams cannot draw',
      { statusCode: 200, type: ADAPTIVE, value: { type: 'AdaptiveCard', version: '2.0' } },
      200,
      NONSENSE,
    ],
  ])('is refused with a notice when the bot answers %s', async (_, body, status, notice) => {
    await using s = await stageWithCard(invokeAnswer(body, status))
    expect(await s.teams.as(DANA).press(SHARED, s.card, 'ack')).toEqual({ ok: false, notice })
    expect(s.teams.workplace().messages.find((message) => message.id === s.card)?.payloadFor).toBeUndefined()
  })

  test('finds selectActions and action sets by id too, and follows links without the bot', async () => {
    await using s = await stageWithCard(
      invokeAnswer({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'ok' }),
    )
    expect(await s.teams.as(DANA).press(SHARED, s.card, 'whole')).toEqual({ ok: true, notice: 'ok' })
    expect(await s.teams.as(DANA).press(SHARED, s.card, 'open')).toEqual({
      ok: true,
      notice: 'Opens https://example.com',
    })
    expect(s.received).toHaveLength(1)
  })

  test('of type Action.Submit sends a message with a value, or the text that messageBack names', async () => {
    await using s = await stageWithCard(async () => {})
    await s.teams.as(DANA).press(SHARED, s.card, 'plain')
    await s.teams.as(DANA).press(SHARED, s.card, 'back')
    await s.teams.settled()
    expect(s.received).toMatchObject([
      { type: 'message', value: { plain: true, remark: 'none' }, replyToId: s.card },
      { type: 'message', text: 'help', value: { a: 1, remark: 'none' }, replyToId: s.card },
    ])
    expect(s.received[0]?.text).toBeUndefined()
  })

  test('that does not exist, or is on a message that is gone or not theirs, cannot be pressed', async () => {
    await using s = await stageWithCard(async () => {})
    expect(await s.teams.as(DANA).press(SHARED, s.card, 'nope')).toMatchObject({ ok: false })
    expect(await s.teams.as(DANA).press(SHARED, '1', 'ack')).toMatchObject({ ok: false })
    expect(await s.teams.as('aaaaaaaa-0000-4000-8000-000000000003').press(SHARED, s.card, 'ack')).toMatchObject({
      ok: false,
    })
    s.onTurn((context) => context.deleteActivity(s.card))
    await s.teams.as(DANA).say(SHARED, '@Liaison forget it')
    await s.teams.settled()
    expect(await s.teams.as(DANA).press(SHARED, s.card, 'ack')).toMatchObject({ ok: false })
    expect(s.received.filter((activity) => activity.type === 'invoke')).toEqual([])
  })

  test('tells the person when the bot is down', async () => {
    await using s = await stageWithCard(async () => {})
    await s.stopBot()
    expect(await s.teams.as(DANA).press(SHARED, s.card, 'ack')).toEqual({ ok: false, notice: UNREACHABLE })
  })
})

describe('a bot that is slower than Teams waits', () => {
  test('is told to the person as out of reach, and its late answer changes nothing', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    const card = { type: 'AdaptiveCard', version: '1.5', body: [text('too late')] }
    await using s = await stageWithCard(
      async (context) => {
        await released
        await answer(context, { statusCode: 200, type: ADAPTIVE, value: card })
      },
      { invokeTimeoutMs: 30 },
    )
    expect(await s.teams.as(DANA).press(SHARED, s.card, 'ack')).toEqual({ ok: false, notice: UNREACHABLE })
    release()
    await s.teams.settled()
    expect(s.teams.workplace().messages.at(-1)?.payloadFor).toBeUndefined()
    expect(s.teams.exchanges().at(-1)).toMatchObject({
      what: 'invoke adaptiveCard/action',
      status: 0,
      response: 'timed-out',
    })
  })
})

describe('a dialog in the local Teams', () => {
  const dialogs = (s: Stage) => s.teams.workplace().dialogs

  test('opens from a button, checks what was entered, sends it, and stays open with what the bot answers', async () => {
    await using s = await stageWithCard(invokeAnswer({ task: { type: 'continue', value: FORM } }))
    const gia = s.teams.as(GIA)
    expect(await gia.press(SHARED, s.card, 'ask')).toEqual({ ok: true })
    expect(s.received[0]).toMatchObject({
      name: 'task/fetch',
      value: { data: { msteams: { type: 'task/fetch' }, form: 'ask' } },
    })
    expect(dialogs(s)).toMatchObject([
      { personId: GIA, payload: FORM, errors: {}, channelId: SHARED, messageId: s.card },
    ])
    const id = dialogs(s)[0]?.id ?? ''

    s.received.length = 0
    expect(await gia.submit(id, { code: 'abc', who: 'nobody' })).toEqual({ ok: false, notice: 'Say what' })
    expect(dialogs(s)[0]?.errors).toEqual({ question: 'Say what', code: 'Capitals', who: 'Pick one of the choices' })
    expect(await gia.submit(id, { question: 'x'.repeat(21) })).toMatchObject({ ok: false })
    expect(await gia.submit(id, { question: 'Why', day: '2025-12-31' })).toMatchObject({ ok: false })
    expect(await gia.submit(id, { question: 'Why', level: '2' })).toMatchObject({ ok: false })
    expect(await gia.submit(id, { question: 'Why', surprise: '!' })).toMatchObject({ ok: false })
    expect(s.received).toEqual([])

    const again = { ...FORM, title: 'Say more' }
    s.onTurn(invokeAnswer({ task: { type: 'continue', value: again } }))
    const values = { question: 'Why', code: 'AB', day: '2026-03-04', who: DANA, level: '1' }
    expect(await gia.submit(id, values)).toEqual({ ok: true })
    expect(s.received[0]).toMatchObject({
      name: 'task/submit',
      value: { data: { form: 'ask', ...values } },
      from: { aadObjectId: GIA },
    })
    expect(dialogs(s)).toMatchObject([{ id, payload: { title: 'Say more' }, errors: {} }])

    s.onTurn(invokeAnswer(undefined))
    expect(await gia.submit(id, { question: 'Because' })).toEqual({ ok: true })
    expect(dialogs(s)).toEqual([])
    expect(await gia.submit(id, { question: 'Because' })).toMatchObject({ ok: false })
  })

  test('shows a message in its place, can be dismissed, and belongs to one person', async () => {
    await using s = await stageWithCard(invokeAnswer({ task: { type: 'message', value: 'Not now' } }))
    expect(await s.teams.as(DANA).press(SHARED, s.card, 'ask')).toEqual({ ok: true, notice: 'Not now' })
    expect(dialogs(s)).toEqual([])
    s.onTurn(invokeAnswer({ task: { type: 'continue', value: FORM } }))
    await s.teams.as(DANA).press(SHARED, s.card, 'ask')
    await s.teams.as(DANA).press(SHARED, s.card, 'ask')
    const [dialog] = dialogs(s)
    expect(dialogs(s)).toHaveLength(1)
    expect(await s.teams.as(MAX).submit(dialog?.id ?? '', { question: 'x' })).toMatchObject({ ok: false })
    await s.teams.as(MAX).dismiss(dialog?.id ?? '')
    expect(dialogs(s)).toHaveLength(1)
    await s.teams.as(DANA).dismiss(dialog?.id ?? '')
    expect(dialogs(s)).toEqual([])
  })

  test('is still open after a restart of the local Teams, for the same bot', async () => {
    const keepsake = await memoryKeepsake()
    let appId = ''
    {
      await using before = await stageWithCard(invokeAnswer({ task: { type: 'continue', value: FORM } }), { keepsake })
      await before.teams.as(DANA).press(SHARED, before.card, 'ask')
      appId = before.teams.settings.appId
    }
    await using s = await stage({ keepsake })
    expect(s.teams.settings.appId).toBe(appId)
    s.onTurn(invokeAnswer(undefined))
    expect(await s.teams.as(DANA).submit(dialogs(s)[0]?.id ?? '', { question: 'Why' })).toEqual({ ok: true })
    expect(dialogs(s)).toEqual([])
  })

  test('does not open with a card that Teams cannot draw', async () => {
    const broken = {
      title: 'x',
      card: { contentType: ADAPTIVE, content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Nope' }] } },
    }
    await using s = await stageWithCard(invokeAnswer({ task: { type: 'continue', value: broken } }))
    expect(await s.teams.as(DANA).press(SHARED, s.card, 'ask')).toEqual({ ok: false, notice: NONSENSE })
    expect(dialogs(s)).toEqual([])
    expect(s.teams.exchanges().at(-1)).toMatchObject({
      what: 'answer refused',
      response: expect.stringContaining('Nope'),
    })
  })
})
