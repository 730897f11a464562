import { expect, test } from 'vitest'
import { plainText } from '../../../src/cards/plain-text.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, MONDAY_NINE, people, places } from '../../kit/app-fixture.ts'
import { itemsOf, shownCard } from '../../kit/shown-card.ts'

/** A pulse each Monday, open for two working days. */
const checkIns = { cron: '0 10 * * 1', window: '2 working days', remindAfter: '1 working day' }

/** Acme's first check closes with these answers, Globex's with too few of one side. */
async function lived(ours: string, theirs: string): Promise<App> {
  const app = await App.open({ ...acmeSheet, checkIns }, { ...globexSheet, checkIns })
  await app.register({ ...globexSheet, slug: 'initech', name: 'Initech Logistics', people: [], channels: [] })
  await app.passTo(MONDAY_NINE + 7 * DAY + 2 * HOUR)
  for (const slug of ['acme', 'globex']) {
    const { id } = (await app.read((view) => view.partners.bySlug(slug)))!
    const run = (await app.read((view) => view.runs.latestOf(id)))!
    const values = (answer: string) => Object.fromEntries(run.items.map((item) => [item.id, answer]))
    const answering = slug === 'acme' ? [people.anna, people.tom, people.ravi, people.mia] : [people.anna]
    for (const who of answering) {
      const answer = who.tenantId === people.anna.tenantId ? ours : theirs
      await app.submits(who, 'check-in.answer', `CHECK-${run.number}`, values(answer))
    }
  }
  await app.passTo(MONDAY_NINE + 11 * DAY)
  await app.news()
  return app
}

test('whoever asks is told of the partnerships for which they are named, worst first, with what is not known in its place', async () => {
  await using app = await lived('2', '4')
  const told = await shownCard(app, people.anna, 'health')
  expect(plainText(told.headline!)).toBe('Health of partnerships: 1 amber, 1 insufficient data')
  expect(itemsOf(told)).toEqual([
    expect.stringMatching(
      /^Acme Hosting \(“acme”\) – amber at 50 of 100, outcomes 50 apart, flagged R1, R4, R5, checked .+, next /u,
    ),
    expect.stringMatching(/^Globex Agency \(“globex”\) – insufficient data, flagged R1, R4, checked /u),
  ])
  expect(itemsOf(await shownCard(app, people.tom, 'health'))).toEqual([expect.stringMatching(/^Acme/u)])
  // Uma is named for none.
  const none = await shownCard(app, people.uma, 'health')
  expect(plainText(none.headline!)).toBe('Health of partnerships: none is yours')
  expect(itemsOf(await shownCard(app, people.uma, 'health all'))).toHaveLength(3)
})

test('one in good health comes last, behind those of which nothing is known', async () => {
  await using app = await lived('5', '5')
  expect(itemsOf(await shownCard(app, people.anna, 'health all'))).toEqual([
    expect.stringMatching(/^Globex.+insufficient data/u),
    expect.stringMatching(/^Initech Logistics \(“initech”\) – no result yet, none scheduled/u),
    expect.stringMatching(/^Acme.+green at 100 of 100/u),
  ])
})

test('to a manager of all partners every one is theirs, and of a name it tells how that one stands', async () => {
  await using app = await lived('4', '4')
  app.services.admins.push(people.ada)
  await app.says(people.ada, 'managers add @Dan')
  expect(itemsOf(await shownCard(app, people.dan, 'health'))).toHaveLength(3)
  expect((await shownCard(app, people.tom, 'health acme')).title).toBe('Health checks with Acme Hosting')
  expect((await shownCard(app, people.tom, 'health check acme')).title).toBe('Health checks with Acme Hosting')
})

test('where a partner reads along it tells of that partner alone, and its own people of no other', async () => {
  await using app = await lived('4', '4')
  const told = await shownCard(app, people.anna, 'health', places.shared)
  expect(itemsOf(told)).toEqual([expect.stringMatching(/^Acme/u)])
  expect(JSON.stringify(told)).toContain('1 with others')
  expect(JSON.stringify(told)).not.toMatch(/globex/iu)
  expect(JSON.stringify(await shownCard(app, people.anna, 'health all', places.shared))).not.toMatch(/globex|initech/iu)
  for (const line of ['health', 'health all'])
    expect(itemsOf(await shownCard(app, people.ravi, line, places.shared))).toEqual([expect.stringMatching(/^Acme/u)])
  expect(JSON.stringify(await shownCard(app, people.leo, 'health acme'))).toContain('I know no partner called')
})

test('a page holds seven, and the button goes on behind them', async () => {
  await using app = await App.open()
  for (let at = 1; at <= 9; at += 1)
    await app.register({
      ...globexSheet,
      slug: `p${at}x`,
      name: `Partner ${at}`,
      people: globexSheet.people.slice(0, 1),
      channels: [],
    })
  const first = await shownCard(app, people.anna, 'health')
  expect(plainText(first.headline!)).toBe('Health of partnerships: 9 no result yet · 1 to 7')
  expect(first.buttons).toMatchObject([{ action: 'health.list', data: { after: 'p7x' } }])
  await app.news()
  await app.presses(people.anna, 'health.list', 'partners', 0, places.direct, { after: 'p7x' })
  const next = (await app.news()).map((one) => one.card)
  expect(JSON.stringify(next)).toMatch(/Partner 8.+Partner 9/su)
  expect(JSON.stringify(next)).not.toContain('Partner 7')
})
