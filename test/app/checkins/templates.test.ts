import { expect, test } from 'vitest'
import type { Template } from '../../../src/domain/checkins/template.ts'
import { ENGLISH_SCALE } from '../../../src/domain/checkins/worded.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, people } from '../../kit/app-fixture.ts'
import { EVERY_KIND } from '../../fixtures/every-kind-template.ts'

const checkIns = { cron: '0 10 * * 1', window: '1 working day', remindAfter: '4h', kind: 'full' }
const TEMPLATE: Template = { ...EVERY_KIND, version: 1 }

async function opened(template: Template = TEMPLATE): Promise<App> {
  const app = await App.open(acmeSheet)
  await saved(app, template)
  await app.register({ ...acmeSheet, checkIns: { ...checkIns, template: template.slug } })
  await app.says(people.anna, 'check now acme')
  return app
}

const saved = (app: App, template: Template) =>
  app.services.store.transact((tx) => tx.checkInTemplates.insert({ template, savedAt: 0 }))
const run = async (app: App, number = 1) => (await app.read((view) => view.runs.byNumber(number)))!
const ANSWERS = { clear: '4', near: '9', tools: 'chat,mail', met: 'no', why: 'Next door.' }
const answer = (app: App, values: Record<string, string>) =>
  app.submits(people.anna, 'check-in.answer', 'CHECK-1', values)

test('a check asks with the template that the terms name, every kind of question, and keeps what was asked', async () => {
  await using app = await opened()
  expect(await run(app)).toMatchObject({
    template: { slug: 'every-kind', version: 1 },
    openQuestion: 'What else?',
    items: { length: 7 },
  })
  const form = await app.presses(people.anna, 'check-in.answer', 'CHECK-1')
  expect(form).toMatchObject({ kind: 'form', form: { fields: { length: 9 } } })
  expect(await answer(app, ANSWERS)).toMatchObject({ kind: 'notice' })
  const [response] = Object.values((await run(app)).responses)
  expect(response).toMatchObject({
    answers: { clear: 4, near: 9, tools: ['chat', 'mail'], met: 'no', why: 'Next door.' },
  })
})

test('what hangs on an answer is asked for where it was given so, and passed over where it was not', async () => {
  await using app = await opened()
  expect(await answer(app, { ...ANSWERS, clear: '2' })).toMatchObject({
    kind: 'errors',
    errors: { unclear: 'Please answer this one, too.' },
  })
  expect((await run(app)).responses).toEqual({})
  await answer(app, { ...ANSWERS, unclear: 'scope', who: 'Nobody' })
  expect(Object.values((await run(app)).responses)[0]?.answers).not.toHaveProperty('unclear')
})

test('what is said at the end is kept though all else was left out, and still asks for what may not be', async () => {
  const { when: _, ...words } = TEMPLATE.items.find(({ kind }) => kind === 'long')!
  await using app = await opened({ ...TEMPLATE, items: [words] })
  expect(await answer(app, { comment: 'Keep going.' })).toMatchObject({ kind: 'notice' })
  expect(Object.values((await run(app)).responses)).toMatchObject([{ answers: {}, comment: 'Keep going.' }])
  await using other = await opened()
  expect(await answer(other, { comment: 'Keep going.' })).toMatchObject({
    kind: 'errors',
    errors: { clear: 'Please answer this one, too.' },
  })
})

test('the newest version is asked by the next check, and nothing changes of one that is open, though its template is retired', async () => {
  await using app = await opened()
  await saved(app, { ...TEMPLATE, version: 2, items: TEMPLATE.items.slice(0, 2) })
  expect((await run(app)).items).toHaveLength(7)
  await answer(app, ANSWERS)
  await app.passTo((await run(app)).closesAt + HOUR)
  await app.says(people.anna, 'check now acme')
  expect(await run(app, 2)).toMatchObject({ template: { version: 2 }, items: { length: 2 } })
  await app.services.store.transact((tx) => tx.checkInTemplates.retire('every-kind', app.clock.now()))
  expect(await app.submits(people.anna, 'check-in.answer', 'CHECK-2', { clear: '5', near: '1' })).toMatchObject({
    kind: 'form',
  })
  await app.passTo((await run(app, 2)).closesAt + HOUR)
  expect(JSON.stringify(await app.says(people.anna, 'check now acme'))).toContain(
    'The template “every-kind” is retired. There are: health.',
  )
})

test('a sheet is told which templates there are where it names none of them, and the usual one needs no name', async () => {
  await using app = await opened()
  const sheet = { ...acmeSheet, checkIns: { ...checkIns, template: 'moods' } }
  await expect(app.register(sheet)).rejects.toThrow('There is no template “moods”. There are: every-kind, health.')
  await app.register({ ...acmeSheet, checkIns: { ...checkIns, template: 'health' } })
  const { terms } = (await app.read((view) => view.partners.bySlug('acme')))!
  expect(terms.checks[0]).not.toHaveProperty('template')
})

test('a reader is asked in their language where there is a translation, and what they answer scores as one', async () => {
  const items = { clear: { internal: 'Alles klar?', partner: 'Klar?' } }
  const scale = { ...ENGLISH_SCALE, cantJudge: 'Weiß nicht' }
  const de = { items, openQuestion: 'Was noch?', followUp: 'Was war?', scale }
  await using app = await opened({ ...TEMPLATE, items: TEMPLATE.items.slice(0, 1), translations: { de } })
  const asked = async () => JSON.stringify(await app.presses(people.anna, 'check-in.answer', 'CHECK-1'))
  expect(await asked()).toContain('We know what to do next.')
  await app.services.store.transact(async (tx) => {
    const anna = (await tx.people.byAccount(people.anna))!
    await tx.people.save({ ...anna, locale: 'de-AT' })
  })
  const german = await asked()
  for (const words of ['Alles klar?', 'Weiß nicht', 'Was noch?']) expect(german).toContain(words)
  expect(await answer(app, { clear: '1' })).toMatchObject({
    kind: 'form',
    form: { fields: [{ label: 'Was war?' }, { id: 'show_words' }] },
  })
})
