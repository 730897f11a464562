import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, people, places, type TestPerson } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open()
})

afterEach(() => app[Symbol.asyncDispose]())

/** What was said to somebody alone since this was asked last, a minute from now. */
async function toldTo(...names: string[]): Promise<Record<string, Card[]>> {
  await app.passTo(app.clock.now() + MINUTE)
  const news = await app.news()
  return Object.fromEntries(names.map((name) => [name, news.filter(({ to }) => to === name).map(({ card }) => card)]))
}

const words = (cards: Card[] | undefined) => cards?.map(({ fallback }) => fallback)

const introduces = (card: Card | undefined) => card?.blocks.some((block) => block.kind === 'list' && block.kept)

test('whoever a sheet names is told once, alone, what for and what this is', async () => {
  await app.register(acmeSheet, { told: true })
  const told = await toldTo('Anna Berg', 'Tom Ek', 'Mara Lind', 'Ravi Shah', 'Mia Chen')
  expect(words(told['Anna Berg'])).toEqual([
    'You answer for Acme Hosting now · acme · named by a sheet. You are its account manager. Its terms, people and channels are yours to keep. What escalates at severity 1 calls you at any hour, unless a rotation or a colleague takes pages then.',
  ])
  expect(words(told['Tom Ek'])).toEqual([expect.stringContaining('You are a team member. Cases may be given to you')])
  expect(words(told['Mara Lind'])).toEqual([expect.stringContaining('You are a manager.')])
  expect(told['Anna Berg']?.map(introduces)).toEqual([true])
  expect(told['Anna Berg']?.[0]?.buttons.map(({ action }) => action)).toEqual(['terms.show'])
  expect(told['Tom Ek']?.[0]?.buttons.map(({ action }) => action)).toEqual(['needs.list'])
  // Contacts are told in their own working hours, and nothing of how our side is called.
  expect(told['Ravi Shah']).toEqual([])
  await app.passTo(app.clock.now() + 10 * HOUR)
  const later = await toldTo('Ravi Shah', 'Anna Berg')
  expect(words(later['Ravi Shah'])).toEqual([
    expect.stringContaining(
      'You speak for Acme Hosting with Northwind now · named by a sheet. You are its account manager. Terms',
    ),
  ])
  expect(JSON.stringify(later['Ravi Shah'])).not.toMatch(/any hour|\/partner/u)
  expect(later['Anna Berg']).toEqual([])
  await app.register(acmeSheet, { told: true })
  await app.passTo(app.clock.now() + DAY)
  expect((await app.news()).filter(({ to }) => !to.startsWith('#'))).toEqual([])
})

test('whoever is named and is to hear of other terms, or of a case, within a minute is told all of it in one message', async () => {
  const [anna, tom, ...others] = acmeSheet.people
  for (const first of ['naming', 'terms', 'case']) {
    await using fresh = await App.open({
      ...acmeSheet,
      people: [anna, tom, ...others.filter(({ side }) => side === 'internal')],
    })
    app = fresh
    app.clock.move(2 * HOUR)
    await app.says(people.anna, 'case acme "Lost parcels" --severity 4', places.internal)
    await app.passTo(app.clock.now() + 5 * MINUTE)
    await app.news()
    const deeds: Record<string, () => Promise<unknown>> = {
      naming: () => app.says(people.anna, 'people acme add @tom --role sponsor', places.internal),
      terms: () => app.register({ ...acmeSheet, people: [], calendar: { zone: 'Europe/London' } }),
      case: () => app.says(people.anna, 'assign CASE-1 @tom', places.internal),
    }
    for (const name of [first, ...Object.keys(deeds).filter((one) => one !== first)]) {
      await deeds[name]!()
      await app.passTo(app.clock.now() + 20_000)
    }
    await app.passTo(app.clock.now() + 10 * MINUTE)
    const told = (await app.news()).filter(({ to }) => to === 'Tom Ek').map(({ card }) => JSON.stringify(card.blocks))
    expect(told, first).toHaveLength(1)
    expect(told[0], first).toContain('You are named for Acme Hosting now')
    expect(told[0], first).toContain('CASE-1')
    if (first !== 'terms') expect(told[0], first).toContain('terms')
  }
})

test('several parts and partners within a minute are one message, and what this is is said once', async () => {
  await app.register(acmeSheet, { told: true })
  await app.register(globexSheet, { told: true })
  const { 'Anna Berg': both } = await toldTo('Anna Berg')
  expect(words(both)).toEqual([
    'You are named for 2 partners now. Acme Hosting – account manager, named by a sheet. Globex Agency – account manager, named by a sheet.',
  ])
  expect(both?.map(introduces)).toEqual([true])
  await app.says(people.anna, 'people acme add @tom --role sponsor', places.internal)
  await app.says(people.anna, 'people acme add @tom --role manager', places.internal)
  const { 'Tom Ek': more } = await toldTo('Tom Ek')
  expect(words(more)).toEqual([expect.stringContaining('You are its sponsor and a manager.')])
  expect(more?.map(introduces)).toEqual([false])
})

test('whoever names themselves, or is named no longer within the minute, is told nothing', async () => {
  await app.register(acmeSheet)
  await app.says(people.anna, 'people acme add @anna --role sponsor', places.internal)
  await app.says(people.anna, 'people acme add @uma', places.internal)
  await app.says(people.anna, 'people acme remove @uma', places.internal)
  const told = await toldTo('Anna Berg', 'Uma Voss')
  expect(told['Uma Voss']).toEqual([])
  expect(words(told['Anna Berg'])?.filter((text) => text.startsWith('You '))).toEqual([])
})

test('outside of their hours it waits, and is not told once they are named no longer', async () => {
  await app.register(acmeSheet)
  app.clock.move(12 * HOUR)
  await app.says(people.anna, 'people acme add @uma', places.internal)
  await app.says(people.anna, 'people acme add @max', places.internal)
  expect(await toldTo('Uma Voss', 'Max Ruiz')).toEqual({ 'Uma Voss': [], 'Max Ruiz': [] })
  await app.says(people.anna, 'people acme remove @uma', places.internal)
  await app.passTo(app.clock.now() + 13 * HOUR)
  const told = await toldTo('Uma Voss', 'Max Ruiz')
  expect(told['Uma Voss']).toEqual([])
  expect(words(told['Max Ruiz'])).toEqual([expect.stringMatching(/^You are named for Acme Hosting now/u)])
  // What this is was not read by her yet.
  await app.says(people.anna, 'people acme add @uma', places.internal)
  expect((await toldTo('Uma Voss'))['Uma Voss']?.map(introduces)).toEqual([true])
})

test('told together with others, it still says what this is', async () => {
  await app.register(acmeSheet)
  app.clock.move(12 * HOUR)
  await app.says(people.anna, 'people acme add @max', places.internal)
  await app.passTo(app.clock.now() + 2 * MINUTE)
  await app.register(globexSheet)
  await app.says(people.anna, 'people globex add @max', places.internal)
  await app.passTo(app.clock.now() + 13 * HOUR)
  const { 'Max Ruiz': told } = await toldTo('Max Ruiz')
  expect(words(told)).toEqual([
    expect.stringMatching(
      /^You are named for 2 partners now\. Acme Hosting – team member, .* Globex Agency – team member/u,
    ),
  ])
  expect(told?.map(introduces)).toEqual([true])
})

test('what waits keeps who named them by their id: their name is not left in it when they are erased', async () => {
  await app.register(acmeSheet)
  app.clock.move(12 * HOUR)
  await app.says(people.anna, 'people acme add @max', places.internal)
  const timers = await app.read((view) => view.timers.list(99))
  expect(timers.some(({ kind }) => kind === 'person.named')).toBe(true)
  expect(JSON.stringify(timers)).not.toContain('Anna Berg')
})

test('a manager of all partners is told so', async () => {
  const lines = ['people acme add @max --role manager', 'managers add @max']
  app.services.admins.push({ platform: 'slack', tenantId: 'T0HOME', userId: people.ada.userId })
  await app.register(acmeSheet)
  for (const line of lines) await app.says(people.ada, line, places.internal)
  const { 'Max Ruiz': told } = await toldTo('Max Ruiz')
  expect(words(told)).toEqual([expect.stringMatching(/All partners – manager, named by Ada Brand \(Northwind\)/u)])
})

test('on Teams people of another tenant are told nothing', async () => {
  const lea: TestPerson = { ...people.mia, platform: 'teams', name: 'Lea Roux', userId: 'ULEA' }
  const { people: named, ...sheet } = acmeSheet
  const contact = { name: lea.name, side: 'partner', roles: ['sponsor'], teams: `${lea.tenantId}/${lea.userId}` }
  await app.register({ ...sheet, people: [...named, contact] }, { told: true })
  await app.passTo(app.clock.now() + DAY)
  expect((await app.news()).filter(({ card }) => /Lea|sponsor/u.test(JSON.stringify(card)))).toEqual([])
})

test('each part by itself: what they are named for no longer is left out, and the rest is told', async () => {
  await app.register(acmeSheet)
  await app.register(globexSheet)
  app.clock.move(12 * HOUR)
  const say = (line: string) => app.says(people.anna, line, places.internal)
  for (const slug of ['acme', 'globex']) for (const who of ['max', 'uma']) await say(`people ${slug} add @${who}`)
  await say('people acme add @max --role sponsor')
  await app.passTo(app.clock.now() + 5 * MINUTE)
  await say('people globex remove @max')
  await say('people acme add @mara --role sponsor')
  for (const slug of ['acme', 'globex']) await say(`people ${slug} remove @uma`)
  await app.news()
  await app.passTo(app.clock.now() + 13 * HOUR)
  const told = await toldTo('Max Ruiz', 'Uma Voss')
  expect(words(told['Max Ruiz'])).toEqual([
    expect.stringMatching(/^You are named for Acme Hosting now · acme · .*You are a team member\. Cases/u),
  ])
  expect(told['Max Ruiz']?.map(introduces)).toEqual([true])
  expect(told['Uma Voss']).toEqual([])
})

test('with a case that waits too, both are said with what shows them', async () => {
  await app.register(acmeSheet)
  await app.says(people.mia, 'case "Lost parcels" --severity 4', places.shared)
  app.clock.move(12 * HOUR)
  await app.says(people.anna, 'people acme add @max', places.internal)
  await app.says(people.anna, 'assign CASE-1 @max', places.internal)
  await app.passTo(app.clock.now() + 14 * HOUR)
  const { 'Max Ruiz': told } = await toldTo('Max Ruiz')
  expect(told).toHaveLength(1)
  const lines = JSON.stringify(told?.[0]?.blocks)
  expect(lines).toMatch(/CASE-1 is yours now.*"subject":"CASE-1"/u)
  expect(lines).toMatch(/You are named for Acme Hosting now.*"subject":"acme"/u)
  expect(told?.map(introduces)).toEqual([true])
})
