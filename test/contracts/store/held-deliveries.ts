import { expect, test } from 'vitest'
import type { Store } from '../../../src/ports/store/store.ts'
import { queueKeyOf } from '../../../src/ports/store/outbox.ts'
import type { OpenStore } from './opened-store.ts'
import { channel, delivery, T0 } from './samples.ts'

const A = queueKeyOf(channel('a'))

async function claimed(store: Store): Promise<string[]> {
  return (await store.transact((tx) => tx.outbox.claim(T0, 1_000, 9))).map(({ id }) => id)
}

export function heldDeliveriesContract(open: OpenStore): void {
  test('what is held holds up nothing behind it, and goes behind what waits once it is let go', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.outbox.enqueue(delivery('a1', { held: true, about: 'x', onceKey: 'once' }))
      await tx.outbox.enqueue(delivery('a2'))
      await tx.outbox.enqueue(delivery('a3'))
    })
    const held = await store.read((view) => view.outbox.held([A]))
    expect(held).toMatchObject([{ id: 'a1', status: 'held', about: 'x', onceKey: 'once' }])
    expect(await claimed(store)).toEqual(['a2'])
    await store.transact((tx) => tx.outbox.release(held, T0))
    expect(await claimed(store)).toEqual([])
    const [sending] = await store.read(async (view) =>
      (await view.outbox.waiting(T0 + 1, 9)).filter(({ id }) => id === 'a2'),
    )
    await store.transact((tx) => tx.outbox.markSent(sending!, { messageId: 'm', conversationId: 'C' }, T0))
    expect(await claimed(store)).toEqual(['a3'])
    // What was let go before is not held any more: nothing is doubled.
    await store.transact((tx) => tx.outbox.release(held, T0))
    expect((await store.read((view) => view.outbox.summary(1))).counts).toMatchObject({
      held: 0,
      queued: 1,
      sending: 1,
    })
    expect(await store.transact((tx) => tx.outbox.enqueue(delivery('again', { onceKey: 'once' })))).toBe(false)
  })

  test('one that is let go where nothing waits is sent next, and one that is dropped never', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.outbox.enqueue(delivery('a1', { held: true }))
      await tx.outbox.enqueue(delivery('a2', { held: true }))
    })
    expect(await claimed(store)).toEqual([])
    expect(await store.read((view) => view.outbox.lanes(T0))).toEqual([])
    const [first, second] = await store.read((view) => view.outbox.held([A]))
    await store.transact(async (tx) => {
      await tx.outbox.dropHeld([second!])
      await tx.outbox.release([first!], T0)
    })
    expect(await claimed(store)).toEqual(['a1'])
    expect((await store.read((view) => view.outbox.summary(1))).counts).toMatchObject({ held: 0, dropped: 1 })
  })

  test('one that was told otherwise is held again if that did not arrive, unless its card was written there anew', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.outbox.enqueue(delivery('a1', { held: true, about: 'x' }))
      await tx.outbox.enqueue(delivery('a2', { held: true, cardKey: 'card' }))
      await tx.outbox.enqueue(delivery('a3'))
    })
    const held = await store.read((view) => view.outbox.held([A]))
    await store.transact(async (tx) => {
      await tx.outbox.dropHeld(held)
      await tx.outbox.enqueue(delivery('a4', { cardKey: 'card' }))
      await tx.outbox.holdAgain(['a1', 'a2', 'a3', 'gone'])
    })
    expect((await store.read((view) => view.outbox.held([A]))).map(({ id }) => id)).toEqual(['a1'])
    const known = await store.read((view) => view.outbox.byIds(['a2', 'a1', 'gone']))
    expect(known).toMatchObject([
      { id: 'a1', status: 'held' },
      { id: 'a2', status: 'dropped' },
    ])
    expect(await claimed(store)).toEqual(['a3'])
    expect((await store.read((view) => view.outbox.unfinished({ about: ['x'] }))).map(({ id }) => id)).toEqual(['a1'])
  })

  test('a held card is drawn anew in its place, is known to come there, and is dropped with its subject', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.outbox.enqueue(delivery('a1', { cardKey: 'case:1', held: true }))
      await tx.outbox.enqueue(delivery('a2', { cardKey: 'case:1' }))
      await tx.outbox.enqueue(delivery('n1', { about: 'clock:1', held: true, onceKey: 'breach' }))
    })
    expect(await store.read((view) => view.outbox.destinationsOf('case:1'))).toEqual([channel('a')])
    expect(await store.read((view) => view.outbox.held([A]))).toMatchObject([
      { id: 'a1', card: { title: 'a2' } },
      { id: 'n1' },
    ])
    expect(await store.read((view) => view.outbox.bringsCard(A))).toBe(false)
    const dropped = await store.transact(async (tx) => [
      ...(await tx.outbox.dropUnsent('case:1')),
      ...(await tx.outbox.dropAbout(['clock:1'])),
    ])
    expect(dropped.map(({ id }) => id)).toEqual(['a1', 'n1'])
    expect(await store.read((view) => view.outbox.held([A]))).toEqual([])
    expect(await store.transact((tx) => tx.outbox.enqueue(delivery('n2', { onceKey: 'breach' })))).toBe(true)
  })

  test('what was taken to be sent and is not to be yet is held: those behind it come first, it says what is newest, and still comes in hours', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.outbox.enqueue(delivery('a1', { cardKey: 'case:1', inHours: true }))
      await tx.outbox.enqueue(delivery('a2'))
    })
    const [taken] = await store.transact((tx) => tx.outbox.claim(T0, 1_000, 9))
    expect(taken).toMatchObject({ id: 'a1', inHours: true })
    await store.transact((tx) => tx.outbox.enqueue(delivery('a3', { cardKey: 'case:1' })))
    expect(await store.transact((tx) => tx.outbox.holdBack(taken!, true))).toBe(true)
    expect(await store.transact((tx) => tx.outbox.holdBack(taken!, true))).toBe(false)
    expect(await claimed(store)).toEqual(['a2'])
    const held = await store.read((view) => view.outbox.held([A]))
    expect(held).toMatchObject([{ id: 'a1', card: { title: 'a3' }, inHours: true, uncertain: true }])
    const [sending] = await store.read((view) => view.outbox.waiting(T0 + 1, 9))
    await store.transact(async (tx) => {
      await tx.outbox.markSent(sending!, { messageId: 'm', conversationId: 'C' }, T0)
      await tx.outbox.release(held, T0)
    })
    const [again] = await store.transact((tx) => tx.outbox.claim(T0, 1_000, 9))
    expect(again).toMatchObject({ id: 'a1', inHours: true, uncertain: true })
  })

  test('what is let go at any hour, or waits to be sent, comes in hours no more', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.outbox.enqueue(delivery('a1', { about: 'x', inHours: true }))
      await tx.outbox.enqueue(delivery('b1', { about: 'x', inHours: true, held: true, destination: channel('b') }))
    })
    const both = await store.read((view) => view.outbox.unfinished({ about: ['x'] }))
    await store.transact((tx) => tx.outbox.release(both, T0, { atAnyHour: true }))
    const sent = await store.transact((tx) => tx.outbox.claim(T0, 1_000, 9))
    expect(sent.map(({ id, inHours }) => [id, inHours])).toEqual([
      ['a1', undefined],
      ['b1', undefined],
    ])
  })

  test('what somebody was told alone is counted by their day, which only goes forward', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.toldAlone.add('mia', '2026-11-23')
      await tx.toldAlone.add('mia', '2026-11-23')
      await tx.toldAlone.add('tom', '2026-11-23')
    })
    const on = (who: string, day: string) => store.read((view) => view.toldAlone.on(who, day))
    expect([await on('mia', '2026-11-23'), await on('tom', '2026-11-23'), await on('anna', '2026-11-23')]).toEqual([
      2, 1, 0,
    ])
    expect(await on('mia', '2026-11-24')).toBe(0)
    await store.transact((tx) => tx.toldAlone.add('mia', '2026-11-24'))
    expect(await on('mia', '2026-11-24')).toBe(1)
    await store.transact((tx) => tx.toldAlone.add('mia', '2026-11-23'))
    expect(await on('mia', '2026-11-24')).toBe(2)
  })

  test('what somebody mutes is theirs, is set anew in place, and ends for everybody with the case', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await tx.mutes.set({ personId: 'mia', caseId: 'a', until: T0 })
      await tx.mutes.set({ personId: 'mia', caseId: 'a', whileOwner: 'tom' })
      await tx.mutes.set({ personId: 'mia', caseId: 'b', until: T0 })
      await tx.mutes.set({ personId: 'tom', caseId: 'a', until: T0 + 1 })
    })
    expect(await store.read((view) => view.mutes.ofPerson('mia'))).toEqual([
      { personId: 'mia', caseId: 'a', whileOwner: 'tom' },
      { personId: 'mia', caseId: 'b', until: T0 },
    ])
    await store.transact(async (tx) => {
      await tx.mutes.end('mia', 'b')
      await tx.mutes.end('mia', 'b')
      await tx.mutes.endOf('a')
    })
    expect(await store.read((view) => view.mutes.ofPerson('mia'))).toEqual([])
    expect(await store.read((view) => view.mutes.get('tom', 'a'))).toBeUndefined()
  })
}
