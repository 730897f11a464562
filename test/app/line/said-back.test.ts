import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import type { Answer } from '../../../src/ports/inbound.ts'
import { acmeSheet, App, people, places, textOf, type TestPerson } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
  await app.says(people.mia, 'case "Invoices are late" --severity 3', places.shared)
  await app.news()
})

afterEach(() => app[Symbol.asyncDispose]())

const caseOf = (number: number) => app.read((view) => view.cases.byNumber(number))

/** The button of what was said back. */
function buttonOf(said: Card | Answer) {
  const [button] = 'buttons' in said ? said.buttons : []
  if (!button) throw new Error(`no button on “${textOf(said)}”`)
  return button
}

async function pressed(said: Card | Answer, by: TestPerson): Promise<Answer> {
  const { action, subject } = buttonOf(said)
  return app.presses(by, action, subject, 0, places.internal)
}

test('what was said back is done by a press of whoever typed it, once, and by nobody else', async () => {
  const said = await app.says(people.tom, 'ack CASE-1 when you can', places.internal)
  expect((await app.news()).map(({ to }) => to)).toEqual(['only Tom Ek'])
  for (const other of [people.mara, people.mia, people.eve])
    expect(textOf(await pressed(said, other))).toMatch(/only whoever typed it|I do not know you/u)
  expect(await caseOf(1)).not.toHaveProperty('acknowledgedBy')
  expect(textOf(await pressed(said, people.tom))).toBe('You own CASE-1 now.')
  expect(await caseOf(1)).toMatchObject({ acknowledgedBy: { name: 'Tom Ek' } })
  const { version } = (await caseOf(1))!
  expect(textOf(await pressed(said, people.tom))).toBe('You own CASE-1 now.')
  expect((await caseOf(1))!.version).toBe(version)
  expect(textOf(await app.presses(people.tom, 'line.do', 'nobody-knows', 0))).toContain('Nothing waits for your word')
})

test('at the press it is judged as if it were typed then: who may, and how things stand', async () => {
  const early = await app.says(people.tom, 'can you ack CASE-1', places.internal)
  await app.says(people.anna, 'ack CASE-1')
  await app.says(people.anna, 'resolve CASE-1 "Paid"')
  expect(textOf(await pressed(early, people.tom))).toContain('CASE-1')
  expect(await caseOf(1)).toMatchObject({ acknowledgedBy: { name: 'Anna Berg' } })
  const theirs = await app.says(people.mia, 'can you withdraw CASE-1', places.shared)
  await app.says(people.anna, 'people acme remove @Mia')
  expect(textOf(await pressed(theirs, people.mia))).toContain('I do not know you')
})

test('a form that is filled in holds what was typed, whole; what does not fit into a title stands below it', async () => {
  const title = `orders are late ${'and later '.repeat(30)}`.trim()
  const said = await app.says(people.tom, `incident acme ${title} sev 2\nSince nine.`, places.internal)
  const back = (await app.news()).map(({ card }) => JSON.stringify(card)).join('')
  expect(back).toContain(title)
  expect(back).toContain('Since nine.')
  const answer = await pressed(said, people.tom)
  if (answer.kind !== 'form') return expect.unreachable()
  const initial = Object.fromEntries(
    answer.form.fields.map((field) => [field.id, 'initial' in field ? field.initial : undefined]),
  )
  expect(initial).toMatchObject({ severity: '2', description: `${title}\nSince nine.` })
  expect(title.startsWith(String(initial['title']).replace(/…$/u, ''))).toBe(true)
  expect(await caseOf(2)).toBeUndefined()
  await app.submits(people.tom, answer.form.form, 'acme', { title: 'Orders are late', severity: '2', kind: 'incident' })
  expect(await caseOf(2)).toMatchObject({ title: 'Orders are late', severity: 2 })
})

test('several labels are several deeds: each is judged by itself, and one answer says what came of each', async () => {
  await app.says(people.mia, 'case "A second one"', places.shared)
  await app.news()
  const answer = textOf(await app.says(people.tom, 'resolve CASE-1, CASE-9 and CASE-2 "Dupes of one thing"'))
  expect(answer).toContain('CASE-1 is resolved. I know no CASE-9. CASE-2 is resolved.')
  expect([(await caseOf(1))?.status, (await caseOf(2))?.status]).toEqual(['resolved', 'resolved'])
  expect(textOf(await app.says(people.tom, 'resolve CASE-8 CASE-9 "Dupes"'))).toContain(
    'Not done. I know no CASE-8. I know no CASE-9.',
  )
  expect(textOf(await app.says(people.tom, 'reopen CASE-1 CASE-2'))).toContain(
    'For several at once, say it in the same line',
  )
})

test.each([
  ['in one line', 'resolve CASE-1 "Paid" and ack CASE-2'],
  ['one below the other', 'resolve CASE-1 "Paid"\nack CASE-2'],
  ['one below the other, each to the bot', 'resolve CASE-1 "Paid"\n@Liaison ack CASE-2'],
])(
  'of two things said %s neither is done nor the reason of the other: each waits for its own press',
  async (_, line) => {
    await app.says(people.mia, 'case "A second one"', places.shared)
    await app.news()
    const said = await app.says(people.tom, line, places.internal)
    const [{ card } = { card: undefined }, ...others] = await app.news()
    expect([textOf(said), others]).toEqual([
      expect.stringContaining('That is more than one thing. Nothing was done yet'),
      [],
    ])
    const buttons = (card?.blocks ?? []).flatMap((block) => (block.kind === 'line' ? [block.button] : []))
    expect(buttons.map(({ action }) => action)).toEqual(['line.do', 'line.do'])
    expect([(await caseOf(1))?.status, (await caseOf(2))?.acknowledgedBy]).toEqual(['open', undefined])
    const press = ({ action, subject }: (typeof buttons)[number]) =>
      app.presses(people.tom, action, subject, 0, places.internal)
    expect(textOf(await press(buttons[1]!))).toBe('You own CASE-2 now.')
    expect((await caseOf(1))?.status).toBe('open')
    expect(textOf(await press(buttons[0]!))).toContain('CASE-1 is resolved')
    expect(await caseOf(1)).toMatchObject({ status: 'resolved', note: 'Paid' })
  },
)

test.each(['case "Orders are late" severity high', 'case "P1: orders are late"'])(
  'what is no plain title, as “%s”, comes back in its form once a partner is chosen, before both companies read it',
  async (line) => {
    const asked = await app.says(people.tom, line, places.direct)
    if (!('kind' in asked) || asked.kind !== 'form') return expect.unreachable()
    const form = await app.submits(people.tom, asked.form.form, asked.form.context['subject'] ?? '', {
      partner: 'acme',
    })
    expect(form).toMatchObject({ kind: 'form', form: { form: 'case.open' } })
    expect(await caseOf(2)).toBeUndefined()
  },
)

test('thanks are answered by nothing, and what was typed stands in no log', async () => {
  for (const thanks of ['thanks', 'Thank you!', 'ok 👍', 'done, thanks'])
    expect(await app.says(people.tom, thanks)).toEqual({ kind: 'nothing' })
  await app.says(people.tom, 'incident acme xyzzy orders are late')
  await app.says(people.tom, 'resovle CASE-1 xyzzy')
  expect((await app.news()).map(({ to }) => to)).toEqual(['only Tom Ek', 'only Tom Ek'])
  expect(JSON.stringify(app.logged)).not.toContain('xyzzy')
})
