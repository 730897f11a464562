import type { KnownBlock, View } from '@slack/types'
import { describe, expect, test } from 'vitest'
import type { JsonRecord } from '../../../src/playground/slack/json-record.ts'
import { fillView } from '../../../src/playground/slack/people/view-state.ts'
import { typedText } from '../../../src/playground/slack/people/typed-text.ts'
import { Workspace } from '../../../src/playground/slack/workspace/workspace.ts'
import { pushView } from '../../../src/playground/slack/workspace/modals.ts'
import { startBot } from './bolt-bot.ts'
import { ADA, BEN, eventually, INTERNAL, memoryKeepsake, movableClock, OLGA, SHARED } from './small-workspace.ts'
import { smallWorld, WITHOUT_BOT } from './small-workspace.ts'

const workspace = () => new Workspace(smallWorld, memoryKeepsake(), movableClock(), () => 0)

describe('typed text', () => {
  test.each([
    ['@Olga can you look', `<@${OLGA}> can you look`],
    ['ask @Olga Petrov, then @ben', `ask <@${OLGA}>, then <@${BEN}>`],
    ['@Olgas and mail@Olga stay', '@Olgas and mail@Olga stay'],
    ['see https://a.test/x?a=1&b=2.', 'see <https://a.test/x?a=1&amp;b=2>.'],
    ['write to ada@n.test', 'write to <mailto:ada@n.test|ada@n.test>'],
    ['in #partners or #nowhere', `in <#${INTERNAL}|partners> or #nowhere`],
    ['@channel look', '<!channel> look'],
    ['<!channel> & <script>', '&lt;!channel&gt; &amp; &lt;script&gt;'],
    ['שלום 🎉', 'שלום 🎉'],
  ])('%s', (typed, sent) => {
    expect(typedText(workspace(), typed, 'message')).toBe(sent)
  })

  test('in a command carries the name with each mention, and @channel stays a word', () => {
    const sent = typedText(workspace(), 'people add @Olga Petrov @channel', 'command')
    expect(sent).toBe(`people add <@${OLGA}|olga.petrov> @channel`)
  })
})

describe('what a form’s inputs hold', () => {
  const options = ['1', '2', '3'].map((value) => ({ text: { type: 'plain_text', text: `No. ${value}` }, value }))
  const [first, second, third] = options
  const fill = (element: JsonRecord, entered?: string, optional = true) => {
    const here = workspace()
    const block = { type: 'input', block_id: 'b', optional, element: { action_id: 'a', ...element } }
    const view = pushView(here, { type: 'modal', blocks: [block] }, { userId: ADA })
    return fillView(here, { ...view, entered: entered === undefined ? {} : { b: entered } })
  }

  test.each<[string, JsonRecord, string | undefined, JsonRecord]>([
    ['text', { type: 'plain_text_input' }, 'hello', { value: 'hello' }],
    ['text left empty', { type: 'plain_text_input' }, undefined, { value: null }],
    ['text with an initial value', { type: 'plain_text_input', initial_value: 'so' }, undefined, { value: 'so' }],
    ['a choice', { type: 'static_select', options }, '2', { selected_option: second }],
    ['a choice not made', { type: 'radio_buttons', options }, undefined, { selected_option: null }],
    [
      'a radio button',
      { type: 'radio_buttons', options, initial_option: first },
      undefined,
      { selected_option: first },
    ],
    ['ticks', { type: 'checkboxes', options }, '1,3', { selected_options: [first, third] }],
    ['no ticks', { type: 'checkboxes', options }, undefined, { selected_options: [] }],
    ['a person', { type: 'users_select' }, BEN, { selected_user: BEN }],
    ['a conversation', { type: 'conversations_select' }, SHARED, { selected_conversation: SHARED }],
    ['a date', { type: 'datepicker' }, '2026-03-02', { selected_date: '2026-03-02' }],
    ['a date not chosen', { type: 'datepicker' }, undefined, { selected_date: null }],
    ['a number', { type: 'number_input', is_decimal_allowed: true }, '2.5', { value: '2.5' }],
  ])('%s', (_, element, entered, value) => {
    expect(fill(element, entered)).toEqual({ refused: {}, values: { b: { a: { type: element['type'], ...value } } } })
  })

  test.each<[string, JsonRecord, string, string]>([
    ['too short a text', { type: 'plain_text_input', min_length: 3 }, 'ab', 'Must be at least 3 characters.'],
    ['half a number', { type: 'number_input', is_decimal_allowed: false }, '2.5', 'Please enter a whole number.'],
    ['a number too great', { type: 'number_input', max_value: '5' }, '6', 'Must be 5 or less.'],
    ['no number', { type: 'number_input' }, 'six', 'Please enter a number.'],
    ['no date', { type: 'datepicker' }, 'tomorrow', 'Please enter a valid date.'],
    ['an unknown person', { type: 'users_select' }, 'U404', 'Please choose from the list.'],
    ['an unknown tick', { type: 'checkboxes', options }, '1,9', 'Please choose among the options.'],
    ['no address', { type: 'email_text_input' }, 'ada', 'Please enter a valid email address.'],
  ])('%s is refused', (_, element, entered, refusal) => {
    expect(fill(element, entered).refused).toEqual({ b: refusal })
  })

  test('nothing in a required field is refused', () => {
    expect(fill({ type: 'users_select' }, undefined, false).refused).toEqual({
      b: 'Please complete this required field.',
    })
  })
})

describe('who sees and reaches what', () => {
  const card: KnownBlock[] = [
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'go:1', text: { type: 'plain_text', text: 'Go' } },
        { type: 'button', action_id: 'stay', text: { type: 'plain_text', text: 'Stay' } },
      ],
    },
  ]
  const listening = (pressed: string[]) =>
    startBot('http', (app) => {
      app.action(/.*/, async ({ action, ack }) => {
        pressed.push('action_id' in action ? action.action_id : '')
        await ack()
      })
    })

  test('a button is pressed by its action id or by what it reads', async () => {
    const pressed: string[] = []
    await using bot = await listening(pressed)
    const { ts = '' } = await bot.app.client.chat.postMessage({ channel: SHARED, text: 'x', blocks: card })
    await bot.slack.as(ADA).press(SHARED, ts, 'go:1')
    await bot.slack.as(ADA).press(SHARED, ts, 'Stay')
    expect(pressed).toEqual(['go:1', 'stay'])
  })

  test('an option of an overflow is chosen by its value or its words, and nothing but an option', async () => {
    const chosen: unknown[] = []
    await using bot = await startBot('http', (app) => {
      app.action(/.*/, async ({ action, ack }) => {
        chosen.push(action)
        await ack()
      })
    })
    const option = (words: string) => ({ text: { type: 'plain_text' as const, text: words }, value: `v-${words}` })
    const menu = { type: 'overflow' as const, action_id: 'more', options: [option('Edit'), option('Merge')] }
    const blocks = [{ type: 'actions' as const, elements: [menu] }]
    const { ts = '' } = await bot.app.client.chat.postMessage({ channel: SHARED, text: 'x', blocks })
    const olga = bot.slack.as(OLGA)
    expect(await olga.press(SHARED, ts, 'v-Edit')).toEqual({ ok: true })
    expect(await olga.press(SHARED, ts, 'Merge')).toEqual({ ok: true })
    expect(await olga.press(SHARED, ts, 'more')).toMatchObject({ ok: false })
    expect(chosen).toMatchObject([
      { type: 'overflow', action_id: 'more', selected_option: { value: 'v-Edit' } },
      { type: 'overflow', action_id: 'more', selected_option: { value: 'v-Merge' } },
    ])
    expect(chosen[0]).not.toHaveProperty('value')
  })

  test.each([
    ['a button that is not there', OLGA, SHARED, 'gone', 'This button is no longer there.'],
    ['a button in a channel one is not in', OLGA, INTERNAL, 'stay', 'You are not in this channel.'],
  ])('%s cannot be pressed', async (_, who, channel, action, notice) => {
    const pressed: string[] = []
    await using bot = await listening(pressed)
    const { ts = '' } = await bot.app.client.chat.postMessage({ channel, text: 'x', blocks: card })
    expect(await bot.slack.as(who).press(channel, ts, action)).toEqual({ ok: false, notice })
    expect(pressed).toEqual([])
  })

  test('a button of a deleted message cannot be pressed', async () => {
    await using bot = await listening([])
    const { ts = '' } = await bot.app.client.chat.postMessage({ channel: SHARED, text: 'x', blocks: card })
    await bot.app.client.chat.delete({ channel: SHARED, ts })
    const gone = { ok: false, notice: 'This message is no longer there.' }
    expect(await bot.slack.as(ADA).press(SHARED, ts, 'stay')).toEqual(gone)
  })

  test('nobody submits somebody else’s form, or one without a submit button', async () => {
    const view: View = { type: 'modal', title: { type: 'plain_text', text: 'Form' }, blocks: [{ type: 'divider' }] }
    await using bot = await startBot('http', (app) => {
      app.command('/partner', async ({ command, ack, client }) => {
        await client.views.open({ trigger_id: command.trigger_id, view })
        await ack()
      })
    })
    await bot.slack.as(ADA).command(INTERNAL, '/partner add')
    const id = String(bot.slack.workplace().dialogs[0]?.id)
    expect(await bot.slack.as(BEN).submit(id, {})).toEqual({ ok: false, notice: 'This dialog is not open.' })
    const unsendable = { ok: false, notice: 'This dialog has no button to submit it.' }
    expect(await bot.slack.as(ADA).submit(id, {})).toEqual(unsendable)
  })

  test('outsiders in no channel with the bot cannot be written to', async () => {
    const world = { ...smallWorld, channels: smallWorld.channels.filter(({ id }) => id !== SHARED) }
    await using bot = await startBot('http', () => undefined, { world })
    const opening = bot.app.client.conversations.open({ users: OLGA })
    await expect(opening).rejects.toMatchObject({ data: { error: 'user_not_visible' } })
  })

  test('plain messages reach the bot only where its manifest subscribes to them', async () => {
    const heard: string[] = []
    const world = { ...smallWorld, botEvents: ['message.channels'] }
    for (const options of [{}, { world }]) {
      await using bot = await startBot(
        'http',
        (app) => {
          app.message(async ({ message }) => void heard.push(Object(message).text))
        },
        options,
      )
      await bot.slack.as(ADA).say(SHARED, `plain ${'world' in options}`)
      await bot.slack.settled()
    }
    expect(heard).toEqual(['plain true'])
  })

  test('only people at home add and remove the bot', async () => {
    const heard: string[] = []
    await using bot = await startBot('http', (app) => {
      app.event('channel_left', async ({ event }) => void heard.push(event.channel))
    })
    expect(await bot.slack.as(OLGA).command(SHARED, '/remove @Liaison')).toMatchObject({ ok: false })
    expect(await bot.slack.as(ADA).command(WITHOUT_BOT, '/remove @Liaison')).toMatchObject({ ok: false })
    expect(await bot.slack.as(ADA).command(SHARED, '/remove @Liaison')).toMatchObject({ ok: true })
    await bot.slack.settled()
    expect(heard).toEqual([SHARED])
    const posting = bot.app.client.chat.postMessage({ channel: SHARED, text: 'still here' })
    await expect(posting).rejects.toMatchObject({ data: { error: 'not_in_channel' } })
  })

  test('a private note is for its reader alone, and its button tells the bot so', async () => {
    const bodies: object[] = []
    await using bot = await startBot('http', (app) => {
      app.action('stay', async ({ body, ack }) => {
        bodies.push(body)
        await ack()
      })
    })
    await bot.app.client.chat.postEphemeral({ channel: SHARED, user: OLGA, text: 'x', blocks: card })
    const note = await eventually(bot.slack, () => bot.slack.workplace().messages[0])
    expect(note.visibleTo).toBe(OLGA)
    await bot.slack.as(OLGA).press(SHARED, note.id, 'stay')
    expect(bodies).toMatchObject([{ container: { is_ephemeral: true, message_ts: note.id } }])
    expect(bodies[0]).not.toHaveProperty('message')
  })
})
