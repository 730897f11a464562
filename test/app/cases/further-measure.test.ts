import { expect, test, vi } from 'vitest'
import type { MeasureRule } from '../../../src/domain/sla/measures/measure.ts'
import type * as Measures from '../../../src/domain/sla/measures/measures.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, textOf } from '../../kit/app-fixture.ts'

/** A measure that the product does not have: from each question of the other side to the next word of the side that owes. */
const answer: MeasureRule = {
  turns({ waits, struck, ended }, { obligor }) {
    const asked = waits.flatMap(({ on, from, to }) => {
      if (on !== obligor) return []
      const answered = to !== undefined && to !== ended?.at
      return [{ startedAt: from, ...(answered && { stop: { at: to, confirmed: true } }) }]
    })
    const takenBack = struck.flatMap((one) =>
      one.what === 'wait' && one.on === obligor ? [{ startedAt: one.from, voidedAt: one.at }] : [],
    )
    return [...asked, ...takenBack].toSorted((a, b) => a.startedAt - b.startedAt)
  },
  carriesOver: false,
  leads: ({ status }) => status === 'waiting',
  words: { title: 'Answer', owed: 'an answer', came: 'answer', past: () => 'answered' },
}

const OURS = new Set<string>(['acknowledge', 'resolve'])

vi.mock('../../../src/domain/sla/measures/measures.ts', async (original) => {
  const { MEASURES, ruleOf } = await original<typeof Measures>()
  return {
    MEASURES: [...MEASURES, 'answer'],
    ruleOf: (measure: 'answer' | Measures.Measure) => (measure === 'answer' ? answer : ruleOf(measure)),
  }
})

test('a measure of its own file and a line in the list has a clock for all that it finds to measure', async () => {
  const objectives = [{ measure: 'answer', obligor: 'partner', target: '1 h', protects: 'Orders' }]
  await using app = await App.open({ ...acmeSheet, sla: { objectives } })
  const answers = () =>
    app.read(async (view) => {
      const clocks = await view.clocks.ofSubject('case', (await view.cases.byNumber(1))!.id)
      return clocks.flatMap((one) => {
        if (OURS.has(one.measure)) return []
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
  expect((await app.news()).map(({ card }) => card.title)).toContain('The time to answer CASE-1 has ended')
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
    'Time to answer (round 4), due from Acme Hosting',
  )
})
