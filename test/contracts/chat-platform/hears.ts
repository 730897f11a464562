import { expect, test } from 'vitest'
import type { Address } from '../../../src/ports/chat-platform.ts'
import { CARD, FORM } from './contract-cards.ts'
import type { PlatformStage } from './platform-stage.ts'

export function hears(on: () => PlatformStage): void {
  /** The card with its buttons, in the channel that Ada, Ben and the outsider are in. */
  async function posted(): Promise<string> {
    const { adapter, organisations, channels } = on()
    const to: Address = { kind: 'conversation', tenantId: organisations.home, conversationId: channels.shared }
    const result = await adapter.post(to, CARD, { deliveryId: 'd1' })
    return result.outcome === 'sent' ? result.messageId : expect.fail(result.reason)
  }

  test('a typed line arrives once, without the bot’s name, as its speaker’s, with its place', async () => {
    const { people, channels, organisations, traits, received } = on()
    await on().type(people.outsider, channels.shared, 'case acme "Orders & more" <now>')
    expect(received).toMatchObject([
      {
        platform: traits.name,
        speaker: { userId: people.outsider },
        place: { conversationId: channels.shared, kind: 'channel', tenantId: organisations.home },
        what: { kind: 'command', text: 'case acme "Orders & more" <now>', mentions: [] },
      },
    ])
  })

  test('two lines have two ids; one that could not be stored comes again under its own', async () => {
    const { people, channels, received } = on()
    await on().type(people.ada, channels.internal, 'help')
    let failures = 1
    on().answerWith(() => {
      if (failures-- > 0) throw new Error('the disk is full')
      return { kind: 'nothing' }
    })
    await on().type(people.ada, channels.internal, 'help')
    const [first, second, again] = received.map(({ eventId }) => eventId)
    expect(received).toHaveLength(3)
    expect(second).not.toBe(first)
    expect(again).toBe(second)
  })

  test('a line answered with a sentence is answered to its speaker alone', async () => {
    on().answerWith(() => ({ kind: 'notice', text: 'No partner is called so.' }))
    await on().type(on().people.ada, on().channels.internal, 'show nobody')
    const told = (await on().shown(on().channels.internal)).at(-1)
    expect(told?.text).toContain('No partner is called so.')
    expect(told?.onlyFor).toBe(on().people.ada)
  })

  test('a pressed button comes back with everything it carried', async () => {
    const messageId = await posted()
    await on().press(on().people.outsider, on().channels.shared, messageId, 'case.close', 'CASE-12')
    expect(on().received).toMatchObject([
      {
        speaker: { userId: on().people.outsider },
        place: { conversationId: on().channels.shared },
        what: {
          kind: 'action',
          action: 'case.close',
          subject: 'CASE-12',
          version: 3,
          data: { why: 'done' },
          messageId,
        },
      },
    ])
  })

  test('a form opens from a button, stays open when it is refused, and closes when it is taken, with its context', async () => {
    const { people, channels } = on()
    on().answerWith(() => ({ kind: 'form', form: FORM }))
    await on().press(people.ada, channels.shared, await posted(), 'case.ask', 'CASE-12')
    expect(await on().hasForm(people.ada)).toBe(true)
    on().answerWith(() => ({ kind: 'errors', form: FORM, errors: { why: 'Say what happened.' } }))
    await on().submit(people.ada, { q1: '5' })
    expect(await on().hasForm(people.ada)).toBe(true)
    on().answerWith(() => ({ kind: 'nothing' }))
    await on().submit(people.ada, { q1: '5', why: 'It <broke> & stayed so' })
    expect(await on().hasForm(people.ada)).toBe(false)
    const submissions = on().received.filter(({ what }) => what.kind === 'submission')
    expect(new Set(submissions.map(({ eventId }) => eventId)).size).toBe(2)
    expect(submissions.at(-1)).toMatchObject({
      speaker: { userId: people.ada },
      what: {
        form: 'check-in.answer',
        context: { run: 'RUN-1' },
        values: { q1: '5', why: 'It <broke> & stayed so', severity: '2', until: '2026-03-09' },
      },
    })
  })

  test('a button of a card that has changed meanwhile shows the fresh one in its place', async () => {
    const messageId = await posted()
    on().answerWith(() => ({ kind: 'fresh-card', card: { ...CARD, title: 'Fresh' }, text: 'Somebody was faster.' }))
    await on().press(on().people.ada, on().channels.shared, messageId, 'case.close', 'CASE-12')
    const card = (await on().shown(on().channels.shared)).find(({ id }) => id === messageId)
    expect(card?.text).toContain('Fresh')
  })
}
