import { describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'
import { nobodyAsked } from '../../src/ports/directory.ts'
import { acmeSheet, App, globexSheet, people, profileOf, type TestPerson } from '../kit/app-fixture.ts'

const written = (person: TestPerson, side: 'internal' | 'partner', role = 'account-manager') => ({
  name: person.name,
  side,
  roles: [role],
  slack: `${person.tenantId}/${person.userId}`,
})

async function apply(app: App, ...named: unknown[]): Promise<string> {
  const sheet = partnerSheet.parse({ slug: 'acme', name: 'Acme Hosting', people: named })
  const applied = await applyPartnerSheet(app.services, sheet)
  return 'refused' in applied ? applied.refused : 'applied'
}

async function roster(app: App, slug = 'acme'): Promise<string[]> {
  const partner = await app.read((view) => view.partners.bySlug(slug))
  const members = await app.read((view) => view.memberships.of(partner!.id))
  return members.map(({ side, role, person }) => `${side} ${role} ${person.name}`).toSorted()
}

/** `asked`: the platforms say who everybody is. `alone`: nobody is asked, and what is known already has to do. */
async function openApp(how: 'asked' | 'alone'): Promise<App> {
  const app = await App.open(acmeSheet, globexSheet)
  if (how === 'alone') app.services.directory = nobodyAsked
  return app
}

describe.for(['asked', 'alone'] as const)('a sheet, with its platforms %s,', (how) => {
  test.each<[string, TestPerson, 'internal' | 'partner', string, RegExp]>([
    [
      'somebody of another partner',
      people.ida,
      'internal',
      'account-manager',
      /cannot be named on the side of Northwind/u,
    ],
    [
      'somebody of this partner',
      people.sol,
      'internal',
      'account-manager',
      /cannot be named on the side of Northwind/u,
    ],
    ['somebody of an organisation nobody knows', people.eve, 'internal', 'sponsor', /cannot be named on/u],
    ['a full member of ours', people.priya, 'partner', 'member', /our own people|only a guest of ours/u],
  ])('puts %s on no side but their own', async (_, person, side, role, refusal) => {
    await using app = await openApp(how)
    const before = await roster(app)
    expect(await apply(app, written(person, side, role))).toMatch(refusal)
    expect(await roster(app)).toEqual(before)
    expect(await app.read((view) => view.people.byAccount(person))).toBeUndefined()
  })

  test('names our own people, and the partner’s, on their own side', async () => {
    await using app = await openApp(how)
    expect(
      await apply(app, written(people.max, 'internal', 'sponsor'), written(people.sol, 'partner', 'sponsor')),
    ).toBe('applied')
    expect(await roster(app)).toEqual(
      expect.arrayContaining(['internal sponsor Max Ruiz', 'partner sponsor Sol Reyes']),
    )
  })

  test('takes a guest who was named in chat again, and does not take our organisation for the partner’s', async () => {
    await using app = await openApp('asked')
    await app.says(people.anna, 'people acme add @Gil')
    if (how === 'alone') app.services.directory = nobodyAsked
    expect(await apply(app, written(people.gil, 'partner', 'member'))).toBe('applied')
    const acme = await app.read((view) => view.partners.bySlug('acme'))
    expect(await app.read((view) => view.partnerOrganisations.of(acme!.id))).toMatchObject([{ tenantId: 'T0ACME' }])
  })
})

describe('a sheet', () => {
  test('names a guest of ours as a contact where their platform says that they are one', async () => {
    await using app = await openApp('asked')
    expect(await apply(app, written(people.gil, 'partner', 'member'))).toBe('applied')
    expect(await roster(app)).toContain('partner member Gil Roth')
  })

  test('is refused with nothing changed while a platform does not say who somebody is', async () => {
    await using app = await openApp('asked')
    const before = await roster(app)
    app.lookUps.set(people.sol.userId, { temporary: 'Slack is unavailable for the moment.' })
    expect(
      await apply(app, written(people.max, 'internal', 'sponsor'), written(people.sol, 'partner', 'sponsor')),
    ).toBe('Who Sol Reyes is cannot be seen at the moment: Slack is unavailable for the moment. Try again in a minute.')
    expect(await roster(app)).toEqual(before)
  })

  test('may name whom their platform does not show yet, under an organisation that is not ours', async () => {
    await using app = await openApp('asked')
    app.lookUps.set(people.sol.userId, 'unknown')
    app.lookUps.set(people.max.userId, 'unknown')
    expect(await apply(app, written(people.sol, 'partner', 'sponsor'))).toBe('applied')
    expect(await apply(app, written(people.max, 'partner', 'member'))).toContain(
      'only a guest of ours can be a contact',
    )
  })

  test('says by its first colleague which organisation is ours, where nobody else does', async () => {
    await using app = await App.open()
    app.services.directory = nobodyAsked
    expect(await apply(app, written(people.anna, 'internal'))).toBe('applied')
    expect(await apply(app, written(people.eve, 'internal', 'sponsor'))).toContain(
      'T0OTHER, which is not known as an organisation of Northwind',
    )
  })

  test('names a colleague of the same Grid under whichever of its organisations they are written', async () => {
    await using app = await openApp('asked')
    const wes = { ...people.max, tenantId: 'T0SISTER', userId: 'W0WES', name: 'Wes Oyelaran' }
    app.lookUps.set(wes.userId, { profile: profileOf({ ...wes, tenantId: 'T0HOME', outsider: false }) })
    const sheet = { slug: 'acme', name: 'Acme Hosting', people: [written(wes, 'internal', 'sponsor')] }
    const applied = await applyPartnerSheet(app.services, partnerSheet.parse(sheet), undefined, { removeMissing: true })
    expect(JSON.stringify(applied)).not.toContain('Wes Oyelaran no longer')
    expect(await roster(app)).toContain('internal sponsor Wes Oyelaran')
    expect(await app.read((view) => view.people.byAccount({ ...wes, tenantId: 'T0HOME' }))).toMatchObject({
      name: 'Wes Oyelaran',
    })
  })
})
