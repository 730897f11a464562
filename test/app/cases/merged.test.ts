import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, MONDAY_NINE, people, textOf } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 2')
  await app.says(people.tom, 'case acme "Orders fail" --severity 2')
  await app.news()
})

afterEach(() => app[Symbol.asyncDispose]())

const statusOf = (number: number) => app.read(async (view) => (await view.cases.byNumber(number))!.status)
const clocksOf = (number: number) =>
  app.read(async (view) => {
    const clocks = await view.clocks.ofSubject('case', (await view.cases.byNumber(number))!.id)
    return clocks.map(({ status }) => status)
  })
/** What arrived in messages of their own, by where and under which case it stands. */
const lines = async () =>
  (await app.news())
    .filter(({ cardKey, to }) => cardKey === undefined && to.startsWith('#'))
    .map(({ to, card }) => `${to} ${card.subject}: ${card.title}`)
const timeline = async (label: string) => JSON.stringify(await app.says(people.tom, `timeline ${label}`))

describe('merging', () => {
  test('by the side that is owed ends the younger case, and both threads are told once', async () => {
    expect(textOf(await app.says(people.tom, 'merge CASE-2 into CASE-1'))).toContain('CASE-2 is merged into CASE-1.')
    expect(await statusOf(2)).toBe('merged')
    expect(await clocksOf(2)).toEqual(['void', 'void'])
    expect(await lines()).toEqual([
      '#acme-shared CASE-2: CASE-2 is merged into CASE-1',
      '#acme-shared CASE-1: CASE-2 is merged into CASE-1',
    ])
    expect(await timeline('CASE-2')).toContain('Tom Ek (Northwind) merged CASE-2 into CASE-1.')
    expect(await timeline('CASE-1')).toContain('Tom Ek (Northwind) merged CASE-2 into CASE-1.')
    expect(textOf(await app.says(people.mia, 'show CASE-2'))).toMatch(/merged into CASE-1 · by Tom Ek/u)
  })

  test('is undone until the other side acts, and both threads are told', async () => {
    await app.says(people.tom, 'merge CASE-2 CASE-1')
    expect(textOf(await app.says(people.mia, 'undo CASE-2'))).toContain('only they can take that back')
    await app.passTo(MONDAY_NINE + HOUR)
    await app.news()
    expect(textOf(await app.says(people.anna, 'undo CASE-2'))).toContain('CASE-2 goes on.')
    expect(await clocksOf(2)).toEqual(['running', 'running'])
    expect(await lines()).toEqual([
      '#acme-shared CASE-2: CASE-2 goes on',
      '#acme-shared CASE-1: CASE-2 goes on apart from CASE-1',
    ])
    expect(textOf(await app.says(people.tom, 'sla explain CASE-2'))).toContain('that was taken back on')
    await app.says(people.tom, 'merge CASE-2 into CASE-1')
    await app.says(people.mia, 'reply CASE-1 "ok, thanks"')
    expect(textOf(await app.says(people.tom, 'undo CASE-2'))).toContain('CASE-2 goes on.')
    await app.says(people.tom, 'merge CASE-2 into CASE-1')
    await app.says(people.mia, 'reply CASE-1 "Both come from the same gateway"')
    expect(textOf(await app.says(people.tom, 'undo CASE-2'))).toContain(
      'The other side has acted since CASE-2 was merged',
    )
    expect(await statusOf(2)).toBe('merged')
  })

  test('by the side that owes waits for the other side, who confirms it by a button', async () => {
    expect(textOf(await app.says(people.mia, 'merge case-2 into case-1'))).toContain('once the other side agrees')
    expect(await clocksOf(2)).toEqual(['running', 'running'])
    const asked = (await app.news()).map(({ card }) => card)
    expect(asked.map(({ title }) => title)).toContain('Merge CASE-2 into CASE-1?')
    const card = asked.findLast(({ title, subject }) => subject === 'CASE-2' && title === 'Orders fail')
    expect(card?.buttons.map(({ action, label }) => [action, label])).toEqual([
      ['case.confirm', 'Merge them'],
      ['case.undo', 'Keep them apart'],
    ])
    expect(JSON.stringify(await app.says(people.tom, 'show CASE-2'))).toContain('into CASE-1, once Northwind agrees')
    expect(textOf(await app.says(people.ravi, 'confirm CASE-2'))).toContain('Only the other side can confirm')
    expect(await app.presses(people.tom, 'case.confirm', 'CASE-2', 2)).toMatchObject({
      text: expect.stringContaining('You have confirmed that CASE-2 is merged into CASE-1.'),
    })
    expect(await clocksOf(2)).toEqual(['void', 'void'])
    expect(await lines()).toEqual([
      '#acme-shared CASE-2: CASE-2 is merged into CASE-1',
      '#acme-shared CASE-1: CASE-2 is merged into CASE-1',
    ])
    expect(textOf(await app.says(people.mia, 'undo CASE-2'))).toContain('Both sides have agreed')
  })

  test('is declined by the other side or taken back by whoever asked; a request that has not arrived yet is not sent', async () => {
    await app.says(people.mia, 'merge CASE-2 into CASE-1')
    expect(await app.presses(people.tom, 'case.undo', 'CASE-2', 2)).toMatchObject({
      text: expect.stringContaining('CASE-2 is not merged.'),
    })
    expect((await lines()).at(-1)).toBe('#acme-shared CASE-2: CASE-2 stays by itself')
    await app.receive(app.inbound(people.mia, { kind: 'command', text: 'merge CASE-2 into CASE-1', mentions: [] }))
    await app.receive(app.inbound(people.mia, { kind: 'command', text: 'undo CASE-2', mentions: [] }))
    expect(await lines()).toEqual(['#acme-shared CASE-2: CASE-2 stays by itself'])
    expect(await statusOf(2)).toBe('open')
  })

  test('without the other case opens a form that offers the older ones', async () => {
    expect(await app.says(people.tom, 'merge CASE-2')).toMatchObject({
      form: {
        form: 'case.merge',
        fields: [{ options: [{ value: 'CASE-1', label: 'CASE-1 Orders API returns 500' }] }],
      },
    })
    expect(textOf(await app.says(people.tom, 'merge CASE-1'))).toContain('no older case that CASE-1 could be merged')
    await app.submits(people.tom, 'case.merge', 'CASE-2', { into: 'CASE-1' })
    expect(await statusOf(2)).toBe('merged')
  })

  test('names no case of another partner to outsiders, and takes two cases at a time', async () => {
    await app.says(people.anna, 'case globex "Late invoice" --severity 3')
    for (const line of ['merge CASE-3 into CASE-1', 'merge CASE-3 into CASE-9', 'merge CASE-3 into CASE-3'])
      expect(textOf(await app.says(people.mia, line))).toContain('I know no CASE-3.')
    expect(textOf(await app.says(people.mia, 'merge CASE-2 into CASE-3'))).toContain('I know no CASE-3.')
    expect(textOf(await app.says(people.tom, 'merge CASE-2 into CASE-3'))).toContain('about different partners')
    expect(textOf(await app.says(people.tom, 'merge CASE-2 and CASE-1'))).toContain('Two cases are merged at a time')
  })
})
