import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noticeCard } from '../../src/cards/notice-card.ts'
import { addressOf } from '../../src/engine/address-of.ts'
import { sendDelivery } from '../../src/engine/send-delivery.ts'
import type { SendResult } from '../../src/ports/chat-platform.ts'
import type { Delivery, Destination } from '../../src/ports/store/outbox.ts'
import { App, MONDAY_NINE } from '../kit/app-fixture.ts'
import { FakePlatform } from '../kit/fake-platform.ts'

const card = noticeCard({ title: 'CASE-1', text: 'A case.', tone: 'neutral' })
const channel: Destination = { kind: 'conversation', platform: 'slack', conversationRowId: 'row' }
const anna: Destination = { kind: 'person', platform: 'slack', tenantId: 'T', userId: 'U', personId: 'p' }
const down: SendResult = { outcome: 'temporary', code: 'http_503', reason: 'Not now.' }
const gone: SendResult = { outcome: 'permanent', code: 'message_not_found', reason: 'The message no longer exists.' }

let app: App
let platform: FakePlatform

beforeEach(async () => {
  app = await App.open()
  platform = new FakePlatform()
  await app.services.store.transact((tx) =>
    tx.conversations.insert({
      id: 'row',
      platform: 'slack',
      tenantId: 'T',
      conversationId: 'C1',
      kind: 'channel',
      name: 'acme-shared',
      reference: { serviceUrl: 'https://example.test' },
      present: true,
    }),
  )
})

afterEach(() => app[Symbol.asyncDispose]())

/** A delivery as the engine has just claimed it. */
async function claimed(destination: Destination, cardKey?: string, uncertain = false, id = 'd1'): Promise<Delivery> {
  const { store } = app.services
  await store.transact((tx) =>
    tx.outbox.enqueue({ id, destination, card, now: MONDAY_NINE, ...(cardKey && { cardKey }) }),
  )
  const [delivery] = await store.transact((tx) => tx.outbox.claim(MONDAY_NINE, 60_000, 1))
  return { ...delivery!, uncertain }
}

async function standing(destination: Destination): Promise<void> {
  const first = await claimed(destination, 'case:1', false, 'd0')
  await app.services.store.transact((tx) =>
    tx.outbox.markSent(first, { messageId: 'm1', conversationId: 'D9' }, MONDAY_NINE),
  )
}

async function send(delivery: Delivery) {
  const { cardKey, queueKey, destination } = delivery
  const where = await app.read(async (view) => {
    const [standing] = cardKey === undefined ? [] : await view.outbox.standing([{ cardKey, queueKey }])
    const address = await addressOf(view, destination)
    return { mayStand: false, ...standing, ...(address && { address }) }
  })
  return sendDelivery(platform, delivery, where)
}

describe('one attempt at one delivery', () => {
  test('a new message is posted where it goes, under its delivery’s id', async () => {
    expect(await send(await claimed(channel))).toMatchObject({ outcome: 'sent', messageId: 'm-d1' })
    const to = {
      kind: 'conversation',
      tenantId: 'T',
      conversationId: 'C1',
      reference: { serviceUrl: 'https://example.test' },
    }
    expect(platform.calls).toEqual([{ what: 'post', to, card, deliveryId: 'd1', repeat: false }])
  })

  test('a person is reached with a reference of any place of the same organisation', async () => {
    await send(await claimed(anna))
    expect(platform.calls[0]?.to).toEqual({
      kind: 'person',
      tenantId: 'T',
      userId: 'U',
      reference: { serviceUrl: 'https://example.test' },
    })
  })

  test('a card that stands there is changed in place, also one in a direct conversation', async () => {
    await standing(anna)
    expect(await send({ ...(await claimed(anna, 'case:1')) })).toMatchObject({ outcome: 'sent', messageId: 'm1' })
    expect(platform.calls).toMatchObject([
      { what: 'update', messageId: 'm1', to: { kind: 'conversation', tenantId: 'T', conversationId: 'D9' } },
    ])
  })

  test('a change of unknown outcome is simply made again: it says the whole card', async () => {
    await standing(channel)
    await send({ ...(await claimed(channel, 'case:1')), uncertain: true })
    expect(platform.calls.map(({ what }) => what)).toEqual(['update'])
  })

  test('a card that somebody deleted is posted anew', async () => {
    await standing(channel)
    platform.updates.push(gone)
    expect(await send(await claimed(channel, 'case:1'))).toMatchObject({ outcome: 'sent', messageId: 'm-d1' })
    expect(platform.calls.map(({ what }) => what)).toEqual(['update', 'post'])
  })

  test('a change that is refused for the moment posts nothing', async () => {
    await standing(channel)
    platform.updates.push(down)
    expect(await send(await claimed(channel, 'case:1'))).toEqual(down)
    expect(platform.calls.map(({ what }) => what)).toEqual(['update'])
  })

  test('one that may have arrived is looked for, and not posted when it is found', async () => {
    platform.search = { found: { messageId: 'm7', conversationId: 'C1' } }
    expect(await send(await claimed(channel, undefined, true))).toEqual({
      outcome: 'sent',
      messageId: 'm7',
      conversationId: 'C1',
    })
    expect(platform.calls).toMatchObject([{ what: 'find', deliveryId: 'd1' }])
  })

  test('one that may have arrived and is not there is posted as if for the first time', async () => {
    await send(await claimed(channel, undefined, true))
    expect(platform.calls).toMatchObject([{ what: 'find' }, { what: 'post', deliveryId: 'd1', repeat: false }])
  })

  test('where the platform cannot be searched it is posted again, marked as a possible repeat', async () => {
    platform.search = 'cannot'
    await send(await claimed(channel, undefined, true))
    expect(platform.calls).toMatchObject([{ what: 'find' }, { what: 'post', deliveryId: 'd1', repeat: true }])
  })

  test('when it may have arrived that time too it is in doubt, unless the platform said that it failed', async () => {
    platform.search = 'cannot'
    const unsaid = { outcome: 'uncertain', code: 'timeout', reason: 'No answer.' } as const
    platform.posts.push(() => unsaid)
    const delivery = await claimed(channel, undefined, true)
    expect(await send(delivery)).toEqual({ outcome: 'doubtful', code: 'timeout', reason: 'No answer.' })
    const failed = { outcome: 'uncertain', code: 'http_500', reason: 'It failed.', answered: true } as const
    for (const surelyNot of [down, failed]) {
      platform.posts.push(() => surelyNot)
      expect(await send(delivery)).toEqual(surelyNot)
    }
  })

  test('a search that fails posts nothing and is made again later', async () => {
    platform.search = { temporary: 'Slack asks the bot to slow down.' }
    expect(await send(await claimed(channel, undefined, true))).toMatchObject({
      outcome: 'temporary',
      code: 'search-failed',
    })
    expect(platform.calls.map(({ what }) => what)).toEqual(['find'])
  })

  test('what goes to a platform that is not connected, or to a conversation nobody knows, is refused for good with a sentence', async () => {
    const delivery = await claimed(channel)
    expect(await sendDelivery(undefined, delivery, { mayStand: false })).toMatchObject({
      outcome: 'permanent',
      code: 'not-configured',
      reason: 'slack is not connected to this Liaison.',
    })
    const nowhere = { ...delivery, destination: { ...channel, conversationRowId: 'unknown' } }
    expect(await send(nowhere)).toMatchObject({ outcome: 'permanent', code: 'unknown-conversation' })
    expect(platform.calls).toEqual([])
  })
})
