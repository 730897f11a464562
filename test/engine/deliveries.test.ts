import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { noticeCard } from '../../src/cards/notice-card.ts'
import { HOUR, MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { createDeliveryEngine, type DeliveryEngine } from '../../src/engine/deliveries.ts'
import type { SendResult } from '../../src/ports/chat-platform.ts'
import type { Delivery, Destination } from '../../src/ports/store/outbox.ts'
import { acmeSheet, App, people } from '../kit/app-fixture.ts'
import { FakePlatform } from '../kit/fake-platform.ts'

const down: SendResult = { outcome: 'temporary', code: 'http_503', reason: 'Not now.' }
const doubtful: SendResult = { outcome: 'uncertain', code: 'timeout', reason: 'No answer.' }
const dead: SendResult = {
  outcome: 'permanent',
  code: 'channel_not_found',
  reason: 'Slack does not know this channel.',
}

let app: App
let slack: FakePlatform
let teams: FakePlatform
let engine: DeliveryEngine
let shared: Destination
let internal: Destination
let queued = 0
/** How often there was room again. */
let rooms: number

beforeEach(async () => {
  app = await App.open(acmeSheet)
  slack = new FakePlatform('slack')
  teams = new FakePlatform('teams')
  rooms = 0
  engine = newEngine()
  shared = await channel('C-SHARED')
  internal = await channel('C-INTERNAL')
})

afterEach(() => app[Symbol.asyncDispose]())

function newEngine(): DeliveryEngine {
  const terms = { chance: () => 0.5, stopwatch: app.clock }
  return createDeliveryEngine(app.services, { slack, teams }, terms, () => (rooms += 1))
}

async function channel(conversationId: string): Promise<Destination> {
  const row = await app.read((view) => view.conversations.at('slack', 'T0HOME', conversationId))
  return { kind: 'conversation', platform: 'slack', conversationRowId: row!.id }
}

function person(userId: string): Extract<Destination, { kind: 'person' }> {
  return { kind: 'person', platform: 'slack', tenantId: 'T0HOME', userId, personId: userId }
}

async function enqueue(title: string, destination = shared, cardKey?: string): Promise<void> {
  const card = noticeCard({ title, text: title, tone: 'neutral' })
  const id = `${title}/${(queued += 1)}`
  const now = app.clock.now()
  await app.services.store.transact((tx) =>
    tx.outbox.enqueue({ id, destination, card, now, ...(cardKey && { cardKey }) }),
  )
}

/** Everything that is due now, to its end. */
async function flush(): Promise<void> {
  while ((await engine.sendDue()) > 0) await engine.settled()
}

async function after(ms: number): Promise<void> {
  app.clock.move(ms)
  await flush()
}

const counts = () => app.read(async (view) => (await view.outbox.summary(9)).counts)

describe('deliveries', () => {
  test('of one destination go out in the order in which they were written', async () => {
    for (const title of ['one', 'two', 'three']) await enqueue(title)
    await flush()
    expect(slack.shown).toEqual(['one', 'two', 'three'])
    expect(await counts()).toMatchObject({ sent: 3, queued: 0, sending: 0, unknown: 0 })
  })

  test('behind one that is refused for the moment wait for it, so that their order stays', async () => {
    slack.posts.push(() => ({ ...down, retryAfterMs: 30 * SECOND }))
    await enqueue('one')
    await enqueue('two')
    await flush()
    await after(30 * SECOND - 1)
    expect(slack.shown).toEqual(['one'])
    await after(1)
    expect(slack.shown).toEqual(['one', 'one', 'two'])
  })

  test('of other destinations go on while one hangs', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    slack.posts.push(() => promise)
    await enqueue('hanging')
    await enqueue('behind it')
    await enqueue('elsewhere', internal)
    await engine.sendDue()
    await expect.poll(() => slack.shown).toEqual(['hanging', 'elsewhere'])
    expect(await engine.sendDue()).toBe(0)
    resolve(undefined)
    await engine.settled()
    await flush()
    expect(slack.shown).toEqual(['hanging', 'elsewhere', 'behind it'])
  })

  test('of other destinations go on while a whole platform hangs in fifty of its own', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    for (let n = 0; n < 50; n += 1) {
      slack.posts.push(() => promise)
      await enqueue(`hanging ${n}`, person(`U${n}`))
    }
    await engine.sendDue()
    await enqueue('to a manager', { ...person('mara'), platform: 'teams' })
    await engine.sendDue()
    await expect.poll(() => teams.shown).toEqual(['to a manager'])
    resolve(undefined)
    await engine.settled()
  })

  test('to one platform go on while more of the other’s hang than are sent at once', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    for (let n = 0; n < 70; n += 1) {
      slack.posts.push(() => promise)
      await enqueue(`hanging ${n}`, person(`U${n}`))
    }
    expect(await engine.sendDue()).toBe(64)
    expect(await engine.sendDue(), 'no room for the rest').toBe(0)
    expect(engine.wakeAt(), 'nothing but the leases of those under way').toBe(app.clock.now() + 30 * SECOND)
    await enqueue('to a manager', { ...person('mara'), platform: 'teams' })
    expect(await engine.sendDue()).toBe(1)
    await expect.poll(() => teams.shown).toEqual(['to a manager'])
    expect(rooms).toBe(0)
    resolve(undefined)
    await engine.settled()
    expect(rooms).toBeGreaterThan(0)
    await flush()
    expect(slack.shown).toHaveLength(70)
  })

  test('for a platform that nobody has configured are given up, and hold up nothing', async () => {
    const alone = createDeliveryEngine(app.services, { slack }, { chance: () => 0.5, stopwatch: app.clock })
    await enqueue('to nowhere', { ...person('mara'), platform: 'teams' })
    await alone.sendDue()
    await alone.settled()
    expect(await counts()).toMatchObject({ failed: 1, queued: expect.any(Number) })
  })

  test('more than the pace of a channel allows go out a little later, each exactly once and with no doubt about any', async () => {
    const titles = Array.from({ length: 8 }, (_, n) => `message ${n}`)
    for (const title of titles) await enqueue(title)
    await flush()
    expect(slack.shown.length).toBeLessThan(6)
    for (let second = 0; second < 10; second += 1) await after(1.05 * SECOND)
    expect(slack.shown).toEqual(titles)
    expect(slack.calls.every(({ what }) => what === 'post')).toBe(true)
  })

  test('of one card that wait together are one: only the newest face is sent, and later ones change it in place', async () => {
    slack.posts.push(() => down)
    await enqueue('first face', shared, 'case:1')
    await flush()
    await enqueue('second face', shared, 'case:1')
    await enqueue('third face', shared, 'case:1')
    await after(MINUTE)
    await enqueue('fourth face', shared, 'case:1')
    await flush()
    expect(slack.calls.map(({ what }) => what)).toEqual(['post', 'post', 'update'])
    expect(slack.shown).toEqual(['first face', 'third face', 'fourth face'])
  })

  test('that are refused for good are given up, told to the account manager once, and let the next one through', async () => {
    slack.posts.push(
      () => dead,
      () => dead,
    )
    await enqueue('one')
    await enqueue('two')
    await enqueue('three')
    await flush()
    const told = slack.calls.filter(({ to }) => to.kind === 'person')
    expect(told).toHaveLength(1)
    expect(told[0]?.to).toMatchObject({ userId: people.anna.userId })
    const [notice] = slack.calls.flatMap((call) =>
      call.what === 'post' && call.to.kind === 'person' ? [call.card] : [],
    )
    expect(notice?.fallback).toContain('#acme-shared')
    expect(notice?.fallback).toContain('Slack does not know this channel.')
    expect(slack.shown).toContain('three')
    expect(await counts()).toMatchObject({ failed: 2, sent: 2 })
  })

  test('that cannot reach the account manager are told to the admins, not to the account manager again', async () => {
    const admin = { platform: 'slack' as const, tenantId: 'T0HOME', userId: people.uma.userId }
    app.services.admins.push(admin)
    const anna = await app.read((view) =>
      view.people.byAccount({ platform: 'slack', tenantId: 'T0HOME', userId: people.anna.userId }),
    )
    slack.posts.push(() => ({ ...dead, code: 'user_disabled' }))
    await enqueue('to Anna', { ...person(people.anna.userId), personId: anna!.id })
    await flush()
    expect(slack.calls.slice(1).map(({ to }) => to)).toMatchObject([{ kind: 'person', userId: people.uma.userId }])
  })

  test('that nobody may read any more, such as a private answer, are given up without a word', async () => {
    slack.posts.push(() => dead)
    await enqueue('psst', {
      kind: 'reply',
      platform: 'slack',
      tenantId: 'T0HOME',
      conversationId: 'C',
      userId: 'U',
      replyTo: {},
      alone: true,
    })
    await flush()
    expect(slack.calls).toHaveLength(1)
    expect(await counts()).toMatchObject({ failed: 1, queued: 0 })
  })

  test('that may have arrived are looked for and not sent twice', async () => {
    slack.posts.push(() => doubtful)
    await enqueue('one')
    await flush()
    slack.search = { found: { messageId: 'm1', conversationId: 'C-SHARED' } }
    await after(10 * SECOND)
    expect(slack.calls.map(({ what }) => what)).toEqual(['post', 'find'])
    expect(await counts()).toMatchObject({ sent: 1 })
  })

  test('that may have arrived are looked for even after the first search was refused', async () => {
    slack.posts.push(() => doubtful)
    await enqueue('one')
    await flush()
    slack.search = { temporary: 'Slack asks the bot to slow down.' }
    await after(10 * SECOND)
    slack.search = { found: { messageId: 'm1', conversationId: 'C-SHARED' } }
    await after(MINUTE)
    expect(slack.calls.map(({ what }) => what)).toEqual(['post', 'find', 'find'])
  })

  test('that may have arrived each time for a quarter of an hour, where nobody can look, are left in doubt: no further copy, no word to anybody, and what is behind goes on', async () => {
    slack.search = 'cannot'
    slack.posts.push(...Array.from({ length: 99 }, () => () => (slack.shown.at(-1) === 'one' ? doubtful : undefined)))
    await enqueue('one', shared, 'case:1')
    await enqueue('two')
    await flush()
    for (let n = 0; n < 14; n += 1) await after(MINUTE)
    expect(await counts()).toMatchObject({ doubtful: 0, sent: 0 })
    for (let n = 0; n < 12; n += 1) await after(MINUTE)
    const posts = slack.calls.flatMap((call) => (call.what === 'post' ? [[call.card.title, call.repeat]] : []))
    expect(posts[0]).toEqual(['one', false])
    expect(posts.slice(1, -1).every(([title, repeat]) => title === 'one' && repeat)).toBe(true)
    expect(posts.length).toBeLessThan(20)
    expect(posts.at(-1)).toEqual(['two', false])
    expect(await counts()).toMatchObject({ doubtful: 1, failed: 0, sent: 1 })
    const { doubtful: left } = await app.read((view) => view.outbox.summary(9))
    expect(left).toMatchObject([{ card: { title: 'one' }, lastCode: 'timeout', lastReason: 'No answer.' }])
    expect(app.logged.map(({ message }) => message)).toContain(
      'a delivery may have arrived several times or not at all, and is not sent again',
    )
    const [{ queueKey }] = left as [Delivery]
    expect(await app.read((view) => view.outbox.unreachable([queueKey]))).toEqual([])
  })

  test('that bring the next face of a card left in doubt are marked as a possible repeat, until one has surely arrived', async () => {
    slack.search = 'cannot'
    slack.posts.push(...Array.from({ length: 99 }, () => () => (slack.shown.at(-1) === 'one' ? doubtful : undefined)))
    await enqueue('one', shared, 'case:1')
    await flush()
    for (let n = 0; n < 50; n += 1) await after(MINUTE)
    expect(await counts()).toMatchObject({ doubtful: 1 })
    slack.calls.length = 0
    await enqueue('its next face', shared, 'case:1')
    await flush()
    await enqueue('its face after that', shared, 'case:1')
    await enqueue('another card', shared, 'case:2')
    await flush()
    await after(MINUTE)
    expect(
      slack.calls.map((call) => (call.what === 'post' ? { what: call.what, repeat: call.repeat } : call.what)),
    ).toEqual([{ what: 'post', repeat: true }, 'update', { what: 'post', repeat: false }])
  })

  test('that may have arrived are tried until they do where the next attempts surely did not', async () => {
    slack.search = 'cannot'
    const failed: SendResult = { ...doubtful, code: 'http_500', answered: true }
    slack.posts.push(...[doubtful, down, failed, down, failed].map((result) => () => result))
    await enqueue('one')
    await flush()
    for (let n = 0; n < 9; n += 1) await after(10 * MINUTE)
    expect(slack.shown).toHaveLength(6)
    expect(await counts()).toMatchObject({ sent: 1, doubtful: 0 })
  })

  test('that were being sent when the process died are found by the next one at once, and not sent again', async () => {
    await enqueue('one')
    // The process takes it, sends it, and dies before it writes down that it did.
    await app.services.store.transact((tx) => tx.outbox.claim(app.clock.now(), MINUTE, 1))
    engine = newEngine()
    slack.search = { found: { messageId: 'm1', conversationId: 'C-SHARED' } }
    await flush()
    expect(slack.calls.map(({ what }) => what)).toEqual(['find'])
    expect(await counts()).toMatchObject({ sent: 1 })
  })

  test('that cannot be looked for are sent until they surely arrived, each marked, however often the process dies meanwhile', async () => {
    slack.search = 'cannot'
    await enqueue('one')
    for (let n = 0; n < 3; n += 1) {
      engine = newEngine()
      slack.posts.push(() => Promise.withResolvers<undefined>().promise)
      await engine.sendDue()
      await vi.waitFor(() => expect(slack.shown).toHaveLength(n + 1))
    }
    engine = newEngine()
    await flush()
    const posts = slack.calls.filter(({ what }) => what === 'post')
    expect(posts).toMatchObject([{ repeat: false }, { repeat: true }, { repeat: true }, { repeat: true }])
    expect(await counts()).toMatchObject({ sent: 1, doubtful: 0 })
  })

  test('that were being sent when the process died again and again wait no longer after their first failure than any', async () => {
    await enqueue('one')
    for (let died = 0; died < 6; died += 1) {
      await app.services.store.transact((tx) => tx.outbox.claim(app.clock.now(), MINUTE, 1))
      engine = newEngine()
    }
    slack.search = 'absent'
    slack.posts.push(() => down)
    await flush()
    await after(2 * SECOND)
    expect(await counts()).toMatchObject({ sent: 1 })
  })

  test('that fail by a fault of ours are not given up for the times the process died over them', async () => {
    await enqueue('one')
    for (let died = 0; died < 6; died += 1) {
      await app.services.store.transact((tx) => tx.outbox.claim(app.clock.now(), MINUTE, 1))
      engine = newEngine()
    }
    slack.search = 'absent'
    slack.posts.push(
      ...[1, 2].map(() => () => {
        throw new Error('ours')
      }),
    )
    await flush()
    for (let n = 0; n < 2; n += 1) await after(10 * SECOND)
    expect(await counts()).toMatchObject({ sent: 1, failed: 0 })
  })

  test('that are under way still when somebody moves the clock past their lease are not started again', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    slack.posts.push(() => promise)
    await enqueue('one')
    await engine.sendDue()
    app.clock.move(HOUR)
    await engine.sendDue()
    resolve(undefined)
    await engine.settled()
    await after(HOUR)
    expect(slack.calls.map(({ what }) => what)).toEqual(['post'])
    expect(await counts()).toMatchObject({ sent: 1 })
  })

  test('that fail again and again by a fault of ours are given up, and those behind them go on', async () => {
    for (let n = 0; n < 9; n += 1)
      slack.posts.push((call) => {
        if (call.what === 'post' && call.card.title === 'bad card') throw new TypeError('cannot draw this')
        return undefined
      })
    await enqueue('bad card')
    await enqueue('good card')
    await flush()
    for (let n = 0; n < 9; n += 1) await after(10 * MINUTE)
    expect(slack.shown.filter((title) => title === 'bad card')).toHaveLength(5)
    expect(slack.shown).toContain('good card')
    expect(app.logged.filter(({ level }) => level === 'error').map(({ message }) => message)).toContain(
      'an attempt to deliver failed by a fault of ours',
    )
  })

  test('whose outcome could not be kept are not lost: the next look finds them', async () => {
    const { store } = app.services
    let failing = true
    app.services.store = {
      transact: (work) =>
        store.transact((tx) => work({ ...tx, outbox: { ...tx.outbox, markSent: brokenMarkSent(tx.outbox.markSent) } })),
      read: (work) => store.read(work),
      onCommit: (listener) => store.onCommit(listener),
      close: () => store.close(),
    }
    function brokenMarkSent(
      markSent: (
        delivery: Delivery,
        sent: { messageId: string; conversationId: string },
        now: number,
      ) => Promise<boolean>,
    ) {
      return (...given: Parameters<typeof markSent>) =>
        failing ? Promise.reject(new Error('the disk is full')) : markSent(...given)
    }
    engine = newEngine()
    await enqueue('one')
    await flush()
    expect(await counts()).toMatchObject({ sending: 1 })
    failing = false
    slack.search = { found: { messageId: 'm1', conversationId: 'C-SHARED' } }
    await after(MINUTE)
    expect(slack.calls.map(({ what }) => what)).toEqual(['post', 'find'])
    expect(await counts()).toMatchObject({ sent: 1 })
  })

  test('stop being started once told to stop', async () => {
    await enqueue('one')
    const stopped = AbortSignal.abort()
    expect(await engine.sendDue(stopped)).toBe(0)
    expect(slack.calls).toEqual([])
  })
})
