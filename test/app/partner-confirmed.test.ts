import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sayFact } from '../../src/domain/timeline/say-fact.ts'
import { acmeSheet, App, people, places, textOf, type TestPerson, type TestPlace } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const here: TestPlace = { conversationId: 'C-INITECH', kind: 'channel', name: 'initech' }
const said = async (speaker: TestPerson, line: string, place: TestPlace = places.direct) =>
  textOf(await app.says(speaker, line, place))
const initech = () => app.read((view) => view.partners.bySlug('initech'))
const add = (...more: string[]) => `add "Initech Logistics" --slug initech ${more.join(' ')}`
const makeAdmin = ({ tenantId, userId }: TestPerson) =>
  app.services.admins.push({ platform: 'slack', tenantId, userId })

describe('a partner registered by somebody who does not answer for it', () => {
  let answer: string
  beforeEach(async () => {
    await app.says(people.uma, 'help')
    await app.news()
    answer = await said(people.tom, add('@Uma', '--cadence monthly'))
  })

  test('is answered with who is asked to confirm it', () => {
    expect(answer).toContain('Uma Voss is asked to confirm it, and until then nothing about it reaches them.')
  })

  test('waits, and the account manager named is asked alone, with what they take on', async () => {
    const [card] = (await app.news()).filter(({ to }) => to === 'Uma Voss')
    expect(card?.card.title).toBe('Initech Logistics waits to be confirmed')
    expect(card?.card.buttons.map(({ label, style }) => [label, style])).toEqual([['Confirm the partner', 'primary']])
    expect(JSON.stringify(card)).toContain('Tom Ek')
    expect(JSON.stringify(card)).toContain('is called first')
    expect(await app.news()).toEqual([])
  })

  test.each([
    'bind initech shared',
    'case initech "Orders are late"',
    'case initech "Orders are late" --severity 1',
    'check now initech',
  ])('“%s” waits too, whoever asks', async (line) => {
    makeAdmin(people.mara)
    for (const speaker of [people.uma, people.mara]) {
      expect(await said(speaker, line, here)).toContain(
        'Initech Logistics is not confirmed yet, so nothing about it reaches them: Uma Voss was asked to confirm it.',
      )
    }
    expect((await initech())?.unconfirmed).toBeDefined()
  })

  test('can be looked at and set up inside, and says what it waits for', async () => {
    expect(JSON.stringify(await app.says(people.tom, 'list'))).toContain('not confirmed yet')
    const shown = JSON.stringify(await app.says(people.tom, 'show initech'))
    expect(shown).toContain('Not confirmed yet, so nothing about it reaches them: Uma Voss is asked to, with ')
    expect(shown).not.toContain('partner.confirm')
    expect(JSON.stringify(await app.says(people.uma, 'show initech'))).toContain('partner.confirm')
    expect(await said(people.tom, 'bind initech internal', here)).toContain('internal channel for Initech Logistics')
    expect(await said(people.uma, 'people initech add @Tom')).toContain('Tom Ek is named')
  })

  test('has nobody named on the other side', async () => {
    makeAdmin(people.mara)
    expect(await said(people.mara, 'people initech add @Eve')).toContain('Initech Logistics is not confirmed yet')
    expect(JSON.stringify(await app.says(people.uma, 'people initech'))).not.toContain('Eve Stone')
  })

  test('asks the next one when another account manager is named instead', async () => {
    await app.news()
    await said(people.uma, 'people initech add @Priya --role account-manager')
    const asked = (await app.news()).filter(({ to }) => to === 'Priya Nair')
    expect(asked.map(({ card }) => card.title)).toEqual(['Initech Logistics waits to be confirmed'])
    expect(await said(people.uma, 'confirm initech')).toContain('Only the account manager named')
    expect(await said(people.priya, 'confirm initech')).toContain('Initech Logistics is confirmed')
  })

  test('opens no health check by its cadence', async () => {
    expect(await app.read((view) => view.timers.list(9))).toEqual([])
  })

  test('is confirmed by nobody but the account manager or an admin', async () => {
    for (const speaker of [people.tom, people.anna, people.mara])
      expect(await said(speaker, 'confirm initech')).toContain('Only the account manager named for Initech Logistics')
    expect(await said(people.ravi, 'confirm initech', places.shared)).not.toContain('Initech Logistics')
    expect((await initech())?.unconfirmed).toBeDefined()
  })

  test.each([
    ['the button', () => app.presses(people.uma, 'partner.confirm', 'initech', 2)],
    ['the verb', () => app.says(people.uma, 'confirm initech')],
  ])(
    'is confirmed by %s: whoever registered it is told once, the card says so, and what waited can happen',
    async (_, confirm) => {
      await app.news()
      expect(textOf(await confirm())).toContain('Initech Logistics is confirmed. Next: in the channel')
      const news = (await app.news()).filter(({ to }) => !to.startsWith('only'))
      expect(news.map(({ to, card }) => `${to}: ${card.title}`).toSorted()).toEqual([
        'Tom Ek: Initech Logistics is confirmed',
        'Uma Voss: Initech Logistics is confirmed',
      ])
      expect(news.find(({ to }) => to === 'Uma Voss')?.cardKey).toBeDefined()
      expect(news.flatMap(({ card }) => card.buttons)).toEqual([])
      expect((await initech())?.unconfirmed).toBeUndefined()
      expect((await app.read((view) => view.timers.list(9))).map(({ kind }) => kind)).toEqual(['check-in.cadence'])
      expect(await said(people.uma, 'bind initech shared', here)).toContain('shared channel for Initech Logistics')
      expect(await said(people.uma, 'confirm initech')).toContain('confirmed already')
      const { id } = (await initech())!
      const facts = await app.read((view) => view.facts.of(id))
      expect(facts.map((fact) => sayFact(fact, () => 'Northwind'))).toContain('Uma Voss (Northwind) confirmed initech.')
    },
  )

  test('is confirmed by a sheet, which is the operator’s own word', async () => {
    await app.news()
    await app.register({ slug: 'initech', name: 'Initech Logistics' })
    expect((await initech())?.unconfirmed).toBeUndefined()
    expect((await app.news()).map(({ to }) => to).toSorted()).toEqual(['Tom Ek', 'Uma Voss'])
  })
})

describe('a partner is confirmed from the start', () => {
  test.each([
    ['when its account manager registers it', people.uma, add()],
    ['when its account manager picks themself', people.uma, add('@Uma')],
    ['when an admin registers it for somebody else', people.mara, add('@Uma')],
  ])('%s', async (_, speaker, line) => {
    makeAdmin(people.mara)
    await app.says(people.uma, 'help')
    await app.news()
    expect(await said(speaker, line)).toContain('type “@Liaison bind initech shared”')
    expect((await initech())?.unconfirmed).toBeUndefined()
    expect((await app.news()).filter(({ to }) => !to.startsWith('only'))).toEqual([])
  })

  test('when a sheet names it', async () => {
    await app.register({ slug: 'initech', name: 'Initech Logistics' })
    expect((await initech())?.unconfirmed).toBeUndefined()
  })
})

test('where admins alone register partners, others are told so', async () => {
  app.services.permissions = { ...app.services.permissions, mayRegister: 'admins' }
  makeAdmin(people.mara)
  expect(await said(people.uma, add())).toContain('Partners are registered by admins here: ask one of them.')
  expect(await said(people.uma, 'add')).toContain('Partners are registered by admins here')
  expect(await initech()).toBeUndefined()
  expect(await said(people.mara, add())).toContain('is registered as')
})
