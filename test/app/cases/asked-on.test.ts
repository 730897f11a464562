import { expect, test } from 'vitest'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, textOf } from '../../kit/app-fixture.ts'

test('a further question during a wait stands in the log, on the timeline and in the explanation, and moves neither the wait nor a clock', async () => {
  await using app = await App.open(acmeSheet)
  const look = () => app.read(async (view) => (await view.cases.byNumber(1))!)
  const clocks = async () => {
    const { id } = await look()
    return app.read((view) => view.clocks.ofSubject('case', id))
  }
  await app.says(people.mia, 'case acme "We need access" --severity 2')
  await app.says(people.tom, 'ask CASE-1 "For whom?"')
  const before = await clocks()
  for (const [at, question] of ['To what?', 'Until when?'].entries()) {
    await app.passTo(MONDAY_NINE + (at + 1) * 10 * MINUTE)
    await app.says(people.tom, `ask CASE-1 "${question}"`)
  }
  expect(await clocks()).toEqual(before)
  const { log, ...state } = await look()
  expect(state).toMatchObject({ status: 'waiting', on: 'partner', question: 'Until when?' })
  expect(log.map(({ askedOn, waitingOn }) => [waitingOn, askedOn]).slice(-3)).toEqual([
    ['partner', undefined],
    ['partner', 'partner'],
    ['partner', 'partner'],
  ])
  expect(JSON.stringify(await app.says(people.tom, 'timeline CASE-1'))).toMatch(/For whom\?.*To what\?.*Until when\?/su)
  const explained = textOf(await app.says(people.tom, 'explain CASE-1'))
  expect(explained).toContain('asked the other side once, and asked on twice while it waited, which moves no clock.')
  // Answered once, it waits no more, and what was taken for the answer can be none.
  await app.passTo(MONDAY_NINE + 30 * MINUTE)
  await app.says(people.mia, 'reply CASE-1 "For Uma, to the logs, until Friday"')
  expect(await look()).toMatchObject({ status: 'in-progress' })
})
