import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'
import type { Partner } from '../../src/domain/partners/partner.ts'
import { acmeSheet, App, globexSheet, people, places, textOf, type TestPerson } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const said = async (speaker: TestPerson, line: string, place = places.direct) =>
  textOf(await app.says(speaker, line, place))
const slugs = async () => (await app.read((view) => view.partners.list())).map(({ slug }) => slug)
const apply = (sheet: unknown) => applyPartnerSheet(app.services, partnerSheet.parse(sheet))

const TAKEN = [
  'Acme hosting',
  'ACME  Hosting',
  'Acme-Hosting',
  'Acme Hosting\u3164',
  'Acrne H0sting',
  'ꓮꓚꓟꓰ Hosting',
  'ΑϹΜΕ Hosting',
  'Acme',
  'ACME',
  'Globex Agéncy',
]

describe('a second partner that could be taken for the first', () => {
  test.each(TAKEN)('“%s” is not registered from chat', async (name) => {
    const answer = await said(people.anna, `add "${name}" --slug brand-new`)
    expect(answer).toContain(
      `“${name.replaceAll(/\s+/gu, ' ')}” is taken by ${name.startsWith('G') ? 'Globex Agency' : 'Acme Hosting'}`,
    )
    expect(await slugs()).toEqual(['acme', 'globex'])
  })

  test.each(TAKEN)('“%s” is not registered by a sheet, nor by one that renames', async (name) => {
    await app.register({ slug: 'hooli', name: 'Hooli' })
    for (const slug of ['brand-new', 'hooli'])
      expect(await apply({ slug, name })).toMatchObject({ refused: expect.stringContaining('is taken by') })
    expect(await slugs()).toEqual(['acme', 'globex', 'hooli'])
    expect((await app.read((view) => view.partners.bySlug('hooli')))?.name).toBe('Hooli')
  })

  test('nor one with letters of two alphabets in a word', async () => {
    expect(await said(people.anna, 'add "Ꭺcme Hosting" --slug brand-new')).toContain(
      '“Ꭺcme” has letters of two alphabets',
    )
    expect(await apply({ slug: 'hooli', name: 'Hoοli' })).toMatchObject({
      refused: expect.stringContaining('two alphabets'),
    })
    expect(await slugs()).toEqual(['acme', 'globex'])
  })

  test('has no short name either that could be taken for the other’s', async () => {
    expect(await said(people.anna, 'add "Hooli" --slug acrne')).toContain('“acrne” is taken by Acme Hosting')
    expect(await said(people.anna, 'add "Hooli" --slug acme-hosting')).toContain('taken by Acme Hosting')
    expect(await apply({ slug: 'gl0bex', name: 'Hooli' })).toMatchObject({
      refused: expect.stringContaining('taken by Globex'),
    })
  })

  test('a partner keeps its own name, and may be renamed within what reads like it', async () => {
    expect(await apply({ slug: 'acme', name: 'Acme Hosting' })).toMatchObject({ partner: { slug: 'acme' } })
    expect(await apply({ slug: 'acme', name: 'ACME Hosting' })).toMatchObject({ partner: { name: 'ACME Hosting' } })
  })
})

describe('two partners of the same name, registered before that was refused', () => {
  beforeEach(async () => {
    await app.services.store.transact(async (tx) => {
      const acme = (await tx.partners.bySlug('acme')) as Partner
      await tx.partners.insert({ ...acme, id: 'second', slug: 'acme-hosting', name: 'Acme hosting' })
    })
  })

  test.each(['Acme Hosting', 'acme hosting', 'ACME-HOSTING'])(
    'none is preferred when somebody says “%s”',
    async (name) => {
      expect(await said(people.tom, `case "${name}" "To whom?"`)).toContain(
        `“${name}” may mean “acme” (Acme Hosting) or “acme-hosting” (Acme hosting).`,
      )
      expect(await app.read((view) => view.cases.byNumber(1))).toBeUndefined()
    },
  )

  test('each is meant by its short name', async () => {
    expect(await said(people.tom, 'case acme "Orders are late"')).toContain('CASE-1 is open with Acme Hosting')
    expect(await said(people.tom, 'case acme-hosting "Orders are late"')).toContain(
      'Acme hosting has no shared channel',
    )
  })

  test('to the people of one the other does not exist', async () => {
    expect(await said(people.mia, 'show "acme hosting"', places.shared)).toContain('Acme Hosting')
    expect(await said(people.mia, 'show acme-hosting', places.shared)).toBe(
      (await said(people.mia, 'show nobody', places.shared)).replace('nobody', 'acme-hosting'),
    )
  })
})

test.each([
  ['Globx Agency', 'globex'],
  ['Acrne', 'acme'],
  ['acm', 'acme'],
])('a name that nobody has, such as “%s”, is answered with the one that was probably meant', async (name, slug) => {
  expect(await said(people.tom, `show "${name}"`)).toContain(`Did you mean “${slug}”?`)
  expect(await said(people.mia, `show "${name}"`)).not.toContain('Did you mean')
})

test('no partner is called as our own company is, by line, by sheet or by its short name', async () => {
  for (const line of ['add "Northwind"', 'add "north wind"', 'add "Wind Farms" --slug northwind'])
    expect(textOf(await app.says(people.anna, line))).toContain('our own side')
  await expect(app.register({ ...globexSheet, slug: 'else', name: 'Northwınd' })).rejects.toThrow('our own side')
  expect((await app.read((view) => view.partners.list())).map(({ slug }) => slug)).not.toContain('northwind')
})
