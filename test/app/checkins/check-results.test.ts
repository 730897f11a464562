import { expect, test } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { checks } from '../../../src/cli/report/checks.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places } from '../../kit/app-fixture.ts'
import { itemsOf, shownCard } from '../../kit/shown-card.ts'

const checkIns = { cron: '0 10 * * 1', window: '2 working days', remindAfter: '1 working day' }

const written = ({ blocks }: Card) => blocks.flatMap((block) => (block.kind === 'written' ? block.text : '')).join('')

/** Three checks: the first with one answer of each side, then two with all; Tom writes what is his. */
async function lived(): Promise<App> {
  const app = await App.open({ ...acmeSheet, checkIns })
  const answers = [
    { ours: '4', theirs: '4', who: [people.anna, people.ravi] },
    { ours: '4', theirs: '4', who: [people.anna, people.tom, people.ravi, people.mia] },
    { ours: '2', theirs: '4', who: [people.anna, people.tom, people.ravi, people.mia] },
  ]
  for (const [week, { ours, theirs, who }] of answers.entries()) {
    await app.passTo(MONDAY_NINE + week * 7 * DAY + 2 * HOUR)
    const { id } = (await app.read((view) => view.partners.bySlug('acme')))!
    const run = (await app.read((view) => view.runs.latestOf(id)))!
    for (const one of who) {
      const answer = one.tenantId === people.anna.tenantId ? ours : theirs
      await app.submits(
        one,
        'check-in.answer',
        `CHECK-${run.number}`,
        Object.fromEntries(run.items.map((item) => [item.id, answer])),
      )
    }
    if (week === 2)
      await app.submits(people.tom, 'check-in.follow-up', `CHECK-${run.number}`, { text: 'Releases slip' })
    await app.passTo(MONDAY_NINE + week * 7 * DAY + 4 * DAY)
  }
  await app.news()
  return app
}

test('the last result is shown to each side as its card is: what people wrote to our own people alone', async () => {
  await using app = await lived()
  const ours = JSON.stringify(await shownCard(app, people.anna, 'check results acme'))
  expect(ours).toContain('CHECK-3 is closed')
  expect(ours).toContain('Releases slip')
  const theirs = JSON.stringify(await shownCard(app, people.ravi, 'check results', places.shared))
  expect(theirs).toContain('CHECK-3 is closed')
  expect(theirs).not.toContain('Releases slip')
  expect(JSON.stringify(await shownCard(app, people.anna, 'check results acme', places.shared))).not.toContain(
    'Releases slip',
  )
})

test('over time each is told with its index, both sides, the gap and who answered, the newest first, and each dimension in a row', async () => {
  await using app = await lived()
  const told = itemsOf(await shownCard(app, people.ravi, 'check acme results --trend', places.shared))
  expect(told[0]).toMatch(
    /^CHECK-3, .+: amber at 62\.5 of 100 ↓ 12\.5; Northwind 50, Acme Hosting 75, 25 apart; answered 2 of 2 and 2 of 2$/u,
  )
  expect(told[1]).toMatch(
    /^CHECK-2, .+: green at 75 of 100; Northwind 75, Acme Hosting 75; answered 2 of 2 and 2 of 2$/u,
  )
  expect(told[2]).toMatch(/^CHECK-1, .+: insufficient data; answered 1 of 2 and 1 of 2$/u)
  expect(told).toContain('outcomes: Northwind – 75 25, Acme Hosting – 75 75')
})

test('as CSV and JSON it is the same to both sides and on the host, to the byte, and names nobody', async () => {
  await using app = await lived()
  const table = written(await shownCard(app, people.anna, 'check results acme --trend --as csv'))
  expect(table).toBe(written(await shownCard(app, people.ravi, 'check results --trend --as csv', places.shared)))
  const [line] = await checks(app.services, { partner: 'acme', format: 'csv' })
  expect(`${line?.text}\r\n`).toBe(table)
  expect(table.split('\r\n')).toHaveLength(5)
  expect(table).toMatch(
    /"acme","CHECK-3","everybody","pulse",.+,"amber","62\.5","Northwind","50","Acme Hosting","75","-25"/u,
  )
  expect(table).not.toMatch(/Tom Ek|Releases slip/u)

  const json = JSON.parse(written(await shownCard(app, people.anna, 'check results acme --as json')))
  expect(json).toMatchObject({ partner: 'acme', checks: [{ check: 'CHECK-3', index: 62.5, company: 50, other: 75 }] })
  expect(json.checks[0].flags[0]).toMatchObject({ flag: expect.any(String), evidence: expect.any(String) })
})

test('before any has closed it says so; a format there is none of is refused, and so is one beside what shows no results', async () => {
  await using app = await App.open({ ...acmeSheet, checkIns })
  const said = async (line: string) => (await shownCard(app, people.anna, line)).fallback
  expect(await said('check results acme')).toContain('No health check with Acme Hosting has closed yet')
  expect(await said('check results acme --as pdf')).toContain('“pdf” is none')
  expect(await said('check now acme --trend')).toContain('say how results are shown')
  expect(await checks(app.services, { partner: 'acme', format: 'pdf' })).toMatchObject([
    { text: expect.stringContaining('pdf') },
  ])
})
