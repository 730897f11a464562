import { expect, test } from 'vitest'
import { queueKeyOf } from '../../../src/ports/store/outbox.ts'
import type { Delivery, Destination } from '../../../src/ports/store/outbox.ts'
import type { Store } from '../../../src/ports/store/store.ts'
import type { OpenStore } from './opened-store.ts'
import { card, channel, delivery, T0 } from './samples.ts'

const KEY = 'case:1'

async function claimOne(store: Store, now = T0): Promise<Delivery> {
  const [one] = await store.transact((tx) => tx.outbox.claim(now, 1_000, 1))
  if (one === undefined) throw new Error('nothing was claimed')
  return one
}

async function show(store: Store, title: string, destination = channel('a')): Promise<void> {
  await store.transact(async (tx) => {
    await tx.outbox.enqueue(delivery(title, { cardKey: KEY, card: card(title), destination }))
  })
}

async function sent(store: Store, one: Delivery, messageId: string): Promise<void> {
  await store.transact((tx) => tx.outbox.markSent(one, { messageId, conversationId: 'C1' }, T0))
}

export function outboxCardContract(open: OpenStore): void {
  const A = queueKeyOf(channel('a'))
  const titleAt = async (store: Store, cardKey: string) => {
    const [first] = await store.read((view) => view.outbox.standing([{ cardKey, queueKey: A }]))
    return first?.shown?.messageId
  }

  test('the message of a card becomes that of another there, sent or not, and there alone', async () => {
    const { store } = await open()
    await show(store, 'here')
    await show(store, 'elsewhere', channel('b'))
    await store.transact((tx) => tx.outbox.becomes({ cardKey: KEY, queueKey: A }, 'call:1'))
    const waiting = await store.read((view) => view.outbox.unfinished({ cardKey: 'call:1' }))
    expect(waiting).toMatchObject([{ id: 'here', queueKey: A }])
    await sent(store, await claimOne(store), 'm1')
    expect(await titleAt(store, 'call:1')).toBe('m1')
    await store.transact((tx) => tx.outbox.becomes({ cardKey: 'call:1', queueKey: A }, 'call:2'))
    expect([await titleAt(store, 'call:1'), await titleAt(store, 'call:2')]).toEqual([undefined, 'm1'])
    expect(await store.read((view) => view.outbox.destinationsOf(KEY))).toEqual([channel('b')])
  })

  test('a message that is being sent stays that of its card, and one does not take the place of another', async () => {
    const { store } = await open()
    await show(store, 'here')
    const one = await claimOne(store)
    await store.transact((tx) => tx.outbox.becomes({ cardKey: KEY, queueKey: A }, 'call:1'))
    await sent(store, one, 'm1')
    expect([await titleAt(store, KEY), await titleAt(store, 'call:1')]).toEqual(['m1', undefined])
    await store.transact((tx) => tx.outbox.enqueue(delivery('other', { cardKey: 'call:1', destination: channel('a') })))
    const become = () => store.transact((tx) => tx.outbox.becomes({ cardKey: KEY, queueKey: A }, 'call:1'))
    await become()
    await sent(store, await claimOne(store), 'm2')
    await become()
    expect([await titleAt(store, KEY), await titleAt(store, 'call:1')]).toEqual(['m1', 'm2'])
  })

  test('a newer face brings its own face for both sides, or none, whether it takes a place or is taken over', async () => {
    const { store } = await open()
    const faces = (title: string, forBoth?: string) =>
      store.transact((tx) =>
        tx.outbox.enqueue({
          ...delivery(title, { cardKey: KEY, card: card(title) }),
          ...(forBoth !== undefined && { forBoth: card(forBoth) }),
        }),
      )
    await faces('first', 'first, for both')
    await faces('second', 'second, for both')
    const head = await claimOne(store)
    expect(head).toMatchObject({ card: { title: 'second' }, forBoth: { title: 'second, for both' } })
    await faces('third')
    await store.transact((tx) =>
      tx.outbox.retryAt(head, { at: T0, now: T0, code: 'http_503', reason: 'Not now.', uncertain: false }),
    )
    const again = await claimOne(store)
    expect(again.card.title).toBe('third')
    expect(again.forBoth).toBeUndefined()
  })

  test('a message keeps under which card it is said; a card that stands in a thread says so, until its place is forgotten', async () => {
    const { store } = await open()
    const at = { cardKey: KEY, queueKey: queueKeyOf(channel('a')) }
    const standing = () => store.read((view) => view.outbox.standing([at]))
    await store.transact((tx) =>
      tx.outbox.enqueue(delivery('in a thread', { cardKey: KEY, card: card('one'), threadOf: 'case:above' })),
    )
    const one = await claimOne(store)
    expect(one.threadOf).toBe('case:above')
    const where = { messageId: 'm2', conversationId: 'C1' }
    await store.transact((tx) => tx.outbox.markSent(one, { ...where, threadId: 'm1' }, T0))
    expect(await standing()).toMatchObject([{ shown: { messageId: 'm2', threadId: 'm1' } }])

    await store.transact((tx) => tx.outbox.forgetShown(at))
    expect(await standing()).toEqual([{ mayStand: false }])
    // Wherever it comes to stand next, it is there from then on.
    await show(store, 'anew')
    await sent(store, await claimOne(store), 'm3')
    const [anew] = await standing()
    expect(anew?.shown).toMatchObject({ messageId: 'm3' })
    expect(anew?.shown).not.toHaveProperty('threadId')
  })

  test('a newer face of a queued card takes its place and keeps its turn', async () => {
    const { store } = await open()
    await show(store, 'first face')
    await store.transact((tx) => tx.outbox.enqueue(delivery('a note')))
    await show(store, 'second face')
    await show(store, 'elsewhere', channel('b'))

    const head = await claimOne(store)
    expect(head).toMatchObject({ cardKey: KEY, card: { title: 'second face' } })
    await sent(store, head, 'm1')
    expect((await store.read((view) => view.outbox.summary(1))).counts).toMatchObject({ queued: 2, sent: 1 })
  })

  test('a face is never put into one that is sending or may have arrived: it queues behind, and later faces join it there', async () => {
    const { store } = await open()
    await show(store, 'first face')
    const head = await claimOne(store)
    await show(store, 'second face')
    await store.transact((tx) =>
      tx.outbox.retryAt(head, { at: T0, now: T0, code: 'timeout', reason: 'No answer.', uncertain: true }),
    )
    await show(store, 'third face')

    const again = await claimOne(store)
    expect(again).toMatchObject({ id: head.id, card: { title: 'first face' }, uncertain: true })
    await sent(store, again, 'm1')
    expect((await claimOne(store)).card.title).toBe('third face')
    expect((await store.read((view) => view.outbox.summary(1))).counts).toMatchObject({
      queued: 0,
      sending: 1,
      sent: 1,
    })
  })

  test('a card that failed for now takes over the newer face that queued up behind it, so that no old face is sent', async () => {
    const { store } = await open()
    await show(store, 'first face')
    const head = await claimOne(store)
    await store.transact((tx) => tx.outbox.enqueue(delivery('a note')))
    await show(store, 'second face')
    await store.transact((tx) =>
      tx.outbox.retryAt(head, { at: T0, now: T0, code: 'ratelimited', reason: 'Wait.', uncertain: false }),
    )

    const again = await claimOne(store)
    expect(again).toMatchObject({ id: head.id, card: { title: 'second face' } })
    await sent(store, again, 'm1')
    expect((await claimOne(store)).card.title).toBe('a note')
    expect((await store.read((view) => view.outbox.summary(1))).counts).toMatchObject({ queued: 0, dropped: 1 })
  })

  test('after a card was sent its message is known, from the message and from the destination, and follows a repost', async () => {
    const { store } = await open()
    await show(store, 'first face')
    await sent(store, await claimOne(store), 'm1')
    const shown = { cardKey: KEY, queueKey: queueKeyOf(channel('a')), destination: channel('a'), conversationId: 'C1' }
    await store.read(async (view) => {
      expect(await view.outbox.standing([shown])).toEqual([{ shown: { ...shown, messageId: 'm1' }, mayStand: false }])
    })
    await show(store, 'second face')
    await sent(store, await claimOne(store), 'm2')
    await store.read(async (view) => {
      expect(await view.outbox.standing([shown])).toEqual([{ shown: { ...shown, messageId: 'm2' }, mayStand: false }])
    })
  })

  test('a card stands where it is shown and where it is on its way, each destination once', async () => {
    const { store } = await open()
    const reply = (url: string): Destination => ({
      kind: 'reply',
      platform: 'slack',
      tenantId: 'T0HOME',
      conversationId: 'C1',
      userId: 'U1',
      replyTo: { url },
      alone: true,
    })
    await show(store, 'first face')
    await sent(store, await claimOne(store), 'm1')
    await show(store, 'second face')
    await show(store, 'elsewhere', channel('b'))
    await show(store, 'reply', reply('https://old.example'))
    await show(store, 'reply again', reply('https://new.example'))
    const destinations = await store.read((view) => view.outbox.destinationsOf(KEY))
    expect(destinations).toEqual([channel('a'), channel('b'), reply('https://new.example')])
    await store.transact(async (tx) => {
      for (const one of await tx.outbox.claim(T0, 1_000, 9)) {
        await tx.outbox.fail(one, { code: 'gone', reason: 'Gone.', unreachable: true }, T0)
      }
    })
    expect(await store.read((view) => view.outbox.destinationsOf(KEY))).toEqual([channel('a')])
  })

  test('how a card was drawn last is told while it waits, after it was sent, and no longer than that is kept', async () => {
    const { store } = await open()
    const last = () => store.read((view) => view.outbox.lastFace(KEY))
    expect(await last()).toBeUndefined()
    await show(store, 'first')
    await sent(store, await claimOne(store), 'm1')
    expect(await last()).toEqual(card('first'))
    await show(store, 'second')
    await store.transact((tx) => tx.outbox.enqueue(delivery('another card', { cardKey: 'case:2' })))
    expect(await last()).toEqual(card('second'))
  })

  test('forgetting unsent posts keeps updates of what is shown, and what follows a post on its way', async () => {
    const { store } = await open()
    await show(store, 'shown', channel('a'))
    await sent(store, await claimOne(store), 'm1')
    await show(store, 'on its way', channel('b'))
    await claimOne(store)
    await show(store, 'update of a', channel('a'))
    await show(store, 'behind b', channel('b'))
    await show(store, 'never shown', channel('c'))
    await store.transact(async (tx) => {
      await tx.outbox.enqueue(delivery('another card', { cardKey: 'case:2', destination: channel('c') }))
      await tx.outbox.dropUnsent(KEY)
    })
    expect(await store.read((view) => view.outbox.destinationsOf(KEY))).toEqual([channel('a'), channel('b')])
    const { counts } = await store.read((view) => view.outbox.summary(1))
    expect(counts).toEqual({ held: 0, queued: 3, sending: 1, unknown: 0, sent: 1, failed: 0, doubtful: 0, dropped: 1 })
  })
}
