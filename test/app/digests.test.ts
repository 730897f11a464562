import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { plainText } from '../../src/cards/plain-text.ts'
import { acmeSheet, App, globexSheet, people, places, profileOf, textOf } from '../kit/app-fixture.ts'

let app: App

/** Monday 23 November 2026, 09:00 in Paris, with one case that Tom owns. */
beforeEach(async () => {
  app = await App.open()
  app.services.digestAt = '09:00'
  await app.register({ ...acmeSheet, calendar: { ...acmeSheet.calendar, holidays: { days: ['11-26'] } } })
  await app.says(people.mia, 'case "Lost parcels" --severity 4', places.shared)
  await app.says(people.anna, 'assign CASE-1 @tom', places.internal)
  await app.passTo(app.clock.now() + MINUTE)
  await app.news()
})

afterEach(() => app[Symbol.asyncDispose]())

/** The lists of the day that arrived since this was asked last; `pressed`: with so many lines that have a button. */
const mornings = async (name: string) =>
  (await app.news())
    .filter(({ to, cardKey }) => to === name && cardKey?.startsWith('digest:'))
    .map(({ card }) => ({ says: card.fallback, pressed: card.blocks.filter(({ kind }) => kind === 'line').length }))
const armed = async (name: string) =>
  app.read(async (view) => {
    const timers = (await view.timers.list(99)).filter(({ kind }) => kind === 'person.digest')
    const named = await Promise.all(
      timers.map(async (one) => ({ ...one, person: await view.people.get(one.subjectId) })),
    )
    return named
      .filter(({ person }) => person?.name === name)
      .map(({ dueAt }) => new Date(dueAt).toISOString().slice(0, 16))
  })

test('at nine on their own clock each is told what they would be told if they asked, and whom nothing needs, nothing', async () => {
  await app.passTo(app.clock.now() + 23 * HOUR)
  expect((await app.news()).filter(({ cardKey }) => cardKey?.startsWith('digest:'))).toEqual([])
  await app.passTo(app.clock.now() + 59 * MINUTE)
  const told = new Map(
    (await app.news()).filter(({ cardKey }) => cardKey?.startsWith('digest:')).map((one) => [one.to, one.card]),
  )
  expect([...told.keys()]).toEqual(['Anna Berg', 'Tom Ek'])
  for (const who of [people.tom, people.anna, people.mara]) {
    const asked = await app.says(who, 'mine')
    expect('blocks' in asked && asked.blocks, who.name).toEqual(told.get(who.name)?.blocks ?? [])
  }
  expect(await armed('Tom Ek')).toEqual(['2026-11-24T13:00'])
  expect(await armed('Mia Chen')).toEqual(['2026-11-24T14:00'])
})

test('yesterday’s loses its buttons with the next, in place; a holiday and a weekend bring none', async () => {
  await app.passTo(app.clock.now() + DAY)
  expect((await mornings('Tom Ek')).map(({ pressed }) => pressed)).toEqual([1])
  await app.passTo(app.clock.now() + DAY)
  expect((await mornings('Tom Ek')).map(({ pressed }) => pressed)).toEqual([1, 0])
  await app.passTo(app.clock.now() + 6 * HOUR)
  expect(await armed('Tom Ek')).toEqual(['2026-11-27T08:00'])
  await app.passTo(app.clock.now() + DAY)
  expect(await mornings('Tom Ek')).toEqual([])
  await app.passTo(app.clock.now() + DAY)
  expect((await mornings('Tom Ek')).map(({ pressed }) => pressed)).toEqual([1, 0])
  expect(await armed('Tom Ek')).toEqual(['2026-11-30T08:00'])
  await app.passTo(app.clock.now() + 2 * DAY)
  expect(await mornings('Tom Ek')).toEqual([])
})

test('one that could not be sent before the next came is not sent any more', async () => {
  await app.passTo(app.clock.now() + 2 * DAY)
  expect((await mornings('Tom Ek')).map(({ pressed }) => pressed)).toEqual([1])
})

test('when nothing needs them there is no message, and what was needed the day before loses its buttons', async () => {
  await app.passTo(app.clock.now() + DAY)
  expect((await mornings('Tom Ek')).map(({ pressed }) => pressed)).toEqual([1])
  await app.says(people.tom, 'resolve CASE-1 "Found them"', places.shared)
  await app.passTo(app.clock.now() + DAY)
  expect((await mornings('Tom Ek')).map(({ pressed }) => pressed)).toEqual([0])
  await app.passTo(app.clock.now() + 2 * DAY)
  expect(await mornings('Tom Ek')).toEqual([])
})

test('a list that is as it was is not told again: each morning says otherwise since when, and what has changed is told with the whole list', async () => {
  const headlines: string[] = []
  const lines: number[] = []
  const morning = async () => {
    await app.passTo(app.clock.now() + DAY)
    const told = (await app.news()).filter(({ to, cardKey }) => to === 'Tom Ek' && cardKey?.startsWith('digest:'))
    for (const { card } of told.slice(0, 1)) {
      headlines.push(plainText(card.headline ?? card.title))
      lines.push(card.blocks.filter(({ kind }) => kind === 'line').length)
    }
  }
  await app.says(people.mia, 'case "Wrong invoices" --severity 4', places.shared)
  await app.says(people.anna, 'assign CASE-2 @tom', places.internal)
  for (let day = 0; day < 9; day += 1) await morning()
  await app.says(people.mia, 'case "Slow search" --severity 4', places.shared)
  await app.says(people.anna, 'assign CASE-3 @tom', places.internal)
  await morning()
  await app.says(people.tom, 'resolve CASE-1 "Found them"', places.shared)
  await morning()
  expect(headlines).toEqual([
    'What needs you today: 2, 1 overdue',
    'What needs you today: 2, 2 overdue · new or changed: CASE-2',
    ...[2, 5, 6, 7].map((days) => `Nothing new for ${days} days, since Wed 25 Nov · what needs you: 2, 2 overdue`),
    'What needs you today: 3, 2 overdue · new or changed: CASE-3',
    'What needs you today: 2, 2 overdue · new or changed: CASE-3',
  ])
  expect(new Set(headlines).size).toBe(headlines.length)
  expect(lines).toEqual([2, 2, 1, 1, 1, 1, 3, 2])
})

test('what waits to be told to somebody at that moment is told with it', async () => {
  app.clock.move(12 * HOUR)
  await app.says(people.mia, 'case "Wrong invoices" --severity 4', places.shared)
  await app.says(people.anna, 'assign CASE-2 @tom', places.internal)
  await app.news()
  await app.passTo(app.clock.now() + 12 * HOUR)
  const told = (await app.news()).filter(({ to }) => to === 'Tom Ek')
  expect(told.map(({ card }) => card.fallback)).toEqual([
    expect.stringMatching(
      /^What needs you today: 2, 1 overdue\. CASE-2 is yours now, to acknowledge by .* – “Wrong invoices”\. First: CASE-1/u,
    ),
  ])
})

test('on a morning on which the list is as it was, what waited is told with its button, and it is not said that nothing is new', async () => {
  await app.passTo(app.clock.now() + 8 * DAY)
  await app.news()
  app.clock.move(10 * HOUR)
  await app.says(people.anna, 'severity CASE-1 3', places.internal)
  await app.news()
  await app.passTo(app.clock.now() + 14 * HOUR)
  const [told] = (await app.news()).filter(({ to, cardKey }) => to === 'Tom Ek' && cardKey?.startsWith('digest:'))
  expect(told?.card.fallback).toMatch(
    /^What needs you today is as it was yesterday, \w+ \d+ \w+: 1, 1 overdue · 1 more came up\. CASE-1 has severity 3 now/u,
  )
  const lines = told?.card.blocks.flatMap((block) => (block.kind === 'line' ? [block] : [])) ?? []
  expect(lines.map(({ button }) => button?.subject)).toEqual(['CASE-1', 'needs'])
})

test('what waits is told in its own words where nothing else needs them', async () => {
  await app.says(people.tom, 'resolve CASE-1 "Found them"', places.shared)
  app.clock.move(12 * HOUR)
  await app.says(people.mia, 'case "Wrong invoices" --severity 4', places.shared)
  await app.says(people.tom, 'ack CASE-2', places.internal)
  await app.says(people.ravi, 'withdraw CASE-2 "Found them"', places.shared)
  await app.news()
  await app.passTo(app.clock.now() + 12 * HOUR)
  const told = (await app.news()).filter(({ to }) => to === 'Tom Ek')
  expect(told.map(({ card }) => card.title)).toEqual(['CASE-2 is withdrawn'])
})

test('after days without a server there is one, and none for a day that is over', async () => {
  app.clock.move(2 * DAY + 13 * HOUR)
  await app.passTo(app.clock.now())
  expect(await mornings('Tom Ek')).toEqual([])
  await app.passTo(app.clock.now() + 2 * DAY)
  expect((await mornings('Tom Ek')).map(({ pressed }) => pressed)).toEqual([1])
})

test('whoever is back before nine after days without a server is told that morning', async () => {
  app.clock.move(2 * DAY - HOUR)
  await app.passTo(app.clock.now())
  expect(await armed('Tom Ek')).toEqual(['2026-11-25T08:00'])
  await app.passTo(app.clock.now() + HOUR)
  expect((await mornings('Tom Ek')).map(({ pressed }) => pressed)).toEqual([1])
})

test('the last one of whoever is named for nobody any more loses its buttons at once, of whichever side they were', async () => {
  await app.says(people.tom, 'ask CASE-1 "Which ones?"', places.shared)
  await app.passTo(app.clock.now() + DAY + HOUR)
  expect((await mornings('Mia Chen')).map(({ pressed }) => pressed)).toEqual([1])
  await app.says(people.anna, 'people acme remove @mia', places.internal)
  expect((await mornings('Mia Chen')).map(({ pressed }) => pressed)).toEqual([0])
  expect(await armed('Mia Chen')).toEqual([])
})

test('whoever moves to another zone is told at nine there from the next on, as soon as a sheet or their platform says so', async () => {
  await app.passTo(app.clock.now() + DAY + 3 * HOUR)
  await app.news()
  const moved = acmeSheet.people.map((one) =>
    one.name === people.tom.name ? { ...one, zone: 'America/New_York' } : one,
  )
  await app.register({ ...acmeSheet, people: moved })
  // What they were told that day is told once, and its second one may still come, at two by the new clock.
  expect(await armed('Tom Ek')).toEqual(['2026-11-24T19:00'])
  await app.passTo(app.clock.now() + 12 * HOUR)
  expect(await armed('Tom Ek')).toEqual(['2026-11-25T14:00'])
  expect(await mornings('Tom Ek')).toEqual([])
  await app.passTo(app.clock.now() + 15 * HOUR)
  expect((await mornings('Tom Ek')).map(({ pressed }) => pressed)).toEqual([1, 0])
  await app.says(people.anna, 'people acme add @max', places.internal)
  expect(await armed('Max Ruiz')).toEqual(['2026-11-27T08:00'])
  app.lookUps.set(people.max.userId, { profile: profileOf({ ...people.max, zone: 'Asia/Tokyo' }) })
  await app.receive(app.inbound(people.max, { kind: 'account changed' }))
  expect(await armed('Max Ruiz')).toEqual(['2026-11-27T00:00'])
})

test('whoever is named for another partner too is told once, and whoever is named no longer, nothing', async () => {
  await app.register(globexSheet)
  await app.says(people.leo, 'case globex "Slow orders" --severity 4')
  await app.passTo(app.clock.now() + DAY)
  const [one, ...others] = await mornings('Anna Berg')
  expect([one?.says, others]).toEqual([expect.stringMatching(/ESC-1|CASE-2/u), []])
  await app.says(people.anna, 'people acme remove @tom', places.internal)
  await app.passTo(app.clock.now() + DAY)
  await app.news()
  expect(await armed('Tom Ek')).toEqual([])
  expect(await armed('Anna Berg')).toEqual(['2026-11-25T13:00'])
})

test('somebody who cannot be reached is written to no more, and nobody is told so daily', async () => {
  const { store, clock } = app.services
  const tom = await app.read((view) => view.people.byAccount(people.tom))
  const to = { kind: 'person', platform: 'slack', tenantId: people.tom.tenantId, userId: people.tom.userId } as const
  const lost = { id: 'lost', destination: { ...to, personId: tom!.id }, now: clock.now() }
  await store.transact(async (tx) => {
    await tx.outbox.enqueue({ ...lost, card: { title: 'A', tone: 'neutral', blocks: [], buttons: [], fallback: 'A' } })
    const [claimed] = await tx.outbox.claim(clock.now(), MINUTE, 1)
    await tx.outbox.fail(claimed!, { code: 'gone', reason: 'Gone.', unreachable: true }, clock.now())
  })
  await app.passTo(clock.now() + 2 * DAY)
  expect(await mornings('Tom Ek')).toEqual([])
  expect(await armed('Tom Ek')).toHaveLength(1)
})

test('whoever wants none is told none, and their last one loses its buttons; back on it comes at the time they choose', async () => {
  await app.passTo(app.clock.now() + DAY)
  expect((await mornings('Tom Ek')).map(({ pressed }) => pressed)).toEqual([1])
  expect(textOf(await app.says(people.tom, 'digest off'))).toContain('You are told nothing in the mornings')
  expect((await mornings('Tom Ek')).map(({ pressed }) => pressed)).toEqual([0])
  expect(await armed('Tom Ek')).toEqual([])
  await app.says(people.anna, 'people acme remove @tom', places.internal)
  await app.says(people.anna, 'people acme add @tom', places.internal)
  await app.says(people.anna, 'assign CASE-1 @tom', places.internal)
  expect(await armed('Tom Ek')).toEqual([])
  expect(textOf(await app.says(people.tom, 'digest 8:30'))).toContain('alone at 08:30')
  expect(textOf(await app.says(people.tom, 'digest'))).toContain('alone at 08:30')
  expect(await armed('Tom Ek')).toEqual(['2026-11-25T07:30'])
  expect(textOf(await app.says(people.tom, 'digest on'))).toContain('alone at 09:00')
  expect(await armed('Tom Ek')).toEqual(['2026-11-25T08:00'])
  expect(textOf(await app.says(people.tom, 'digest daily'))).toContain('Say when')
})

test('a time that is changed after they were told brings no second one that day', async () => {
  await app.passTo(app.clock.now() + DAY)
  await app.says(people.tom, 'digest 18:00')
  expect(await armed('Tom Ek')).toEqual(['2026-11-25T17:00'])
  await app.passTo(app.clock.now() + DAY + 9 * HOUR)
  expect((await mornings('Tom Ek')).map(({ pressed }) => pressed)).toEqual([1, 1, 0])
})

test('whoever is named for no partner, or cannot be written to, is told so, and what to say instead', async () => {
  expect(textOf(await app.says(people.uma, 'digest 08:30'))).toContain('Nobody has named you')
  expect(textOf(await app.says(people.eve, 'digest off'))).toContain('I do not know you yet')
  app.services.digestAt = 'off'
  expect(textOf(await app.says(people.mara, 'digest'))).toContain('nothing in the mornings')
  expect(textOf(await app.says(people.mara, 'digest on'))).toContain('alone at 09:00')
})

test('in the afternoon there is a second one only where something falls due that day that the first did not tell', async () => {
  await app.says(people.tom, 'resolve CASE-1 "Found them"', places.shared)
  await app.passTo(app.clock.now() + DAY)
  await app.news()
  expect(await armed('Anna Berg')).toEqual(['2026-11-24T13:00'])
  await app.says(people.mia, 'case "Orders are lost" --severity 1', places.shared)
  await app.says(people.mia, 'case "Slow search" --severity 4', places.shared)
  await app.says(people.anna, 'assign CASE-2 @tom', places.internal)
  await app.passTo(app.clock.now() + 2 * HOUR)
  await app.news()
  await app.passTo(app.clock.now() + 4 * HOUR)
  const [second, ...others] = await mornings('Tom Ek')
  expect(second?.says).toMatch(/^Due today since this morning: CASE-2 · what needs you: 1/u)
  expect(others).toEqual([])
  expect(await armed('Tom Ek')).toEqual(['2026-11-25T08:00'])
  expect(await armed('Anna Berg')).toEqual(['2026-11-25T08:00'])
  // What was told once is nothing new on the next day, but its list loses its buttons.
  await app.passTo(app.clock.now() + 19 * HOUR)
  expect((await mornings('Tom Ek')).map(({ pressed }) => pressed)).toEqual([1, 0])
  await app.passTo(app.clock.now() + 4 * HOUR + 30 * MINUTE)
  expect(await mornings('Tom Ek')).toEqual([])
})

test('a list that changes and comes back, and one that is told again on the day it falls due, begin with other words each time', async () => {
  const firstLines: string[] = []
  const mornings = async (days: number) => {
    for (let day = 0; day < days; day += 1) {
      await app.passTo(app.clock.now() + DAY)
      const told = (await app.news()).filter(({ to, cardKey }) => to === 'Tom Ek' && cardKey?.startsWith('digest:'))
      firstLines.push(...told.slice(0, 1).map(({ card }) => plainText(card.headline ?? card.title)))
    }
  }
  await mornings(2)
  for (const at of [2, 3, 4]) {
    await app.says(people.mia, `case "Small thing ${at}" --severity 4`, places.shared)
    await app.says(people.anna, `assign CASE-${at} @tom`, places.internal)
    await mornings(1)
    await app.says(people.mia, `withdraw CASE-${at} "No need"`, places.shared)
    await mornings(6)
  }
  expect(firstLines.filter((line) => line.startsWith('Nothing new for 3 days')).length).toBeGreaterThan(1)
  expect(firstLines.filter((line) => line.includes('1 fewer than on ')).length).toBeGreaterThan(1)
  expect(new Set(firstLines).size).toBe(firstLines.length)
})
