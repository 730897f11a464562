import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PlatformName } from '../../src/cards/card.ts'
import { HOUR, MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { createInboundEngine, type InboundEngine } from '../../src/engine/inbound.ts'
import { acmeSheet, App, people, places, type TestPerson } from '../kit/app-fixture.ts'

const silent = { temporary: 'Nobody says who they are.' }

let app: App
let engine: InboundEngine
let away: PlatformName[]

beforeEach(async () => {
  app = await App.open(acmeSheet)
  away = []
  restart()
})

afterEach(() => app[Symbol.asyncDispose]())

function restart(): void {
  engine = createInboundEngine(app.services, { stopwatch: app.clock, away: () => away, answerLimit: () => () => {} })
}

const opening = (who: TestPerson, title: string) =>
  app.inbound(who, { kind: 'command', text: `case acme "${title}"`, mentions: [] }, places.internal)

const listing = (who: TestPerson) => app.inbound(who, { kind: 'command', text: 'list', mentions: [] }, places.internal)

const onTeams = (n: number): TestPerson => ({ ...people.uma, platform: 'teams', userId: `T${n}` })

const titles = async () =>
  (await app.read((view) => view.cases.list({ unresolved: true, limit: 99 }))).map(({ title }) => title).toReversed()
const pending = () => app.read((view) => view.inbox.pending(999))
const setAside = () => app.read((view) => view.inbox.setAside(9))

/** Time passes in which the engine tries what may be tried, each at its moment. */
async function pass(ms: number): Promise<void> {
  const until = app.clock.now() + ms
  for (;;) {
    await engine.drain()
    const next = engine.nextTryAt()
    if (next === undefined || next > until) break
    app.clock.move(Math.max(0, next - app.clock.now()))
  }
  app.clock.move(until - app.clock.now())
}

/** What the look-ups are asked; until the promise resolves, those of Teams hang. */
function hanging(until: Promise<void>) {
  const { directory } = app.services
  const asked = { now: 0, most: 0, times: 0 }
  app.services.directory = {
    ...directory,
    async lookUp(platform, ...rest) {
      if (platform === 'slack') return directory.lookUp(platform, ...rest)
      asked.now += 1
      asked.times += 1
      asked.most = Math.max(asked.most, asked.now)
      await until
      asked.now -= 1
      return silent
    },
  }
  restart()
  return asked
}

describe('the patience with a platform that does not say who spoke', () => {
  test('begins with the first try, however long ago it was said: a weekend in which we were down is not counted', async () => {
    await app.services.store.transact((tx) => tx.inbox.insertIfNew(opening(people.tom, 'Orders'), app.clock.now()))
    app.lookUps.set(people.tom.userId, silent)
    app.clock.move(60 * HOUR)
    await pass(50 * MINUTE)
    app.lookUps.delete(people.tom.userId)
    await pass(MINUTE)
    expect(await titles()).toEqual(['Orders'])
  })

  test.each([
    ['the machine slept', () => app.clock.move(2 * HOUR)],
    ['the clock was set forward', () => app.clock.set(app.clock.now() + 2 * HOUR)],
  ])('is not used up because %s', async (_, happen) => {
    app.lookUps.set(people.tom.userId, silent)
    await engine.receive(opening(people.tom, 'Orders'))
    happen()
    await pass(50 * MINUTE)
    expect(await setAside()).toEqual([])
    app.lookUps.delete(people.tom.userId)
    await pass(MINUTE)
    expect(await titles()).toEqual(['Orders'])
  })

  test('is not used up while the platform is away, in which nobody is asked; once it is back they are, at once', async () => {
    app.lookUps.set(people.tom.userId, silent)
    away = ['slack']
    await engine.receive(opening(people.tom, 'Orders'))
    expect(engine.nextTryAt()).toBeUndefined()
    expect(engine.waitsForPlatform()).toBe(true)
    app.lookUps.delete(people.tom.userId)
    await pass(5 * HOUR)
    expect(await titles()).toEqual([])
    away = []
    engine.platformIsBack()
    expect(engine.waitsForPlatform()).toBe(false)
    await engine.drain()
    expect(await titles()).toEqual(['Orders'])
  })

  test('begins for each thing said when that was said', async () => {
    app.lookUps.set(people.tom.userId, silent)
    await engine.receive(opening(people.tom, 'First'))
    await pass(40 * MINUTE)
    await engine.receive(opening(people.tom, 'Second'))
    await pass(30 * MINUTE)
    expect(await setAside()).toHaveLength(1)
    app.lookUps.delete(people.tom.userId)
    await pass(MINUTE)
    expect(await titles()).toEqual(['Second'])
  })

  test('takes nothing from what a fault of ours is given: five tries', async () => {
    app.lookUps.set(people.tom.userId, silent)
    await engine.receive(opening(people.tom, 'Orders'))
    await pass(20 * MINUTE)
    app.lookUps.delete(people.tom.userId)
    const { ids } = app.services
    app.services.ids = {
      next: () => {
        throw new Error('no more ids')
      },
    }
    await pass(MINUTE)
    expect(await setAside()).toEqual([])
    expect(await pending()).toMatchObject([{ attempts: 1 }])
    expect(engine.nextTryAt(), 'a fault is tried again with the loop').toBeUndefined()
    app.services.ids = ids
    await engine.drain()
    expect(await titles()).toEqual(['Orders'])
  })
})

test('who could not be looked up is asked for again after seconds, though the clock was set back', async () => {
  app.lookUps.set(people.tom.userId, silent)
  await engine.receive(opening(people.tom, 'Orders'))
  app.lookUps.delete(people.tom.userId)
  app.clock.set(app.clock.now() - 5 * HOUR)
  app.clock.move(5 * SECOND)
  expect(engine.nextTryAt()).toBe(app.clock.now())
  await engine.drain()
  expect(await titles()).toEqual(['Orders'])
})

describe('while one platform says of nobody who they are', () => {
  test('what waits for it, however much, keeps nothing of the other from its turn', async () => {
    for (let n = 0; n < 150; n += 1) {
      app.lookUps.set(`T${n}`, silent)
      await engine.receive(listing(onTeams(n)))
    }
    app.lookUps.set(people.tom.userId, silent)
    await engine.receive(opening(people.tom, 'Orders'))
    app.lookUps.delete(people.tom.userId)
    await pass(10 * SECOND)
    expect(await titles()).toEqual(['Orders'])
    expect(await pending()).toHaveLength(150)
  })

  test('and hangs, what was said on the other goes on, and many are asked for at the same moment', async () => {
    const open = Promise.withResolvers<void>()
    const asked = hanging(open.promise)
    for (let n = 0; n < 15; n += 1)
      await app.services.store.transact((tx) => tx.inbox.insertIfNew(listing(onTeams(n)), app.clock.now()))
    await app.services.store.transact((tx) => tx.inbox.insertIfNew(opening(people.tom, 'Orders'), app.clock.now()))
    const drained = engine.drain()
    await expect.poll(titles).toEqual(['Orders'])
    await expect.poll(() => asked.now).toBe(15)

    // Somebody on the other platform is tried again meanwhile; those that hang are not asked for twice.
    await app.services.store.transact((tx) => tx.inbox.insertIfNew(opening(people.tom, 'Login'), app.clock.now()))
    const again = engine.drain()
    await expect.poll(titles).toEqual(['Orders', 'Login'])
    expect(asked.times).toBe(15)
    open.resolve()
    await Promise.all([drained, again])
    expect(asked.times).toBe(15)
    expect(await pending()).toHaveLength(15)
  })

  test('what different people said is done in the order in which they said it, as soon as it says', async () => {
    for (let n = 0; n < 30; n += 1) {
      const who = { ...people.uma, userId: `U${n}` }
      await app.services.store.transact((tx) => tx.inbox.insertIfNew(listing(who), app.clock.now() + n))
    }
    const said = [opening(people.tom, 'Orders'), opening(people.anna, 'Login')]
    for (const one of said) await app.services.store.transact((tx) => tx.inbox.insertIfNew(one, app.clock.now() + 99))
    await engine.drain()
    expect(await titles()).toEqual(['Orders', 'Login'])
  })
})

test('told to stop, it begins with nothing more of what is stored', async () => {
  await app.services.store.transact((tx) => tx.inbox.insertIfNew(opening(people.tom, 'Orders'), app.clock.now()))
  await engine.drain(AbortSignal.abort())
  await engine.settled()
  expect(await pending()).toHaveLength(1)
})
