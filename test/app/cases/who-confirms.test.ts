import { afterEach, beforeEach, expect, test } from 'vitest'
import { deadlinesInWords } from '../../../src/app/show/deadlines-in-words.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, textOf } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const clocks = async (number = 1) =>
  app.read(async (view) => view.clocks.ofSubject('case', (await view.cases.byNumber(number))!.id))

test('a resolution by the side that owes is confirmed by two working days of silence, with the deadline told till then', async () => {
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.passTo(MONDAY_NINE + HOUR / 2)
  await app.says(people.mia, 'resolve CASE-1 "Restarted"')
  expect(textOf(await app.says(people.tom, 'show CASE-1'))).toContain('not confirmed yet · Northwind to confirm by')
  expect(await app.read(deadlinesInWords)).toContainEqual({
    at: MONDAY_NINE + HOUR / 2 + 2 * DAY,
    what: 'CASE-1: silence confirms its resolution',
  })
  await app.passTo(MONDAY_NINE + HOUR / 2 + 2 * DAY)
  expect((await clocks()).map(({ status }) => status)).toEqual(['stopped', 'stopped'])
  expect(textOf(await app.says(people.tom, 'show CASE-1'))).not.toContain('confirm')
  expect((await app.read(deadlinesInWords)).filter(({ what }) => what.startsWith('CASE-1'))).toEqual([])
  expect(JSON.stringify(await app.says(people.tom, 'timeline CASE-1'))).toContain(
    'Nobody called CASE-1 unsolved in time, so its resolution stands.',
  )
})

test('whoever is owed confirms by a word or a press, once; the side that owes cannot, and nobody is asked any more', async () => {
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.says(people.mia, 'resolve CASE-1 "Restarted"')
  const shown = textOf(await app.says(people.tom, 'show CASE-1'))
  expect(shown).toContain('Northwind to confirm by')
  expect(textOf(await app.says(people.mia, 'confirm CASE-1'))).toContain(
    'Only the other side can confirm that CASE-1 is resolved.',
  )
  expect((await clocks()).map(({ status }) => status)).toEqual(['stopped', 'unconfirmed'])

  expect(textOf(await app.says(people.tom, 'confirm CASE-1'))).toContain('You have confirmed that CASE-1 is solved.')
  expect((await clocks()).map(({ status }) => status)).toEqual(['stopped', 'stopped'])
  expect((await app.read(deadlinesInWords)).filter(({ what }) => what.startsWith('CASE-1'))).toEqual([])
  const version = (await app.read((view) => view.cases.byNumber(1)))!.version
  expect(await app.presses(people.tom, 'case.confirm', 'CASE-1', version)).toMatchObject({
    text: expect.stringContaining('confirmed already'),
  })
  expect(textOf(await app.says(people.tom, 'show CASE-1'))).not.toContain('to confirm')
})

test('the severity by which the other side loosened its clocks is confirmed the same way', async () => {
  await app.says(people.mia, 'case acme "We need access" --severity 2')
  await app.says(people.tom, 'severity CASE-1 4')
  const before = await clocks()
  expect(textOf(await app.says(people.tom, 'confirm CASE-1'))).not.toContain('go by severity 4')
  expect(await clocks()).toEqual(before)
  expect(textOf(await app.says(people.mia, 'confirm CASE-1'))).toContain('The clocks of CASE-1 go by severity 4 now.')
  expect(await clocks()).not.toEqual(before)
})

test('a resolution by the side that is owed stands at once', async () => {
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.says(people.tom, 'resolve CASE-1 "It works again"')
  expect((await clocks()).map(({ status }) => status)).toEqual(['stopped', 'stopped'])
  expect(textOf(await app.says(people.tom, 'show CASE-1'))).not.toContain('confirm')
})

test('what our own side owes is not made longer by our side alone', async () => {
  await app.says(people.mia, 'case acme "We need access" --severity 2')
  await app.says(people.tom, 'severity CASE-1 1')
  const before = await clocks()
  const said = textOf(await app.says(people.tom, 'severity CASE-1 4'))
  expect(said).toContain('CASE-1 has severity 4 now; its clocks keep their times until the other side confirms it.')
  expect(await clocks()).toEqual(before)
  expect(JSON.stringify(await app.says(people.tom, 'show CASE-1'))).toContain('Its clocks go by severity 1 until')
})

test('nor lifted: a more severe case for which we promise nothing keeps its clocks until the other side agrees', async () => {
  const ended = (['resolve', 'acknowledge'] as const).map((measure) => ({
    ...{ measure, severity: 1, obligor: 'internal', end: true },
  }))
  await app.register({ ...acmeSheet, sla: { objectives: ended } })
  await app.accepts()
  await app.says(people.mia, 'case "We need access" --severity 2')
  const before = await clocks()
  expect(textOf(await app.says(people.tom, 'severity CASE-1 1'))).toContain(
    'CASE-1 has severity 1 now; its clocks keep their times until the other side confirms it.',
  )
  expect(await clocks()).toEqual(before)
  await app.passTo(MONDAY_NINE + 2 * DAY)
  expect((await clocks()).map(({ breachedAt }) => breachedAt !== undefined)).toEqual([true, true])
})

test('a clock follows a severity by the terms that it began with, whatever was agreed since', async () => {
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 3')
  const resolve = { measure: 'resolve', severity: 1, target: '7h', protects: 'Orders are taken.' }
  await app.register({ ...acmeSheet, sla: { objectives: [resolve] } })
  await app.says(people.tom, 'severity CASE-1 1')
  expect((await clocks()).at(-1)).toMatchObject({ measure: 'resolve', dueAt: MONDAY_NINE + 4 * HOUR })
  await app.says(people.tom, 'case acme "Another" --severity 1')
  expect((await clocks(2)).at(-1)).toMatchObject({ measure: 'resolve', dueAt: MONDAY_NINE + 7 * HOUR })
})

test('a case reopened before that deadline was handled begins one new round all the same', async () => {
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.says(people.mia, 'resolve CASE-1 "Restarted"')
  app.clock.move(3 * DAY)
  await app.says(people.tom, 'reopen CASE-1 "It is back"')
  const rounds = (await clocks()).map(({ measure, round, status }) => `${measure} ${round} ${status}`)
  expect(rounds).toEqual(['acknowledge 1 stopped', 'resolve 1 stopped', 'resolve 2 running'])
})

test('after ten working days a case is not reopened: a new one is asked for', async () => {
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.says(people.tom, 'resolve CASE-1 "It works again"')
  await app.passTo(MONDAY_NINE + 15 * DAY)
  expect(textOf(await app.says(people.tom, 'reopen CASE-1 "Again"'))).toContain(
    'Open a new case that follows it, with “--follows CASE-1”.',
  )
})
