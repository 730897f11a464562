import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sayFact } from '../../src/domain/timeline/say-fact.ts'
import { acmeSheet, App, globexSheet, people, textOf, type TestPerson } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
  app.services.admins.push({ platform: 'slack', tenantId: people.uma.tenantId, userId: people.uma.userId })
  await app.says(people.anna, 'case globex "Landing page is late" --severity 2')
  await app.says(people.anna, 'escalate CASE-1 "No progress"')
})

afterEach(() => app[Symbol.asyncDispose]())

const said = async (speaker: TestPerson, line: string) => textOf(await app.says(speaker, line))
const ladder = () => app.read((view) => view.ladders.byNumber(1))
const managers = async () => (await app.read((view) => view.managersOfAll.list())).map(({ name }) => name)

describe('a manager', () => {
  test('acts for the partners they are named for, and not for another', async () => {
    for (const line of ['ack ESC-1', 'resolve ESC-1 "Mine now"', 'next ESC-1'])
      expect(await said(people.mara, line)).toContain('the managers of Globex Agency, a manager of all partners')
    expect(await ladder()).toMatchObject({
      version: 1,
      sides: { internal: { state: 'none' }, partner: { state: 'climbing', step: 0 } },
    })
  })

  test('who registers a partner of their own gains nothing elsewhere', async () => {
    await said(people.tom, 'add "Initech Logistics"')
    await said(people.tom, 'people initech-logistics add @Tom --role manager')
    expect(await said(people.tom, 'ack ESC-1')).toContain('Not done')
    expect(await ladder()).toMatchObject({ version: 1 })
  })

  test('of all partners acts on the escalations of each', async () => {
    await said(people.uma, 'managers add @Mara')
    expect(await said(people.mara, 'ack ESC-1')).toContain('You have ESC-1 now')
    expect(await said(people.mara, 'bind globex shared')).not.toContain('is the shared channel')
  })
})

describe('the list of managers of all partners', () => {
  test('is kept by admins alone, and shown to all of ours', async () => {
    expect(await said(people.anna, 'managers add @Mara')).toContain('Only an admin can say who the managers')
    expect(await managers()).toEqual([])
    expect(await said(people.uma, 'managers')).toContain('Nobody is a manager of all partners')
    expect(await said(people.uma, 'managers add @Mara')).toContain('Mara Lind is a manager of all partners now')
    expect(await said(people.uma, 'managers add @Mara')).toContain('already')
    expect(JSON.stringify(await app.says(people.tom, 'managers'))).toContain('Mara Lind')
    expect(await said(people.tom, 'managers remove @Mara')).toContain('Only an admin')
    expect(await said(people.uma, 'managers remove @Mara')).toContain('no longer')
    expect(await said(people.uma, 'managers remove @Mara')).toContain('is not a manager of all partners')
    expect(await managers()).toEqual([])
    expect(await said(people.mara, 'ack ESC-1')).toContain('Not done')
  })

  test('takes our own people alone', async () => {
    for (const line of ['managers add @Ravi', 'managers add @Eve'])
      expect(await said(people.uma, line)).toContain('one of our own people')
    expect(await said(people.uma, 'managers add')).toContain('Mention who is to be')
    expect(await said(people.uma, 'managers @Mara')).toContain('Say what to do with them')
    expect(await managers()).toEqual([])
  })

  test('is recorded in the timeline of every partner, for our side alone', async () => {
    await said(people.uma, 'managers add @Mara')
    await said(people.uma, 'managers remove @Mara')
    for (const slug of ['acme', 'globex']) {
      const facts = await app.read(async (view) => view.facts.of((await view.partners.bySlug(slug))!.id, slug))
      const told = facts.filter(({ kind }) => kind.startsWith('ManagerOfAll'))
      expect(told.map((fact) => sayFact(fact, () => 'Northwind'))).toEqual([
        'Uma Voss (Northwind) made Mara Lind a manager of all partners.',
        'Uma Voss (Northwind) took Mara Lind off the managers of all partners.',
      ])
      expect(told.map(({ audience }) => audience)).toEqual(['internal', 'internal'])
    }
  })

  test('is nothing to outsiders', async () => {
    expect(await said(people.ravi, 'managers')).toContain('our own affair')
    expect(await said(people.ravi, 'managers add @Mia')).toContain('our own affair')
  })
})
