import { expect, test } from 'vitest'
import type { OpenStore } from './opened-store.ts'
import { channel, delivery, T0 } from './samples.ts'

export function retentionContract(open: OpenStore): void {
  test('only messages that are done with are forgotten, oldest age first, and no more at once than asked for', async () => {
    const { store } = await open()
    const made = { sent: T0, 'sent-too': T0, waits: T0, later: T0 + 10 }
    await store.transact(async (tx) => {
      for (const [id, now] of Object.entries(made))
        await tx.outbox.enqueue(delivery(id, { destination: channel(id), now, onceKey: `once-${id}` }))
      for (const one of await tx.outbox.claim(T0 + 20, 1_000, 2)) await tx.outbox.markSent(one, SENT, T0 + 20)
    })
    const prune = (what: 'deliveries' | 'once keys', limit: number) =>
      store.transact((tx) => tx.retention.prune(what, T0 + 10, limit))
    expect(await prune('deliveries', 1)).toBe(1)
    expect(await prune('deliveries', 9)).toBe(1)
    expect(await prune('deliveries', 9)).toBe(0)
    const { counts } = await store.read((view) => view.outbox.summary(9))
    expect(counts).toMatchObject({ sent: 0, queued: 2 })
    expect(await prune('once keys', 9)).toBe(3)
    const again = (id: string) =>
      store.transact((tx) => tx.outbox.enqueue(delivery(`again-${id}`, { onceKey: `once-${id}` })))
    expect([await again('sent'), await again('later')]).toEqual([true, false])
  })

  test('a place is quiet since a face of its card arrived there last, and can be kept or forgotten', async () => {
    const { store } = await open()
    const arrive = (cardKey: string, at: number) =>
      store.transact(async (tx) => {
        await tx.outbox.enqueue(delivery(`${cardKey}-${at}`, { cardKey, now: at }))
        for (const one of await tx.outbox.claim(at, 1_000, 9)) await tx.outbox.markSent(one, SENT, at)
      })
    await arrive('case:a', T0)
    await arrive('case:b', T0 + 1)
    await arrive('case:a', T0 + 5)
    const quiet = (before: number, limit = 9) =>
      store.read(async (view) => (await view.retention.quietPlaces(before, limit)).map(({ cardKey }) => cardKey))
    expect(await quiet(T0 + 9)).toEqual(['case:b', 'case:a'])
    expect(await quiet(T0 + 9, 1)).toEqual(['case:b'])
    expect(await quiet(T0 + 5)).toEqual(['case:b'])
    await store.transact(async (tx) => {
      const [b, a] = await tx.retention.quietPlaces(T0 + 9, 9)
      await tx.retention.keepPlace(b!, T0 + 20)
      await tx.retention.forgetPlace(a!)
    })
    expect(await quiet(T0 + 99)).toEqual(['case:b'])
    expect(await quiet(T0 + 20)).toEqual([])
  })
}

const SENT = { messageId: 'm-1', conversationId: 'C1' }
