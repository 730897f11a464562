import { expect, test } from 'vitest'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, textOf } from '../../kit/app-fixture.ts'

test('each question to the side that owes answers has a clock of its own, which its next word stops', async () => {
  const objectives = [{ measure: 'answer', obligor: 'partner', target: '1 h', protects: 'Orders' }]
  await using app = await App.open({ ...acmeSheet, sla: { objectives } })
  const answers = () =>
    app.read(async (view) => {
      const clocks = await view.clocks.ofSubject('case', (await view.cases.byNumber(1))!.id)
      return clocks.flatMap((one) => {
        if (one.measure !== 'answer') return []
        return [`${one.round} ${one.status === 'stopped' ? (one.met ? 'met' : 'missed') : one.status}`]
      })
    })
  await app.says(people.tom, 'case acme "Late" --severity 2')
  expect(await answers()).toEqual([])
  await app.says(people.tom, 'ask CASE-1 "Which?"')
  expect(await answers()).toEqual(['1 running'])
  await app.passTo(MONDAY_NINE + 0.5 * HOUR)
  await app.says(people.mia, 'reply CASE-1 "Those"')
  expect(await answers()).toEqual(['1 met'])

  await app.says(people.tom, 'ask CASE-1 "Why?"')
  expect(JSON.stringify(await app.says(people.tom, 'show CASE-1'))).toContain('Answer')
  await app.news()
  await app.passTo(MONDAY_NINE + 2 * HOUR)
  expect((await app.news()).map(({ card }) => card.title)).toContain(
    'The time to answer the question on CASE-1 has ended',
  )
  await app.says(people.mia, 'reply CASE-1 "So"')
  expect(await answers()).toEqual(['1 met', '2 missed'])

  await app.says(people.tom, 'ask CASE-1 "Sure?"')
  await app.passTo(MONDAY_NINE + 2.5 * HOUR)
  await app.says(people.tom, 'no-answer CASE-1')
  await app.says(people.mia, 'resolve CASE-1 "Done"')
  await app.says(people.tom, 'confirm CASE-1')
  await app.says(people.tom, 'reopen CASE-1 "No"')
  await app.says(people.tom, 'ask CASE-1 "And now?"')
  await app.passTo(MONDAY_NINE + 2.75 * HOUR)
  await app.says(people.tom, 'withdraw CASE-1 "Never mind"')
  expect(await answers()).toEqual(['1 met', '2 missed', '3 void', '4 void'])
  await app.says(people.tom, 'undo CASE-1')
  expect(await answers()).toEqual(['1 met', '2 missed', '3 void', '4 running'])
  expect(textOf(await app.says(people.tom, 'sla explain CASE-1'))).toContain(
    'Time to answer (question 4), due from Acme Hosting',
  )
})
