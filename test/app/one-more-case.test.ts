import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import type { Form, FormValues } from '../../src/cards/form.ts'
import { HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import type { Answer } from '../../src/ports/inbound.ts'
import { acmeSheet, App, globexSheet, people, places, type TestPerson, textOf } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const cases = () => app.read((view) => view.cases.list({ unresolved: false, limit: 99 }))
const open = (title: string, severity = 1, by: TestPerson = people.mia) =>
  app.says(by, `case "${title}" --severity ${severity}`, places.shared)

async function openThree(by: TestPerson = people.mia): Promise<void> {
  for (const title of ['Orders', 'Invoices', 'Returns']) await open(title, 1, by)
  await app.news()
}

function isCard(answer: Card | Answer): Card {
  if (!('blocks' in answer)) throw new Error(`no card but ${JSON.stringify(answer)}`)
  return answer
}

function heldIn(answer: Card | Answer): string {
  const [button, ...others] = isCard(answer).buttons
  expect(others).toEqual([])
  expect(button).toMatchObject({ action: 'request.confirm', style: 'primary', version: 0 })
  expect(button?.data).toBeUndefined()
  return button!.subject
}

const confirm = (by: TestPerson, held: string) => app.presses(by, 'request.confirm', held, 0)

describe('the fourth case of severity 1 within an hour', () => {
  test('waits for the word of whoever asked, who is told alone what is open already', async () => {
    await openThree()
    const answer = isCard(await open('Payments'))
    expect(await cases()).toHaveLength(3)
    const said = JSON.stringify(answer.blocks)
    expect(said).toContain('“Payments” with Acme Hosting would be the 4th case')
    for (const [label, title] of [
      ['CASE-1', 'Orders'],
      ['CASE-2', 'Invoices'],
      ['CASE-3', 'Returns'],
    ])
      expect(said).toMatch(new RegExp(`${label}.*${title}`, 'u'))
    expect((await app.news()).map(({ to }) => to)).toEqual(['only Mia Chen'])
  })

  test('waits as well where it is one that comes back, and is reopened once they confirm', async () => {
    await open('Payments', 1, people.tom)
    await app.says(people.mia, 'resolve CASE-1 "done"')
    for (const title of ['Orders', 'Invoices', 'Returns']) await open(title)
    const answer = isCard(await app.says(people.mia, 'reopen CASE-1 "It is back"', places.shared))
    expect(JSON.stringify(answer.blocks)).toContain('CASE-1 “Payments” would be the 4th case')
    const state = () => app.read((view) => view.cases.byNumber(1))
    expect((await state())?.status).toBe('resolved')
    expect(textOf(await confirm(people.mia, heldIn(answer)))).toContain('CASE-1 is open again')
    expect((await state())?.status).toBe('in-progress')
    await app.says(people.mia, 'resolve CASE-1 "done"')
    expect(textOf(await app.says(people.tom, 'reopen CASE-1 "It is back"'))).toContain('CASE-1 is open again')
  })

  test('is opened once they confirm, its clocks counted from when they asked; confirmed twice it is opened once', async () => {
    await openThree()
    const held = heldIn(await open('Payments'))
    const askedAt = app.clock.now()
    await app.news()
    app.clock.move(20 * MINUTE)
    const first = await confirm(people.mia, held)
    expect(textOf(first)).toContain('CASE-4 is open with Acme Hosting')
    expect(await confirm(people.mia, held)).toEqual(first)
    const [newest, ...others] = await cases()
    expect(others).toHaveLength(3)
    expect(newest).toMatchObject({ title: 'Payments', severity: 1, openedAt: askedAt, openedBy: { name: 'Mia Chen' } })
    const clocks = await app.read((view) => view.clocks.ofSubject('case', newest!.id))
    expect(clocks.map(({ startedAt }) => startedAt)).toEqual(clocks.map(() => askedAt))
    expect((await app.news()).filter(({ to }) => to === '#acme-shared')).toHaveLength(1)
  })

  test('can be confirmed by nobody else, who learns nothing of it', async () => {
    await openThree()
    const held = heldIn(await open('Payments'))
    const answers = await Promise.all([
      confirm(people.ravi, held),
      confirm(people.tom, held),
      confirm(people.leo, held),
      confirm(people.ravi, 'no-such-request'),
    ])
    expect(new Set(answers.map(textOf)).size).toBe(1)
    expect(textOf(answers[0])).toContain('only whoever asked')
    expect(await cases()).toHaveLength(3)
  })

  test('asked for by a contact who works for another partner now, tells and counts nothing of the former one', async () => {
    await openThree()
    await app.says(people.anna, 'people acme remove @Mia')
    const mia = acmeSheet.people.find(({ name }) => name === people.mia.name)
    await app.register({ ...globexSheet, people: [...globexSheet.people, mia] })
    const answer = await app.says(people.mia, 'case "Globex matter" --severity 1', places.direct)
    expect(isCard(answer).fallback).toContain('“Globex matter” with Globex Agency would be the 4th case')
    const said = JSON.stringify(answer)
    for (const theirs of ['Open already', 'Orders', 'Invoices', 'Returns', 'Acme', 'CASE-'])
      expect(said).not.toContain(theirs)
  })

  test('is let go after an hour, with a sentence and how to ask again', async () => {
    await openThree()
    const held = heldIn(await open('Payments'))
    app.clock.move(HOUR)
    const answer = textOf(await confirm(people.mia, held))
    expect(answer).toContain('more than an hour ago, and nothing was done')
    expect(answer).toContain('case acme "Payments" --severity 1 --kind incident')
    expect(await cases()).toHaveLength(3)
  })

  test('is judged once more when it is confirmed', async () => {
    await openThree()
    const held = heldIn(await open('Payments'))
    await app.says(people.anna, 'people acme remove @Mia')
    expect(textOf(await confirm(people.mia, held))).toContain('ask the account manager')
    expect(await cases()).toHaveLength(3)
  })

  test('is not asked about where it could not be opened anyway', async () => {
    await openThree()
    await app.says(people.anna, 'unbind acme shared', places.shared)
    expect(textOf(await app.says(people.mia, 'case "Payments" --severity 1'))).toContain('no shared channel')
  })

  test('a fourth one of little urgency, or by somebody else, or an hour later, is opened at once', async () => {
    await openThree()
    await open('Payments', 2)
    await open('Payments', 1, people.ravi)
    app.clock.move(HOUR)
    await open('Payments again')
    expect(await cases()).toHaveLength(6)
  })

  test('asked for by a form, it is asked about in the form, which opens it; sent twice it is asked once', async () => {
    await openThree()
    const first = await app.says(people.mia, 'case', places.shared)
    if (!('kind' in first) || first.kind !== 'form') throw new Error('no form')
    const submit = ({ form, context }: Form, values: FormValues = {}) =>
      app.receive(app.inbound(people.mia, { kind: 'submission', form, context, values }, places.shared))
    const values = { title: 'Payments', severity: '1', kind: 'incident' }
    const asked = await submit(first.form, values)
    if (asked.kind !== 'form') throw new Error('nothing was asked')
    expect(asked.form.intro.join(' ')).toMatch(/4th case.*CASE-3 Returns.*CASE-1 Orders/u)
    expect(asked.form).toMatchObject({ form: 'request.confirm', submitLabel: 'Open the case', fields: [] })
    expect(await submit(first.form, values)).toEqual(asked)
    expect(await cases()).toHaveLength(3)
    expect(textOf(await submit(asked.form))).toContain('CASE-4 is open')
    expect(textOf(await submit(asked.form))).toContain('CASE-4 is open')
    expect(await cases()).toHaveLength(4)
  })
})

test('a case raised to severity 1 counts like one that was opened so, and is asked about alike', async () => {
  for (const title of ['Orders', 'Invoices', 'Returns', 'Payments']) await open(title, 3, people.tom)
  for (const label of ['CASE-1', 'CASE-2', 'CASE-3'])
    expect(textOf(await app.says(people.tom, `severity ${label} 1`))).toContain('has severity 1 now')
  const askedAt = app.clock.now()
  const answer = await app.says(people.tom, 'severity CASE-4 1')
  const held = heldIn(answer)
  expect(JSON.stringify(answer)).toContain('CASE-4 “Payments” would be the 4th case')
  expect(JSON.stringify(isCard(answer).blocks)).not.toMatch(/"bold":"CASE-4"/u)
  expect((await cases()).map(({ severity }) => severity)).toEqual([3, 1, 1, 1])
  app.clock.move(10 * MINUTE)
  expect(textOf(await confirm(people.tom, held))).toContain('CASE-4 has severity 1 now')
  expect((await cases()).map(({ severity }) => severity)).toEqual([1, 1, 1, 1])
  const facts = await app.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id, 'CASE-4'))
  expect(facts.find(({ kind }) => kind === 'CaseSeverityChanged')).toMatchObject({ at: askedAt })
})

test('the eleventh case within an hour is asked about whatever its severity, of all partners together', async () => {
  for (let index = 1; index <= 10; index += 1) {
    const partner = index % 2 === 0 ? 'acme' : 'globex'
    await app.says(people.tom, `case ${partner} "Matter ${index}" --severity 4`)
  }
  expect(await cases()).toHaveLength(10)
  const answer = await app.says(people.tom, 'case acme "Matter 11" --severity 4')
  expect(JSON.stringify(answer)).toContain('would be the 11th case that you open within an hour')
  expect(JSON.stringify(answer)).toContain('Globex Agency, severity 4')
  expect(await cases()).toHaveLength(10)
  expect(textOf(await confirm(people.tom, heldIn(answer)))).toContain('CASE-11 is open')
})
