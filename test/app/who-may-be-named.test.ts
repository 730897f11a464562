import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acmeSheet, App, globexSheet, people, places, profileOf, textOf, type TestPerson } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const said = async (speaker: TestPerson, line: string) => textOf(await app.says(speaker, line))

async function named(slug: string): Promise<string[]> {
  const partner = await app.read((view) => view.partners.bySlug(slug))
  const memberships = await app.read((view) => view.memberships.of(partner!.id))
  return memberships.map(({ side, role, person }) => `${side} ${role} ${person.name}`)
}

const as = (person: TestPerson, change: Partial<TestPerson>) =>
  void app.lookUps.set(person.userId, { profile: profileOf({ ...person, ...change }) })

describe('a guest of ours', () => {
  beforeEach(() => as(people.uma, { standing: 'guest' }))

  test('is a stranger: told nothing, and able to do nothing', async () => {
    await app.says(people.tom, 'case acme "Orders API returns 500"')
    for (const line of [
      'list',
      'people globex',
      'show CASE-1',
      'severity CASE-1 4',
      'case globex "From a guest"',
      'add "Mine"',
    ])
      expect(await said(people.uma, line)).toMatch(/I do not know you yet/u)
    expect(textOf(await app.presses(people.uma, 'case.acknowledge', 'CASE-1'))).toMatch(/I do not know you yet/u)
  })

  test('is a contact of the partner for whom those in charge name them, and of no other', async () => {
    expect(await said(people.anna, 'people acme add @Uma')).toContain('member on the side of Acme Hosting')
    expect(await named('acme')).toContain('partner member Uma Voss')
    await app.says(people.tom, 'case acme "Orders API returns 500"')
    expect(await said(people.uma, 'show CASE-1')).toContain('Orders API')
    expect(await said(people.uma, 'people globex')).toContain('I know no partner called')
    expect(await said(people.anna, 'people globex add @Uma')).toContain('already a contact of another partner')
  })

  test('cannot be registered as our account manager, by form or by word', async () => {
    expect(await said(people.anna, 'add "Initech Logistics" @Uma')).toContain('is a guest at Northwind')
    const form = await app.submits(people.anna, 'partner.register', '', {
      name: 'Initech Logistics',
      accountManager: people.uma.userId,
    })
    expect(form).toMatchObject({ kind: 'errors', errors: { accountManager: expect.stringContaining('is a guest') } })
    expect(await app.read((view) => view.partners.bySlug('initech-logistics'))).toBeUndefined()
  })

  test('whom we had as a full member gets nothing internal any more', async () => {
    as(people.uma, { standing: 'ours' })
    await app.says(people.anna, 'people acme add @Uma')
    as(people.uma, { standing: 'guest' })
    expect(await said(people.uma, 'list')).toMatch(/I do not know you yet/u)
    expect(await named('acme')).not.toContain('internal member Uma Voss')
  })
})

describe('somebody of another partner', () => {
  test('cannot be picked as our account manager', async () => {
    const answer = await app.submits(people.anna, 'partner.register', '', {
      name: 'Initech Logistics',
      accountManager: people.leo.userId,
    })
    expect(answer).toMatchObject({ kind: 'errors', errors: { accountManager: expect.stringContaining('Leo Park') } })
    expect(await app.read((view) => view.partners.bySlug('initech-logistics'))).toBeUndefined()
  })
})

describe('somebody of an organisation that is not recorded as the partner’s', () => {
  test('needs an admin; after that those in charge name their colleagues', async () => {
    expect(await said(people.anna, 'people acme add @Eve')).toContain('Ask an admin to name the first')
    const { platform, tenantId, userId } = people.anna
    app.services.admins.push({ platform, tenantId, userId })
    expect(await said(people.anna, 'people acme add @Eve')).toContain('on the side of Acme Hosting')
    app.services.admins.pop()
    as(people.uma, { tenantId: people.eve.tenantId, outsider: true })
    expect(await said(people.anna, 'people acme add @Uma')).toContain('on the side of Acme Hosting')
  })
})

describe('a look-up that fails', () => {
  test('names nobody, and says to try again', async () => {
    app.lookUps.set(people.uma.userId, { temporary: 'Slack is unavailable for the moment.' })
    const before = await named('acme')
    for (const line of ['people acme add @Uma', 'add "Initech Logistics" @Uma', 'assign CASE-1 @Uma']) {
      await app.says(people.tom, 'case acme "Orders API returns 500"')
      expect(await said(people.anna, line)).toMatch(/cannot be seen at the moment.*again in a minute/u)
    }
    expect(await named('acme')).toEqual(before)
    expect(await app.read((view) => view.people.byAccount(people.uma))).toBeUndefined()
  })

  test('does not keep somebody deactivated from being removed', async () => {
    app.lookUps.set(people.mia.userId, 'unknown')
    expect(await said(people.anna, 'people acme remove @Mia')).toContain('no longer named')
  })

  test('of who reads a channel binds nothing internal there', async () => {
    app.readers.set('C-ELSEWHERE', { temporary: 'Slack is unavailable for the moment.' })
    const answer = textOf(await app.says(people.anna, 'bind globex internal', places.elsewhere))
    expect(answer).toMatch(/cannot be seen at the moment.*try again/u)
  })
})

describe('one person', () => {
  test('stands on one side of a partnership, and as a full member of ours on that of nobody else', async () => {
    as(people.mia, { standing: 'ours' })
    expect(await said(people.anna, 'people acme add @Mia --role sponsor')).toContain('on the side of Northwind')
    expect((await named('acme')).filter((line) => line.includes('Mia Chen'))).toEqual(['internal sponsor Mia Chen'])
    as(people.mia, {})
    await app.says(people.mia, 'help')
    expect((await named('acme')).filter((line) => line.includes('Mia Chen'))).toEqual([])
  })

  test('who was removed as a contact can work for another partner later, or be named again', async () => {
    await app.says(people.anna, 'people acme remove @Mia')
    as(people.mia, { tenantId: people.leo.tenantId })
    await app.says({ ...people.mia, tenantId: people.leo.tenantId }, 'help')
    expect(await said(people.anna, 'people globex add @Mia')).toContain('on the side of Globex Agency')
    as(people.mia, {})
    expect(await said(people.anna, 'people acme add @Mia')).toContain('on the side of Acme Hosting')
  })

  test('keeps one name and zone, of the first platform that told of them', async () => {
    const onTeams = { ...people.uma, platform: 'teams' as const, tenantId: 'home', userId: 'uma' }
    await app.says(people.uma, 'help')
    const sheet = { name: 'Uma Voss', side: 'internal', roles: ['member'], slack: 'T0HOME/UUMA', teams: 'home/uma' }
    await app.register({ ...globexSheet, people: [sheet] })
    const other = { ...onTeams, name: 'Voss, Uma (Northwind)', zone: 'America/New_York', locale: 'en-US' }
    for (const speaker of [other, people.uma, other]) await app.says(speaker, 'help')
    expect(await app.read((view) => view.people.byAccount(people.uma))).toMatchObject({
      name: 'Uma Voss',
      zone: 'Europe/Paris',
    })
  })

  test('is called as the sheet calls them, and has the zone that it gives', async () => {
    await app.says({ ...people.anna, name: 'Berg, Anna (Northwind)', zone: 'America/New_York' }, 'help')
    expect(await app.read((view) => view.people.byAccount(people.anna))).toMatchObject({
      name: 'Anna Berg',
      zone: 'Europe/Paris',
    })
  })

  test('has the language of their platform beside the zone', async () => {
    await app.says({ ...people.uma, locale: 'de-DE' }, 'help')
    expect(await app.read((view) => view.people.byAccount(people.uma))).toMatchObject({ locale: 'de-DE' })
  })

  test('whose account a sheet replaces is called on the new one, under the name that the sheet gives', async () => {
    const teams = 'home/anna'
    const anna = { name: 'Anna Berg', side: 'internal', roles: ['account-manager'], slack: 'T0HOME/UANNA', teams }
    await app.register({ ...acmeSheet, people: [anna] })
    const renamed = { ...anna, name: 'Anna Berg-Ek', slack: 'T0HOME/UNEWANNA' }
    await app.register({ ...acmeSheet, people: [renamed] })
    const person = await app.read((view) => view.people.byAccount({ ...people.anna, userId: 'UNEWANNA' }))
    expect(person).toMatchObject({ name: 'Anna Berg-Ek' })
    expect(await app.read((view) => view.people.byAccount(people.anna))).toBeUndefined()
    expect(await app.read((view) => view.people.accountsOf(person!.id))).toMatchObject([
      { userId: 'UNEWANNA' },
      { platform: 'teams', userId: 'anna' },
    ])
  })
})

describe('a channel of ours with a guest in it', () => {
  test('cannot be bound as internal, and once it is bound gets only what both sides may read', async () => {
    app.readers.set('C-ELSEWHERE', 'others')
    expect(textOf(await app.says(people.anna, 'bind globex internal', places.elsewhere))).toContain(
      'People of other organisations are in this channel',
    )
    expect(JSON.stringify(await app.says(people.tom, 'show acme', places.internal))).toContain('acme-internal')
    app.readers.set('C-INTERNAL', 'others')
    expect(JSON.stringify(await app.says(people.tom, 'show acme', places.internal))).not.toContain('acme-internal')
    expect((await app.news()).filter(({ to }) => to === 'Anna Berg').map(({ card }) => card.title)).toEqual([
      'Outsiders can read a channel of ours',
    ])
  })

  test('is told when one comes in', async () => {
    await app.news()
    as(people.uma, { standing: 'guest' })
    await app.receive(app.inbound(people.uma, { kind: 'person joined' }, places.internal))
    expect((await app.news()).map(({ to, card }) => `${to}: ${card.title}`)).toEqual([
      'Anna Berg: Outsiders can read a channel of ours',
    ])
  })

  test('is nothing to speak of when one of ours comes in', async () => {
    await app.news()
    await app.receive(app.inbound(people.uma, { kind: 'person joined' }, places.internal))
    expect(await app.news()).toEqual([])
  })
})
