import { expect, test } from 'vitest'
import type { Delivery } from '../../../src/ports/store/outbox.ts'
import type { Store } from '../../../src/ports/store/store.ts'
import type { OpenStore } from './opened-store.ts'
import { channel, delivery, T0 } from './samples.ts'

const LEASE = 1_000

async function claim(store: Store, now = T0, limit = 9): Promise<Delivery[]> {
  return store.transact((tx) => tx.outbox.claim(now, LEASE, limit))
}

async function sent(store: Store, one: Delivery | undefined, messageId = 'm'): Promise<void> {
  if (one === undefined) throw new Error('nothing was claimed')
  await store.transact((tx) => tx.outbox.markSent(one, { messageId, conversationId: 'C' }, T0))
}

export function outboxQueueContract(open: OpenStore): void {
  test('deliveries of one destination are claimed one by one in order, and never hold up another destination', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.outbox.enqueue(delivery('a1'))
      await tx.outbox.enqueue(delivery('a2'))
      await tx.outbox.enqueue(delivery('b1', { destination: channel('b') }))
    })
    const first = await claim(store)
    expect(first.map(({ id }) => id)).toEqual(['a1', 'b1'])
    expect(first[0]).toMatchObject({
      status: 'sending',
      attempts: 1,
      uncertain: false,
      leaseUntil: T0 + LEASE,
      card: { title: 'a1' },
    })
    expect(await claim(store)).toEqual([])
    await sent(store, first[0])
    expect((await claim(store)).map(({ id }) => id)).toEqual(['a2'])
  })

  test('a claim takes at most as many as asked, the longest due first', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      for (const [name, now] of [
        ['a', T0 + 2],
        ['b', T0],
        ['c', T0 + 1],
      ] as const) {
        await tx.outbox.enqueue(delivery(name, { destination: channel(name), now }))
      }
    })
    expect((await claim(store, T0 + 2, 2)).map(({ id }) => id)).toEqual(['b', 'c'])
  })

  test('a delivery is claimed by one of many who try at once', async () => {
    const { store, another } = await open()
    const other = await another()
    await store.transact(async (tx) => {
      for (const name of ['a', 'b', 'c', 'd']) await tx.outbox.enqueue(delivery(name, { destination: channel(name) }))
    })
    const claims = await Promise.all(Array.from({ length: 6 }, (_, i) => claim(i % 2 === 0 ? store : other, T0, 3)))
    expect(
      claims
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'b', 'c', 'd'])
  })

  test('a temporary failure keeps its place: nothing overtakes it, and it is due again at the time given', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.outbox.enqueue(delivery('a1'))
      await tx.outbox.enqueue(delivery('a2'))
    })
    const [a1] = await claim(store)
    if (a1 === undefined) throw new Error('nothing was claimed')
    const why = { now: T0, code: 'ratelimited', reason: 'Slack asked to wait.', uncertain: false }
    await store.transact((tx) => tx.outbox.retryAt(a1, { at: T0 + 500, ...why }))
    expect(await claim(store, T0 + 499)).toEqual([])
    expect(await store.read((view) => view.outbox.lanes(T0))).toMatchObject([{ at: T0 + 500 }])
    const again = await claim(store, T0 + 500)
    expect(again).toMatchObject([
      { id: 'a1', attempts: 2, failures: 1, uncertain: false, lastCode: 'ratelimited', lastReason: why.reason },
    ])
  })

  test('an uncertain failure comes back as uncertain', async () => {
    const { store } = await open()
    await store.transact((tx) => tx.outbox.enqueue(delivery('a1')))
    const [a1] = await claim(store)
    if (a1 === undefined) throw new Error('nothing was claimed')
    await store.transact((tx) =>
      tx.outbox.retryAt(a1, { at: T0 + 1, now: T0, code: 'timeout', reason: 'No answer.', uncertain: true }),
    )
    expect((await store.read((view) => view.outbox.summary(1))).counts.unknown).toBe(1)
    expect(await claim(store, T0 + 1)).toMatchObject([{ id: 'a1', uncertain: true, status: 'sending' }])
  })

  test('a lease that runs out makes the delivery claimable again, uncertain; its former holder can then no longer put it back', async () => {
    const { store } = await open()
    await store.transact((tx) => tx.outbox.enqueue(delivery('a1')))
    const [before] = await claim(store)
    if (before === undefined) throw new Error('nothing was claimed')
    expect(await claim(store, T0 + LEASE - 1)).toEqual([])
    expect(await store.read((view) => view.outbox.lanes(T0))).toMatchObject([{ at: T0 + LEASE }])
    const [after] = await claim(store, T0 + LEASE)
    expect(after).toMatchObject({ id: 'a1', uncertain: true, attempts: 2 })

    const why = { code: 'late', reason: 'Late.' }
    await store.transact(async (tx) => {
      await tx.outbox.retryAt(before, { at: T0, now: T0, uncertain: false, ...why })
      await tx.outbox.postpone(before, { at: T0, now: T0 })
      await tx.outbox.drop(before, why)
      expect(await tx.outbox.fail(before, { unreachable: true, ...why }, T0)).toBe('lost')
    })
    expect(await store.read((view) => view.outbox.unreachable([before.queueKey]))).toEqual([])
    expect((await store.read((view) => view.outbox.summary(1))).counts).toMatchObject({
      sending: 1,
      queued: 0,
      failed: 0,
    })
    await sent(store, before)
    expect(await claim(store, T0 + 9 * LEASE)).toEqual([])
  })

  test('a permanent failure leaves the queue, is told with its reason, and lets the next one go', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      for (const id of ['a1', 'a2', 'a3']) await tx.outbox.enqueue(delivery(id))
    })
    for (const id of ['a1', 'a2']) {
      const [one] = await claim(store)
      if (one === undefined) throw new Error('nothing was claimed')
      expect(one.id).toBe(id)
      const why = { code: 'is_archived', reason: 'The channel is archived.', unreachable: true }
      expect(await store.transact((tx) => tx.outbox.fail(one, why, T0))).toBe('failed')
    }
    const { counts, failed } = await store.read((view) => view.outbox.summary(9))
    expect(counts).toEqual({ held: 0, queued: 1, sending: 0, unknown: 0, sent: 0, failed: 2, doubtful: 0, dropped: 0 })
    expect(failed).toMatchObject([
      { id: 'a2', lastCode: 'is_archived' },
      { id: 'a1', lastReason: 'The channel is archived.' },
    ])
    expect((await claim(store)).map(({ id }) => id)).toEqual(['a3'])
  })

  test('a card whose last face did not arrive is stale there, until a later one has; what arrives says whether nothing could before', async () => {
    const { store } = await open()
    const stale = async (queueKey: string) => store.read((view) => view.outbox.staleAt(queueKey))
    const tries = async (id: string, arrives: boolean) => {
      await store.transact((tx) => tx.outbox.enqueue({ ...delivery(id), cardKey: 'case:1' }))
      const [one] = await claim(store)
      if (one?.id !== id) throw new Error(`not ${id} was claimed`)
      const where = { messageId: 'm-1', conversationId: 'C-1' }
      const why = { code: 'is_archived', reason: 'The channel is archived.', unreachable: true }
      const end = await store.transact<boolean | string>(async (tx) =>
        arrives ? tx.outbox.markSent(one, where, T0) : tx.outbox.fail(one, why, T0),
      )
      return { end, queueKey: one.queueKey }
    }
    const { end, queueKey } = await tries('a1', true)
    expect([end, await stale(queueKey)]).toEqual([false, []])
    await tries('a2', false)
    expect([await stale(queueKey), await stale('elsewhere')]).toEqual([['case:1'], []])
    expect((await tries('a3', true)).end).toBe(true)
    expect(await stale(queueKey)).toEqual([])
  })

  test('a once key is kept once for ever: also beside others, after sending and after the delivery was dropped', async () => {
    const { store, another } = await open()
    const other = await another()
    const tries = await Promise.all(
      [store, other, store, other].map((through, i) =>
        through.transact((tx) => tx.outbox.enqueue(delivery(`d${i}`, { onceKey: 'breach' }))),
      ),
    )
    expect(tries.filter((kept) => kept)).toHaveLength(1)
    await sent(store, (await claim(store))[0])
    await store.transact(async (tx) => {
      expect(await tx.outbox.enqueue(delivery('later', { onceKey: 'breach' }))).toBe(false)
      expect(await tx.outbox.enqueue(delivery('card', { onceKey: 'first', cardKey: 'case:1' }))).toBe(true)
      expect(await tx.outbox.enqueue(delivery('face', { onceKey: 'second', cardKey: 'case:1' }))).toBe(true)
      await tx.outbox.dropUnsent('case:1')
      expect(await tx.outbox.enqueue(delivery('again', { onceKey: 'first' }))).toBe(false)
      expect(await tx.outbox.enqueue(delivery('again', { onceKey: 'second' }))).toBe(false)
    })
    expect(await claim(store)).toEqual([])
  })

  test('with nothing to send there is no next time', async () => {
    const { store } = await open()
    expect(await store.read((view) => view.outbox.lanes(T0))).toEqual([])
    await store.transact((tx) => tx.outbox.enqueue(delivery('a', { now: T0 + 7 })))
    expect(await store.read((view) => view.outbox.lanes(T0 + 7))).toMatchObject([{ at: T0 + 7 }])
    await sent(store, (await claim(store, T0 + 7))[0])
    expect(await store.read((view) => view.outbox.lanes(T0))).toEqual([])
  })
}
