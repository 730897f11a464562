import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import type { Form } from '../../src/cards/form.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf, type TestPerson } from '../kit/app-fixture.ts'
import { AtForms, formOf } from '../kit/by-form.ts'

let app: App

/** Monday 23 November 2026, 09:00 in Paris: Tom owns two cases, of which he is told each morning. */
beforeEach(async () => {
  app = await App.open()
  app.services.digestAt = '09:00'
  await app.register({ ...acmeSheet, calendar: { ...acmeSheet.calendar, holidays: { days: ['11-30'] } } })
  for (const title of ['Lost parcels', 'Wrong invoices']) {
    await app.says(people.mia, `case "${title}" --severity 3`, places.shared)
  }
  for (const label of ['CASE-1', 'CASE-2']) await app.says(people.anna, `assign ${label} @tom`, places.internal)
  await app.passTo(app.clock.now() + MINUTE)
  await app.news()
})

afterEach(() => app[Symbol.asyncDispose]())

const said = async (who: TestPerson, line: string) => textOf(await app.says(who, line))
const toldTo = async (name: string) => (await app.news()).filter(({ to }) => to === name).map(({ card }) => card)
const digestOf = async (name: string) =>
  JSON.stringify(
    (await toldTo(name)).filter(({ title }) => title === 'What needs you today').map(({ blocks }) => blocks),
  )

test.each([
  ['until tomorrow', 'Tue 24 Nov 2026, 00:00'],
  ['until friday', 'Fri 27 Nov 2026, 00:00'],
  ['Till Fri.', 'Fri 27 Nov 2026, 00:00'],
  // The Monday to come is a day off.
  ['until next working monday', 'Tue 1 Dec 2026, 00:00'],
  ['until monday', 'Tue 1 Dec 2026, 00:00'],
  ['until 2026-12-24', 'Thu 24 Dec 2026, 00:00'],
  ['until it changes hands', 'until it has another owner'],
])('“mute CASE-1 %s” is understood', async (line, until) => {
  expect(await said(people.tom, `mute CASE-1 ${line}`)).toContain(until)
})

test.each(['until yesterday', 'until 2026-02-31', 'until 2026-11-23', 'for ever'])(
  '“mute CASE-1 %s” is not, and nothing is muted',
  async (line) => {
    expect(await said(people.tom, `mute CASE-1 ${line}`)).toContain('Say until when')
    expect(await said(people.tom, 'unmute CASE-1')).toContain('is not muted for you')
  },
)

test('nothing of it is told to whoever muted it, in the morning or between, until then; others and other cases are told as ever', async () => {
  await said(people.tom, 'mute CASE-1 until wednesday')
  await said(people.anna, 'severity CASE-1 2')
  await said(people.anna, 'severity CASE-2 2')
  await app.passTo(app.clock.now() + MINUTE)
  expect((await toldTo('Tom Ek')).map(({ title }) => title)).toEqual(['CASE-2 has severity 2 now'])
  await app.passTo(MONDAY_NINE + DAY)
  const tuesday = await digestOf('Tom Ek')
  expect(tuesday).toContain('CASE-2')
  expect(tuesday).not.toContain('CASE-1')
  expect(JSON.stringify(await app.says(people.tom, 'mine'))).toContain('CASE-1')
  await app.passTo(MONDAY_NINE + 2 * DAY)
  expect(await digestOf('Tom Ek')).toContain('CASE-1')
})

test('its warning and its breach name its owner without calling them', async () => {
  await said(people.tom, 'mute CASE-1 until friday')
  const notices: Awaited<ReturnType<App['news']>> = []
  for (const after of [3 * HOUR, 4 * HOUR]) {
    await app.passTo(MONDAY_NINE + after + MINUTE)
    notices.push(
      ...(await app.news()).filter(({ to, card }) => to === '#acme-shared' && card.title.startsWith('The time to')),
    )
  }
  const called = (subject: string) =>
    notices
      .filter(({ card }) => card.subject === subject)
      .map(({ card }) => JSON.stringify(card.headline).includes('UTOM'))
  expect(called('CASE-1')).toEqual([false, false])
  expect(called('CASE-2')).toEqual([true, true])
})

test('what is given to them anew is told, and it ends when it changes hands', async () => {
  await said(people.tom, 'mute CASE-1 until it changes hands')
  await said(people.tom, 'assign CASE-1 @anna')
  await said(people.anna, 'mute CASE-1 until friday')
  await app.news()
  await said(people.anna, 'assign CASE-1 @tom')
  await app.passTo(app.clock.now() + MINUTE)
  expect((await toldTo('Tom Ek')).map(({ title }) => title)).toEqual(['CASE-1 is yours now'])
})

test('it ends at severity 1, and with the case', async () => {
  await said(people.tom, 'mute CASE-1 until friday')
  await said(people.anna, 'severity CASE-1 1')
  await app.passTo(app.clock.now() + MINUTE)
  expect((await toldTo('Tom Ek')).map(({ title }) => title)).toEqual(['CASE-1 has severity 1 now'])
  expect(await said(people.tom, 'unmute CASE-1')).toContain('is not muted for you')
  await said(people.tom, 'mute CASE-2 until friday')
  await said(people.tom, 'resolve CASE-2 "Found them"')
  expect(await said(people.tom, 'mute CASE-2 until friday')).toContain('CASE-2 is over')
  await app.says(people.mia, 'reopen CASE-2 "They are lost again"', places.shared)
  expect(await said(people.tom, 'unmute CASE-2')).toContain('is not muted for you')
})

test('the card’s details offer it by a form, to people of the partner too, and it is theirs alone', async () => {
  const card = await app.says(people.mia, 'show CASE-1', places.shared)
  expect(JSON.stringify(card)).toContain('"action":"case.mute"')
  const pressed = await app.presses(people.mia, 'case.mute', 'CASE-1', 0)
  expect(pressed).toMatchObject({ kind: 'form', form: { title: 'Mute the case' } })
  await app.submits(people.mia, 'case.mute', 'CASE-1', { until: 'handed on' })
  expect(await said(people.tom, 'unmute CASE-1')).toContain('is not muted for you')
  expect(textOf(await app.says(people.mia, 'unmute CASE-1', places.shared))).toContain('You are told of CASE-1 again')
})

test('until it changes hands is over once it has, also where it comes back', async () => {
  await said(people.tom, 'mute CASE-1 until it changes hands')
  await said(people.tom, 'assign CASE-1 @anna')
  await said(people.anna, 'assign CASE-1 @tom')
  await app.passTo(app.clock.now() + MINUTE)
  await app.news()
  await said(people.anna, 'severity CASE-1 2')
  await app.passTo(app.clock.now() + MINUTE)
  expect((await toldTo('Tom Ek')).map(({ title }) => title)).toEqual(['CASE-1 has severity 2 now'])
  expect(await said(people.tom, 'unmute CASE-1')).toContain('is not muted for you')
})

test('what waits for their hours is not told of a case that they mute meanwhile', async () => {
  app.clock.move(11 * HOUR)
  await said(people.anna, 'severity CASE-1 2')
  await said(people.anna, 'severity CASE-2 2')
  await said(people.tom, 'mute CASE-1 until friday')
  await app.news()
  await app.passTo(MONDAY_NINE + DAY)
  const told = JSON.stringify(await toldTo('Tom Ek'))
  expect(told).toContain('CASE-2 has severity 2 now')
  expect(told).not.toContain('CASE-1')
})

test('its escalations do not stand in their mornings either, unless they call at any hour', async () => {
  for (const label of ['CASE-1', 'CASE-2']) {
    await said(people.tom, `escalate ${label} "No progress"`)
    await said(people.anna, `mute ${label} until friday`)
  }
  await said(people.tom, 'severity CASE-2 1')
  await said(people.anna, 'mute CASE-2 until friday')
  await app.passTo(MONDAY_NINE + DAY)
  const tuesday = await digestOf('Anna Berg')
  expect(tuesday).toContain('ESC-2')
  expect(tuesday).not.toMatch(/ESC-1|CASE-1/u)
})

test('what is asked after what teams of ours missed on it does not stand in their mornings either', async () => {
  await using ours = await App.open()
  ours.services.digestAt = '09:00'
  const inside = {
    measure: 'resolve',
    target: '1h',
    obligor: { team: 'Platform' },
    protects: 'The night shift sleeps.',
  }
  await ours.register({ ...acmeSheet, sla: { objectives: [inside] } })
  for (const title of ['Lost parcels', 'Wrong invoices'])
    await ours.says(people.ravi, `case acme "${title}" --severity 3`, places.shared)
  await ours.passTo(MONDAY_NINE + 4 * HOUR)
  await ours.says(people.anna, 'mute CASE-1 until friday')
  await ours.news()
  await ours.passTo(MONDAY_NINE + DAY)
  const told = (await ours.news()).filter(({ to, card }) => to === 'Anna Berg' && card.title === 'What needs you today')
  const tuesday = JSON.stringify(told.map(({ card }) => card.blocks))
  expect(tuesday).toContain('OURS-2')
  expect(tuesday).not.toMatch(/OURS-1|CASE-1/u)
})

test('that it is over, and goes on after all, is not told either, and it is muted still; of one that is not muted both are told', async () => {
  await said(people.tom, 'mute CASE-1 until friday')
  for (const label of ['CASE-1', 'CASE-2']) await app.says(people.mia, `withdraw ${label} "Found them"`, places.shared)
  await app.passTo(app.clock.now() + MINUTE)
  expect((await toldTo('Tom Ek')).map(({ title }) => title)).toEqual(['CASE-2 is withdrawn'])
  for (const label of ['CASE-1', 'CASE-2']) await app.says(people.mia, `undo ${label}`, places.shared)
  await app.passTo(app.clock.now() + MINUTE)
  expect((await toldTo('Tom Ek')).map(({ title }) => title)).toEqual(['CASE-2 goes on'])
  await said(people.anna, 'severity CASE-1 2')
  await app.passTo(app.clock.now() + MINUTE)
  expect(await toldTo('Tom Ek')).toEqual([])
  expect(await said(people.tom, 'unmute CASE-1')).toContain('You are told of CASE-1 again')
})

test('that a case is over is not told where it was muted while that waited for their hours', async () => {
  app.clock.move(11 * HOUR)
  for (const label of ['CASE-1', 'CASE-2']) await app.says(people.mia, `withdraw ${label} "Found them"`, places.shared)
  await app.passTo(MONDAY_NINE + 12 * HOUR)
  await app.says(people.mia, 'undo CASE-1', places.shared)
  await said(people.tom, 'mute CASE-1 until friday')
  await app.says(people.mia, 'withdraw CASE-1 "Found them again"', places.shared)
  await app.news()
  await app.passTo(MONDAY_NINE + DAY)
  const told = JSON.stringify(await toldTo('Tom Ek'))
  expect(told).toContain('CASE-2 is withdrawn')
  expect(told).not.toContain('CASE-1')
})

test('what has ended by its time is kept no longer than the next morning', async () => {
  await said(people.tom, 'mute CASE-1 until tomorrow')
  await app.passTo(MONDAY_NINE + DAY)
  expect(await said(people.tom, 'unmute CASE-1')).toContain('is not muted for you')
})

test('where everybody reads the answer nothing is muted, and the dialog of the card does it, and ends it', async () => {
  app.answersInTheOpen = true
  for (const line of [
    'mute CASE-1 until friday',
    'mute CASE-1',
    'unmute CASE-1',
    'mute CASE-1 CASE-2 until friday',
    'mute CASE-99',
  ]) {
    const text = textOf(await app.says(people.mia, line, places.shared))
    expect(text).toContain('everybody reads me here, so nothing was done')
    expect(text).not.toMatch(/CASE|told|Fri/u)
  }
  const openedBy = async (who: TestPerson) => formOf(await app.presses(who, 'case.mute', 'CASE-1', 0))
  const mia = new AtForms(app, people.mia)
  const options = (form: Form) =>
    form.fields.flatMap((one) => (one.kind === 'choice' ? one.options.map(({ value }) => value) : []))
  expect(options(await openedBy(people.mia))).not.toContain('no longer')
  await mia.send(await openedBy(people.mia), { until: 'tomorrow' })
  const again = await openedBy(people.mia)
  expect(options(again)).toContain('no longer')
  expect(await mia.send(again)).toMatchObject({ kind: 'notice', text: 'You are told of CASE-1 again.' })
  expect(options(await openedBy(people.mia))).not.toContain('no longer')
  // Our own people are answered alone there.
  expect(textOf(await app.says(people.tom, 'mute CASE-1 until friday', places.shared))).toContain(
    'You are told nothing of CASE-1',
  )
})
