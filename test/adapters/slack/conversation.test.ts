import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Address } from '../../../src/ports/chat-platform.ts'
import { ANSWER_FORM, CASE_CARD, FOLDED_CARD, HOSTILE_CARD, RESULT_CARD } from '../../fixtures/sample-cards.ts'
import { ADA, BEN, INTERNAL, MORNING, OLGA, SHARED, WITHOUT_BOT } from '../../playground/slack/small-workspace.ts'
import { startSlackStage, type SlackStage } from './slack-stage.ts'

const MINUTE = 60_000
const SHARED_CHANNEL: Address = { kind: 'conversation', tenantId: 'T0NORTH', conversationId: SHARED }

describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let stage: SlackStage
  beforeEach(async () => {
    stage = await startSlackStage(mode)
  })
  afterEach(async () => {
    await stage[Symbol.asyncDispose]()
  })

  test('offers a router exactly when events come over HTTP', () => {
    expect(stage.adapter.router !== undefined).toBe(mode === 'http')
  })

  test('a command arrives once, with its speaker, its place and the people it mentions', async () => {
    const result = await stage.slack
      .as(ADA)
      .command(SHARED, '/partner people acme add @Olga Petrov --role “contact” & <b>')
    expect(result).toEqual({ ok: true })
    expect(stage.received).toMatchObject([
      {
        platform: 'slack',
        occurredAt: MORNING,
        speaker: { organisations: ['T0NORTH'], userId: ADA },
        place: { conversationId: SHARED, kind: 'channel', name: 'acme-northwind' },
        what: {
          kind: 'command',
          text: `people acme add @{${OLGA}} --role “contact” & <b>`,
          mentions: [{ userId: OLGA, organisations: [] }],
        },
      },
    ])
  })

  test("an outsider's mention is heard without the bot's name, and as an outsider's", async () => {
    await stage.slack.as(OLGA).say(SHARED, '@Liaison case acme "Orders & more" <now>')
    await stage.slack.settled()
    expect(stage.received).toMatchObject([
      {
        speaker: { userId: OLGA },
        place: { conversationId: SHARED, kind: 'channel', replyTo: { channelId: SHARED, userId: OLGA } },
        what: { kind: 'command', text: 'case acme "Orders & more" <now>', mentions: [] },
      },
    ])
  })

  test('an event that says that its channel is shared with another organisation is taken at its word', async () => {
    await stage.slack.as(OLGA).say(SHARED, '@Liaison help')
    await stage.slack.as(ADA).say(INTERNAL, '@Liaison help')
    await stage.slack.settled()
    // That a channel is not shared says nothing of guests in it, and is not said.
    expect(stage.received.map(({ place }) => place.outsiders)).toEqual([true, undefined])
  })

  test('who reads a channel is asked of Slack once an hour, and anew when somebody came in', async () => {
    const at = (conversationId: string) => ({ conversationId, kind: 'channel' as const, tenantId: 'T0NORTH' })
    expect(await stage.adapter.readers(at(SHARED))).toBe('others')
    expect(await stage.adapter.readers(at(INTERNAL))).toBe('ours alone')
    expect(await stage.adapter.readers(at(INTERNAL))).toBe('ours alone')
    const asked = () => stage.slack.exchanges().filter(({ what }) => what === 'conversations.members').length
    expect(asked()).toBe(1)
    stage.clock.move(60 * MINUTE)
    expect(await stage.adapter.readers(at(INTERNAL))).toBe('ours alone')
    expect(asked()).toBe(2)
  })

  test('while Slack does not say who reads a channel, nothing is decided about it', async () => {
    stage.slack.addFault({ on: 'api', match: 'conversations.info', times: 1, fail: 'server-error', status: 500 })
    const at = { conversationId: INTERNAL, kind: 'channel' as const, tenantId: 'T0NORTH' }
    expect(await stage.adapter.readers(at)).toHaveProperty('temporary')
    expect(await stage.adapter.readers(at)).toBe('ours alone')
  })

  test('what people say to each other is no word to the bot, and its own messages are not heard at all', async () => {
    const direct = await stage.slack.as(ADA).directChannel()
    await stage.slack.as(ADA).say(SHARED, 'partner case acme "not for the bot"')
    await stage.adapter.post({ kind: 'person', tenantId: 'T0NORTH', userId: ADA }, CASE_CARD, { deliveryId: 'd1' })
    await stage.slack.as(ADA).say(direct, 'help')
    await stage.slack.settled()
    expect(stage.received).toMatchObject([
      { place: { conversationId: SHARED }, what: { kind: 'said' } },
      { place: { conversationId: direct, kind: 'direct' }, what: { kind: 'command', text: 'help' } },
    ])
  })

  test('the bot hears that it was added to a channel, and removed', async () => {
    await stage.slack.as(ADA).command(WITHOUT_BOT, '/invite @Liaison')
    await stage.slack.as(ADA).command(WITHOUT_BOT, '/remove @Liaison')
    await stage.slack.settled()
    const place = { conversationId: WITHOUT_BOT, kind: 'channel' }
    expect(stage.received).toMatchObject([
      { place, what: { kind: 'joined' } },
      { place, what: { kind: 'left' } },
    ])
    for (const inbound of stage.received) expect(inbound).not.toHaveProperty('speaker')
  })

  test('a delivery that Slack repeats has the same id each time', async () => {
    stage.slack.addFault({ on: 'event', times: 1, fail: 'deliver-twice' })
    await stage.slack.as(OLGA).say(SHARED, '@Liaison help')
    await stage.slack.settled()
    expect(new Set(stage.received.map(({ eventId }) => eventId)).size).toBe(1)
  })

  test('a deed chosen in the overflow is the same as its button pressed', async () => {
    stage.answerWith(() => ({ kind: 'form', form: ANSWER_FORM }))
    const chosenAs: unknown[] = []
    for (const card of [FOLDED_CARD, { ...CASE_CARD, buttons: FOLDED_CARD.more ?? [] }]) {
      await stage.adapter.post(SHARED_CHANNEL, card, { deliveryId: `d${chosenAs.length}` })
      await stage.slack.as(OLGA).press(SHARED, stage.lastFromBot(SHARED).id, 'Escalate')
      const { what, speaker } = stage.received.at(-1) ?? {}
      chosenAs.push({ what: { ...what, messageId: undefined }, speaker })
      const dialog = await stage.shown(() => stage.slack.workplace().dialogs[0])
      await stage.slack.as(OLGA).dismiss(dialog.id)
    }
    expect(chosenAs[0]).toMatchObject({ what: { kind: 'action', action: 'escalation.start', version: 3 } })
    expect(chosenAs[1]).toEqual(chosenAs[0])
  })

  test('a form opens from a button, shows errors at their fields, and is submitted with its context', async () => {
    stage.answerWith(({ what }) => {
      if (what.kind === 'action') return { kind: 'form', form: ANSWER_FORM }
      if (what.kind !== 'submission' || what.values['why'] !== undefined) return { kind: 'nothing' }
      return { kind: 'errors', form: ANSWER_FORM, errors: { why: 'Say what happened.', form: 'Something is missing.' } }
    })
    await stage.adapter.post(SHARED_CHANNEL, CASE_CARD, { deliveryId: 'd1' })
    await stage.slack.as(OLGA).press(SHARED, stage.lastFromBot(SHARED).id, 'case.ask:CASE-12')
    const dialog = await stage.shown(() => stage.slack.workplace().dialogs[0])

    await stage.slack.as(OLGA).submit(dialog.id, { q1: '5', owner: BEN })
    expect(stage.slack.workplace().dialogs[0]?.errors).toEqual({
      why: 'Say what happened.',
      q1: 'Something is missing.',
    })
    await stage.slack.as(OLGA).submit(dialog.id, { why: 'It <broke> & stayed so' })
    expect(stage.slack.workplace().dialogs).toEqual([])
    const [, refused, taken] = stage.received
    expect(taken).toMatchObject({
      speaker: { userId: OLGA, organisations: ['T0ACME'] },
      place: { conversationId: SHARED, kind: 'channel' },
      what: {
        kind: 'submission',
        form: 'check-in.answer',
        context: { run: 'RUN-1' },
        values: { q1: '5', why: 'It <broke> & stayed so', severity: '2', until: '2026-03-09', owner: BEN },
      },
    })
    expect(taken?.eventId).not.toBe(refused?.eventId)
  })

  test('a submission answered with another form replaces the modal, and with a notice closes it and tells', async () => {
    stage.answerWith(({ what }) => {
      if (what.kind !== 'submission') return { kind: 'form', form: ANSWER_FORM }
      if (what.form === 'second') return { kind: 'notice', text: 'Noted <thanks>.' }
      return { kind: 'form', form: { ...ANSWER_FORM, form: 'second', title: 'One more thing', fields: [] } }
    })
    await stage.slack.as(ADA).command(INTERNAL, '/partner add')
    const first = await stage.shown(() => stage.slack.workplace().dialogs[0])
    await stage.slack.as(ADA).submit(first.id, { q1: '1', owner: BEN })
    const [second] = stage.slack.workplace().dialogs
    expect(second?.payload).toMatchObject({ callback_id: 'second', title: { text: 'One more thing' } })
    await stage.slack.as(ADA).submit(second?.id ?? '', {})
    expect(stage.slack.workplace().dialogs).toEqual([])
    await stage.shown(() => stage.slack.workplace().messages.find(({ visibleTo }) => visibleTo === ADA))
    expect(stage.lastFromBot(INTERNAL)).toMatchObject({ text: 'Noted &lt;thanks&gt;.', visibleTo: ADA })
  })

  test('a stale button gives the fresh card in place of the old one, and the sentence to its presser alone', async () => {
    stage.answerWith(() => ({ kind: 'fresh-card', card: RESULT_CARD, text: 'This card was out of date.' }))
    await stage.adapter.post(SHARED_CHANNEL, CASE_CARD, { deliveryId: 'd1' })
    const { id } = stage.lastFromBot(SHARED)
    await stage.slack.as(OLGA).press(SHARED, id, 'case.ask:CASE-12')
    const told = await stage.shown(() => stage.slack.workplace().messages.find(({ visibleTo }) => visibleTo === OLGA))
    expect(told.text).toBe('This card was out of date.')
    const changed = stage.slack.workplace().messages.find((message) => message.id === id)
    expect(changed?.text).toBe('Health check of acme: 5 of 6 answered')
  })

  test('a stale button on a private answer gives the fresh card there too', async () => {
    await stage.slack.as(ADA).command(INTERNAL, '/partner show CASE-12')
    const replyTo = stage.received[0]?.place.replyTo ?? {}
    await stage.adapter.post(
      { kind: 'reply', conversationId: INTERNAL, userId: ADA, replyTo, alone: true },
      CASE_CARD,
      {
        deliveryId: 'd1',
      },
    )
    const { id, visibleTo } = stage.lastFromBot(INTERNAL)
    expect(visibleTo).toBe(ADA)
    stage.answerWith(() => ({ kind: 'fresh-card', card: RESULT_CARD, text: 'This card was out of date.' }))
    await stage.slack.as(ADA).press(INTERNAL, id, 'case.ask:CASE-12')
    await stage.shown(() => stage.slack.workplace().messages.find(({ text }) => text.startsWith('This card')))
    const changed = stage.slack.workplace().messages.find((message) => message.id === id)
    expect(changed?.text).toBe('Health check of acme: 5 of 6 answered')
    expect(stage.received[1]?.what).not.toHaveProperty('messageId')
  })

  test('a mention answered with a form gives its writer alone a button, and the button opens that form', async () => {
    const form = { ...ANSWER_FORM, intro: ['Five <questions>.'], context: { subject: 'acme', run: 'RUN-1' } }
    stage.answerWith(() => ({ kind: 'form', form }))
    await stage.slack.as(OLGA).say(SHARED, '@Liaison add')
    const told = await stage.shown(() => stage.slack.workplace().messages.find(({ visibleTo }) => visibleTo === OLGA))
    expect(told.payload).toMatchObject({
      blocks: [
        { type: 'header', text: { text: form.title } },
        { type: 'section' },
        { type: 'actions', elements: [{ text: { text: 'Open the form' }, style: 'primary' }] },
      ],
    })
    await stage.slack.as(OLGA).press(SHARED, told.id, `${form.form}:acme`)
    expect(stage.received.at(-1)?.what).toMatchObject({
      kind: 'action',
      action: form.form,
      subject: 'acme',
      version: 0,
    })
    const dialog = await stage.shown(() => stage.slack.workplace().dialogs[0])
    expect(dialog.payload).toMatchObject({ callback_id: form.form, title: { text: form.title } })
  })

  test('a form that is about nothing in particular opens in a direct conversation by the same way', async () => {
    stage.answerWith(() => ({ kind: 'form', form: { ...ANSWER_FORM, context: {} } }))
    const direct = await stage.slack.as(ADA).directChannel()
    await stage.slack.as(ADA).say(direct, 'add')
    const told = await stage.shown(() =>
      stage.slack.workplace().messages.find((one) => one.channelId === direct && one.authorId !== ADA),
    )
    await stage.slack.as(ADA).press(direct, told.id, `${ANSWER_FORM.form}:`)
    expect(stage.received.at(-1)).toMatchObject({ place: { kind: 'direct' }, what: { subject: '', version: 0 } })
    await stage.shown(() => stage.slack.workplace().dialogs[0])
  })

  test('what a private answer in a thread leads to stays in that thread', async () => {
    stage.answerWith(() => ({ kind: 'form', form: ANSWER_FORM }))
    const root = await stage.adapter.post(SHARED_CHANNEL, CASE_CARD, { deliveryId: 'd1' })
    const threadTs = root.outcome === 'sent' ? root.messageId : ''
    await stage.slack.as(OLGA).say(SHARED, '@Liaison add', { threadId: threadTs })
    const told = await stage.shown(() => stage.slack.workplace().messages.find(({ visibleTo }) => visibleTo === OLGA))
    await stage.slack.as(OLGA).press(SHARED, told.id, `${ANSWER_FORM.form}:`)
    expect(stage.received.at(-1)?.place.replyTo).toMatchObject({ threadTs })
  })
})

describe('sending', () => {
  let stage: SlackStage
  beforeEach(async () => {
    stage = await startSlackStage('http')
  })
  afterEach(async () => {
    await stage[Symbol.asyncDispose]()
  })

  test('every sample card is accepted by a strict Slack, as a post and as an update', async () => {
    for (const card of [CASE_CARD, RESULT_CARD, HOSTILE_CARD]) {
      const posted = await stage.adapter.post(SHARED_CHANNEL, card, { deliveryId: card.title.slice(0, 10) })
      expect(posted.outcome).toBe('sent')
      const { id } = stage.lastFromBot(SHARED)
      expect(await stage.adapter.update(SHARED_CHANNEL, id, card)).toMatchObject({ outcome: 'sent', messageId: id })
      stage.clock.move(MINUTE)
    }
  })

  test('a post is found by its delivery id, after an update and after a dropped connection too', async () => {
    stage.slack.addFault({ on: 'api', match: 'chat.postMessage', times: 1, fail: 'drop-after-accept' })
    expect(await stage.adapter.post(SHARED_CHANNEL, CASE_CARD, { deliveryId: 'd1' })).toMatchObject({
      outcome: 'uncertain',
    })
    const { id } = stage.lastFromBot(SHARED)
    await stage.adapter.update(SHARED_CHANNEL, id, RESULT_CARD)
    expect(await stage.adapter.find(SHARED_CHANNEL, 'd1')).toEqual({
      found: { messageId: id, conversationId: SHARED },
    })
    expect(await stage.adapter.find(SHARED_CHANNEL, 'd2')).toBe('absent')
  })

  test('a direct message is found by its delivery id as well', async () => {
    const ada: Address = { kind: 'person', tenantId: 'T0NORTH', userId: ADA }
    const sent = await stage.adapter.post(ada, CASE_CARD, { deliveryId: 'd1' })
    if (sent.outcome !== 'sent') throw new Error(sent.reason)
    const { messageId, conversationId } = sent
    expect(conversationId).toMatch(/^D/)
    expect(await stage.adapter.find(ada, 'd1')).toEqual({ found: { messageId, conversationId } })
  })

  test('a direct message goes where it went before; where that conversation is gone it is opened anew, and kept', async () => {
    const ada = { kind: 'person', tenantId: 'T0NORTH', userId: ADA } as const
    const first = await stage.adapter.post(ada, CASE_CARD, { deliveryId: 'd1' })
    if (first.outcome !== 'sent') throw new Error(first.reason)
    const { reference } = first
    expect(reference).toEqual({ directChannel: first.conversationId })

    const again = await stage.adapter.post({ ...ada, reference: reference! }, CASE_CARD, { deliveryId: 'd2' })
    expect(again).toMatchObject({ outcome: 'sent', conversationId: first.conversationId })
    expect(again).not.toHaveProperty('reference')
    stage.clock.move(MINUTE)
    const ben = { ...ada, userId: BEN, reference: { directChannel: 'D0GONE' } }
    const anew = await stage.adapter.post(ben, CASE_CARD, { deliveryId: 'd3' })
    expect(anew).toMatchObject({ outcome: 'sent', reference: { directChannel: expect.stringMatching(/^D(?!0GONE)/u) } })
  })

  test('a private answer goes to its reader alone, through the response_url or after it has expired', async () => {
    await stage.slack.as(BEN).command(INTERNAL, '/partner help')
    const replyTo = stage.received[0]?.place.replyTo ?? {}
    const to: Address = { kind: 'reply', conversationId: INTERNAL, userId: BEN, replyTo, alone: true }
    for (const wait of [0, 20 * MINUTE, 20 * MINUTE]) {
      stage.clock.move(wait)
      expect(await stage.adapter.post(to, CASE_CARD, { deliveryId: 'd1' })).toMatchObject({ outcome: 'sent' })
      expect(stage.lastFromBot(INTERNAL)).toMatchObject({ visibleTo: BEN, at: stage.clock.now() })
    }
    const used = stage.slack.exchanges().map(({ what }) => what)
    expect(used.filter((what) => what === 'response_url')).toHaveLength(2)
    expect(used.filter((what) => what === 'chat.postEphemeral')).toHaveLength(1)
    expect(await stage.adapter.find(to, 'd1')).toBe('cannot')
  })

  test('a private answer where the bot is not becomes a direct message', async () => {
    const to: Address = { kind: 'reply', conversationId: WITHOUT_BOT, userId: ADA, replyTo: {}, alone: true }
    const sent = await stage.adapter.post(to, CASE_CARD, { deliveryId: 'd1' })
    expect(sent).toMatchObject({ outcome: 'sent', conversationId: expect.stringMatching(/^D/) })
  })

  test('a rate limit says how long to wait, once, without holding other calls', async () => {
    stage.slack.addFault({ on: 'api', match: 'chat.postMessage', times: 1, fail: 'rate-limit', retryAfterS: 7 })
    expect(await stage.adapter.post(SHARED_CHANNEL, CASE_CARD, { deliveryId: 'd1' })).toEqual({
      outcome: 'temporary',
      code: 'ratelimited',
      reason: 'Slack asks to send less often.',
      retryAfterMs: 7_000,
    })
    expect(await stage.adapter.post(SHARED_CHANNEL, CASE_CARD, { deliveryId: 'd1' })).toMatchObject({ outcome: 'sent' })
  })

  test('a post is tried once only, whatever Slack answers', async () => {
    stage.slack.addFault({ on: 'api', match: 'chat.postMessage', times: 5, fail: 'server-error', status: 503 })
    const result = await stage.adapter.post(SHARED_CHANNEL, CASE_CARD, { deliveryId: 'd1' })
    expect(result).toMatchObject({ outcome: 'uncertain', code: 'http_503' })
    expect(stage.slack.exchanges().filter(({ what }) => what === 'chat.postMessage')).toHaveLength(1)
  })

  test('a channel without the bot is a lasting refusal that says what to do', async () => {
    const there: Address = { kind: 'conversation', tenantId: 'T0NORTH', conversationId: WITHOUT_BOT }
    expect(await stage.adapter.post(there, CASE_CARD, { deliveryId: 'd1' })).toEqual({
      outcome: 'permanent',
      code: 'not_in_channel',
      gone: 'conversation',
      reason: 'The bot is not in this channel: invite it with /invite.',
    })
  })

  test('people are known by name, zone, organisation and standing', async () => {
    const at = { conversationId: SHARED, kind: 'channel' as const, tenantId: 'T0NORTH' }
    const who = (userId: string) => stage.adapter.lookUp({ userId, organisations: [], name: '' }, at)
    expect(await who(OLGA)).toMatchObject({
      profile: { name: 'Olga Petrov', zone: 'Europe/Berlin', tenantId: 'T0ACME', standing: 'outside' },
    })
    expect(await who(ADA)).toMatchObject({ profile: { tenantId: 'T0NORTH', standing: 'ours' } })
    expect(await who('U0NOBODY')).toBe('unknown')
  })

  test('what is said arrives whole while nobody can be looked up: Slack is asked only afterwards', async () => {
    stage.slack.addFault({ on: 'api', match: 'users.info', times: 9, fail: 'server-error', status: 500 })
    await stage.slack.as(OLGA).say(SHARED, '@Liaison help')
    await stage.slack.settled()
    expect(stage.received).toMatchObject([{ speaker: { userId: OLGA } }])
    expect(stage.slack.exchanges().filter(({ what }) => what === 'users.info')).toEqual([])
  })

  test('nothing secret reaches the log', async () => {
    stage.answerWith(() => {
      throw new Error('the disk is full')
    })
    await stage.slack.as(ADA).command(SHARED, '/partner help')
    const { botToken, signingSecret } = stage.slack.credentials
    const log = stage.logged.join('\n')
    expect(log).toContain('the disk is full')
    expect(log).not.toContain(botToken)
    expect(log).not.toContain(signingSecret)
    expect(log).not.toContain('/partner help')
  })
})
