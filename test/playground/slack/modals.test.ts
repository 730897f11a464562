import type { App } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import { startBot, type Bot } from './bolt-bot.ts'
import { ADA, BEN, INTERNAL, OLGA, SHARED } from './small-workspace.ts'

const titled = (title: string, over: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: { type: 'plain_text', text: title },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'note',
      optional: true,
      label: { type: 'plain_text', text: 'Note' },
      element: { type: 'plain_text_input', action_id: 'value', initial_value: 'as before' },
    },
    {
      type: 'actions',
      block_id: 'row',
      elements: [{ type: 'button', action_id: 'more', text: { type: 'plain_text', text: 'More' } }],
    },
  ],
  ...over,
})

const titles = ({ slack }: Bot) => slack.workplace().dialogs.map((dialog) => Object(dialog.payload).title.text)

/** A bot whose form is answered with whatever `answer` says. */
async function botAnswering(answer: object | undefined, teach: (app: App) => void = () => undefined): Promise<Bot> {
  const bot = await startBot('http', (app) => {
    app.command('/partner', async ({ command, ack, client }) => {
      await client.views.open({ trigger_id: command.trigger_id, view: titled('First') })
      await ack()
    })
    app.view('form', async ({ ack }) => (answer === undefined ? ack() : Reflect.apply(ack, undefined, [answer])))
    teach(app)
  })
  await bot.slack.as(ADA).command(INTERNAL, '/partner case')
  return bot
}

const top = ({ slack }: Bot) => String(slack.workplace().dialogs.at(-1)?.id)
const trouble = { ok: false, notice: 'We had some trouble connecting. Try again?' }

describe('the answer to a submission', () => {
  test('with nothing closes the form', async () => {
    await using bot = await botAnswering(undefined)
    expect(await bot.slack.as(ADA).submit(top(bot), {})).toEqual({ ok: true })
    expect(titles(bot)).toEqual([])
  })

  test('can put another form in its place', async () => {
    await using bot = await botAnswering({ response_action: 'update', view: titled('Second') })
    expect(await bot.slack.as(ADA).submit(top(bot), {})).toEqual({ ok: true })
    expect(titles(bot)).toEqual(['Second'])
  })

  test('can put another form on top, three at most, and clear them all', async () => {
    const push = { response_action: 'push', view: titled('Next') }
    await using bot = await botAnswering(push, (app) => {
      app.view('last', async ({ ack }) => ack({ response_action: 'clear' }))
    })
    const ada = bot.slack.as(ADA)
    const first = top(bot)
    await ada.submit(first, {})
    expect(await ada.submit(first, {})).toEqual({ ok: false, notice: 'This dialog is not open.' })
    Object.assign(push.view, { callback_id: 'last' })
    await ada.submit(top(bot), {})
    expect(titles(bot)).toEqual(['First', 'Next', 'Next'])
    expect(await ada.submit(top(bot), {})).toEqual({ ok: true })
    expect(titles(bot)).toEqual([])
  })

  test.each([
    ['errors under a field that is no input', { response_action: 'errors', errors: { row: 'No.' } }],
    ['no errors at all', { response_action: 'errors', errors: {} }],
    ['a form that Slack would refuse', { response_action: 'update', view: titled('x'.repeat(25)) }],
    ['an action nobody knows', { response_action: 'explode' }],
  ])('with %s leaves the form open', async (_, answer) => {
    await using bot = await botAnswering(answer)
    expect(await bot.slack.as(ADA).submit(top(bot), {})).toEqual(trouble)
    expect(titles(bot)).toEqual(['First'])
  })
})

describe('a button inside a form', () => {
  test('reaches the bot with what was entered so far, and the bot can change the form unless it changed meanwhile', async () => {
    const seen: object[] = []
    const errors: unknown[] = []
    await using bot = await botAnswering(undefined, (app) => {
      app.action('more', async ({ body, ack, client }) => {
        seen.push(body)
        const { id: view_id, hash } = Object(body).view
        await client.views.update({ view_id, hash, view: titled('Changed') })
        await client.views
          .update({ view_id, hash, view: titled('Again') })
          .catch((error: unknown) => errors.push(Object(error).data.error))
        await ack()
      })
    })
    expect(await bot.slack.as(ADA).press(INTERNAL, top(bot), 'more')).toEqual({ ok: true })
    expect(titles(bot)).toEqual(['Changed'])
    expect(errors).toEqual(['hash_conflict'])
    expect(seen).toMatchObject([
      {
        container: { type: 'view', view_id: top(bot) },
        view: { state: { values: { note: { value: { value: 'as before' } } } } },
        actions: [{ action_id: 'more', block_id: 'row' }],
      },
    ])
  })
})

describe('a trigger', () => {
  test.each([
    ['in time', 2_999, ['ok', 'exchanged_trigger_id']],
    ['after three seconds', 3_001, ['expired_trigger_id', 'expired_trigger_id']],
  ])('used %s, and then again', async (_, lateMs, expected) => {
    let real = 1_900_000_000_000
    const results: string[] = []
    const teach = (app: App) => {
      app.command('/partner', async ({ command, ack, client }) => {
        await ack()
        real += lateMs
        for (const title of ['Once', 'Twice'])
          await client.views.open({ trigger_id: command.trigger_id, view: titled(title) }).then(
            () => results.push('ok'),
            (error: unknown) => results.push(Object(error).data.error),
          )
        done()
      })
    }
    const { promise, resolve: done } = Promise.withResolvers<void>()
    await using bot = await startBot('socket', teach, { realNow: () => real })
    await bot.slack.as(ADA).command(INTERNAL, '/partner case')
    await promise
    expect(results).toEqual(expected)
  })
})

describe('a response_url', () => {
  const bodies: { response_url: string }[] = []
  const answer = (url: string, body: object) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  async function botWithUrl(): Promise<Bot> {
    bodies.length = 0
    return startBot('http', (app) => {
      app.command('/partner', async ({ command, ack }) => {
        bodies.push(command)
        await ack()
      })
      app.action('go', async ({ body, ack }) => {
        bodies.push(Object(body))
        await ack()
      })
    })
  }

  test('serves five times', async () => {
    await using bot = await botWithUrl()
    await bot.slack.as(ADA).command(INTERNAL, '/partner x')
    const url = String(bodies[0]?.response_url)
    const statuses: number[] = []
    for (const text of ['1', '2', '3', '4', '5', '6']) statuses.push((await answer(url, { text })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404])
    expect(bot.slack.workplace().messages.map((message) => message.visibleTo)).toEqual([ADA, ADA, ADA, ADA, ADA])
  })

  test('serves for thirty minutes, and refuses wrong blocks', async () => {
    await using bot = await botWithUrl()
    await bot.slack.as(ADA).command(INTERNAL, '/partner x')
    const url = String(bodies[0]?.response_url)
    bot.clock.move(30 * MINUTE)
    expect((await answer(url, { blocks: [{ type: 'nonsense' }] })).status).toBe(400)
    expect((await answer(url, { text: 'for all', response_type: 'in_channel' })).status).toBe(200)
    expect(bot.slack.workplace().messages.at(-1)).not.toHaveProperty('visibleTo')
    bot.clock.move(1)
    expect((await answer(url, { text: 'late' })).status).toBe(404)
  })

  test('of a button replaces or deletes the private note it was on', async () => {
    await using bot = await botWithUrl()
    const go = { type: 'button' as const, action_id: 'go', text: { type: 'plain_text' as const, text: 'Go' } }
    const blocks = [{ type: 'actions' as const, elements: [go] }]
    const { message_ts: ts = '' } = await bot.app.client.chat.postEphemeral({
      channel: SHARED,
      user: OLGA,
      text: 'Private',
      blocks,
    })
    expect(await bot.slack.as(BEN).press(SHARED, ts, 'go')).toMatchObject({ ok: false })
    expect(await bot.slack.as(OLGA).press(SHARED, ts, 'go')).toEqual({ ok: true })
    const url = String(bodies[0]?.response_url)
    await answer(url, { text: 'Done', replace_original: true })
    expect(bot.slack.workplace().messages).toMatchObject([{ id: ts, text: 'Done', visibleTo: OLGA }])
    await answer(url, { delete_original: true })
    expect(bot.slack.workplace().messages).toMatchObject([{ id: ts, deletedAt: bot.clock.now() }])
  })
})
