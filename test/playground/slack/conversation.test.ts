import type { App } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import { startBot } from './bolt-bot.ts'
import { ADA, BEN, eventually, INTERNAL, MORNING, OLGA, SHARED, WITHOUT_BOT } from './small-workspace.ts'

const button = (id: string) => ({
  type: 'actions' as const,
  block_id: 'row',
  elements: [
    { type: 'button' as const, action_id: id, value: 'CASE-1', text: { type: 'plain_text' as const, text: 'Press' } },
  ],
})

const caseView = {
  type: 'modal' as const,
  callback_id: 'open-case',
  private_metadata: 'context',
  notify_on_close: true,
  title: { type: 'plain_text' as const, text: 'New case' },
  submit: { type: 'plain_text' as const, text: 'Open' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'title',
      label: { type: 'plain_text' as const, text: 'What happened' },
      element: { type: 'plain_text_input' as const, action_id: 'value', max_length: 20 },
    },
    {
      type: 'input' as const,
      block_id: 'severity',
      optional: true,
      label: { type: 'plain_text' as const, text: 'Severity' },
      element: {
        type: 'static_select' as const,
        action_id: 'value',
        options: ['1', '2'].map((value) => ({ text: { type: 'plain_text' as const, text: `SEV ${value}` }, value })),
      },
    },
  ],
}

/** A bot that answers mentions and DMs, opens a form for /partner and changes its message when a button is pressed. */
function teach(seen: unknown[]): (app: App) => void {
  return (app) => {
    app.event('app_mention', async ({ event, body, say }) => {
      seen.push({ event, body })
      await say({ text: `You said: ${event.text}`, blocks: [button('case.acknowledge')] })
    })
    app.message(async ({ message, say }) => {
      seen.push(message)
      await say('A direct answer')
    })
    app.event('member_joined_channel', async ({ event }) => {
      seen.push(event)
    })
    app.command('/partner', async ({ command, ack, client, respond }) => {
      seen.push(command)
      if (command.text === 'hello') return ack('Hello')
      await client.views.open({ trigger_id: command.trigger_id, view: caseView })
      await respond({ text: 'A form is open', response_type: 'ephemeral' })
      await ack()
    })
    app.view('open-case', async ({ view, ack, body }) => {
      seen.push(body)
      const title = view.state.values['title']?.['value']?.value
      if (title === 'bad') return ack({ response_action: 'errors', errors: { title: 'Say more.' } })
      await ack()
    })
    app.view({ callback_id: 'open-case', type: 'view_closed' }, async ({ body, ack }) => {
      seen.push(body)
      await ack()
    })
    app.action('case.acknowledge', async ({ body, ack, client }) => {
      seen.push(body)
      const { channel, message } = Object(body)
      await client.chat.update({ channel: channel.id, ts: message.ts, text: 'Acknowledged', blocks: [] })
      await ack()
    })
  }
}

describe.each(['http', 'socket'] as const)('a real Bolt app over %s', (mode) => {
  test('hears a mention, and what it says appears in the channel', async () => {
    const seen: unknown[] = []
    await using bot = await startBot(mode, teach(seen))
    const said = await bot.slack.as(ADA).say(SHARED, '@Liaison ask @Olga Petrov about <b> & #partners')
    await bot.slack.settled()
    const { botUserId } = bot.slack.credentials
    const text = `<@${botUserId}> ask <@${OLGA}> about &lt;b&gt; &amp; <#${INTERNAL}|partners>`
    const answer = await eventually(bot.slack, () =>
      bot.slack.workplace().messages.find(({ authorId }) => authorId === botUserId),
    )
    expect(answer).toMatchObject({ channelId: SHARED, text: `You said: ${text}`, at: MORNING })
    expect(seen).toMatchObject([
      {
        event: { type: 'app_mention', user: ADA, text, channel: SHARED, team: 'T0NORTH', ts: Object(said).messageId },
        body: { team_id: 'T0NORTH', event_time: MORNING / 1_000, is_ext_shared_channel: true },
      },
    ])
  })

  test('hears a direct message as message.im and answers in that conversation', async () => {
    const seen: unknown[] = []
    await using bot = await startBot(mode, teach(seen))
    const direct = await bot.slack.as(OLGA).directChannel()
    await bot.slack.as(OLGA).say(direct, 'help')
    const answer = await eventually(bot.slack, () => bot.slack.workplace().messages.find((one) => one.text !== 'help'))
    expect(answer).toMatchObject({ channelId: direct, text: 'A direct answer' })
    expect(seen).toMatchObject([{ type: 'message', channel_type: 'im', user: OLGA, user_team: 'T0ACME' }])
  })

  test('opens a form for a slash command, refuses a field, then takes the submission', async () => {
    const seen: unknown[] = []
    await using bot = await startBot(mode, teach(seen))
    const ada = bot.slack.as(ADA)
    expect(await ada.command(INTERNAL, '/partner case @Ben Okoro')).toEqual({ ok: true })
    expect(seen).toMatchObject([{ command: '/partner', text: `case <@${BEN}|ben.okoro>`, channel_id: INTERNAL }])
    const [dialog] = bot.slack.workplace().dialogs
    expect(dialog).toMatchObject({ personId: ADA, channelId: INTERNAL, payload: { callback_id: 'open-case' } })
    const id = String(dialog?.id)

    expect(await ada.submit(id, { title: 'bad', severity: '1' })).toEqual({ ok: false, notice: 'Say more.' })
    expect(bot.slack.workplace().dialogs).toMatchObject([{ id, errors: { title: 'Say more.' } }])

    expect(await ada.submit(id, { title: 'Orders fail' })).toEqual({ ok: true })
    expect(bot.slack.workplace().dialogs).toEqual([])
    expect(seen.at(-1)).toMatchObject({
      type: 'view_submission',
      user: { id: ADA, team_id: 'T0NORTH' },
      view: {
        app_installed_team_id: 'T0NORTH',
        private_metadata: 'context',
        state: {
          values: {
            title: {
              value: {
                type: 'plain_text_input',
                value: 'Orders fail',
              },
            },
            severity: {
              value: {
                type: 'static_select',
                selected_option: { value: '1' },
              },
            },
          },
        },
      },
    })
    const note = await eventually(bot.slack, () => bot.slack.workplace().messages.at(-1))
    expect(note).toMatchObject({ text: 'A form is open', visibleTo: ADA, channelId: INTERNAL })
  })

  test('answers a command at once with text that only the speaker sees', async () => {
    await using bot = await startBot(mode, teach([]))
    await bot.slack.as(ADA).command(INTERNAL, '/partner hello')
    expect(bot.slack.workplace().messages).toMatchObject([{ text: 'Hello', visibleTo: ADA }])
  })

  test('changes its own message in place when its button is pressed by an outsider', async () => {
    const seen: unknown[] = []
    await using bot = await startBot(mode, teach(seen))
    const { botUserId } = bot.slack.credentials
    await bot.slack.as(OLGA).say(SHARED, '@Liaison status')
    const card = await eventually(bot.slack, () =>
      bot.slack.workplace().messages.find(({ authorId }) => authorId === botUserId),
    )
    expect(await bot.slack.as(OLGA).press(SHARED, card.id, 'case.acknowledge')).toEqual({ ok: true })
    expect(bot.slack.workplace().messages.at(-1)).toMatchObject({
      id: card.id,
      text: 'Acknowledged',
      editedAt: MORNING,
    })
    expect(seen.at(-1)).toMatchObject({
      type: 'block_actions',
      team: { id: 'T0ACME' },
      user: { id: OLGA, team_id: 'T0ACME' },
      container: { type: 'message', message_ts: card.id, channel_id: SHARED, is_ephemeral: false },
      actions: [{ action_id: 'case.acknowledge', block_id: 'row', value: 'CASE-1', type: 'button' }],
    })
  })

  test('is told that a form was closed', async () => {
    const seen: unknown[] = []
    await using bot = await startBot(mode, teach(seen))
    await bot.slack.as(ADA).command(INTERNAL, '/partner case')
    await bot.slack.as(ADA).dismiss(String(bot.slack.workplace().dialogs[0]?.id))
    expect(bot.slack.workplace().dialogs).toEqual([])
    expect(seen.at(-1)).toMatchObject({ type: 'view_closed', view: { callback_id: 'open-case' } })
  })

  test('is told that it was invited to a channel', async () => {
    const seen: unknown[] = []
    await using bot = await startBot(mode, teach(seen))
    expect(await bot.slack.as(ADA).command(WITHOUT_BOT, '/invite @Liaison')).toMatchObject({ ok: true })
    await bot.slack.settled()
    expect(seen).toMatchObject([{ type: 'member_joined_channel', channel: WITHOUT_BOT, inviter: ADA }])
  })
})

describe('what the client does without asking the bot', () => {
  test('an outsider who types a slash command is told that there is none, and the bot hears nothing', async () => {
    const seen: unknown[] = []
    await using bot = await startBot('http', teach(seen))
    const refused = { ok: false, notice: '/partner is not a valid command' }
    expect(await bot.slack.as(OLGA).command(SHARED, '/partner help')).toEqual(refused)
    expect(seen).toEqual([])
    expect(bot.slack.exchanges().filter(({ direction }) => direction === 'to-bot')).toEqual([])
  })

  test.each([
    ['an empty required field', {}, 'Please complete this required field.'],
    ['a text over its max_length', { title: 'x'.repeat(21) }, 'Must be 20 characters or fewer.'],
    ['an option that is not offered', { title: 'x', severity: '9' }, 'Please choose one of the options.'],
    ['a field that does not exist', { colour: 'red' }, 'This dialog has no field "colour".'],
  ])('a form with %s is refused before it is sent', async (_, values, notice) => {
    const seen: unknown[] = []
    await using bot = await startBot('http', teach(seen))
    await bot.slack.as(ADA).command(INTERNAL, '/partner case')
    const id = String(bot.slack.workplace().dialogs[0]?.id)
    expect(await bot.slack.as(ADA).submit(id, values)).toEqual({ ok: false, notice })
    expect(seen).toHaveLength(1)
  })

  test('a message in a channel without the bot is nobody’s business but the channel’s', async () => {
    const seen: unknown[] = []
    await using bot = await startBot('http', teach(seen))
    const result = await bot.slack.as(ADA).say(WITHOUT_BOT, '@Liaison help')
    expect(result).toMatchObject({ ok: true, notice: expect.stringContaining('/invite') })
    await bot.slack.settled()
    expect(seen).toEqual([])
  })
})
