import { expect, test } from 'vitest'
import type { OpenStore } from './opened-store.ts'
import { inbound, T0 } from './samples.ts'

export function inboxContract(open: OpenStore): void {
  test('an event delivered many times at once is new exactly once', async () => {
    const { store, another } = await open()
    const other = await another()
    const news = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        (i % 2 === 0 ? store : other).transact((tx) => tx.inbox.insertIfNew(inbound('E1'), T0 + i)),
      ),
    )
    expect(news.filter((isNew) => isNew)).toHaveLength(1)
    const stored = await store.read((view) => view.inbox.pending(9))
    expect(stored.map((one) => [one.id, one.inbound])).toEqual([['slack:T1:E1', inbound('E1')]])
  })

  test('an event is claimed exactly once, however many try at once, and a rolled back claim is none', async () => {
    const { store, another } = await open()
    const other = await another()
    await store.transact((tx) => tx.inbox.insertIfNew(inbound('E1'), T0))
    const failing = store.transact(async (tx) => {
      expect(await tx.inbox.claim('slack:T1:E1', T0)).toBe(true)
      throw new Error('the use case failed')
    })
    await expect(failing).rejects.toThrow('the use case failed')
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        (i % 2 === 0 ? store : other).transact(async (tx) => {
          const mine = await tx.inbox.claim('slack:T1:E1', T0)
          if (mine) await tx.counters.next('case')
          return mine
        }),
      ),
    )
    expect(claims.filter((mine) => mine)).toHaveLength(1)
    expect(await store.transact((tx) => tx.counters.next('case'))).toBe(2)
    expect(await store.read((view) => view.inbox.pending(9))).toEqual([])
  })

  test('unprocessed events come oldest first', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.inbox.insertIfNew(inbound('late'), T0 + 1)
      await tx.inbox.insertIfNew(inbound('z'), T0)
      await tx.inbox.insertIfNew(inbound('a'), T0)
    })
    const ids = await store.read(async (view) => (await view.inbox.pending(9)).map(({ id }) => id))
    expect(ids).toEqual(['slack:T1:z', 'slack:T1:a', 'slack:T1:late'])
    expect(await store.read((view) => view.inbox.pending(1))).toHaveLength(1)
  })

  test('unprocessed events are paged through: those of the same moment too, and from one that was processed meanwhile', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      for (const [id, at] of [
        ['e', T0 + 1],
        ['b', T0],
        ['a', T0],
        ['d', T0],
      ] as const)
        await tx.inbox.insertIfNew(inbound(id), at)
      await tx.inbox.claim('slack:T1:a', T0)
    })
    const after = (id: string) =>
      store.read(async (view) => (await view.inbox.pending(2, `slack:T1:${id}`)).map((one) => one.id))
    expect(await after('b')).toEqual(['slack:T1:d', 'slack:T1:e'])
    expect(await after('a')).toEqual(['slack:T1:d', 'slack:T1:e'])
    expect(await after('e')).toEqual([])
  })

  test('an event that has to wait keeps the reason, and no attempt is counted', async () => {
    const { store } = await open()
    await store.transact((tx) => tx.inbox.insertIfNew(inbound('E1'), T0))
    expect(await store.transact((tx) => tx.inbox.recordWait('slack:T1:E1', 'nobody answers\0'))).toBe('will retry')
    expect(await store.read((view) => view.inbox.pending(9))).toMatchObject([{ id: 'slack:T1:E1', attempts: 0 }])
  })

  test('an event that keeps failing is set aside after its last attempt, and stays known', async () => {
    const { store } = await open()
    await store.transact((tx) => tx.inbox.insertIfNew(inbound('E1'), T0))
    const fail = (): Promise<string> =>
      store.transact((tx) => tx.inbox.recordFault('slack:T1:E1', 'the renderer failed\0', 3))
    expect([await fail(), await fail()]).toEqual(['will retry', 'will retry'])
    expect(await store.read((view) => view.inbox.pending(9))).toMatchObject([{ attempts: 2 }])
    expect(await store.read((view) => view.inbox.setAside(9))).toEqual([])
    expect(await fail()).toBe('set aside')
    expect(await store.read((view) => view.inbox.pending(9))).toEqual([])
    expect(await store.read((view) => view.inbox.setAside(9))).toMatchObject([
      { id: 'slack:T1:E1', attempts: 3, reason: expect.stringContaining('the renderer failed') },
    ])
    expect(await store.transact((tx) => tx.inbox.insertIfNew(inbound('E1'), T0))).toBe(false)
  })

  test('only processed events received before the moment are pruned', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      for (const [id, at] of [
        ['old', T0],
        ['open', T0],
        ['new', T0 + 10],
      ] as const) {
        await tx.inbox.insertIfNew(inbound(id), at)
      }
      await tx.inbox.claim('slack:T1:old', T0 + 20)
      await tx.inbox.claim('slack:T1:new', T0 + 20)
    })
    expect(await store.transact((tx) => tx.retention.prune('inbox', T0 + 10, 9))).toBe(1)
    const isGone = (id: string) => store.transact((tx) => tx.inbox.insertIfNew(inbound(id), T0 + 30))
    expect([await isGone('old'), await isGone('open'), await isGone('new')]).toEqual([true, false, false])
  })
}
