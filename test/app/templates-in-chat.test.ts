import { expect, test } from 'vitest'
import type { Form } from '../../src/cards/form.ts'
import { acmeSheet, App, people, textOf } from '../kit/app-fixture.ts'

const formOf = (answer: unknown): Form => {
  if (typeof answer === 'object' && answer !== null && 'form' in answer) return answer.form as Form
  throw new Error(`no form: ${JSON.stringify(answer)}`)
}
const initials = ({ fields }: Form) =>
  Object.fromEntries(
    fields.flatMap((one) => ('initial' in one && typeof one.initial === 'string' ? [[one.id, one.initial]] : [])),
  )
const said = async (app: App, text: string, by = people.anna) => JSON.stringify(await app.says(by, text))

/** Opens the form of a question, as its card's button and the choice behind it do. */
const asked = async (app: App, which: string) =>
  formOf(await app.submits(people.anna, 'template.item', 'health', { which }))
const send = (app: App, form: Form, change: Record<string, string>) =>
  app.submits(people.anna, form.form, 'health', { ...form.context, ...initials(form), ...change })
const inUse = (app: App, slug = 'health') => app.read((view) => view.checkInTemplates.newest(slug))

test('templates are listed and shown to our own people, with who is asked, and to nobody else', async () => {
  await using app = await App.open(acmeSheet)
  expect(await said(app, 'templates')).toContain('version 1: 10 questions, asked with Acme Hosting')
  const one = await said(app, 'template health', people.tom)
  expect(one).toContain('This partnership delivers the business outcomes we agreed.')
  expect(one).not.toContain('Change a question')
  expect(await said(app, 'template health')).toContain('Change a question')
  expect(await said(app, 'templates moods')).toContain('There is no template “moods” in use. There are: health.')
  for (const line of ['templates', 'template health', 'template moods']) {
    const told = await said(app, line, people.mia)
    expect(told).toContain('What health checks ask is set by our own people')
    expect(told).not.toContain('There are')
  }
  expect(textOf(await app.submits(people.tom, 'template.item', 'health', { which: 'Q1' }))).toContain(
    'Only the account manager',
  )
})

test('a question is changed, added and taken out, each time as the next version', async () => {
  await using app = await App.open(acmeSheet)
  expect(formOf(await app.presses(people.anna, 'template.item', 'health')).fields[0]).toMatchObject({ kind: 'select' })
  const form = await asked(app, 'Q2')
  expect(initials(form)).toMatchObject({
    ours: 'Both sides are rewarded for the same success.',
    dimension: 'alignment',
  })
  expect(textOf(await send(app, form, { ours: 'We win together.' }))).toContain(
    'Q2 is changed: “health” is version 2 now',
  )
  expect(textOf(await send(app, await asked(app, 'Q2'), {}))).toContain('It is so already.')
  const added = {
    ours: 'Did we meet?',
    theirs: 'Did you meet us?',
    kind: 'single',
    options: 'Yes\nAlmost',
    when: 'Q1 <= 2',
  }
  const fresh = await asked(app, 'new')
  expect(await send(app, fresh, { ...added, dimension: 'presence' })).toMatchObject({
    kind: 'errors',
    errors: { means: expect.any(String) },
  })
  expect(await send(app, fresh, { ...added, dimension: 'trust', when: 'Q1 is low' })).toMatchObject({
    kind: 'errors',
    errors: { when: expect.any(String) },
  })
  const done = await send(app, fresh, { ...added, dimension: 'presence', means: 'Whether people see each other.' })
  expect(textOf(done)).toContain('Q11 is added: “health” is version 3 now')
  expect((await inUse(app))?.template.items.at(-1)).toEqual({
    ...{ id: 'Q11', kind: 'single', dimension: 'presence', internal: 'Did we meet?', partner: 'Did you meet us?' },
    ...{ when: { item: 'Q1', atMost: 2 } },
    options: [
      { id: 'o1', label: 'Yes' },
      { id: 'o2', label: 'Almost' },
    ],
  })
  expect(await app.submits(people.anna, 'template.take-out', 'health', { which: 'Q1' })).toMatchObject({
    kind: 'errors',
    errors: { which: 'It hangs on “Q1”, which is not asked here.' },
  })
  expect(textOf(await app.submits(people.anna, 'template.take-out', 'health', { which: 'Q11' }))).toContain(
    'version 4 now',
  )
  expect((await inUse(app))?.template.dimensions.map(({ name }) => name)).not.toContain('presence')
})

test('what a dimension means is said in other words with any question of it, and stays where nothing is said', async () => {
  await using app = await App.open(acmeSheet)
  const meansOf = async (name: string) =>
    (await inUse(app))?.template.dimensions.find((one) => one.name === name)?.means
  await send(app, await asked(app, 'Q2'), { ours: 'We win together.' })
  const before = await meansOf('alignment')
  expect(before).toMatch(/\S/u)
  const done = await send(app, await asked(app, 'Q2'), { means: 'Whether both gain by the same.' })
  expect(textOf(done)).toContain('“health” is version 3 now')
  expect(await meansOf('alignment')).toBe('Whether both gain by the same.')
  expect(await meansOf('trust')).toMatch(/\S/u)
  expect(await send(app, await asked(app, 'Q2'), { means: 'x'.repeat(4_000) })).toMatchObject({
    kind: 'errors',
    errors: { means: expect.any(String) },
  })
})

test('what does not fit the kind of a question is asked to be emptied, and not left out unsaid', async () => {
  await using app = await App.open(acmeSheet)
  const form = await asked(app, 'Q2')
  expect(await send(app, form, { kind: 'yes-no', options: 'Yes\nAlmost' })).toMatchObject({
    kind: 'errors',
    errors: { options: expect.stringContaining('empty them') },
  })
  for (const follow of ['followOurs', 'followTheirs'])
    expect(await send(app, form, { kind: 'single', options: 'Yes\nAlmost', [follow]: 'Why?' })).toMatchObject({
      kind: 'errors',
      errors: { followOurs: expect.stringContaining('empty both') },
    })
  expect((await inUse(app))?.template.version ?? 1).toBe(1)
})

test('what a change makes wrong of another question is said with the name of that one, and at no field of this', async () => {
  await using app = await App.open(acmeSheet)
  await send(app, await asked(app, 'Q2'), { when: 'Q1 <= 2' })
  expect(await send(app, await asked(app, 'Q1'), { kind: 'long' })).toMatchObject({
    kind: 'errors',
    errors: { form: expect.stringMatching(/^Q2: It hangs on “Q1”, which is answered in words/u) },
  })
  expect(await send(app, await asked(app, 'Q1'), { when: 'Q2 <= 2' })).toMatchObject({
    kind: 'errors',
    errors: { when: expect.stringContaining('not asked before it') },
  })
})

test('a form that was opened on an older version passes over nobody’s newer one, and does not mind what else was changed', async () => {
  await using app = await App.open(acmeSheet)
  const [mine, theirs, other] = [await asked(app, 'Q2'), await asked(app, 'Q2'), await asked(app, 'Q5')]
  await send(app, theirs, { ours: 'Theirs.' })
  expect(await send(app, mine, { ours: 'Mine.' })).toMatchObject({
    kind: 'errors',
    errors: { form: expect.stringContaining('Somebody has changed this question meanwhile: it asks “Theirs.”') },
  })
  await send(app, other, { ours: 'Other.' })
  const { template } = (await inUse(app))!
  expect([template.items[1]!.internal, template.items[4]!.internal]).toEqual(['Theirs.', 'Other.'])
})

test('a template is copied under another name, and retired while nobody is asked with it', async () => {
  await using app = await App.open(acmeSheet)
  const copy = (to: string) => app.submits(people.anna, 'template.copy', 'health', { to, name: 'Renewal' })
  expect(await copy('Re newal')).toMatchObject({ kind: 'errors', errors: { to: expect.any(String) } })
  expect(await copy('health')).toMatchObject({ kind: 'errors', errors: { to: expect.stringContaining('already') } })
  expect(textOf(await copy('renewal'))).toContain('“renewal” is a copy of “health”')
  expect((await inUse(app, 'renewal'))?.by).toBeDefined()
  expect(await said(app, 'template renewal')).toContain('saved by Anna')
  expect(textOf(await app.presses(people.anna, 'template.retire', 'renewal'))).toContain('“renewal” is retired.')
  expect(await said(app, 'template renewal')).toContain('There is no template “renewal” in use.')
  expect(textOf(await app.presses(people.anna, 'template.retire', 'health'))).toContain('is built in')
})

test('all that is wrong with one field is said there, and not the last of it alone', async () => {
  await using app = await App.open(acmeSheet)
  const long = 'x'.repeat(80)
  const answer = await send(app, await asked(app, 'new'), {
    ...{
      ours: 'Where?',
      theirs: 'Where?',
      dimension: 'trust',
      kind: 'single',
      options: `${long}\n${long}y\nChat\nChat`,
    },
  })
  expect(answer).toMatchObject({ kind: 'errors' })
  const { options = '' } = (answer as { errors: Record<string, string> }).errors
  expect(options.match(/keep it to 75/gu)).toHaveLength(2)
  expect(options).toContain('The option “Chat” stands here twice: keep one.')
})

test('the name, the order, the open question and the words of the scale are changed in chat, each checked where it stands', async () => {
  await using app = await App.open(acmeSheet)
  await send(app, await asked(app, 'Q2'), { when: 'Q1 <= 2' })
  const form = formOf(await app.presses(people.anna, 'template.words', 'health'))
  expect(initials(form)).toMatchObject({ order: 'Q1\nQ2\nQ3\nQ4\nQ5\nQ6\nQ7\nQ8\nQ9\nQ10', yes: 'Yes' })
  for (const [change, errors] of [
    [{ order: 'Q1, Q2' }, { order: expect.stringContaining('Q3, Q4, Q5, Q6, Q7, Q8, Q9, Q10 are missing') }],
    [{ order: `${initials(form)['order']}\nQ11` }, { order: expect.stringContaining('It asks no “Q11”') }],
    [{ order: `${initials(form)['order']}\nQ1` }, { order: expect.stringContaining('“Q1” stands here twice') }],
    [{ order: 'Q2,Q1,Q3,Q4,Q5,Q6,Q7,Q8,Q9,Q10' }, { order: expect.stringContaining('not asked before it') }],
    [{ agree: 'no\nyes' }, { agree: 'Write five lines, from 1 to 5: these are 2.' }],
    [
      { cantJudge: 'x'.repeat(61), openQuestion: ' ' },
      { cantJudge: expect.any(String), openQuestion: expect.any(String) },
    ],
  ] as const)
    expect(await send(app, form, change)).toMatchObject({ kind: 'errors', errors })
  const told = await send(app, form, {
    ...{ name: 'Health, anew', order: 'Q3 Q1 Q2 Q4 Q5 Q6 Q7 Q8 Q9 Q10', openQuestion: 'What else?', yes: 'Sure' },
  })
  expect(textOf(told)).toContain('Its words are changed: “health” is version 3 now')
  const { template } = (await inUse(app))!
  expect(template).toMatchObject({ name: 'Health, anew', openQuestion: 'What else?', scale: { yes: 'Sure', no: 'No' } })
  expect(template.items.slice(0, 3).map(({ id }) => id)).toEqual(['Q3', 'Q1', 'Q2'])
  // It was opened on what is no more.
  expect(await send(app, form, { name: 'Mine' })).toMatchObject({
    errors: { form: expect.stringContaining('Somebody has changed this meanwhile') },
  })
})

test('a template is translated in chat piece by piece, which readers of that language are asked, and taken out of it again', async () => {
  await using app = await App.open(acmeSheet)
  const step = (language: string, which: string) =>
    app.submits(people.anna, 'template.translate', 'health', { language, which })
  expect(formOf(await app.presses(people.anna, 'template.translate', 'health')).fields).toHaveLength(2)
  expect(await step('german', 'Q1')).toMatchObject({ errors: { language: expect.stringContaining('is no language') } })
  expect(await step('en', 'Q1')).toMatchObject({ errors: { language: expect.stringContaining('in “en” itself') } })
  expect(await step('de', 'Q77')).toMatchObject({ errors: { which: expect.stringContaining('asks no “Q77”') } })
  const form = formOf(await step('de', 'Q1'))
  expect(await send(app, form, { theirs: 'x'.repeat(201), ours: ' ' })).toMatchObject({
    errors: { theirs: expect.stringContaining('keep it to 200'), ours: expect.stringContaining('empty') },
  })
  expect(textOf(await send(app, form, { ours: 'Es bringt uns weiter.', theirs: 'Es bringt beide weiter.' }))).toContain(
    'Q1 is worded in “de”: “health” is version 2 now',
  )
  const beside = formOf(await step('de', 'beside'))
  await send(app, beside, { cantJudge: 'Weiß nicht', agree: 'gar nicht\nkaum\nteils\neher\nganz' })
  const { de } = (await inUse(app))!.template.translations
  expect(de).toMatchObject({
    items: {
      Q1: { internal: 'Es bringt uns weiter.' },
      Q2: { internal: 'Both sides are rewarded for the same success.' },
    },
    scale: { cantJudge: 'Weiß nicht', agree: ['gar nicht', 'kaum', 'teils', 'eher', 'ganz'], yes: 'Yes' },
  })
  // Another one translated it meanwhile.
  expect(await send(app, form, { ours: 'Anders.' })).toMatchObject({ errors: { form: expect.any(String) } })
  expect(textOf(await step('de', 'take-out'))).toContain('“de” is taken out')
  expect(textOf(await step('de', 'take-out'))).toContain('It is not worded in “de”.')
  expect((await inUse(app))!.template.translations).toEqual({})
})
