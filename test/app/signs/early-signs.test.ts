import { expect, test } from 'vitest'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, MONDAY_NINE, people, places } from '../../kit/app-fixture.ts'
import { itemsOf, shownCard } from '../../kit/shown-card.ts'

/** A pulse each Monday, open for one working day. */
const checkIns = { cron: '0 10 * * 1', window: '1 working day', remindAfter: '4h' }

async function signs(app: App, who = people.anna, line = 'check flags acme', at = places.direct): Promise<string[]> {
  return itemsOf(await shownCard(app, who, line, at)).filter((one) => !/^R\d/u.test(one))
}

test('our own people read each early sign with its figures and its rate; before there is a history it says what is missing', async () => {
  await using app = await App.open({ ...acmeSheet, checkIns })
  expect(await signs(app)).toEqual([
    'slower replies: too little was asked of Acme Hosting to say: 0 of 5 answers in 45 days, 0 of 8 in the 135 days before. No rate yet: 0 of 12 quarters needed.',
    'absent sponsor: no sponsor is named on either side, so none is missed. No rate yet: 0 of 12 quarters needed.',
    'key person gone: no account manager and no sponsor of either side left in 90 days. No rate yet: 0 of 12 quarters needed.',
    'green outside, red inside: no health check closed in 90 days. No rate yet: 0 of 12 quarters needed.',
  ])
})

test('a sponsor who answers no check is absent, and one who left is gone; nobody of the partner reads either, wherever they ask', async () => {
  await using app = await App.open({ ...acmeSheet, checkIns })
  await app.says(people.anna, 'people acme add @Sol --role sponsor')
  await app.passTo(MONDAY_NINE + 9 * DAY)
  expect((await signs(app))[1]).toMatch(
    /^absent sponsor, seen: the sponsor of Acme Hosting was asked 2 times in 180 days, and did not answer CHECK-1 and CHECK-2 /u,
  )
  await app.says(people.anna, 'people acme remove @Sol')
  const told = await signs(app)
  expect(told[1]).toContain('no sponsor is named on either side')
  expect(told[2]).toMatch(
    /^key person gone, seen: the sponsor of Acme Hosting left on .+, and nobody is named in their place/u,
  )
  // The card of both sides has none, also where one of ours asks for it.
  for (const [who, at] of [
    [people.ravi, places.shared],
    [people.ravi, places.direct],
    [people.anna, places.shared],
  ] as const) {
    const card = JSON.stringify(await shownCard(app, who, 'check flags acme', at))
    expect(card).toContain('black box')
    expect(card).not.toMatch(/early sign|key person|slower replies|quarter went/iu)
  }
  expect(JSON.stringify(await shownCard(app, people.anna, 'check flags acme', places.internal))).toContain(
    'Early signs',
  )
})

test('a sponsor who was away, or whose step nobody took, is counted by what they were asked', async () => {
  const ladder = { cycles: 1, theirs: [{ tell: ['sponsor'], wait: '2h' }] }
  await using app = await App.open({ ...acmeSheet, checkIns, ladder })
  await app.says(people.anna, 'people acme add @Sol --role sponsor')
  await app.passTo(MONDAY_NINE + 30 * HOUR)
  await app.says(people.anna, 'case acme "Orders API returns 500"')
  await app.says(people.anna, 'escalate CASE-1 "No progress"')
  await app.passTo(MONDAY_NINE + 5 * DAY)
  expect((await signs(app))[1]).toMatch(/was asked 2 times in 180 days, and did not answer CHECK-1 and ESC-1/u)
})

test('replies are counted of what was asked on cases, and of whatever partner there is the rates count', async () => {
  await using app = await App.open({ ...acmeSheet, checkIns }, globexSheet)
  for (const at of [1, 2, 3, 4, 5, 6]) {
    await app.passTo(MONDAY_NINE + at * DAY)
    await app.says(people.anna, `case acme "Orders API returns 50${at}"`)
    await app.passTo(MONDAY_NINE + at * DAY + HOUR)
    await app.says(people.ravi, `ack CASE-${at}`, places.shared)
  }
  await app.says(people.anna, 'ask CASE-6 "Since when?"')
  expect((await signs(app))[0]).toMatch(/: 6 of 5 answers in 45 days, 0 of 8 in the 135 days before\./u)
})
