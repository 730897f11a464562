import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, textOf } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 2')
})

afterEach(() => app[Symbol.asyncDispose]())

const statuses = () =>
  app.read(async (view) => {
    const clocks = await view.clocks.ofSubject('case', (await view.cases.byNumber(1))!.id)
    return clocks.map(({ status }) => status)
  })
/** What arrived in messages of their own. */
const lines = async () =>
  (await app.news())
    .filter(({ cardKey, to }) => cardKey === undefined && to.startsWith('#'))
    .map(({ to, card }) => `${to} ${card.title}`)
const explained = async () => textOf(await app.says(people.tom, 'sla explain CASE-1'))

test('whoever opened a case withdraws it with a reason: its clocks are void, and the other side cannot', async () => {
  expect(textOf(await app.says(people.mia, 'withdraw CASE-1 "Not ours"'))).toContain('only they can withdraw it')
  const form = await app.says(people.tom, 'withdraw CASE-1')
  expect(JSON.stringify(form)).toContain('Why was it opened in error?')
  expect(textOf(await app.says(people.tom, 'withdraw CASE-1 "A test"'))).toContain('CASE-1 is withdrawn.')
  expect(await statuses()).toEqual(['void', 'void'])
  expect(textOf(await app.says(people.mia, 'show CASE-1'))).toContain('CASE-1 is withdrawn · by Tom Ek')
  expect(textOf(await app.says(people.tom, 'withdraw CASE-1 "Once more"'))).toContain(
    'was withdrawn, so nothing is left',
  )
})

test('a withdrawal is told in the thread, and undone by the side that withdrew until the other side acts', async () => {
  await app.says(people.mia, 'ask CASE-1 "Which region?"')
  await app.news()
  expect(await explained()).toContain('Acme Hosting asked the other side once.')
  expect(textOf(await app.says(people.tom, 'withdraw CASE-1 "A test"'))).toContain('“undo CASE-1” takes that back')
  expect(await lines()).toEqual(['#acme-shared CASE-1 is withdrawn'])
  expect(textOf(await app.says(people.mia, 'undo CASE-1'))).toContain('only they can take that back')
  await app.passTo(MONDAY_NINE + HOUR)
  expect(textOf(await app.says(people.anna, 'undo CASE-1'))).toContain('CASE-1 goes on.')
  expect(await lines()).toEqual(['#acme-shared CASE-1 goes on'])
  expect(await statuses()).toEqual(['stopped', 'paused'])
  expect(textOf(await app.says(people.mia, 'show CASE-1'))).toContain('CASE-1 is waiting · Tom Ek (Northwind) to reply')
  expect(textOf(await app.says(people.tom, 'undo CASE-1'))).toContain('nothing to undo')
  expect(JSON.stringify(await app.says(people.mia, 'timeline CASE-1'))).toContain('took back that CASE-1 was withdrawn')
})

test('a question that needs no answer is taken back by whoever asked, and the time that it waited counts', async () => {
  await app.says(people.mia, 'ack CASE-1')
  await app.says(people.mia, 'ask CASE-1 "Which region?"')
  await app.passTo(MONDAY_NINE + HOUR)
  expect(await statuses()).toEqual(['stopped', 'paused'])
  await app.news()
  expect(textOf(await app.says(people.mia, 'no-answer CASE-1'))).toContain('The question on CASE-1 is taken back')
  expect(await lines()).toEqual(['#acme-shared The question on CASE-1 is taken back'])
  expect(await statuses()).toEqual(['stopped', 'running'])
  expect(await explained()).toMatch(/does not count|struck|taken back/u)
  expect(textOf(await app.says(people.mia, 'no-answer CASE-1'))).toContain('CASE-1 waits on nobody.')
})

test('whoever was asked says that nothing is needed from them, by a button of the case’s card', async () => {
  await app.says(people.mia, 'ack CASE-1')
  await app.says(people.mia, 'ask CASE-1 "Which region?"')
  const { version } = (await app.read((view) => view.cases.byNumber(1)))!
  const shown = await app.says(people.tom, 'show CASE-1')
  await lines()
  expect(JSON.stringify(shown)).toContain('"action":"case.end-wait","label":"No answer needed"')
  expect(await app.presses(people.tom, 'case.end-wait', 'CASE-1', version)).toMatchObject({
    text: expect.stringContaining('waits on you no longer'),
  })
  expect(await statuses()).toEqual(['stopped', 'running'])
  expect(await lines()).toEqual(['#acme-shared No answer is needed on CASE-1'])
})
