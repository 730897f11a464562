import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PlatformName } from '../../src/cards/card.ts'
import { noticeCard } from '../../src/cards/notice-card.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import type { Inbound } from '../../src/ports/inbound.ts'
import type { Store } from '../../src/ports/store/store.ts'
import { acmeSheet, App, MONDAY_NINE, people, places } from '../kit/app-fixture.ts'
import { FakePlatform } from '../kit/fake-platform.ts'

let app: App
let store: Store
let slack: FakePlatform
let engine: Engine
let stopping: AbortController
let running: Promise<void> | undefined
let writes = 0
let away: PlatformName[]

beforeEach(async () => {
  app = await App.open(acmeSheet)
  store = app.services.store
  slack = new FakePlatform()
  stopping = new AbortController()
  running = undefined
  writes = 0
  app.services.store = {
    read: (work) => store.read(work),
    onCommit: (listener) => store.onCommit(listener),
    close: () => store.close(),
    transact: (work) => {
      writes += 1
      return store.transact(work)
    },
  }
  away = []
  engine = createEngine(app.services, { slack }, { chance: () => 0.5, stopwatch: app.clock, away: () => away })
})

afterEach(async () => {
  stopping.abort()
  await running
  await app[Symbol.asyncDispose]()
})

/** Deadlines, what goes out, and what came in. */
const LOOPS = 3

/** Start the loops, and wait until all sleep. */
async function run(): Promise<void> {
  running = engine.run(stopping.signal)
  await asleep()
}

async function asleep(): Promise<void> {
  await expect.poll(() => app.clock.sleeping).toBe(LOOPS)
}

async function write(title: string, platform: PlatformName = 'slack'): Promise<void> {
  const card = noticeCard({ title, text: title, tone: 'neutral' })
  const destination = { kind: 'person', platform, tenantId: 'T', userId: title, personId: title } as const
  await store.transact((tx) => tx.outbox.enqueue({ id: title, destination, card, now: app.clock.now() }))
}

const opened = (title: string) =>
  app.inbound(people.tom, { kind: 'command', text: `case acme "${title}" --severity 1`, mentions: [] }, places.internal)

describe('the loops', () => {
  test('send what is committed while they sleep, without waiting for the clock', async () => {
    await run()
    await write('hello')
    await expect.poll(() => slack.shown).toEqual(['hello'])
  })

  test('leave alone what is for a platform that is away, however long, and send it at once when it is back', async () => {
    away = ['slack']
    await run()
    await write('hello')
    for (let day = 0; day < 3; day += 1) {
      app.clock.move(DAY)
      await asleep()
    }
    expect(slack.shown).toEqual([])
    expect(await engine.nextWakeAt()).toBeUndefined()
    away = []
    engine.platformIsBack()
    await expect.poll(() => slack.shown).toEqual(['hello'])
  })

  test('miss nothing that is committed while they work', async () => {
    await run()
    const titles = Array.from({ length: 40 }, (_, n) => `message ${n}`)
    await Promise.all(titles.map((title) => write(title)))
    await expect.poll(() => slack.shown.toSorted()).toEqual(titles.toSorted())
  })

  test('wake when the next deadline is due, one set while they slept included', async () => {
    await run()
    await engine.receive(opened('Orders API returns 500'))
    await asleep()
    const before = slack.shown.length
    const dueAt = await app.read((view) => view.timers.nextDueAt())
    app.clock.move(dueAt! - MONDAY_NINE)
    await expect.poll(() => slack.shown.length).toBeGreaterThan(before)
  })

  test('see within a quarter of a minute what another process wrote', async () => {
    await run()
    await write('from the command line')
    await expect.poll(() => slack.shown).toEqual(['from the command line'])
    const typed = opened('Left behind')
    await store.transact((tx) => tx.inbox.insertIfNew(typed, app.clock.now()))
    await asleep()
    app.clock.move(15 * SECOND)
    await expect.poll(() => app.read((view) => view.inbox.pending(9))).toEqual([])
  })

  test('handle what was said before a crash before the deadlines that passed since', async () => {
    await engine.receive(opened('Orders API returns 500'))
    const acknowledged = app.inbound(people.mia, { kind: 'command', text: 'ack CASE-1', mentions: [] }, places.shared)
    await store.transact((tx) => tx.inbox.insertIfNew(acknowledged, app.clock.now()))
    app.clock.move(MINUTE * 45)
    await run()
    const [clock] = await app.read(async (view) => view.clocks.ofSubject('case', (await view.cases.byNumber(1))!.id))
    expect(clock).toMatchObject({ measure: 'acknowledge', status: 'stopped', met: true })
  })

  describe('at a start, with what was said before', () => {
    const kept = (inbound: Inbound) => store.transact((tx) => tx.inbox.insertIfNew(inbound, app.clock.now()))
    const acknowledging = () =>
      app.inbound(people.mia, { kind: 'command', text: 'ack CASE-1', mentions: [] }, places.shared)
    const acknowledgement = async () =>
      (await app.read(async (view) => view.clocks.ofSubject('case', (await view.cases.byNumber(1))!.id)))[0]
    const silent = { temporary: 'Slack is not connected yet.' }

    /** Look-ups of these users hang until the promise resolves. */
    function hang(until: Promise<void>, users: string[]): void {
      const { directory } = app.services
      app.services.directory = {
        ...directory,
        async lookUp(platform, who, at) {
          if (users.includes(who.userId)) await until
          return users.includes(who.userId) ? silent : directory.lookUp(platform, who, at)
        },
      }
      engine = createEngine(app.services, { slack }, { chance: () => 0.5, stopwatch: app.clock, away: () => away })
    }

    test('are not ready before they run, and wait a few seconds at most for look-ups that hang', async () => {
      await engine.receive(opened('Orders API returns 500'))
      app.clock.move(2 * HOUR)
      const open = Promise.withResolvers<void>()
      hang(open.promise, [people.mia.userId, people.ravi.userId])
      await kept(acknowledging())
      await kept(app.inbound(people.ravi, { kind: 'command', text: 'list', mentions: [] }, places.shared))
      running = engine.run(stopping.signal)
      await expect.poll(() => app.clock.sleeping).toBe(1)
      expect([...engine.loops().values()].map(({ status }) => status)).toEqual(Array(LOOPS).fill('not running'))
      expect((await acknowledgement())?.status).toBe('running')

      app.clock.move(3 * SECOND)
      await expect.poll(async () => (await acknowledgement())?.breachedAt).toBeDefined()
      expect([...engine.loops().values()].map(({ status }) => status)).toEqual(Array(LOOPS).fill('works'))
      await expect.poll(() => slack.shown.length).toBeGreaterThan(0)
      open.resolve()
      await asleep()
    })

    test('wait for their platform to be connected, so that an acknowledgement in time is seen in time', async () => {
      await engine.receive(opened('Orders API returns 500'))
      await kept(acknowledging())
      app.clock.move(2 * HOUR)
      away = ['slack']
      app.lookUps.set(people.mia.userId, silent)
      running = engine.run(stopping.signal)
      await expect.poll(() => app.logged.some(({ message }) => message.includes('could not be looked up'))).toBe(true)
      await expect.poll(() => app.clock.sleeping).toBe(1)
      away = []
      app.lookUps.delete(people.mia.userId)
      engine.platformIsBack()
      await asleep()
      expect(await acknowledgement()).toMatchObject({ status: 'stopped', met: true })
      expect(await acknowledgement()).not.toHaveProperty('breachedAt')
    })

    test('wait no longer than a moment for a platform that stays away', async () => {
      await engine.receive(opened('Orders API returns 500'))
      await kept(acknowledging())
      app.clock.move(2 * HOUR)
      away = ['slack']
      app.lookUps.set(people.mia.userId, silent)
      running = engine.run(stopping.signal)
      await expect.poll(() => app.logged.some(({ message }) => message.includes('could not be looked up'))).toBe(true)
      await expect.poll(() => app.clock.sleeping).toBe(1)
      app.clock.move(3 * SECOND)
      await asleep()
      expect((await acknowledgement())?.breachedAt).toBeDefined()
    })
  })

  test('go on with one platform while more of the other’s messages hang than are sent at once', async () => {
    const teams = new FakePlatform('teams')
    engine = createEngine(app.services, { slack, teams }, { chance: () => 0.5, stopwatch: app.clock })
    const open = Promise.withResolvers<undefined>()
    for (let n = 0; n < 70; n += 1) {
      slack.posts.push(() => open.promise)
      await write(`hanging ${n}`)
    }
    await run()
    expect(slack.shown).toHaveLength(64)
    await write('to a manager', 'teams')
    await expect.poll(() => teams.shown).toEqual(['to a manager'])
    await asleep()
    open.resolve(undefined)
    await expect.poll(() => slack.shown).toHaveLength(70)
  })

  test('write nothing to speak of while there is nothing to do', async () => {
    await run()
    writes = 0
    for (let n = 0; n < 4; n += 1) {
      app.clock.move(15 * SECOND)
      await asleep()
    }
    expect(writes).toBeLessThanOrEqual(4)
  })

  test('do not wake each other in a storm: a message costs a few transactions, not many', async () => {
    await run()
    writes = 0
    await write('hello')
    await expect.poll(() => slack.shown).toEqual(['hello'])
    await asleep()
    expect(writes).toBeLessThanOrEqual(6)
  })

  test('go on after the database failed them for a moment', async () => {
    let failing = true
    const { read } = app.services.store
    app.services.store.read = (work) => (failing ? Promise.reject(new Error('database is locked')) : read(work))
    running = engine.run(stopping.signal)
    await expect.poll(() => app.clock.sleeping).toBe(1)
    failing = false
    app.clock.move(SECOND)
    await asleep()
    await write('hello')
    await expect.poll(() => slack.shown).toEqual(['hello'])
    expect(app.logged.some(({ level }) => level === 'error')).toBe(true)
  })

  test('end when told to, after what is under way is done, and start nothing more', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    slack.posts.push(() => promise)
    await run()
    await write('under way')
    await expect.poll(() => slack.shown).toEqual(['under way'])
    stopping.abort()
    await write('too late')
    let ended = false
    const end = running?.then(() => (ended = true))
    await expect.poll(() => app.clock.sleeping).toBe(0)
    expect(ended).toBe(false)
    resolve(undefined)
    await end
    expect(slack.shown).toEqual(['under way'])
    expect(await app.read(async (view) => (await view.outbox.summary(1)).counts)).toMatchObject({
      sent: 1,
      queued: 1,
      sending: 0,
    })
  })
})

describe('settling', () => {
  test('does everything that is due now: what was said, what it brings about, and its messages', async () => {
    await store.transact((tx) => tx.inbox.insertIfNew(opened('Orders API returns 500'), app.clock.now()))
    await engine.settle()
    expect(slack.shown).toEqual(['Done', 'Orders API returns 500'])
    expect(await engine.nextWakeAt()).toBe(await app.read((view) => view.timers.nextDueAt()))
  })

  test('ends although a message is refused for the moment, and says when to go on', async () => {
    slack.posts.push(() => ({ outcome: 'temporary', code: 'ratelimited', reason: 'Slow down.', retryAfterMs: 7_000 }))
    await write('hello')
    await engine.settle()
    expect(await engine.nextWakeAt()).toBe(MONDAY_NINE + 7_000)
    app.clock.move(7_000)
    await engine.settle()
    expect(slack.shown).toEqual(['hello', 'hello'])
    expect(await engine.nextWakeAt()).toBeUndefined()
  })
})
