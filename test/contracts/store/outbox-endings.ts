import { expect, test } from 'vitest'
import type { PlatformName } from '../../../src/cards/card.ts'
import { queueKeyOf } from '../../../src/ports/store/outbox.ts'
import type { Delivery, LaneKind, NewDelivery } from '../../../src/ports/store/outbox.ts'
import type { Store } from '../../../src/ports/store/store.ts'
import type { OpenStore } from './opened-store.ts'
import { card, channel, delivery, T0 } from './samples.ts'

const LEASE = 60_000

async function enqueue(store: Store, id: string, more: Partial<NewDelivery> = {}): Promise<void> {
  await store.transact((tx) => tx.outbox.enqueue(delivery(id, more)))
}

async function claim(store: Store, now = T0, platform?: PlatformName, kind: LaneKind = 'posts'): Promise<Delivery[]> {
  return store.transact((tx) => tx.outbox.claim(now, LEASE, platform ? [{ platform, kind, limit: 9 }] : 9))
}

async function claimOne(store: Store, now = T0): Promise<Delivery> {
  const [one] = await claim(store, now)
  if (one === undefined) throw new Error('nothing was claimed')
  return one
}

const counts = async (store: Store) => (await store.read((view) => view.outbox.summary(1))).counts
const comingBack = { at: T0, now: T0, code: 'http_503', reason: 'Not now.' }

/** How deliveries come to their end: lanes, clocks that are set back, senders that die, and subjects that are over. */
export function outboxEndingContract(open: OpenStore): void {
  test('private answers have a lane of their own, in which they are claimed and waited for', async () => {
    const { store } = await open()
    const destination = {
      kind: 'reply',
      platform: 'slack',
      tenantId: 'T0HOME',
      conversationId: 'C1',
      userId: 'U1',
      replyTo: {},
      alone: true,
    } as const
    await enqueue(store, 'post')
    await enqueue(store, 'answer', { destination, now: T0 + 5 })
    expect(await store.read((view) => view.outbox.lanes(T0 + 5))).toEqual([
      { platform: 'slack', kind: 'answers', at: T0 + 5 },
      { platform: 'slack', kind: 'posts', at: T0 },
    ])
    expect((await claim(store, T0 + 5, 'slack', 'answers')).map(({ id }) => id)).toEqual(['answer'])
    expect((await claim(store, T0 + 5, 'slack')).map(({ id }) => id)).toEqual(['post'])
  })

  test('what is for one platform is claimed and waited for by itself', async () => {
    const { store } = await open()
    const person = { kind: 'person', platform: 'teams', tenantId: 'T', userId: 'U', personId: 'p' } as const
    await enqueue(store, 'to-slack')
    await enqueue(store, 'to-teams', { destination: person, now: T0 + 5 })
    expect(await store.read((view) => view.outbox.lanes(T0 + 5))).toEqual([
      { platform: 'slack', kind: 'posts', at: T0 },
      { platform: 'teams', kind: 'posts', at: T0 + 5 },
    ])
    expect((await claim(store, T0 + 5, 'teams')).map(({ id }) => id)).toEqual(['to-teams'])
  })

  test('what is left in doubt is over, and what is behind it goes on; it is no reason to think its destination out of reach', async () => {
    const { store } = await open()
    await enqueue(store, 'doubted')
    await enqueue(store, 'behind')
    const doubted = await claimOne(store)
    await store.transact((tx) => tx.outbox.leaveInDoubt(doubted, { code: 'timeout', reason: 'No answer.' }))
    expect(await counts(store)).toMatchObject({ doubtful: 1, queued: 1, failed: 0 })
    const { doubtful } = await store.read((view) => view.outbox.summary(9))
    expect(doubtful).toMatchObject([{ id: 'doubted', lastCode: 'timeout', lastReason: 'No answer.' }])
    expect(await store.read((view) => view.outbox.unreachable([doubted.queueKey]))).toEqual([])
    expect((await claimOne(store)).id).toBe('behind')
  })

  test('several lanes are claimed together, each as far as there is room in it', async () => {
    const { store } = await open()
    const person = (userId: string) =>
      ({ kind: 'person', platform: 'teams', tenantId: 'T', userId, personId: 'p' }) as const
    for (const name of ['a', 'b']) await enqueue(store, name, { destination: channel(name) })
    for (const name of ['c', 'd']) await enqueue(store, name, { destination: person(name) })
    const rooms = (slack: number, teams: number) =>
      store.transact(async (tx) => {
        const claimed = await tx.outbox.claim(T0, LEASE, [
          { platform: 'slack', kind: 'posts', limit: slack },
          { platform: 'slack', kind: 'answers', limit: 9 },
          { platform: 'teams', kind: 'posts', limit: teams },
        ])
        return claimed.map(({ id }) => id)
      })
    expect(await store.transact((tx) => tx.outbox.claim(T0, LEASE, []))).toEqual([])
    expect(await rooms(1, 9)).toEqual(['a', 'c', 'd'])
    expect(await rooms(9, 9)).toEqual(['b'])
  })

  test('whose lease is renewed are not claimed when it would have ended; what somebody else has taken since stays theirs', async () => {
    const { store } = await open()
    await enqueue(store, 'a')
    const held = await claimOne(store)
    await store.transact((tx) => tx.outbox.renew([held], T0 + LEASE, LEASE))
    expect(await claim(store, T0 + LEASE)).toEqual([])
    const [theirs] = await claim(store, T0 + 2 * LEASE)
    expect(theirs).toMatchObject({ id: 'a', uncertain: true })
    await store.transact((tx) => tx.outbox.renew([held], T0 + 9 * LEASE, LEASE))
    expect(await store.read((view) => view.outbox.lanes(T0 + 3 * LEASE))).toMatchObject([{ at: T0 + 3 * LEASE }])
  })

  test('of those that a platform refused for the moment, the one that waits longest is known, with the reason', async () => {
    const { store } = await open()
    const refused = (name: PlatformName) => store.read((view) => view.outbox.refusedLongest(name))
    await enqueue(store, 'a')
    await enqueue(store, 'b', { destination: channel('B'), now: T0 + 5 })
    expect(await refused('slack')).toBeUndefined()
    await store.transact(async (tx) => {
      for (const one of await tx.outbox.claim(T0 + 5, LEASE, 9))
        await tx.outbox.retryAt(one, { ...comingBack, reason: `Not ${one.id}.`, at: T0 + 500, uncertain: false })
    })
    expect(await refused('slack')).toEqual({ since: T0, reason: 'Not a.' })
    expect(await store.read((view) => view.outbox.lanes(T0 + 5))).toMatchObject([{ at: T0 + 500, refusedSince: T0 }])
    expect(await refused('teams')).toBeUndefined()
  })

  test('of what waits long the oldest at each destination is known, those that wait longest first, whether tried or not', async () => {
    const { store } = await open()
    const waiting = async (before: number, limit = 9) =>
      (await store.read((view) => view.outbox.waiting(before, limit))).map(({ id }) => id)
    await enqueue(store, 'a')
    await enqueue(store, 'behind a', { now: T0 + 1 })
    await enqueue(store, 'b', { destination: channel('B'), now: T0 + 2 })
    await enqueue(store, 'c', { destination: channel('C'), now: T0 + 3 })
    await store.transact(async (tx) => {
      const [a, b] = await tx.outbox.claim(T0 + 3, LEASE, 2)
      await tx.outbox.retryAt(a!, { ...comingBack, at: T0 + 900, uncertain: false })
      await tx.outbox.markSent(b!, { messageId: 'm', conversationId: 'C1' }, T0 + 3)
    })
    expect(await waiting(T0 + 9)).toEqual(['a', 'c'])
    expect(await waiting(T0 + 9, 1)).toEqual(['a'])
    expect(await waiting(T0 + 3)).toEqual(['a'])
    expect(await waiting(T0)).toEqual([])
  })

  test('a wait that began in the future is over: the clock was set back', async () => {
    const { store } = await open()
    await enqueue(store, 'a')
    await store.transact(async (tx) => {
      const [one] = await tx.outbox.claim(T0, LEASE, 1)
      await tx.outbox.retryAt(one!, { ...comingBack, at: T0 + 500, uncertain: false })
    })
    expect(await claim(store, T0 + 499)).toEqual([])
    expect(await store.read((view) => view.outbox.lanes(T0 - 1))).toMatchObject([{ at: T0 - 1 }])
    expect((await claim(store, T0 - 1)).map(({ id }) => id)).toEqual(['a'])
  })

  test('a lease from before the clock was set back ends when nobody could have granted it', async () => {
    const { store } = await open()
    await enqueue(store, 'a')
    await claim(store)
    expect(await claim(store, T0 - 30_000)).toEqual([])
    expect(await claim(store, T0 - 90_000)).toMatchObject([{ id: 'a', uncertain: true }])
  })

  test('a turn that was not used counts as no attempt', async () => {
    const { store } = await open()
    await enqueue(store, 'a')
    const one = await claimOne(store)
    await store.transact((tx) => tx.outbox.postpone(one, { at: T0 + 5, now: T0 }))
    expect(await claimOne(store, T0 + 5)).toMatchObject({ id: 'a', attempts: 1, uncertain: false })
  })

  test('the first attempt is remembered, and the time in which nobody tried is left out', async () => {
    const { store } = await open()
    await enqueue(store, 'a')
    const one = await claimOne(store)
    expect(one).not.toHaveProperty('firstAttemptAt')
    await store.transact((tx) =>
      tx.outbox.retryAt(one, { ...comingBack, at: T0 + 100, uncertain: false, firstAttemptAt: T0 }),
    )
    const again = await claimOne(store, T0 + 1_100)
    expect(again.firstAttemptAt).toBe(T0 + 1_000)
    await store.transact((tx) => tx.outbox.retryAt(again, { ...comingBack, at: T0 + 1_200, uncertain: false }))
    expect(await claimOne(store, T0 + 1_200)).toMatchObject({ firstAttemptAt: T0 + 1_000 })
  })

  test('whoever takes over finds what was being sent unknown and due, and nothing else changed', async () => {
    const { store } = await open()
    await enqueue(store, 'sending')
    await claim(store)
    await enqueue(store, 'waiting', { destination: channel('b') })
    await store.transact((tx) => tx.outbox.takeOver())
    expect(await counts(store)).toMatchObject({ unknown: 1, queued: 1, sending: 0 })
    expect(await claim(store)).toMatchObject([
      { id: 'sending', uncertain: true, attempts: 2, failures: 0 },
      { id: 'waiting', uncertain: false, attempts: 1, failures: 0 },
    ])
  })

  test('a destination is out of reach from a failure for good until something arrives there, or it is known otherwise', async () => {
    const { store } = await open()
    const queueKey = queueKeyOf(channel('a'))
    const known = () => store.read((view) => view.outbox.unreachable([queueKey, 'another']))
    const why = { code: 'user_disabled', reason: 'No longer active.' }
    for (const id of ['a1', 'a2', 'a3', 'a4']) await enqueue(store, id)
    const fail = async (unreachable: boolean, at: number) => {
      const one = await claimOne(store)
      return store.transact((tx) => tx.outbox.fail(one, { ...why, gone: 'person', unreachable }, at))
    }
    await fail(false, T0)
    expect(await known()).toEqual([])
    await fail(true, T0 + 1)
    await fail(true, T0 + 2)
    expect(await known()).toEqual([{ queueKey, since: T0 + 1, gone: 'person', ...why }])
    await store.transact((tx) => tx.outbox.forgetUnreachable(queueKey))
    expect(await known()).toEqual([])
    await enqueue(store, 'a5')
    await fail(true, T0 + 3)
    expect(await known()).toMatchObject([{ since: T0 + 3 }])
    const sent = await claimOne(store)
    await store.transact((tx) => tx.outbox.markSent(sent, { messageId: 'm', conversationId: 'C' }, T0))
    expect(await known()).toEqual([])
  })

  test('whether a notice about something has arrived is known while it is kept', async () => {
    const { store } = await open()
    const hasArrived = (...about: string[]) => store.read((view) => view.outbox.hasArrived(about))
    await enqueue(store, 'a', { about: 'x' })
    expect(await hasArrived('x')).toBe(false)
    const one = await claimOne(store)
    expect(await hasArrived('x')).toBe(false)
    await store.transact((tx) => tx.outbox.markSent(one, { messageId: 'm', conversationId: 'C' }, T0))
    expect(await hasArrived('y', 'x')).toBe(true)
    expect(await hasArrived('y')).toBe(false)
    expect(await hasArrived()).toBe(false)
    const since = (at: number) => store.read((view) => view.outbox.hasArrived(['x'], at))
    expect([await since(T0), await since(T0 + 1)]).toEqual([true, false])
  })

  test('notices that are no longer true are dropped; those that surely did not arrive may be asked for again', async () => {
    const { store } = await open()
    const about = 'clock:1:warning:75'
    await enqueue(store, 'doubtful', { about, onceKey: 'k1', destination: channel('a') })
    const [doubtful] = await claim(store)
    await store.transact((tx) => tx.outbox.retryAt(doubtful!, { ...comingBack, uncertain: true }))
    await enqueue(store, 'unsent', { about, onceKey: 'k2', destination: channel('b'), now: T0 + 1 })
    await enqueue(store, 'another', { about: 'clock:1:breach', destination: channel('c') })
    await store.transact(async (tx) => {
      expect((await tx.outbox.unfinished({ about: [about] })).map(({ id }) => id)).toEqual(['doubtful', 'unsent'])
      expect((await tx.outbox.dropAbout([about])).map(({ id }) => id)).toEqual(['unsent'])
      expect(await tx.outbox.unfinished({ about: [about] })).toEqual([])
      expect(await tx.outbox.enqueue(delivery('again', { onceKey: 'k1' }))).toBe(false)
      expect(await tx.outbox.enqueue(delivery('again', { onceKey: 'k2' }))).toBe(true)
      expect(await tx.outbox.dropAbout([])).toEqual([])
    })
    expect((await claim(store)).map(({ id }) => id)).toEqual(['another', 'again'])
    expect(await counts(store)).toMatchObject({ dropped: 2 })
  })

  test.each([
    ['comes back', (one: Delivery) => (tx: Tx) => tx.outbox.retryAt(one, { ...comingBack, uncertain: false })],
    ['may have arrived', (one: Delivery) => (tx: Tx) => tx.outbox.retryAt(one, { ...comingBack, uncertain: true })],
    [
      'fails for good',
      (one: Delivery) => (tx: Tx) =>
        tx.outbox.fail(one, { ...comingBack, unreachable: true }, T0).then(() => undefined),
    ],
  ])('a notice that was being sent when its subject ended and %s is not sent again', async (_, outcome) => {
    const { store } = await open()
    await enqueue(store, 'a', { about: 'x' })
    const one = await claimOne(store)
    await store.transact(async (tx) => expect(await tx.outbox.dropAbout(['x'])).toEqual([]))
    await store.transact(outcome(one))
    expect(await counts(store)).toMatchObject({ dropped: 1, queued: 0, unknown: 0, failed: 0 })
  })

  test('another card takes the place of an unfinished one, also while that is being sent', async () => {
    const { store } = await open()
    await enqueue(store, 'a')
    const one = await claimOne(store)
    await store.transact(async (tx) => {
      await tx.outbox.redraw('a', { card: card('redrawn'), forBoth: card('for both') })
      await tx.outbox.retryAt(one, { ...comingBack, uncertain: false })
    })
    const again = await claimOne(store)
    expect(again).toMatchObject({ card: { title: 'redrawn' }, forBoth: { title: 'for both' } })
    await store.transact(async (tx) => {
      await tx.outbox.markSent(again, { messageId: 'm', conversationId: 'C' }, T0)
      await tx.outbox.redraw('a', { card: card('too late') })
    })
  })

  test('a card of something that ended while it was being sent is not posted again, nor what queued up behind it', async () => {
    const { store } = await open()
    await enqueue(store, 'first face', { cardKey: 'ladder:1' })
    const one = await claimOne(store)
    await enqueue(store, 'last face', { cardKey: 'ladder:1' })
    await store.transact((tx) => tx.outbox.dropUnsent('ladder:1'))
    await store.transact((tx) => tx.outbox.retryAt(one, { ...comingBack, uncertain: false }))
    expect(await counts(store)).toMatchObject({ dropped: 2, queued: 0 })
  })

  test.each([
    ['was left in doubt', (one: Delivery) => (tx: Tx) => tx.outbox.leaveInDoubt(one, comingBack)],
    ['was given up', (one: Delivery) => (tx: Tx) => tx.outbox.fail(one, { ...comingBack, unreachable: true }, T0)],
  ])('a card that may have arrived and %s may stand there, and nowhere else', async (_, outcome) => {
    const { store } = await open()
    const mayStand = async (cardKey: string, queueKey: string) =>
      (await store.read((view) => view.outbox.standing([{ cardKey, queueKey }])))[0]!.mayStand
    await enqueue(store, 'a', { cardKey: 'case:1' })
    const first = await claimOne(store)
    await store.transact((tx) => tx.outbox.retryAt(first, { ...comingBack, uncertain: true }))
    expect(await mayStand('case:1', first.queueKey)).toBe(false)
    const again = await claimOne(store)
    await store.transact<unknown>(outcome(again))
    expect(await mayStand('case:1', first.queueKey)).toBe(true)
    expect(await mayStand('case:2', first.queueKey)).toBe(false)
    expect(await mayStand('case:1', 'elsewhere')).toBe(false)
    await enqueue(store, 'b', { cardKey: 'case:2' })
    const other = await claimOne(store)
    await store.transact((tx) => tx.outbox.fail(other, { ...comingBack, unreachable: true }, T0))
    expect(await mayStand('case:2', other.queueKey)).toBe(false)
  })

  test('a card of something that ended and that may have arrived is claimed as unwanted, and takes those behind it along', async () => {
    const { store } = await open()
    await enqueue(store, 'first face', { cardKey: 'ladder:1' })
    const one = await claimOne(store)
    await store.transact((tx) => tx.outbox.retryAt(one, { ...comingBack, uncertain: true }))
    await enqueue(store, 'last face', { cardKey: 'ladder:1' })
    await store.transact((tx) => tx.outbox.dropUnsent('ladder:1'))
    const again = await claimOne(store)
    expect(again).toMatchObject({ id: 'first face', unwanted: true, uncertain: true })
    await store.transact((tx) => tx.outbox.drop(again, { code: 'ended', reason: 'It is over.' }))
    expect(await counts(store)).toMatchObject({ dropped: 2, queued: 0, unknown: 0 })
  })
}

type Tx = Parameters<Parameters<Store['transact']>[0]>[0]
