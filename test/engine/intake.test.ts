import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createInboundEngine } from '../../src/engine/inbound.ts'
import { createIntake, type Intake } from '../../src/engine/intake.ts'
import type { Inbound } from '../../src/ports/inbound.ts'
import type { Store } from '../../src/ports/store/store.ts'
import { acmeSheet, App, people } from '../kit/app-fixture.ts'

let app: App
let store: Store
let commits: number
let intake: Intake

beforeEach(async () => {
  app = await App.open(acmeSheet)
  store = app.services.store
  commits = 0
  intake = createIntake({
    async transact(work) {
      const value = await store.transact(work)
      commits += 1
      return value
    },
  })
})

afterEach(() => app[Symbol.asyncDispose]())

const said = (id: string) => app.inbound(people.tom, { kind: 'command', text: 'list', mentions: [] }, undefined, id)
const twenty = () => Array.from({ length: 20 }, (_, n) => said(`E${n}`))
const keepAll = (events: Inbound[]) => Promise.allSettled(events.map((one) => intake.keep(one, app.clock.now())))
const kept = async () => (await app.read((view) => view.inbox.pending(99))).map(({ inbound }) => inbound.eventId)

describe('events that arrive at once', () => {
  test('are stored in one commit, in the order in which they came', async () => {
    const results = await keepAll(twenty())
    expect(results.map((one) => one.status === 'fulfilled' && one.value)).toEqual(Array(20).fill(true))
    expect(commits).toBe(1)
    expect(await kept()).toEqual(twenty().map(({ eventId }) => eventId))
  })

  test('while another transaction writes go along in one commit after it', async () => {
    const writing = Promise.withResolvers<void>()
    const other = store.transact(() => writing.promise)
    const early = intake.keep(said('early'), app.clock.now())
    await Promise.resolve()
    const late = keepAll(twenty())
    writing.resolve()
    await Promise.all([other, early, late])
    expect(commits).toBe(1)
    expect(await kept()).toHaveLength(21)
  })

  test('are each new once, also within one commit', async () => {
    const results = await keepAll([said('same'), said('other'), said('same')])
    expect(results).toMatchObject([{ value: true }, { value: true }, { value: false }])
  })

  test('do not fail with one of them that cannot be stored', async () => {
    const bad = { ...said('bad'), occurredAt: Number.NaN }
    const results = await keepAll([said('a'), bad, said('b')])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await kept()).toEqual(['a', 'b'])
  })

  test('are none of them acknowledged when the process ends before the commit', async () => {
    const written = Promise.withResolvers<void>()
    const crash = Promise.withResolvers<void>()
    intake = createIntake({
      transact: (work) =>
        store.transact(async (tx) => {
          await work(tx)
          written.resolve()
          await crash.promise
          return work(tx)
        }),
    })
    let acknowledged = 0
    const all = twenty().map((one) => intake.keep(one, app.clock.now()).then(() => (acknowledged += 1)))
    const ended = Promise.allSettled(all)
    await written.promise
    expect(await kept()).toEqual([])
    expect(acknowledged).toBe(0)
    crash.reject(new Error('killed'))
    await ended
    expect(acknowledged).toBe(0)
    expect(await kept()).toEqual([])
  })
})

test('an event is said to be stored before anybody knows who did it or what comes of it', async () => {
  const { directory } = app.services
  const open = Promise.withResolvers<void>()
  app.services.directory = {
    ...directory,
    async lookUp(...asked) {
      await open.promise
      return directory.lookUp(...asked)
    },
  }
  const engine = createInboundEngine(app.services, { stopwatch: app.clock, answerLimit: () => () => {} })
  const stored = Promise.withResolvers<void>()
  const answer = engine.receive(said('E1'), stored.resolve)
  await stored.promise
  expect(await kept()).toEqual(['E1'])
  open.resolve()
  await answer
  expect(await kept()).toEqual([])
})
