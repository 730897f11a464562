import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import { ladderReachesNobody } from '../../../src/app/ladders/reaches-nobody.ts'
import { apply } from '../../../src/cli/apply.ts'
import { erase } from '../../../src/cli/erase.ts'
import { sayFact } from '../../../src/domain/timeline/say-fact.ts'
import { AtForms } from '../../kit/by-form.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const climbs = async (ladder: object) =>
  applyPartnerSheet(app.services, partnerSheet.parse({ slug: 'acme', name: 'Acme Hosting', ladder }))
const byName = (name: string) => ({ tell: [{ person: name }], wait: '1h' })
const ourSteps = { ours: [byName('Tom Ek'), { tell: ['managers'], wait: '1h' }] }
const acme = async () => (await app.read((view) => view.partners.bySlug('acme')))!
const escalates = async () => {
  await app.says(people.mara, 'case acme "Lost parcels" --severity 2')
  await app.says(people.mara, 'escalate CASE-1 "No progress"')
}
const called = async () => (await app.news()).filter(({ card }) => textOf(card).includes('ESC-1')).map(({ to }) => to)
const ladder = async () => (await app.read((view) => view.ladders.byNumber(1)))!
const rehearsed = async () => JSON.stringify(await app.says(people.anna, 'rehearse acme', places.direct))
const facts = async () => {
  const { id } = await acme()
  return (await app.read((view) => view.facts.of(id, 'acme'))).map((fact) => sayFact(fact, () => 'Northwind'))
}

test('a step calls whoever it names, who may act on it', async () => {
  expect(await climbs(ourSteps)).not.toHaveProperty('refused')
  await app.news()
  await escalates()
  expect(await called()).toContain('Tom Ek')
  await app.says(people.tom, 'ack ESC-1')
  expect((await ladder()).sides.internal).toMatchObject({ state: 'acknowledged' })
})

test('whoever is named there no more is called no more: the step is left at once, and a rehearsal names the gap', async () => {
  await climbs({ ours: [byName('Tom Ek'), { tell: ['managers'], wait: '1h' }] })
  await app.says(people.anna, 'people acme remove @Tom')
  await app.news()
  await escalates()
  expect((await ladder()).sides.internal).toMatchObject({ state: 'climbing', step: 1 })
  expect(await rehearsed()).toContain('step 1 at Northwind: Tom Ek is not named there any more')
})

test('an escalation whose only step calls somebody who left reaches nobody', async () => {
  await climbs({ ours: [byName('Tom Ek')] })
  await escalates()
  await app.news()
  await app.says(people.anna, 'people acme remove @Tom')
  const found = await app.read((view) => ladderReachesNobody({ ...app.services, tx: view, now: app.clock.now() }))
  expect(found.map(({ sides }) => sides)).toEqual([['internal']])
})

test('whoever is away is stood in for', async () => {
  await climbs(ourSteps)
  await app.says(people.tom, 'away until friday --delegate @Anna')
  await app.news()
  await escalates()
  expect(await called()).toContain('Anna Berg')
})

test('the record keeps whom a step calls by their id alone, and says their name as it is then', async () => {
  await climbs(ourSteps)
  const { id, terms } = await acme()
  expect(JSON.stringify(terms.ladders)).not.toContain('Tom')
  const kept = await app.read((view) => view.agreements.of(id))
  expect(JSON.stringify(kept)).not.toContain('Tom')
  expect((await facts()).join('\n')).toContain('tell Tom Ek, wait 1 h of working time')
  await climbs({ ours: [byName('Anna Berg'), { tell: ['managers'], wait: '1h' }] })
  expect((await facts()).at(-1)).toContain('from tell Tom Ek, wait 1 h of working time to tell Anna Berg')
})

test('nobody who is not named there is called by name, on either side', async () => {
  expect(await climbs({ ours: [byName('Ravi Shah')] })).toMatchObject({
    refused:
      'Nobody called “Ravi Shah” is named on our side: there is “Anna Berg”, “Tom Ek”, “Mara Lind”. Name them first, or under `people`.',
  })
})

test('one of two people of one name cannot be meant by it', async () => {
  const twin = { name: 'Tom Ek', side: 'internal', roles: ['member'], slack: 'T0HOME/UTOM2' }
  const sheet = { slug: 'acme', name: 'Acme Hosting', people: [twin], ladder: { ours: [byName('Tom Ek')] } }
  expect(await applyPartnerSheet(app.services, partnerSheet.parse(sheet))).toMatchObject({
    refused: expect.stringContaining('Several people called “Tom Ek” are named on our side'),
  })
})

test('a new partner’s sheet calls people whom it names for the first time', async () => {
  const uma = { name: 'Uma Voss', side: 'internal', roles: ['account-manager'], slack: 'T0HOME/UUMA' }
  const sheet = { slug: 'hooli', name: 'Hooli', people: [uma], ladder: { ours: [byName('Uma Voss')] } }
  expect(await applyPartnerSheet(app.services, partnerSheet.parse(sheet))).not.toHaveProperty('refused')
  const { terms, id } = (await app.read((view) => view.partners.bySlug('hooli')))!
  const [named] = await app.read((view) => view.memberships.of(id))
  expect(terms.ladders[0]?.steps.internal[0]?.targets).toEqual([{ to: 'person', person: named?.person.id }])
})

test('whom of the partner a step calls by name is proposed to it, by name', async () => {
  const applied = await climbs({ theirs: [byName('Mia Chen')] })
  expect(applied).not.toHaveProperty('refused')
  const said = JSON.stringify(await app.says(people.ravi, 'accept acme', places.shared))
  expect(said).toContain('Mia Chen')
  const { id } = await acme()
  const proposal = await app.read((view) => view.proposals.openOf(id))
  expect(JSON.stringify(proposal)).not.toContain('Mia')
  await app.accepts()
  expect((await acme()).terms.ladders[0]?.steps.partner[0]?.targets).toMatchObject([{ to: 'person' }])
  expect(JSON.stringify(await app.says(people.ravi, 'terms acme escalation', places.shared))).toContain(
    'Mia Chen (1 h)',
  )
})

test('the form says and takes somebody by name', async () => {
  const anna = new AtForms(app, people.anna)
  const steps = 'Ours:\nour Tom Ek, “Mara Lind”: 1h'
  const preview = await anna.preview(await anna.open('terms.ladder', 'acme', 'usual'), { steps })
  expect(preview.intro.join(' ')).toContain('tell Tom Ek and Mara Lind, wait 1 h')
  await anna.send(preview)
  const form = await anna.open('terms.ladder', 'acme', 'usual')
  expect(JSON.stringify(form.fields)).toContain('our “Tom Ek”, our “Mara Lind”: 1h')
  const errors = await anna.errors(form, { steps: 'Ours:\nour Ravi Shah: 1h' })
  expect(errors['steps']).toContain('“our Ravi Shah” is nobody who can be told there')
})

test('a plan names whom a sheet would call', async () => {
  const yaml = 'slug: acme\nname: Acme Hosting\nladder: { ours: [{ tell: [{ person: Tom Ek }], wait: 1h }] }\n'
  const lines = await apply(app.services, yaml, 'acme.yaml', 'ops', { plan: true })
  const said = lines.map(({ text }) => text).join('\n')
  expect(said).toContain('to tell Tom Ek, wait 1 h of working time')
  expect(said).toContain('Northwind: Tom Ek at once')
  expect(said).not.toContain('@{')
})

test('a sheet with the name that somebody has now changes nothing', async () => {
  await climbs(ourSteps)
  const before = (await acme()).agreement.version
  const { id } = await acme()
  await app.services.store.transact(async (tx) => {
    const tom = (await tx.memberships.of(id)).find(({ person }) => person.name === 'Tom Ek')!.person
    await tx.people.save({ ...tom, name: 'Tom Eklund' })
  })
  expect(await climbs({ ours: [byName('Tom Eklund'), { tell: ['managers'], wait: '1h' }] })).not.toHaveProperty(
    'refused',
  )
  expect((await acme()).agreement.version).toBe(before)
})

test('whoever is erased is called no more, and nothing tells who it was', async () => {
  await climbs(ourSteps)
  await erase(app.services, { who: 'Tom Ek', by: 'ops' })
  expect((await facts()).join('\n')).not.toMatch(/Tom|@\{/u)
  const said = await rehearsed()
  expect(said).toContain('step 1 at Northwind: somebody is not named there any more')
  await app.news()
  await escalates()
  expect((await ladder()).sides.internal).toMatchObject({ state: 'climbing', step: 1 })
})
