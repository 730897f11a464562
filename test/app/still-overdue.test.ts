import { afterEach, expect, test } from 'vitest'
import { report } from '../../src/cli/report/report.ts'
import { acmeSheet, App, people, places, type TestPerson, textOf } from '../kit/app-fixture.ts'
import { saidBy } from '../cards/said-by.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds
const says = async (line: string, who: TestPerson = people.anna, place = places.direct) => {
  const said = await app.says(who, line, place)
  return 'kind' in said ? textOf(said) : saidBy(said)
}

test('what was missed before and is still overdue is shown in each later period, to both, and counted in none of them', async () => {
  app = await App.open(acmeSheet)
  await app.passTo(at('2026-12-07T09:00:00Z'))
  await says('case acme "Orders are late" --severity 1', people.tom)
  await app.passTo(at('2027-02-10T09:00:00Z'))
  const january = 'report acme --period 2027-01'
  for (const [who, place] of [
    [people.anna, places.direct],
    [people.mia, places.shared],
  ] as const) {
    const said = await says(january, who, place)
    expect(said).toMatch(/no case counted, \d still overdue from before/u)
    expect(said).toMatch(/CASE-1 “Orders are late”: Acme Hosting to resolve, overdue since .*7 Dec 2026/u)
    const explained = await says('explain acme resolve severity 1 --period 2027-01', who, place)
    expect(explained).toMatch(/CASE-1 was missed in an earlier period, and is still overdue, since Mon 7 Dec 2026/u)
    expect(explained).toContain('No case counts in it')
  }
  const printed = async (format: string) =>
    (await report(app.services, { partner: 'acme', period: '2027-01', format })).map(({ text }) => text).join('\n')
  expect(await printed('markdown')).toMatch(/a resolution by Acme Hosting, overdue since Mon 7 Dec 2026/u)
  expect(await printed('csv')).toContain('"CASE-1 since 2026-12-07T')
  // Where it was missed it is missed, and nothing else is.
  expect(await says('report acme --period 2026-12')).not.toContain('still overdue')

  await says('resolve CASE-1 "Rolled back"', people.mia, places.shared)
  await says('confirm CASE-1', people.tom)
  expect(await says('report acme --period 2027-02')).not.toContain('CASE-1')
  // At the end of January it was open.
  expect(await says(january)).toContain('CASE-1')
})
