import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Inbound } from '../../../src/ports/inbound.ts'
import { ANSWER_FORM, CASE_CARD } from '../../fixtures/sample-cards.ts'
import { AWAY, DANA, GIA, HOME, LONER, MANAGERS, MAX, SHARED, START } from '../../playground/teams/teams-fixture.ts'
import type { TeamsStage } from './teams-stage.ts'
import { teamsStage } from './teams-stage.ts'

let stage: TeamsStage
beforeEach(async () => {
  stage = await teamsStage()
  stage.received.length = 0
})
afterEach(() => stage[Symbol.asyncDispose]())

/** Cards without mentions: the local Teams knows nobody called Anna. */
const CARD = { ...CASE_CARD, blocks: CASE_CARD.blocks.slice(1) }
const FORM = { ...ANSWER_FORM, fields: ANSWER_FORM.fields.slice(0, 4) }

async function heard(): Promise<Inbound> {
  await stage.teams.settled()
  const last = stage.received.at(-1)
  if (last === undefined) throw new Error('The core was given nothing')
  return last
}

const toManagers = (card = CARD) =>
  stage.adapter.post({ kind: 'conversation', tenantId: HOME, conversationId: MANAGERS }, card, { deliveryId: 'd1' })

async function posted(): Promise<string> {
  const result = await toManagers()
  if (result.outcome !== 'sent') throw new Error(result.reason)
  return result.messageId
}

describe('what people say', () => {
  test('a mention in a channel is a command, with people as tokens that the roster knows', async () => {
    await stage.teams.as(DANA).say(SHARED, '@Liaison case  acme "a &amp; b" @Gia Globex')
    const inbound = await heard()
    const [mention] = inbound.what.kind === 'command' ? inbound.what.mentions : []
    expect(inbound).toMatchObject({
      platform: 'teams',
      occurredAt: START,
      speaker: { userId: DANA, name: 'Dana Reyes', zone: 'Europe/Paris' },
      place: { conversationId: SHARED, kind: 'channel', replyTo: { personal: false, aadObjectId: DANA } },
      what: {
        kind: 'command',
        text: `case  acme "a & b" @{${mention?.userId}}`,
        mentions: [{ organisations: [], name: 'Gia Globex' }],
      },
    })
    expect(await stage.adapter.lookUp(mention!, inbound.place)).toMatchObject({
      profile: { userId: GIA, tenantId: AWAY, standing: 'outside', name: 'Gia Globex' },
    })
    expect(await stage.adapter.lookUp(inbound.speaker!, inbound.place)).toMatchObject({
      profile: { userId: DANA, tenantId: HOME, standing: 'ours', zone: 'Europe/Paris' },
    })
  })

  test('a person of another tenant in a shared channel is an outsider', async () => {
    await stage.teams.as(GIA).say(SHARED, '@Liaison help')
    const { speaker, place } = await heard()
    expect(await stage.adapter.lookUp(speaker!, place)).toMatchObject({
      profile: { userId: GIA, tenantId: AWAY, standing: 'outside' },
    })
  })

  test('a slash command is the text after its name', async () => {
    await stage.teams.as(DANA).command(MANAGERS, '/partner show acme')
    expect((await heard()).what).toEqual({ kind: 'command', text: 'show acme', mentions: [] })
  })

  test('words in the chat with the bot need no mention', async () => {
    const chat = await stage.teams.as(DANA).directChannel()
    await stage.teams.as(DANA).say(chat, '/partner help')
    const { what, place } = await heard()
    expect(what).toMatchObject({ kind: 'command', text: 'help' })
    expect(place).toMatchObject({ kind: 'direct', conversationId: chat, replyTo: { personal: true } })
  })

  test('coming into a channel and leaving it are told', async () => {
    stage.teams.admin.setBotPresent(MANAGERS, false)
    expect((await heard()).what).toEqual({ kind: 'left' })
    stage.teams.admin.setBotPresent(MANAGERS, true)
    expect(await heard()).toMatchObject({ what: { kind: 'joined' }, place: { conversationId: MANAGERS } })
  })
})

describe('buttons and forms', () => {
  test('a press is an action with the version of its card, and its notice goes back to the presser', async () => {
    stage.answerWith(() => ({ kind: 'notice', text: 'Yours now.' }))
    const messageId = await posted()
    expect(await stage.teams.as(MAX).press(MANAGERS, messageId, 'case.close:CASE-12')).toEqual({
      ok: true,
      notice: 'Yours now.',
    })
    expect(await heard()).toMatchObject({
      speaker: { userId: MAX },
      what: { kind: 'action', action: 'case.close', subject: 'CASE-12', version: 3, data: { why: 'done' }, messageId },
    })
  })

  test('a stale press gets the fresh card with the sentence in it', async () => {
    stage.answerWith(() => ({ kind: 'fresh-card', card: { ...CARD, title: 'Fresh' }, text: 'Dana was faster.' }))
    const messageId = await posted()
    expect(await stage.teams.as(MAX).press(MANAGERS, messageId, 'case.acknowledge:CASE-12')).toEqual({ ok: true })
    expect(stage.teams.exchanges().at(-1)?.response).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' })
    expect(JSON.stringify(stage.teams.exchanges().at(-1)?.response)).toContain('Dana was faster.')
  })

  test('a button opens a dialog; a refused submission keeps it open with its values; an accepted one closes it', async () => {
    stage.answerWith(() => ({ kind: 'form', form: FORM }))
    const dana = stage.teams.as(DANA)
    expect(await dana.press(MANAGERS, await posted(), 'case.ask:CASE-12')).toEqual({ ok: true })
    const id = stage.teams.workplace().dialogs[0]?.id ?? ''
    stage.answerWith(() => ({ kind: 'errors', form: FORM, errors: { until: 'Enter a later date.' } }))
    await dana.submit(id, { q1: '5', why: '<b>x</b>' })
    expect((await heard()).what).toEqual({
      kind: 'submission',
      form: 'check-in.answer',
      context: { run: 'RUN-1' },
      values: { q1: '5', why: '<b>x</b>', severity: '2', until: '2026-03-09' },
    })
    const shown = JSON.stringify(stage.teams.workplace().dialogs[0]?.payload)
    expect(shown).toContain('Enter a later date.')
    expect(shown).toContain('"value":"<b>x</b>"')
    stage.answerWith(() => ({ kind: 'nothing' }))
    expect(await dana.submit(id, { q1: '5' })).toEqual({ ok: true })
    expect(stage.teams.workplace().dialogs).toEqual([])
  })

  test('a form in answer to words comes as a card whose button opens it', async () => {
    stage.answerWith(() => ({ kind: 'form', form: FORM }))
    const dana = stage.teams.as(DANA)
    await dana.command(MANAGERS, '/partner add')
    const first = await heard()
    await stage.adapter.settled()
    const card = stage.lastFromBot(MANAGERS)
    expect(card.visibleTo).toBe(DANA)
    expect(await dana.press(MANAGERS, card.id, 'open:check-in.answer')).toEqual({ ok: true })
    const again = await heard()
    expect(again.what).toEqual(first.what)
    expect(again.eventId).not.toBe(first.eventId)
    expect(stage.teams.workplace().dialogs).toHaveLength(1)
  })
})

describe('sending', () => {
  test('a person is written to in their own chat, which is opened once', async () => {
    const to = { kind: 'person' as const, tenantId: HOME, userId: MAX }
    const first = await stage.adapter.post(to, CARD, { deliveryId: 'd1' })
    expect(first).toMatchObject({ outcome: 'sent' })
    expect(await stage.adapter.post(to, CARD, { deliveryId: 'd2' })).toMatchObject({ outcome: 'sent' })
    expect(stage.teams.exchanges().filter(({ what }) => what === 'POST /v3/conversations')).toHaveLength(1)
  })

  test('a person of another tenant is refused without asking, one who lacks the app after asking', async () => {
    const post = (tenantId: string, userId: string) =>
      stage.adapter.post({ kind: 'person', tenantId, userId }, CARD, { deliveryId: 'd' })
    expect(await post(AWAY, GIA)).toMatchObject({ outcome: 'permanent', code: 'other_tenant' })
    expect(await post(HOME, LONER)).toMatchObject({ outcome: 'permanent', code: 'ForbiddenOperationException' })
  })

  const opened = () => stage.teams.exchanges().filter(({ what }) => what === 'POST /v3/conversations')
  const membersAskedFor = () => opened().map(({ request }) => JSON.stringify(request).match(/"members":\[(.*?)\]/)?.[1])
  const toPerson = (userId: string, reference?: Record<string, unknown>) =>
    ({ kind: 'person', tenantId: HOME, userId, ...(reference && { reference }) }) as const

  test('a chat is opened for the id under which Teams has shown the person, else for their Entra object id', async () => {
    await stage.teams.as(DANA).say(MANAGERS, '@Liaison help')
    await heard()
    for (const userId of [DANA, MAX]) await stage.adapter.post(toPerson(userId), CARD, { deliveryId: 'd' })
    expect(membersAskedFor()).toEqual([expect.stringMatching(/^\{"id":"29:1/), `{"id":"${MAX}"}`])
  })

  test('a refusal to open a chat says for whom Teams was asked', async () => {
    const open = async (userId: string) => {
      stage.teams.addFault({
        on: 'api',
        times: 1,
        match: '/v3/conversations',
        fail: 'platform-error',
        code: 'Forbidden',
      })
      return stage.adapter.post(toPerson(userId), CARD, { deliveryId: 'd' })
    }
    await stage.teams.as(DANA).say(MANAGERS, '@Liaison help')
    await heard()
    expect(await open(DANA)).toMatchObject({
      outcome: 'permanent',
      reason: expect.stringMatching(/shown them to me, 29:1/),
    })
    expect(await open(MAX)).toMatchObject({
      outcome: 'permanent',
      reason: expect.stringContaining(`by their Entra object id, ${MAX}`),
    })
  })

  test('a chat that Teams no longer knows is opened anew, and the message arrives', async () => {
    const to = toPerson(MAX)
    await stage.adapter.post(to, CARD, { deliveryId: 'd1' })
    stage.teams.addFault({
      on: 'api',
      times: 1,
      match: 'activities',
      fail: 'platform-error',
      code: 'ConversationNotFound',
    })
    expect(await stage.adapter.post(to, CARD, { deliveryId: 'd2' })).toMatchObject({ outcome: 'sent' })
    expect(opened()).toHaveLength(2)
  })

  test('a chat that is refused again after it was opened anew is given up, and no more is tried', async () => {
    await stage.adapter.post(toPerson(MAX), CARD, { deliveryId: 'd1' })
    const gone = { on: 'api', match: 'activities', fail: 'platform-error', code: 'ConversationNotFound' } as const
    stage.teams.addFault({ ...gone, times: 2 })
    const result = await stage.adapter.post(toPerson(MAX), CARD, { deliveryId: 'd2' })
    expect(result).toMatchObject({ outcome: 'permanent', code: 'ConversationNotFound' })
  })

  test('after a restart what was kept of a person says which chat is theirs, or for whom one is opened', async () => {
    await stage.teams.as(MAX).say(await stage.teams.as(MAX).directChannel(), 'help')
    const { reference = {}, conversationId } = (await heard()).place
    const metAs = '29:1kept'
    const before = opened().length
    const restarted = stage.restarted()
    const kept = { ...reference, metAs, chatId: conversationId }
    expect(await restarted.post(toPerson(MAX, kept), CARD, { deliveryId: 'd1' })).toMatchObject({ conversationId })
    expect(opened()).toHaveLength(before)
    stage.teams.addFault({
      on: 'api',
      times: 1,
      match: 'activities',
      fail: 'platform-error',
      code: 'ConversationNotFound',
    })
    expect(await restarted.post(toPerson(MAX, kept), CARD, { deliveryId: 'd2' })).toMatchObject({ outcome: 'sent' })
    // The id kept was another bot's, so Teams cannot read it: the person's own is tried too.
    expect(membersAskedFor().slice(before)).toEqual([`{"id":"${metAs}"}`, `{"id":"${MAX}"}`])
  })

  test('after a restart a stored reference says where Teams is, and without one sending waits', async () => {
    await stage.teams.as(DANA).say(MANAGERS, '@Liaison help')
    const { reference = {} } = (await heard()).place
    const restarted = stage.restarted()
    const channel = { kind: 'conversation' as const, tenantId: HOME, conversationId: MANAGERS }
    const person = { kind: 'person' as const, tenantId: HOME, userId: MAX }
    for (const to of [channel, person]) {
      expect(await restarted.post(to, CARD, { deliveryId: 'd' })).toMatchObject({
        outcome: 'temporary',
        code: 'no_service_url',
      })
      expect(await restarted.post({ ...to, reference }, CARD, { deliveryId: 'd' })).toMatchObject({ outcome: 'sent' })
    }
  })

  test('a private answer that was kept over a restart still reaches only its reader', async () => {
    await stage.teams.as(DANA).command(MANAGERS, '/partner help')
    const { conversationId, replyTo = {} } = (await heard()).place
    const to = { kind: 'reply' as const, conversationId, userId: DANA, replyTo, alone: true }
    const sent = await stage.restarted().post(to, CARD, { deliveryId: 'd' })
    expect(sent).toMatchObject({ outcome: 'sent', conversationId: MANAGERS })
    expect(stage.lastFromBot(MANAGERS).visibleTo).toBe(DANA)
    const messageId = sent.outcome === 'sent' ? sent.messageId : ''
    expect(await stage.adapter.update(to, messageId, { ...CARD, title: 'Changed' })).toMatchObject({ outcome: 'sent' })
  })

  test('a token is asked for once and used until shortly before it expires', async () => {
    const logins = () => stage.teams.exchanges().filter(({ what }) => what.includes('token')).length
    const before = logins()
    await Promise.all([posted(), posted(), posted()])
    expect(logins() - before).toBeLessThanOrEqual(1)
    stage.clock.at += 24 * 3_600_000
    await posted()
    expect(logins() - before).toBeGreaterThanOrEqual(1)
  })

  test.for([
    [
      { on: 'api', times: 1, fail: 'rate-limit', retryAfterS: 3 },
      { outcome: 'temporary', code: 'Throttled', retryAfterMs: 3000 },
    ],
    [{ on: 'api', times: 1, fail: 'server-error', status: 503 }, { outcome: 'temporary' }],
    [{ on: 'api', times: 1, fail: 'server-error', status: 500 }, { outcome: 'uncertain' }],
    [{ on: 'api', times: 1, fail: 'drop-after-accept' }, { outcome: 'uncertain' }],
    [
      { on: 'api', times: 1, fail: 'platform-error', code: 'MessageWritesBlocked' },
      { outcome: 'permanent', code: 'MessageWritesBlocked' },
    ],
  ] as const)('fault %o gives %o', async ([fault, expected]) => {
    await posted()
    stage.teams.addFault({ ...fault, match: 'activities' })
    expect(await toManagers()).toMatchObject(expected)
  })
})
