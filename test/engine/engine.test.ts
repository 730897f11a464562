import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PlatformName } from '../../src/cards/card.ts'
import { noticeCard } from '../../src/cards/notice-card.ts'
import { DAY, MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
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

/** Deadlines, private answers, everything else that goes out, and what came in. */
const LOOPS = 4

/** Start the loops, and wait until all sleep. */
async function run(): Promise<void> {
  running = engine.run(stopping.signal)
  await asleep()
}

async function asleep(): Promise<void> {
  await expect.poll(() => app.clock.sleeping).toBe(LOOPS)
}

async function write(title: string): Promise<void> {
  const card = noticeCard({ title, text: title, tone: 'neutral' })
  const destination = { kind: 'person', platform: 'slack', tenantId: 'T', userId: title, personId: title } as const
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
