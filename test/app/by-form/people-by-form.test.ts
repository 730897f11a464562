import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Form } from '../../../src/cards/form.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'
import { AtForms, formOf } from '../../kit/by-form.ts'

let app: App
let anna: AtForms

beforeEach(async () => {
  app = await App.open({
    ...acmeSheet,
    people: [
      ...acmeSheet.people,
      { ...acmeSheet.people[1]!, name: 'Priya Nair', roles: ['sponsor'], slack: 'T0HOME/UPRIYA' },
    ],
  })
  anna = new AtForms(app, people.anna)
})

afterEach(() => app[Symbol.asyncDispose]())

async function formFor(who: TestPerson, line: string, place = places.direct): Promise<Form> {
  const said = await app.says(who, line, place)
  if (!('kind' in said)) throw new Error(`no form, but ${textOf(said)}`)
  return formOf(said)
}
const named = async () => JSON.stringify(await app.says(people.anna, 'people acme'))
const optionsOf = (form: Form, id: string) => {
  const field = form.fields.find((one) => one.id === id)
  return field?.kind === 'select' || field?.kind === 'choice' ? field.options : []
}
/** The form of somebody’s part, from the one that asks whom it is about. */
async function partOf(at: AtForms, name: string): Promise<Form> {
  const choice = await at.open('terms.people', 'acme')
  const of = optionsOf(choice, 'of').find(({ label }) => label.startsWith(name))?.value
  return formOf(await at.send(choice, { of }))
}
/** Send a form, see what it comes to, and do it. */
async function does(at: AtForms, form: Form, entries: Record<string, string>): Promise<string> {
  const preview = formOf(await at.send(form, entries))
  if (preview.form !== 'deed.apply') throw new Error(`no preview, but ${preview.intro.join(' ')}`)
  const answer = await at.send(preview)
  if (answer.kind !== 'notice') throw new Error(`not done, but ${JSON.stringify(answer)}`)
  expect(preview.intro).toEqual(['Nothing is done yet. It comes to this:', answer.text])
  return answer.text
}

test('whatever takes people and is typed without them opens its form', async () => {
  expect((await formFor(people.anna, 'people acme add')).form).toBe('people.add')
  expect((await formFor(people.anna, 'people acme add --role sponsor')).fields[1]).toMatchObject({ initial: 'sponsor' })
  expect((await formFor(people.anna, 'people acme remove')).form).toBe('terms.people')
  expect(await formFor(people.anna, 'terms acme people')).toMatchObject({
    form: 'terms.people',
    intro: [expect.stringMatching(/^People: Northwind Anna Berg/u)],
  })
  app.services.admins.push(people.ada)
  expect((await formFor(people.ada, 'person leaves')).form).toBe('person.leaves')
})

test('the cards have the button for whoever may change it, and for nobody else', async () => {
  expect(await named()).toContain('"terms.people"')
  expect(JSON.stringify(await app.says(people.tom, 'people acme'))).not.toContain('"terms.people"')
  expect(JSON.stringify(await app.says(people.anna, 'people', places.shared))).not.toContain('"terms.people"')
  const terms = JSON.stringify(await app.says(people.anna, 'terms acme'))
  expect(terms).toContain('"terms.people"')
  expect(terms).toContain('"terms.channels"')
  expect(JSON.stringify(await app.says(people.tom, 'terms acme'))).not.toContain('"terms.people"')
})

test('somebody is named by form as by a typed line, once what it comes to was seen', async () => {
  const form = formOf(await anna.send(await anna.open('terms.people', 'acme'), { of: 'new' }))
  const preview = formOf(await anna.send(form, { userId: people.max.userId, role: 'sponsor' }))
  expect(preview.intro[1]).toBe(
    'Max Ruiz is named for Acme Hosting: sponsor on the side of Northwind. They take the place of Priya Nair.',
  )
  expect(await named()).not.toContain('Max Ruiz')
  await anna.send(preview)
  expect(await named()).toContain('Max Ruiz')
  expect(await named()).not.toContain('Priya Nair')
})

test('what is refused is said at its field, with what was entered', async () => {
  const form = await formFor(people.anna, 'people acme add')
  const answer = await anna.send(form, { userId: people.leo.userId, role: 'sponsor' })
  const eve = await anna.send(form, { userId: people.eve.userId, role: 'manager' })
  for (const one of [answer, eve]) expect(one).toMatchObject({ kind: 'errors', errors: { userId: expect.any(String) } })
  if (answer.kind !== 'errors') throw new Error('no errors')
  expect(answer.form.fields).toMatchObject([{ id: 'userId', initial: { name: 'Leo Park' } }, { initial: 'sponsor' }])
})

test('a part says what somebody holds, and one role is taken, or given, without the others', async () => {
  await app.says(people.mia, 'case "Orders" --severity 3', places.shared)
  await app.says(people.anna, 'assign CASE-1 @Priya', places.internal)
  expect((await partOf(anna, 'Priya Nair')).intro).toEqual([
    'Priya Nair is sponsor for Acme Hosting. They hold CASE-1.',
  ])
  expect(await does(anna, await partOf(anna, 'Priya Nair'), { become: 'as member' })).toContain(
    'member on the side of Northwind',
  )
  expect(await does(anna, await partOf(anna, 'Priya Nair'), { become: 'not sponsor' })).toBe(
    'Priya Nair is no longer sponsor for Acme Hosting.',
  )
  expect((await partOf(anna, 'Priya Nair')).intro[0]).toContain('is team member')
})

test('a part that is looked at where the partner reads names nothing that is kept among ourselves', async () => {
  const inside = {
    measure: 'resolve',
    target: '1h',
    obligor: { team: 'Platform' },
    protects: 'The night shift sleeps.',
  }
  await app[Symbol.asyncDispose]()
  app = await App.open({ ...acmeSheet, sla: { objectives: [inside] } })
  anna = new AtForms(app, people.anna)
  await app.says(people.ravi, 'case acme "The API is down" --severity 2', places.shared)
  await app.passTo(MONDAY_NINE + 2 * HOUR)
  const choice = await anna.open('terms.people', 'acme')
  const of = optionsOf(choice, 'of').find(({ label }) => label.startsWith('Anna Berg'))?.value ?? ''
  const held = async (place: (typeof places)[keyof typeof places]) => {
    const { form, context } = choice
    const what = { kind: 'submission' as const, form, context, values: { of } }
    return formOf(await app.receive(app.inbound(people.anna, what, place))).intro[0]
  }
  expect(await held(places.internal)).toContain('OURS-1')
  expect(await held(places.shared)).not.toContain('OURS-1')
})

test('whoever goes hands over to whom the form says, and our account manager goes only so', async () => {
  await app.says(people.mia, 'case "Orders" --severity 3', places.shared)
  await app.says(people.anna, 'ack CASE-1', places.internal)
  const form = await partOf(anna, 'Anna Berg')
  expect(await anna.errors(form, { become: 'gone' })).toEqual({ to: expect.stringContaining('Name another first') })
  const tom = optionsOf(form, 'to').find(({ label }) => label === 'Tom Ek')?.value ?? ''
  expect(await does(anna, form, { become: 'gone', to: tom })).toBe(
    'Anna Berg is no longer named for Acme Hosting. CASE-1 passed to Tom Ek. Tom Ek is the account manager of their side now.',
  )
})

test('the same typed: one role, and who takes over', async () => {
  await app.says(people.anna, 'people acme add @Mia --role sponsor')
  expect(textOf(await app.says(people.anna, 'people acme remove @Mia --role member'))).toContain('no longer member')
  expect(textOf(await app.says(people.anna, 'people acme remove @Mia --role member'))).toContain('is not member')
  expect(textOf(await app.says(people.anna, 'people acme remove @Tom --to @Ravi'))).toContain('same side')
  expect(textOf(await app.says(people.anna, 'people acme remove @Tom --to nobody'))).toContain('Mention who takes over')
  expect(textOf(await app.says(people.anna, 'people acme remove @Tom --to @Priya'))).toContain(
    'Tom Ek is no longer named',
  )
})

test('of two editors the second gets the fresh form with what they entered, before and after the preview', async () => {
  const priya = new AtForms(app, people.priya)
  const adding = await formFor(people.anna, 'people acme add')
  const part = await partOf(anna, 'Tom Ek')
  const preview = formOf(await anna.send(part, { become: 'gone' }))
  await does(priya, await partOf(priya, 'Tom Ek'), { become: 'as manager' })
  const meanwhile = /^Changed meanwhile: Priya Nair \(Northwind\) named .* for acme/u
  for (const form of [part, preview]) {
    const fresh = formOf(await anna.send(form, { become: 'gone' }))
    expect(fresh).toMatchObject({
      form: 'people.change',
      intro: [expect.stringMatching(meanwhile), expect.any(String)],
    })
    expect(fresh.fields[0]).toMatchObject({ initial: 'gone' })
  }
  await does(priya, await partOf(priya, 'Mia Chen'), { become: 'as sponsor' })
  const fresh = formOf(await anna.send(adding, { userId: people.sol.userId, role: 'sponsor' }))
  expect(fresh).toMatchObject({ form: 'people.add', intro: [expect.stringMatching(meanwhile), expect.any(String)] })
  expect(fresh.fields).toMatchObject([{ initial: { name: 'Sol Reyes' } }, { initial: 'sponsor' }])
  // What is about somebody else does not get in the way.
  expect(formOf(await anna.send(adding, { userId: people.max.userId, role: 'member' })).form).toBe('deed.apply')
})

test('a preview leads back to the form, is pressed by whoever entered it alone, and does it once', async () => {
  const form = await formFor(people.anna, 'people acme add')
  const preview = formOf(await anna.send(form, { userId: people.max.userId, role: 'member' }))
  const back = { ...preview, context: { ...preview.back!.context } }
  expect(formOf(await anna.send(back)).fields).toMatchObject([{ initial: { name: 'Max Ruiz' } }, { initial: 'member' }])
  expect(await new AtForms(app, people.priya).send(preview)).toMatchObject({ kind: 'refused' })
  const [first, again] = [
    await anna.send(preview),
    await anna.send({ ...preview, context: { subject: preview.context['subject']! } }),
  ]
  expect(again).toEqual(first)
})

test('an admin passes on all that somebody holds by form, from the part as by itself', async () => {
  app.services.admins.push(people.ada)
  const ada = new AtForms(app, people.ada)
  const form = await partOf(ada, 'Tom Ek')
  expect(optionsOf(form, 'become').map(({ value }) => value)).toContain('leaves')
  expect(optionsOf(await partOf(anna, 'Tom Ek'), 'become').map(({ value }) => value)).not.toContain('leaves')
  expect(await does(ada, form, { become: 'leaves' })).toContain('Tom Ek no longer acts for Acme Hosting')
  const leaves = await formFor(people.ada, 'person leaves')
  expect(await ada.errors(leaves, { userId: people.uma.userId })).toHaveProperty('userId')
  expect(await does(ada, leaves, { userId: people.mia.userId, to: people.ravi.userId })).toContain(
    'Mia Chen no longer acts',
  )
})
