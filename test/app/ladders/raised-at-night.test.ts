import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { sayFact } from '../../../src/domain/timeline/say-fact.ts'
import { acmeSheet, App, MONDAY_NINE, people } from '../../kit/app-fixture.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'

let app: App

/** Anna is the account manager, Max the sponsor, Tom a member. */
beforeEach(async () => {
  app = await App.open(acmeSheet)
  await app.says(people.anna, 'people acme add @Max --role sponsor')
  await app.says(people.tom, 'case acme "Nothing works" --severity 4')
})

afterEach(() => app[Symbol.asyncDispose]())

/** It is eleven at night in Paris, and a call of what can wait is held for the morning. */
async function escalatedAtNight(roles: string | string[], ...said: (() => Promise<unknown>)[]): Promise<void> {
  const ladder = { ours: [{ tell: [roles].flat(), wait: '2h' }], theirs: [] }
  const sheet = partnerSheet.parse({ slug: 'acme', name: 'Acme Hosting', ladder })
  expect(await applyPartnerSheet(app.services, sheet)).not.toHaveProperty('refused')
  for (const say of said) await say()
  app.clock.move(MONDAY_NINE + 14 * HOUR - app.clock.now())
  await app.news()
  await app.says(people.mia, 'escalate CASE-1 "No progress"')
  await app.news()
}
const OURS = ['Anna Berg', 'Max Ruiz', 'Tom Ek']
async function calledNow(): Promise<string[]> {
  const all = (await app.news()).filter(({ card }) => /ESC-1\b/u.test(card.fallback))
  return [...new Set(all.map(({ to }) => to))].filter((to) => OURS.includes(to))
}
const raise = () => app.says(people.mara, 'severity CASE-1 1')
const pagesOn = () => app.says(people.max, 'pages on')
async function recorded(): Promise<string[]> {
  const ladder = (await app.read((view) => view.ladders.byNumber(1)))!
  const facts = await app.read((view) => view.facts.of(ladder.partnerId, 'ESC-1'))
  const night = facts.filter(({ kind }) => kind === 'EscalationPagedAtNight')
  return night.map((fact) => sayFact(fact, (side) => (side === 'internal' ? 'Northwind' : 'Acme')))
}

test('a case that is raised to severity 1 at night calls the account manager in the place of whoever takes no pages, who hears it in the morning', async () => {
  await escalatedAtNight('sponsor')
  await raise()
  expect(await calledNow()).toEqual(['Anna Berg'])
  expect(await recorded()).toEqual([
    'Max Ruiz, whom step 1 at Northwind of ESC-1 tells, does not work at that hour and takes no pages then; Anna Berg is paged instead.',
  ])
  await app.passTo(MONDAY_NINE + DAY + MINUTE)
  expect(await calledNow()).toContain('Max Ruiz')
})

test('where the step has called somebody who was at work then, it rings none of the others, and nobody in their place', async () => {
  const tom = people.tom.name
  const sheet = {
    ...acmeSheet,
    people: acmeSheet.people.map((one) => (one.name === tom ? { ...one, zone: 'America/Los_Angeles' } : one)),
  }
  expect(await applyPartnerSheet(app.services, partnerSheet.parse(sheet))).not.toHaveProperty('refused')
  await app.says(people.anna, 'people acme add @Max --role sponsor')
  await escalatedAtNight(['sponsor', 'member'])
  await raise()
  const called = await calledNow()
  expect(called).not.toContain('Max Ruiz')
  expect(called).not.toContain('Anna Berg')
  expect(await recorded()).toEqual([
    expect.stringMatching(/^Max Ruiz, whom step 1 at Northwind of ESC-1 tells, does not work at that hour/u),
  ])
})

test('it rings whoever takes pages at any hour at once, and nobody in their place', async () => {
  await escalatedAtNight('sponsor', pagesOn)
  await raise()
  expect(await calledNow()).toEqual(['Max Ruiz'])
  expect(await recorded()).toEqual([])
})

test('somebody who is named into the step of a page at night is called only if a page calls them then', async () => {
  await escalatedAtNight('member')
  await raise()
  await calledNow()
  await app.says(people.anna, 'people acme add @Max --role member')
  expect(await calledNow()).not.toContain('Max Ruiz')
})

test('and is called where they take pages at any hour', async () => {
  await escalatedAtNight('member', pagesOn)
  await raise()
  await calledNow()
  await app.says(people.anna, 'people acme add @Max --role member')
  expect(await calledNow()).toContain('Max Ruiz')
})
