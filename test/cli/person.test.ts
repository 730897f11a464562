import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { apply } from '../../src/cli/apply.ts'
import { person } from '../../src/cli/person.ts'
import { acmeSheet, App, globexSheet, people } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.presses(people.mia, 'case.acknowledge', 'CASE-1')
})

afterEach(() => app[Symbol.asyncDispose]())

const told = async (asked: { who: string; leaves?: string; to?: string }) =>
  (await person(app.services, { by: 'olga', ...asked })).map(({ text }) => text).join('\n')
const owner = async () => (await app.read((view) => view.cases.byNumber(1)))?.owner.name
const withoutMia = { ...acmeSheet, people: acmeSheet.people.filter(({ name }) => name !== 'Mia Chen') }

describe('liaison person', () => {
  test('shows all that somebody holds, by name or by account', async () => {
    expect(await told({ who: 'mia chen' })).toContain('acme, partner side: member; holds CASE-1')
    expect(await told({ who: 'slack:T0ACME/UMIA' })).toContain('Mia Chen: slack:T0ACME/UMIA')
    expect(await told({ who: 'Nobody' })).toContain('Nobody called “Nobody” is named for a partner')
    expect(await told({ who: 'slack:T0ACME/UX' })).toContain('Nobody is known by the account')
  })

  test('leaves: all of it passes on', async () => {
    expect(await told({ who: 'Mia Chen', leaves: 'goes' })).toContain('is not understood')
    expect(await told({ who: 'Mia Chen', leaves: 'leaves', to: 'Leo Park' })).toContain('is named on no side')
    expect(await owner()).toBe('Mia Chen')
    expect(await told({ who: 'Mia Chen', leaves: 'leaves' })).toContain('CASE-1 passed to Ravi Shah')
    expect(await owner()).toBe('Ravi Shah')
  })
})

describe('somebody left out of a sheet that is applied again', () => {
  test('stays named, and it is said', async () => {
    const lines = await apply(app.services, stringify(withoutMia), 'acme.yaml', 'olga')
    expect(lines.map(({ text }) => text).join('\n')).toContain('Mia Chen is not in the sheet and stays named.')
    expect(await owner()).toBe('Mia Chen')
  })

  test('is taken away where that is asked for, and what they hold passes on', async () => {
    const lines = await apply(app.services, stringify(withoutMia), 'acme.yaml', 'olga', { removeMissing: true })
    expect(lines.map(({ text }) => text).join('\n')).toContain('CASE-1 passed to Ravi Shah')
    expect(await owner()).toBe('Ravi Shah')
  })

  test('a sheet that names nobody leaves nobody out', async () => {
    const lines = await apply(app.services, stringify({ ...acmeSheet, people: [] }), 'acme.yaml', 'olga')
    expect(lines.map(({ text }) => text).join('\n')).not.toContain('stays named')
  })
})
