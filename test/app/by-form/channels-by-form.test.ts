import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Form } from '../../../src/cards/form.ts'
import { acmeSheet, App, globexSheet, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'
import { AtForms, formOf } from '../../kit/by-form.ts'

let app: App
let anna: AtForms

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
  anna = new AtForms(app, people.anna)
})

afterEach(() => app[Symbol.asyncDispose]())

async function formFor(who: TestPerson, line: string, place = places.direct): Promise<Form> {
  const said = await app.says(who, line, place)
  if (!('kind' in said)) throw new Error(`no form, but ${textOf(said)}`)
  return formOf(said)
}
const optionsOf = ({ fields: [field] }: Form) => (field?.kind === 'select' ? field.options : [])
const shown = async (slug = 'acme') => JSON.stringify(await app.says(people.anna, `show ${slug}`))
async function does(form: Form, entries: Record<string, string>): Promise<string> {
  const preview = formOf(await anna.send(form, entries))
  expect(preview.form).toBe('deed.apply')
  const answer = await anna.send(preview)
  return answer.kind === 'notice' ? answer.text : JSON.stringify(answer)
}

test('channels are changed from the part of that name, from `bind` and from `unbind`', async () => {
  const form = await formFor(people.anna, 'terms acme channels')
  expect(form).toMatchObject({
    form: 'terms.channels',
    intro: [
      expect.stringMatching(/^Channels: #acme-shared, shared channel/u),
      expect.stringContaining('bind acme shared'),
    ],
  })
  expect(optionsOf(form).map(({ label }) => label)).toEqual([
    'Give a channel its part',
    'Let go: #acme-shared in Slack, shared channel',
    'Let go: #acme-internal in Slack, internal channel',
    'Let go: #escalations in Slack, managers’ channel',
  ])
  expect((await formFor(people.anna, 'bind globex', places.elsewhere)).form).toBe('partner.bind')
  expect((await formFor(people.anna, 'unbind acme', places.shared)).fields).toMatchObject([
    { id: 'binding', initial: expect.stringMatching(/^shared /u) },
  ])
  expect(textOf(await app.says(people.ravi, 'bind acme', places.shared))).toContain('set up by our own people')
})

test('where one is, and what serves partners one answers for already, may be chosen; nothing else is named', async () => {
  expect(optionsOf(await formFor(people.anna, 'bind globex', places.elsewhere)).map(({ label }) => label)).toEqual([
    'This one, #random',
    '#globex-shared in Slack',
    '#escalations in Slack',
  ])
  expect(optionsOf(await formFor(people.tom, 'bind globex')).map(({ label }) => label)).not.toContain(
    '#random in Slack',
  )
  await does(await formFor(people.anna, 'unbind globex'), {})
  await app.register({ ...globexSheet, slug: 'initech', name: 'Initech', people: [acmeSheet.people[1]!], channels: [] })
})

test('a channel gets its part once what it comes to was seen, and loses it so', async () => {
  const form = await formFor(people.anna, 'bind globex')
  const managers = optionsOf(form).find(({ label }) => label.startsWith('#escalations'))?.value ?? ''
  expect(await shown('globex')).not.toContain('#escalations')
  expect(await does(form, { channel: managers, purpose: 'managers' })).toBe(
    '#escalations is the managers channel for Globex Agency now: escalations that reach the managers come here.',
  )
  expect(await shown('globex')).toContain('#escalations')
  const choice = await anna.open('terms.channels', 'globex')
  const of = optionsOf(choice).find(({ label }) => label.includes('#escalations'))?.value
  expect(await does(formOf(await anna.send(choice, { of })), {})).toBe(
    '#escalations is no longer the managers channel for Globex Agency.',
  )
  expect(await shown('globex')).not.toContain('#escalations')
})

test('a refusal stands at its field, and who may not bind a shared channel may not by form', async () => {
  const form = await formFor(people.anna, 'bind globex')
  const shared = optionsOf(form).find(({ label }) => label.startsWith('#globex'))?.value ?? ''
  expect(await anna.errors(form, { channel: shared, purpose: 'internal' })).toEqual({
    channel: expect.stringContaining('A channel cannot be both'),
  })
  const tom = new AtForms(app, people.tom)
  const his = await formFor(people.tom, 'bind acme', places.elsewhere)
  expect(await tom.send(his, { purpose: 'shared' })).toMatchObject({ kind: 'refused' })
})

test('a channel that was not offered is bound by no form, and one that is let go meanwhile says so', async () => {
  await formFor(people.anna, 'bind globex', places.elsewhere)
  const random = await app.read((view) => view.conversations.at('slack', 'T0HOME', places.elsewhere.conversationId))
  const form = await formFor(people.anna, 'bind globex')
  expect(formOf(await anna.send(form, { channel: random!.id, purpose: 'internal' })).form).toBe('partner.bind')
  expect(await shown('globex')).not.toContain('#random')
  const letting = await formFor(people.anna, 'unbind acme', places.internal)
  await app.says(people.anna, 'unbind acme internal', places.internal)
  expect(formOf(await anna.send(letting, {})).intro[0]).toContain('meanwhile')
})

test('a case is given, and its severity changed, by form; what somebody else did meanwhile is not passed over', async () => {
  await app.says(people.mia, 'case "Orders" --severity 3', places.shared)
  const owner = await formFor(people.tom, 'assign CASE-1')
  const tom = new AtForms(app, people.tom)
  expect(optionsOf(owner).map(({ label }) => label)).toContain('Ravi Shah, Acme Hosting')
  const anna_ = optionsOf(owner).find(({ label }) => label.startsWith('Anna'))!.value
  const mara = optionsOf(owner).find(({ label }) => label.startsWith('Mara'))!.value
  await app.says(people.anna, 'assign CASE-1 @Ravi', places.internal)
  const fresh = formOf(await tom.send(owner, { personId: anna_ }))
  expect(fresh.intro[0]).toBe('Ravi Shah was made its owner meanwhile: nothing of what you chose is done yet.')
  expect(await tom.send(fresh, { personId: mara })).toMatchObject({
    kind: 'notice',
    text: 'Mara Lind owns CASE-1 now.',
  })

  const severity = await formFor(people.tom, 'severity CASE-1')
  expect(severity.fields).toMatchObject([{ id: 'severity', initial: '3' }])
  await app.says(people.anna, 'severity CASE-1 2')
  expect(formOf(await tom.send(severity, { severity: '4' })).fields).toMatchObject([{ initial: '4' }])
  expect(textOf(await app.says(people.mia, 'severity CASE-1', places.shared))).toContain('set by our own people')
})
