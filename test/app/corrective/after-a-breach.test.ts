import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const said = async (who: keyof typeof people, line: string, place = places.direct) =>
  textOf(await app.says(people[who], line, place))
const shown = async (who: keyof typeof people, line: string, place = places.direct) => {
  const outcome = await app.says(people[who], line, place)
  return 'blocks' in outcome ? saidBy(outcome) : textOf(outcome)
}
const ladders = () => app.read((tx) => tx.ladders.active({}))
const actionOf = (number: number) => app.read((tx) => tx.correctiveActions.byNumber(number))
const titles = async () => (await app.news()).map(({ card }) => card.title)

/** Acme misses its time to acknowledge: due on Monday at ten. */
async function breached(): Promise<void> {
  await app.says(people.tom, 'case acme "The API is down" --severity 1')
  await app.passTo(MONDAY_NINE + 2 * HOUR)
}

describe('a breach', () => {
  test('asks the side that owed what will change, of whoever answers for it, and posts nothing of its own', async () => {
    await app.says(people.tom, 'case acme "The API is down" --severity 1')
    await app.news()
    await app.passTo(MONDAY_NINE + 2 * HOUR)
    expect((await titles()).filter((title) => title.includes('ACT-'))).toEqual([])
    expect(await actionOf(1)).toMatchObject({
      ...{ status: 'asked', side: 'partner', owner: { name: 'Ravi Shah' }, audience: 'shared' },
      source: { kind: 'case', label: 'CASE-1' },
    })
    const mine = await shown('ravi', '', places.shared)
    expect(mine).toContain('ACT-1')
    expect(await shown('anna', 'actions acme')).toContain('Ravi Shah (Acme Hosting) to say what will change')
    expect(await shown('anna', 'show ACT-1')).toContain('ACT-1 is asked')
  })

  test('once more on the same case and side is another cause of the same', async () => {
    await breached()
    await app.passTo(MONDAY_NINE + 6 * HOUR)
    expect((await actionOf(1))?.causes).toHaveLength(2)
    expect(await actionOf(2)).toBeUndefined()
  })

  test('that is waived takes it away, and a later one asks anew', async () => {
    await breached()
    await app.says(people.anna, 'waive CASE-1 "Our own gateway was down"')
    expect(await actionOf(1)).toMatchObject({
      status: 'dropped',
      causes: [],
      reason: expect.stringContaining('waived'),
    })
    expect(await said('ravi', 'undo ACT-1', places.shared)).toContain('went with what it was asked for')
    await app.passTo(MONDAY_NINE + 6 * HOUR)
    expect(await actionOf(1)).toMatchObject({ status: 'asked' })
  })
})

describe('it', () => {
  test('is accepted by its owner, said to both, and done', async () => {
    await breached()
    expect(await said('mia', 'accept ACT-1 "The pager rotates" --by friday', places.shared)).toContain(
      'Ravi Shah can act',
    )
    expect(await said('anna', 'accept ACT-1 "The pager rotates" --by friday')).toContain('for the other side')
    await app.news()
    expect(await said('ravi', 'accept ACT-1 "The pager rotates" --by friday', places.shared)).toContain('27 November')
    const news = await app.news()
    expect(news.map(({ card }) => card.title)).toContain('ACT-1 is accepted')
    expect(JSON.stringify(news)).toContain('The pager rotates')
    expect(await said('ravi', 'done ACT-1 "It rotates now"', places.shared)).toContain('is done')
    expect(await actionOf(1)).toMatchObject({ status: 'done', note: 'It rotates now' })
    expect(await said('ravi', 'drop ACT-1 "No"', places.shared)).toContain('is done already')
    expect(await said('ravi', 'undo ACT-1', places.shared)).toContain('goes on')
    expect(await actionOf(1)).toMatchObject({ status: 'open', said: 'The pager rotates' })
    expect(await shown('anna', 'timeline ACT-1')).toContain('accepted ACT-1')
  })

  test('ignored, joins the escalation of its case, which goes on for it when the case is over, until it is accepted', async () => {
    await breached()
    const [ladder] = await ladders()
    await app.passTo(MONDAY_NINE + 8 * DAY)
    const [joined, ...others] = await ladders()
    expect(others).toEqual([])
    expect(joined).toMatchObject({ id: ladder!.id, cause: 'sla-breach', joined: [{ subject: { label: 'ACT-1' } }] })
    await app.says(people.ravi, 'resolve CASE-1 "Restarted"', places.shared)
    expect(await ladders()).toMatchObject([{ id: ladder!.id, cause: 'sla-breach', status: 'open' }])
    await app.says(people.tom, 'confirm CASE-1')
    expect(await ladders()).toMatchObject([{ id: ladder!.id, cause: 'action-overdue', subject: { label: 'ACT-1' } }])
    await app.says(people.ravi, 'accept ACT-1 "The pager rotates" --by friday', places.shared)
    expect(await ladders()).toEqual([])
  })

  test.each([1, 2])(
    'has one escalation with a case of severity %i of which something is missed anew, once that had gone on about it',
    async (severity) => {
      await app.says(people.tom, `case acme "The API is down" --severity ${severity}`)
      await app.passTo(MONDAY_NINE + 8 * DAY)
      await app.says(people.ravi, 'ack ESC-1', places.shared)
      await app.says(people.ravi, 'resolve CASE-1 "Restarted"', places.shared)
      await app.says(people.tom, 'confirm CASE-1')
      expect(await ladders()).toMatchObject([{ number: 1, subject: { label: 'ACT-1' } }])
      const calls = async () => (await ladders())[0]!.climbed.filter(({ side }) => side === 'partner').length
      const before = await calls()
      await app.news()
      await app.says(people.tom, 'reopen CASE-1 "It is still down"')
      await app.passTo(MONDAY_NINE + 8 * DAY + 121 * MINUTE)
      const [one, ...others] = await ladders()
      expect(others).toEqual([])
      expect(one).toMatchObject({ cause: 'sla-breach', subject: { label: 'CASE-1' } })
      expect(one!.joined).toMatchObject([{ cause: 'action-overdue', subject: { label: 'ACT-1' } }])
      // What is more urgent calls everybody from the first step on; whoever has it already is not called for what is no more urgent.
      expect((await calls()) > before).toBe(severity === 1)
      await app.says(people.ravi, 'accept ACT-1 "The pager rotates" --by friday', places.shared)
      expect(await ladders()).toMatchObject([{ number: one!.number, subject: { label: 'CASE-1' } }])
      expect((await ladders())[0]).not.toHaveProperty('joined')
      await app.says(people.ravi, 'resolve CASE-1 "Restarted again"', places.shared)
      await app.says(people.tom, 'confirm CASE-1')
      expect(await ladders()).toEqual([])
    },
  )

  test('has one escalation with its case, of which whoever escalates it is told that it joins and calls nobody anew', async () => {
    await app[Symbol.asyncDispose]()
    app = await App.open({
      ...acmeSheet,
      sla: { objectives: [{ measure: 'acknowledge', obligor: 'partner', target: '1h', protects: 'Somebody has it' }] },
    })
    await app.says(people.tom, 'case acme "The API is down" --severity 3')
    await app.passTo(MONDAY_NINE + 8 * DAY)
    await app.says(people.ravi, 'ack CASE-1', places.shared)
    expect((await ladders())[0]).toMatchObject({ subject: { label: 'ACT-1' } })
    expect(await said('tom', 'escalate CASE-1 "No progress"')).toMatch(/ESC-1 is about this, too.* calls nobody anew/u)
    expect(await ladders()).toHaveLength(1)
  })

  test('has an escalation of its own where that of its case is over', async () => {
    await breached()
    await app.says(people.ravi, 'resolve CASE-1 "Restarted"', places.shared)
    await app.says(people.tom, 'confirm CASE-1')
    expect(await ladders()).toEqual([])
    await app.passTo(MONDAY_NINE + 8 * DAY)
    expect(await ladders()).toMatchObject([{ cause: 'action-overdue', subject: { label: 'ACT-1' } }])
    await app.says(people.ravi, 'drop ACT-1 "That system is gone"', places.shared)
    expect(await ladders()).toEqual([])
  })
})
