import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AnswerLimit, createInboundEngine, type InboundEngine } from '../../src/engine/inbound.ts'
import { MINUTE } from '../../src/domain/time/instant.ts'
import type { Inbound } from '../../src/ports/inbound.ts'
import type { Store, Tx } from '../../src/ports/store/store.ts'
import { acmeSheet, App, people, places, type TestPerson } from '../kit/app-fixture.ts'

let app: App
let store: Store
let engine: InboundEngine
/** Lets the platform's patience end now. */
let expire: () => void
/** What goes wrong in each use case; undefined: nothing. */
let fault: Error | undefined
/** Use cases wait for this. */
let gate: Promise<void> | undefined

const limit: AnswerLimit = (onExpiry) => {
  expire = onExpiry
  return () => undefined
}

beforeEach(async () => {
  app = await App.open(acmeSheet)
  store = app.services.store
  fault = undefined
  gate = undefined
  app.services.store = { ...storeWith(store), onCommit: (one) => store.onCommit(one), close: () => store.close() }
  engine = createInboundEngine(app.services, limit)
  await app.news()
})

afterEach(() => app[Symbol.asyncDispose]())

/** A store in which opening a case can be made to wait or to fail. */
function storeWith(real: Store): Pick<Store, 'transact' | 'read'> {
  const disturbed = (tx: Tx): Tx => ({
    ...tx,
    counters: {
      async next(series) {
        await gate
        if (fault) throw fault
        return tx.counters.next(series)
      },
    },
  })
  return { transact: (work) => real.transact((tx) => work(disturbed(tx))), read: (work) => real.read(work) }
}

const submission = (eventId?: string, who: TestPerson = people.tom): Inbound =>
  app.inbound(
    who,
    {
      kind: 'submission',
      form: 'case.open',
      context: { subject: 'acme' },
      values: { title: 'Orders API returns 500' },
    },
    places.internal,
    eventId,
  )

const cases = () => app.read((view) => view.cases.list({ unresolved: true, limit: 9 }))
const pending = () => app.read((view) => view.inbox.pending(99))
const toTom = async () => (await app.news()).filter(({ to }) => to === 'only Tom Ek').map(({ card }) => card.fallback)

describe('an event from a platform', () => {
  test('is applied, and answered in time', async () => {
    expect(await engine.receive(submission())).toMatchObject({
      kind: 'notice',
      text: expect.stringContaining('CASE-1 is open with Acme Hosting'),
    })
    expect(await cases()).toHaveLength(1)
    expect(await pending()).toEqual([])
  })

  test('that is delivered twice is applied once', async () => {
    await engine.receive(submission('E1'))
    expect(await engine.receive(submission('E1'))).toEqual({ kind: 'nothing' })
    expect(await cases()).toHaveLength(1)
  })

  test('that is delivered five times at the same moment is applied once, and answered once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => engine.receive(submission('E1'))))
    expect(answers.filter(({ kind }) => kind === 'notice')).toHaveLength(1)
    expect(await cases()).toHaveLength(1)
  })

  test('of the same id on the other platform is another event', async () => {
    await engine.receive(submission('E1'))
    await engine.receive(submission('E1', { ...people.tom, platform: 'teams' }))
    expect(await cases()).toHaveLength(2)
  })

  test('that cannot even be stored is not acknowledged, so that the platform delivers it again', async () => {
    app.services.store = { ...app.services.store, transact: () => Promise.reject(new Error('the disk is full')) }
    engine = createInboundEngine(app.services, limit)
    await expect(engine.receive(submission('E1'))).rejects.toThrow('the disk is full')
    app.services.store = store
    engine = createInboundEngine(app.services, limit)
    expect(await engine.receive(submission('E1'))).toMatchObject({ kind: 'notice' })
  })

  test('that is refused changes nothing but says why, and is done with', async () => {
    const [acme] = await app.read((view) => view.partners.list())
    const facts = () => app.read((view) => view.facts.of(acme!.id))
    const before = await facts()
    const typed = app.inbound(people.tom, {
      kind: 'command',
      text: 'add "Acme Hosting" --type hovercraft',
      mentions: [],
    })
    expect(await engine.receive(typed)).toEqual({ kind: 'nothing' })
    expect(await toTom()).toEqual([expect.stringContaining('Not done')])
    expect(await app.read((view) => view.partners.list())).toHaveLength(1)
    expect(before.length).toBeGreaterThan(0)
    expect(await facts()).toEqual(before)
    expect(await pending()).toEqual([])
  })
})

describe('an event that takes longer than the platform waits', () => {
  test('is acknowledged in time, and its answer comes as a private message', async () => {
    const open = Promise.withResolvers<void>()
    gate = open.promise
    const answer = engine.receive(submission())
    expire()
    expect(await answer).toEqual({ kind: 'nothing' })
    open.resolve()
    await engine.settled()
    expect(await toTom()).toEqual([expect.stringContaining('CASE-1 is open')])
    expect(await cases()).toHaveLength(1)
  })

  test('and is refused gives back what was written: the form is closed by then', async () => {
    await app.says(people.tom, 'case acme "Orders"')
    const opened = await app.says(people.tom, 'case acme')
    if (!('kind' in opened) || opened.kind !== 'form') throw new Error('no form was opened')
    const { form, context } = opened.form
    await app.says(people.anna, 'unbind acme shared', places.shared)
    await app.news()
    const what = {
      kind: 'submission',
      form,
      context,
      values: { title: 'A long and careful title', severity: '2' },
    } as const
    const occupied = Promise.withResolvers<void>()
    const busy = store.transact(() => occupied.promise)
    const answer = engine.receive(app.inbound(people.tom, what, places.internal))
    expire()
    occupied.resolve()
    await busy
    expect(await answer).toEqual({ kind: 'nothing' })
    await engine.settled()
    const [said] = await toTom()
    expect(said).toContain('no shared channel yet')
    expect(said).toContain('A long and careful title')
  })

  test('has its storing counted in', async () => {
    const open = Promise.withResolvers<void>()
    const occupied = store.transact(() => open.promise)
    const answer = engine.receive(submission())
    expire()
    open.resolve()
    await occupied
    expect(await answer).toEqual({ kind: 'nothing' })
    await engine.settled()
    expect(await toTom()).toEqual([expect.stringContaining('CASE-1 is open')])
  })

  test('and whose late answer cannot be kept is logged, and ends nothing else', async () => {
    const open = Promise.withResolvers<void>()
    gate = open.promise
    const answer = engine.receive(submission())
    expire()
    await answer
    const { ids } = app.services
    app.services.ids = {
      next: () => {
        throw new Error('no more ids')
      },
    }
    open.resolve()
    await engine.settled()
    expect(app.logged.map(({ message }) => message)).toContain('a late answer could not be kept')
    app.services.ids = ids
    expect(await engine.receive(submission('E1'))).toMatchObject({ text: expect.stringContaining('is open') })
  })

  test('is left to the one who waits for it when stored events are gone through meanwhile', async () => {
    const open = Promise.withResolvers<void>()
    gate = open.promise
    const answer = engine.receive(submission())
    await expect.poll(pending).toHaveLength(1)
    const drained = engine.drain()
    open.resolve()
    await drained
    expect(await answer).toMatchObject({ kind: 'notice', text: expect.stringContaining('CASE-1 is open') })
    expect(await toTom()).toEqual([])
  })
})

describe('an event that fails by a fault of ours', () => {
  beforeEach(() => {
    fault = new TypeError('undefined is not a function')
  })

  test('changes nothing, says so in words, and is kept with the reason', async () => {
    expect(await engine.receive(submission('E1'))).toMatchObject({
      kind: 'notice',
      text: expect.stringContaining('will be tried again'),
    })
    expect(await cases()).toEqual([])
    expect(await pending()).toMatchObject([{ id: 'slack:T0HOME:E1', attempts: 1 }])
    expect(app.logged).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'an event could not be processed' }),
    )
  })

  test('is done when the stored events are gone through again and the fault is gone; its answer comes late', async () => {
    await engine.receive(submission())
    fault = undefined
    await engine.drain()
    expect(await cases()).toHaveLength(1)
    expect(await toTom()).toEqual([expect.stringContaining('CASE-1 is open')])
    await engine.drain()
    expect(await cases()).toHaveLength(1)
  })

  test('does not hold up the others', async () => {
    await engine.receive(submission())
    const typed = app.inbound(people.tom, { kind: 'command', text: 'list', mentions: [] })
    await store.transact((tx) => tx.inbox.insertIfNew(typed, app.clock.now()))
    await engine.drain()
    expect(await toTom()).toEqual([expect.stringContaining('Acme Hosting')])
    expect(await pending()).toHaveLength(1)
  })

  test('is set aside after five attempts, and says that once instead of promising again each time', async () => {
    await engine.receive(submission())
    for (let n = 0; n < 3; n += 1) await engine.drain()
    expect(await toTom()).toEqual([])
    expect(await pending()).toMatchObject([{ attempts: 4 }])
    await engine.drain()
    expect(await toTom()).toEqual([expect.stringContaining('set aside')])
    expect(await pending()).toEqual([])
    fault = undefined
    await engine.drain()
    expect(await cases()).toEqual([])
  })

  test('and whose fault cannot be recorded either is still answered, and tried again', async () => {
    const inbound = submission('E1')
    let stored = false
    app.services.store = {
      ...app.services.store,
      async transact(work) {
        if (stored) throw new Error('the disk is full')
        stored = true
        return store.transact(work)
      },
    }
    const cut = createInboundEngine(app.services, limit)
    expect(await cut.receive(inbound)).toMatchObject({ kind: 'notice' })
    app.services.store = store
    await createInboundEngine(app.services, limit).drain()
    expect(await cases()).toHaveLength(1)
  })
})

test('hundreds of events left behind by a crash are all gone through in one go, each once, in the order they came', async () => {
  for (let n = 0; n < 120; n += 1) {
    const text = `case acme "Case ${n}"`
    const typed = app.inbound(people.tom, { kind: 'command', text, mentions: [] }, places.internal)
    // Said over the last day: nobody opens that many within an hour unasked.
    const said = { ...typed, occurredAt: app.clock.now() - (120 - n) * 10 * MINUTE }
    await store.transact((tx) => tx.inbox.insertIfNew(said, app.clock.now() + n))
  }
  await engine.drain()
  const opened = await app.read((view) => view.cases.list({ unresolved: true, limit: 500 }))
  expect(opened.toReversed().map(({ title }) => title)).toEqual(Array.from({ length: 120 }, (_, n) => `Case ${n}`))
})

describe('an event whose speaker cannot be looked up', () => {
  const silent = { temporary: 'Slack is unavailable for the moment.' }

  test('is stored, decides nothing, and is done as soon as the platform says who it was: nobody need repeat it', async () => {
    app.lookUps.set(people.tom.userId, silent)
    const answer = await engine.receive(submission('E1'))
    expect(answer).toMatchObject({ kind: 'notice', text: expect.stringContaining('kept and done as soon as I can') })
    expect(await cases()).toEqual([])
    expect(await pending()).toHaveLength(1)

    app.lookUps.delete(people.tom.userId)
    await engine.drain()
    expect(await cases(), 'not before its turn').toEqual([])
    expect(engine.nextTryAt()).toBe(app.clock.now() + 5_000)
    app.clock.move(5_000)
    await engine.drain()
    expect(await cases()).toMatchObject([{ title: 'Orders API returns 500', openedBy: { name: 'Tom Ek' } }])
    expect(await toTom()).toEqual([expect.stringContaining('CASE-1 is open')])
    expect(engine.nextTryAt()).toBeUndefined()
  })

  test('is judged by the time at which it was said', async () => {
    const saidAt = app.clock.now()
    app.lookUps.set(people.tom.userId, silent)
    await engine.receive(submission('E1'))
    app.lookUps.delete(people.tom.userId)
    app.clock.move(10 * 60_000)
    await engine.drain()
    expect(await cases()).toMatchObject([{ openedAt: saidAt }])
  })

  test('is asked about less and less often, for an hour; then it is set aside, and whoever said it is told', async () => {
    app.lookUps.set(people.tom.userId, silent)
    await engine.receive(submission('E1'))
    const startedAt = app.clock.now()
    for (let tries = 0; (await pending()).length > 0; tries += 1) {
      expect(tries).toBeLessThan(70)
      app.clock.move(Math.max(0, (engine.nextTryAt() ?? 0) - app.clock.now()))
      await engine.drain()
    }
    expect(app.clock.now() - startedAt).toBeGreaterThanOrEqual(60 * 60_000)
    expect(app.logged.filter(({ level }) => level === 'error')).toEqual([])
    const deliveries = await app.taken()
    expect(deliveries.at(-1)?.card.fallback).toContain('For an hour I could not see who you are')
  })

  test('is done before what the same person did later', async () => {
    app.lookUps.set(people.tom.userId, silent)
    await engine.receive(submission('E1'))
    app.clock.move(40_000)
    await engine.drain()
    const later = { kind: 'command' as const, text: 'severity CASE-1 4', mentions: [] }
    await engine.receive(app.inbound(people.tom, later, places.internal, 'E2'))
    app.lookUps.delete(people.tom.userId)
    app.clock.move(Math.max(0, (engine.nextTryAt() ?? 0) - app.clock.now()))
    await engine.drain()
    expect(await cases()).toMatchObject([{ severity: 4 }])
    expect(engine.nextTryAt()).toBeUndefined()
  })

  test('is tried at once after a restart', async () => {
    app.lookUps.set(people.tom.userId, silent)
    await engine.receive(submission('E1'))
    app.lookUps.delete(people.tom.userId)
    engine = createInboundEngine(app.services, limit)
    await engine.drain()
    expect(await cases()).toHaveLength(1)
  })
})
