import { afterEach, beforeEach, expect, test } from 'vitest'
import { rehearsalOf } from '../../../src/app/queries/rehearsal-of.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'

let app: App

const sam: TestPerson = { ...people.tom, userId: 'USAM', name: 'Sam Holt', zone: 'America/New_York' }
const TUESDAY_TEN = MONDAY_NINE + 25 * HOUR

/** It is Monday 23 November, 09:00 in Paris. Sam is our sponsor, and works in New York. */
beforeEach(async () => {
  app = await App.open({
    ...acmeSheet,
    people: [
      ...acmeSheet.people,
      { name: sam.name, side: 'internal', roles: ['sponsor'], zone: sam.zone, slack: 'T0HOME/USAM' },
    ],
    ladder: {
      cycles: 1,
      ours: [
        { tell: ['sponsor', 'account-manager'], wait: '1h' },
        { tell: ['account-manager', 'managers'], wait: '1h' },
      ],
    },
  })
})

afterEach(() => app[Symbol.asyncDispose]())

const rehearsed = async () => JSON.stringify(await app.says(people.anna, 'rehearse acme'))

/** When each hears of it first, as it is rehearsed for Tuesday 10:00. */
async function heardAsRehearsed(): Promise<Record<string, number>> {
  const { services } = app
  const partner = (await app.read((view) => view.partners.bySlug('acme')))!
  const told = await app.read((tx) => {
    const { company, permissions, platforms, almanac } = services
    const actor = { kind: 'operator' as const }
    return rehearsalOf.read(
      { tx, now: app.clock.now(), company, permissions, platforms, almanac, actor, audience: 'internal' },
      partner,
    )
  })
  const [play] = told.rehearsed.flatMap(({ plays }) =>
    plays.filter(({ at, urgency }) => at === TUESDAY_TEN && urgency === 'notice'),
  )
  const all = Object.values(play!.steps).flatMap((steps) =>
    steps.flatMap(({ heard = [] }) => heard.flatMap(({ at, names }) => names.map((name) => ({ name, at })))),
  )
  return Object.fromEntries(all.toReversed().map(({ name, at }) => [name, at]))
}

/** When each is told in truth. */
async function heardInTruth(): Promise<Record<string, number>> {
  await app.passTo(TUESDAY_TEN - MINUTE)
  await app.says(people.mia, 'case "Slow orders" --severity 2')
  await app.passTo(TUESDAY_TEN)
  await app.news()
  await app.says(people.mia, 'escalate CASE-1 "No progress"')
  const heard: Record<string, number> = {}
  for (let at = TUESDAY_TEN; at < TUESDAY_TEN + 9 * HOUR; at += 30 * MINUTE) {
    await app.passTo(at)
    for (const { to, card } of await app.news()) if (/ESC-1\b/u.test(card.fallback)) heard[to] ??= at
  }
  return heard
}

test('a rehearsal says when each hears it, by their own clock and hours', async () => {
  expect(await rehearsed()).toContain(
    'A notice that begins Tue 24 Nov 10:00 – Northwind: Anna Berg at once, Sam Holt Tue 24 Nov 15:00, then the managers’ channel Tue 24 Nov 11:00, Anna Berg Tue 24 Nov 13:00.',
  )
})

test('their quiet hours are in it, but of no page', async () => {
  await app.says(people.anna, 'quiet 09:30-12:00')
  const said = await rehearsed()
  expect(said).toContain(
    'A notice that begins Tue 24 Nov 10:00 – Northwind: Anna Berg Tue 24 Nov 12:00, Sam Holt Tue 24 Nov 15:00',
  )
  expect(said).toContain('A page that begins Tue 24 Nov 10:00 – Northwind: Anna Berg at once')
})

test('whoever takes pages is in it on Saturday, by their own word', async () => {
  expect(await rehearsed()).toContain('A page that begins Sat 28 Nov 03:00 – Northwind: Anna Berg at once')
  await app.says(sam, 'pages on')
  expect(await rehearsed()).toContain('A page that begins Sat 28 Nov 03:00 – Northwind: Sam Holt at once')
})

test.each([[''], ['quiet 09:30-12:00'], ['quiet 16:00-11:30 weekends']])(
  'what is rehearsed is what comes (Anna: %j)',
  async (line) => {
    if (line !== '') await app.says(people.anna, line)
    const rehearsal = await heardAsRehearsed()
    const truth = await heardInTruth()
    for (const name of ['Anna Berg', 'Sam Holt', 'Ravi Shah'])
      expect([name, truth[name]]).toEqual([name, rehearsal[name]])
  },
)

test('whoever the bot may not write to alone hears it where both read, in the hours agreed on, whatever their own are', async () => {
  app.services.platforms = app.services.platforms.map((one) => ({
    ...one,
    mayWriteTo: ({ side }) => side === 'internal',
  }))
  await app.says(people.anna, 'people acme add @Mia --role sponsor')
  await app.register({
    ...acmeSheet,
    people: undefined,
    ladder: { cycles: 1, theirs: [{ tell: ['sponsor'], wait: '1h' }] },
  })
  await app.accepts()
  await app.says(people.mia, 'quiet 08:00-12:00', places.shared)
  expect(await rehearsed()).toMatch(/A notice that begins Tue 24 Nov 10:00 – .*Acme Hosting: Mia Chen at once/u)
  const rehearsal = await heardAsRehearsed()
  await app.passTo(TUESDAY_TEN - MINUTE)
  await app.says(people.tom, 'case acme "Slow orders" --severity 2')
  await app.passTo(TUESDAY_TEN)
  await app.news()
  await app.says(people.tom, 'escalate CASE-1 "No progress"')
  const [told] = (await app.news()).filter(
    ({ to, card }) => to === '#acme-shared' && /Mia Chen/u.test(textOf(card)) && /ESC-1/u.test(textOf(card)),
  )
  expect(told).toBeDefined()
  expect(rehearsal['Mia Chen']).toBe(TUESDAY_TEN)
})
