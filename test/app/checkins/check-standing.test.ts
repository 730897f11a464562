import { expect, test } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { plainText } from '../../../src/cards/plain-text.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, MONDAY_NINE, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { shownCard } from '../../kit/shown-card.ts'

/** A pulse each Monday, open for two working days. */
const checkIns = { cron: '0 10 * * 1', window: '2 working days', remindAfter: '1 working day' }

const textOf = ({ headline = '', blocks }: Card) =>
  [headline, ...blocks.map((block) => (block.kind === 'text' ? block.text : ''))]
    .map((one) => plainText(one))
    .join('\n')
const buttonsOf = ({ buttons }: Card) => buttons.map(({ action, subject }) => `${action} ${subject}`)

async function latest(app: App) {
  const { id } = (await app.read((view) => view.partners.bySlug('acme')))!
  return (await app.read((view) => view.runs.latestOf(id)))!
}

async function answers(app: App, who: TestPerson, answer: string) {
  const run = await latest(app)
  const values = Object.fromEntries(run.items.map(({ id }) => [id, answer]))
  await app.submits(who, 'check-in.answer', `CHECK-${run.number}`, values)
}

test('the partner alone shows how its health checks stand and opens none; with `now` in either place one opens', async () => {
  await using app = await App.open({ ...acmeSheet, checkIns })
  const before = await shownCard(app, people.anna, 'check acme')
  expect(textOf(before)).toContain('Acme Hosting (acme): no health check yet · the next opens')
  expect(buttonsOf(before)).toEqual(['check-in.open acme'])
  expect((await app.news()).map(({ to }) => to)).toEqual(['only Anna Berg'])
  expect((await shownCard(app, people.anna, 'check acme now')).fallback).toContain('CHECK-1 with Acme Hosting is open')
  expect((await latest(app)).status).toBe('open')
  expect((await shownCard(app, people.anna, 'check now acme')).fallback).toContain('still open')
})

test('while one is open it tells both sides how many of each have answered, and our own people who', async () => {
  await using app = await App.open({ ...acmeSheet, checkIns })
  await app.says(people.ravi, 'away until friday')
  await app.says(people.anna, 'check now acme')
  await answers(app, people.tom, '4')
  app.clock.move(HOUR)
  const ours = await shownCard(app, people.anna, 'check acme')
  expect(textOf(ours)).toContain('CHECK-1 is open · please answer by')
  expect(textOf(ours)).toMatch(/Answered CHECK-1: \S+ 1 of 2, Acme Hosting 0 of 1 \(1 away\)/u)
  expect(textOf(ours)).toContain('Has answered: Tom Ek')
  expect(textOf(ours)).toContain('No answer yet: Anna Berg, Mia Chen')
  expect(textOf(ours)).toContain('Out of office: Ravi Shah')
  expect(buttonsOf(ours)).toEqual(['check-in.answer CHECK-1'])

  const theirs = await shownCard(app, people.mia, 'check', places.shared)
  expect(textOf(theirs)).toContain('Acme Hosting 0 of 1 (1 away)')
  for (const { name } of [people.tom, people.anna, people.ravi, people.mia])
    expect(JSON.stringify(theirs)).not.toContain(name)
  expect(buttonsOf(theirs)).toEqual(['check-in.answer CHECK-1'])
})

test('whoever has answered, or is not asked, has no button to answer with, nor one to open another while one is open', async () => {
  await using app = await App.open({ ...acmeSheet, checkIns })
  await app.says(people.anna, 'check now acme')
  await answers(app, people.anna, '4')
  for (const who of [people.anna, people.uma, people.mara])
    expect(buttonsOf(await shownCard(app, who, 'check acme'))).toEqual([])
  expect(textOf(await shownCard(app, people.uma, 'check acme'))).toContain('CHECK-1 is open · closes')
})

test('after the close it tells the last result with how it moved, the widest gap, and the flags that stand', async () => {
  await using app = await App.open({ ...acmeSheet, checkIns })
  const all = [people.anna, people.tom, people.ravi, people.mia]
  const lived = async (week: number, ours: string, theirs: string) => {
    await app.passTo(MONDAY_NINE + week * 7 * DAY + 2 * HOUR)
    for (const who of all) await answers(app, who, who.tenantId === people.anna.tenantId ? ours : theirs)
    await app.passTo(MONDAY_NINE + week * 7 * DAY + 4 * DAY)
  }
  await lived(1, '4', '4')
  await lived(2, '2', '4')
  const told = textOf(await shownCard(app, people.tom, 'check acme'))
  expect(told).toMatch(/of 100 · the next opens/u)
  expect(told).toMatch(/CHECK-3: [\d.]+ of 100, amber, ↓ [\d.]+ down since CHECK-2 – closed/u)
  expect(told).toMatch(/Widest gap: outcomes \(\S+ 25, Acme Hosting 75, 50 apart\)/u)
  expect(told).toContain('Flags that stand: ')
  expect(told).toContain('R5 perception gap')
  // Tom is neither in charge nor asked.
  expect(buttonsOf(await shownCard(app, people.tom, 'check acme'))).toEqual([
    'subject.show CHECK-3',
    'check-in.results acme',
  ])
  expect(buttonsOf(await shownCard(app, people.anna, 'check acme'))).toEqual([
    'subject.show CHECK-3',
    'check-in.results acme',
    'check-in.open acme',
  ])
  expect(textOf(await shownCard(app, people.ravi, 'check', places.shared))).toContain('↓')
})

test('people of one partner learn nothing of another, and where one partner reads along nothing is told of another', async () => {
  await using app = await App.open({ ...acmeSheet, checkIns }, globexSheet)
  await app.says(people.anna, 'check now acme')
  expect((await shownCard(app, people.leo, 'check acme')).fallback).toContain('I know no partner called')
  expect((await shownCard(app, people.anna, 'check globex', places.shared)).fallback).toContain(
    'Ask me in a direct message',
  )
  const shared = await shownCard(app, people.anna, 'check acme', places.shared)
  expect(JSON.stringify(shared)).not.toContain('Mia Chen')
})
