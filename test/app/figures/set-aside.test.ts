import { afterEach, expect, test } from 'vitest'
import { report } from '../../../src/cli/report/report.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds
const says = async (line: string, who: TestPerson = people.tom, place = places.direct) => {
  const said = await app.says(who, line, place)
  return ('kind' in said ? textOf(said) : saidBy(said)).replaceAll('\u00A0', ' ')
}
const printed = async (format: string) =>
  (await report(app.services, { partner: 'acme', period: '2026-12', format })).map(({ text }) => text).join('\n')

/** CASE-1 is withdrawn; CASE-2 was called resolved and was not; CASE-3 is, and nobody has confirmed it; CASE-4 is one that counts. All are of severity 4. */
test('void, struck and unconfirmed rounds are shown apart, to both alike, each once, and explain tells each of them', async () => {
  app = await App.open(acmeSheet)
  await app.passTo(at('2026-12-28T09:00:00Z'))
  for (const title of ['Typo', 'Slow page', 'Old logo', 'Wrong link']) await says(`case acme "${title}" --severity 4`)
  for (const number of [2, 3, 4]) await says(`ack CASE-${number}`, people.mia, places.shared)
  await says('withdraw CASE-1 "It is ours"')
  await says('resolve CASE-2 "It is fast"', people.mia, places.shared)
  await app.passTo(at('2026-12-28T11:00:00Z'))
  await says('reopen CASE-2 "It is not"')
  await app.passTo(at('2026-12-30T09:00:00Z'))
  await says('resolve CASE-3 "Changed"', people.mia, places.shared)
  await says('resolve CASE-4 "Changed"', people.mia, places.shared)
  await says('confirm CASE-4')
  await app.passTo(at('2026-12-31T23:30:00Z'))

  for (const [who, place] of [
    [people.tom, places.direct],
    [people.mia, places.shared],
  ] as const) {
    const card = await says('report acme --period 2026-12', who, place)
    expect(card).toMatch(/acknowledge in 1 working day – 3 of 3 \(100 %\); not counted: 1 void$/mu)
    expect(card).toMatch(
      /resolve in 5 working days – 1 of 1 \(100 %\); not counted: 1 void, 1 struck, 1 unconfirmed$/mu,
    )
    expect(card).toContain('@Liaison explain acme acknowledge severity 4 --period 2026-12')
    const told = await says('explain acme resolve severity 4 --period 2026-12', who, place)
    expect(told).toMatch(
      /^CASE-1: void, and not counted\. It ended with its case on Mon 28 Dec 2026, .*neither met nor missed\.$/mu,
    )
    expect(told).toMatch(
      /^CASE-2: struck, and not counted\. It was called resolved on Mon 28 Dec 2026, .*, and that was struck on Mon 28 Dec 2026, .*: it counts as never said\.$/mu,
    )
    expect(told).toMatch(/^CASE-3: unconfirmed, and not counted yet\. .*and not confirmed yet\.$/mu)
    expect(told).toContain('Rounds that are not counted: 1 void, 1 struck, 1 unconfirmed.')
    expect(told).toContain('1 met + 0 missed = 1')
  }
  expect(await printed('markdown')).toMatch(
    /\| Severity 4, resolve \| 5 working days \| 1 of 1 \(100 %\) \| – \| 1 void, 1 struck, 1 unconfirmed \|/u,
  )
  expect(await printed('csv')).toMatch(/"resolve","4",.*,"1","1","1","","","0","","",""$/mu)

  // What is confirmed, or solved after all, counts in its period, and stands apart there no more.
  await app.passTo(at('2027-01-06T09:00:00Z'))
  await says('resolve CASE-2 "Now it is"', people.mia, places.shared)
  await says('confirm CASE-2')
  expect(await says('report acme --period 2026-12')).toMatch(/2 of 2 \(100 %\); not counted: 1 void, 1 struck$/mu)
  expect(await says('report acme --period 2027-01')).toMatch(
    /resolve in 5 working days – \d of \d \([^)]*\), 2026-12 2 of 2/u,
  )
  expect(await says('report acme --period 2027-01')).not.toContain('not counted:')
  // What a struck round comes to later is told in that period alone.
  const told = await says('explain acme resolve severity 4 --period 2026-12')
  expect(told).toMatch(/^CASE-2: struck, and not counted\. It was called resolved on /mu)
  expect(told).toContain('2 met + 0 missed = 2')
  expect(await says('explain acme resolve severity 4 --period 2027-01')).toMatch(/^CASE-2: missed\. /mu)
})
