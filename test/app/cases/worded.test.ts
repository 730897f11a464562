import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acmeSheet, App, globexSheet, people, textOf } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const worded = (number = 1) =>
  app.read(async (view) => {
    const state = await view.cases.byNumber(number)
    return state && [state.title, state.description?.text]
  })
const told = async (line: string) => JSON.stringify(await app.says(people.tom, line))

describe('a case that is typed over several lines', () => {
  test.each([
    ['behind the partner', 'case acme "Orders API returns 500" --severity 2\nSince nine.\n\n  GET /orders "all"\n'],
    ['below the partner', 'case acme\n"Orders API returns 500"\nSince nine.\n\n  GET /orders "all"\n--severity 2'],
    ['in quotes', 'case acme “Orders API returns 500\nSince nine.\n\n  GET /orders "all"” --severity 2'],
    ['with flags at the end', 'case acme "Orders API returns 500"\nSince nine.\n\n  GET /orders "all" --severity 2'],
    ['below the verb', 'case\nacme "Orders API returns 500"\nSince nine.\n\n  GET /orders "all"\n—severity 2'],
  ])(
    '%s has the first line as its title, and the others, as they were written, as its description',
    async (_, line) => {
      expect(textOf(await app.says(people.tom, line))).toContain('CASE-1 is open')
      expect(await worded()).toEqual(['Orders API returns 500', 'Since nine.\n\n  GET /orders "all"'])
      expect(await app.read(async (view) => (await view.cases.byNumber(1))!.severity)).toBe(2)
      const card = (await app.news()).find(({ to, card }) => to === '#acme-shared' && card.subject === 'CASE-1')!.card
      expect(card.details?.blocks).toContainEqual({ kind: 'text', text: 'Since nine.\n\n  GET /orders "all"' })
    },
  )

  test('goes to no other partner that its title may mean, wherever the title stands', async () => {
    const line = 'case acme\nGlobex Agency delivers late\nSince nine.'
    expect(textOf(await app.says(people.tom, line))).toContain('Nothing was opened.')
    expect(await worded()).toBeUndefined()
  })

  test('is refused with its length where it is too long for either', async () => {
    expect(textOf(await app.says(people.tom, `case acme "${'x'.repeat(151)}"`))).toContain(
      'Say the rest on a line below',
    )
    expect(textOf(await app.says(people.tom, `case acme "Late"\n${'x'.repeat(3_001)}`))).toContain(
      'has 3001 characters',
    )
    expect(await worded()).toBeUndefined()
  })
})

test('what is replied over several lines keeps them', async () => {
  await app.says(people.tom, 'case acme "Late"')
  await app.says(people.mia, 'ask CASE-1 Which one?\n 1. eu\n 2. us')
  expect(await app.read((view) => view.cases.byNumber(1))).toMatchObject({ question: 'Which one?\n 1. eu\n 2. us' })
  await app.says(people.tom, 'resolve CASE-1\nRolled back.\n--severity was never right.')
  expect(await app.read((view) => view.cases.byNumber(1))).toMatchObject({
    note: 'Rolled back.\n--severity was never right.',
  })
})

test('whoever is mentioned in words is called by name in them', async () => {
  await app.says(people.tom, 'case acme "@Mia says it fails"\nSo says @Ravi.')
  expect(await worded()).toEqual(['@Mia Chen says it fails', 'So says @Ravi Shah.'])
  await app.says(people.mia, 'reply CASE-1 "@Tom it does"')
  expect(await told('timeline CASE-1')).toContain('“@Tom Ek it does”')
})

describe('the words of a case', () => {
  beforeEach(async () => {
    await app.says(people.tom, 'case acme "Late"\nSince nine.')
    await app.says(people.tom, 'escalate CASE-1 "No progress"')
  })

  test('are changed by the side that opened it, everywhere that they stand, and the record keeps what they were', async () => {
    expect(textOf(await app.says(people.mia, 'title CASE-1 "Fine"'))).toContain('only they can word it anew')
    await app.news()
    expect(textOf(await app.says(people.anna, 'title CASE-1 "Orders are late"'))).toContain('CASE-1 is worded anew.')
    expect(await worded()).toEqual(['Orders are late', 'Since nine.'])
    const news = (await app.news()).filter(({ cardKey }) => cardKey !== undefined)
    expect(JSON.stringify(news.filter(({ card }) => card.subject === 'ESC-1'))).toContain('Orders are late')
    expect(JSON.stringify(news)).not.toContain('“Late”')
    await app.says(people.tom, 'title CASE-1 "Orders are late"\nSince nine, in eu-west.')
    expect(await worded()).toEqual(['Orders are late', 'Since nine, in eu-west.'])
    expect(textOf(await app.says(people.tom, 'title CASE-1 "Orders are late"'))).toContain('says so already')
    const timeline = await told('timeline CASE-1')
    expect(timeline).toContain('Tom Ek (Northwind) opened CASE-1 “Late”')
    expect(timeline).toContain('Anna Berg (Northwind) called CASE-1 “Orders are late”.')
    expect(timeline).toContain('Tom Ek (Northwind) described CASE-1: “Since nine, in eu-west.”')
  })

  test('are changed by a form, which shows both; a description that is emptied is gone', async () => {
    const form = await app.says(people.tom, 'title CASE-1')
    expect(form).toMatchObject({
      form: { form: 'case.edit', fields: [{ initial: 'Late' }, { initial: 'Since nine.', multiline: true }] },
    })
    await app.receive(
      app.inbound(people.tom, {
        ...{ kind: 'submission', form: 'case.edit' },
        context: { subject: 'CASE-1', whole: 'yes' },
        values: { title: 'Later' },
      }),
    )
    expect(await worded()).toEqual(['Later', undefined])
    expect(await told('timeline CASE-1')).toContain('called CASE-1 “Later” and took the description of it away.')
    await app.says(people.mia, 'resolve CASE-1 "Done"')
    expect(textOf(await app.says(people.tom, 'title CASE-1 "Too late"'))).toContain('reopen it first')
  })

  test('are asked for by a form too, with the description beside the title', async () => {
    expect(await app.says(people.tom, 'case acme')).toMatchObject({
      form: { fields: [{ id: 'title' }, { id: 'description', optional: true }, { id: 'severity' }, { id: 'kind' }] },
    })
    await app.submits(people.tom, 'case.open', 'acme', { title: 'Lost', description: 'Two\nboxes', severity: '3' })
    expect(await worded(2)).toEqual(['Lost', 'Two\nboxes'])
  })
})
