import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Form, FormValues } from '../../src/cards/form.ts'
import type { Answer } from '../../src/ports/inbound.ts'
import { acmeSheet, App, people, places, type TestPerson } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

async function opened(speaker: TestPerson, line: string): Promise<Form> {
  const answer = await app.says(speaker, line, places.shared)
  if (!('kind' in answer) || answer.kind !== 'form') throw new Error('no form was opened')
  return answer.form
}

const submit = (speaker: TestPerson, { form, context }: Form, values: FormValues): Promise<Answer> =>
  app.receive(app.inbound(speaker, { kind: 'submission', form, context, values }, places.shared))

const cases = () => app.read((view) => view.cases.list({ unresolved: false, limit: 99 }))
const ORDERS = { title: 'Orders are late', severity: '2', kind: 'incident' }

test('a form submitted twice opens one case, and the second submission answers what the first did', async () => {
  const form = await opened(people.tom, 'case acme')
  await app.news()
  const first = await submit(people.tom, form, ORDERS)
  expect(first).toMatchObject({ kind: 'notice', text: expect.stringContaining('CASE-1 is open') })
  await app.news()
  expect(await submit(people.tom, form, ORDERS)).toEqual(first)
  expect(await submit(people.tom, form, { ...ORDERS, title: 'Changed meanwhile' })).toEqual(first)
  expect(await cases()).toMatchObject([{ number: 1, title: 'Orders are late' }])
  expect(await app.news()).toEqual([])
})

test('two forms opened by one person are two cases', async () => {
  for (const _ of [1, 2]) await submit(people.tom, await opened(people.tom, 'case acme'), ORDERS)
  expect(await cases()).toHaveLength(2)
})

test('submitted many times at once, it has one effect', async () => {
  await app.says(people.tom, 'case acme "Orders API returns 500"')
  const form = await opened(people.mia, 'reply CASE-1')
  await app.news()
  const answers = await Promise.all(Array.from({ length: 5 }, () => submit(people.mia, form, { text: 'Only eu-west' })))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  const notes = (await app.news()).filter(({ to, cardKey }) => to === '#acme-shared' && cardKey === undefined)
  expect(notes).toHaveLength(1)
})

test('a refused form is not used up: put right, it is taken, once', async () => {
  await app.says(people.tom, 'case acme "Orders API returns 500"')
  const form = await opened(people.mia, 'reply CASE-1')
  await app.says(people.tom, 'resolve CASE-1 "Gone"')
  expect(await submit(people.mia, form, { text: 'Not gone here' })).toMatchObject({
    kind: 'refused',
    text: expect.stringContaining('CASE-1 is resolved'),
  })
  await app.says(people.tom, 'reopen CASE-1 "Back"')
  const taken = await submit(people.mia, form, { text: 'Not gone here' })
  expect(taken).toMatchObject({ kind: 'notice', text: 'Your reply is on CASE-1.' })
  expect(await submit(people.mia, form, { text: 'Not gone here' })).toEqual(taken)
})

test('the errors of a form keep its key', async () => {
  const form = await opened(people.tom, 'add')
  const values = { name: 'Initech', zone: 'Mars/Base', type: 'partnership', direction: 'sell-to', cadence: 'none' }
  const answer = await submit(people.tom, form, values)
  if (answer.kind !== 'errors') throw new Error('the form was not refused')
  expect(answer.form.context).toEqual(form.context)
  const right = await submit(people.tom, answer.form, { ...values, zone: 'Europe/Paris' })
  expect(right).toMatchObject({ kind: 'notice' })
  expect(await submit(people.tom, form, { ...values, zone: 'Europe/Paris' })).toEqual(right)
})

test('the key of one person’s form does not answer to another', async () => {
  const form = await opened(people.tom, 'case acme')
  await submit(people.tom, form, ORDERS)
  expect(await submit(people.mia, form, ORDERS)).toMatchObject({ text: expect.stringContaining('CASE-2 is open') })
})

test('a health check is answered as often as one likes, and its form carries no key', async () => {
  await app.says(people.anna, 'check now acme')
  const form = await opened(people.mia, 'check CHECK-1')
  expect(form.context).not.toHaveProperty('form.key')
  const all = (value: string) => Object.fromEntries(form.fields.map(({ id }) => [id, value]))
  await submit(people.mia, form, all('4'))
  await submit(people.mia, form, all('5'))
  const [run] = await app.read(async (view) => [await view.runs.byNumber(1)])
  expect(Object.values(run!.responses)[0]?.answers).toMatchObject({ Q1: 5 })
})
