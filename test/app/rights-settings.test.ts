import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type PermissionSettings, USUAL_PERMISSIONS } from '../../src/domain/partners/permission-settings.ts'
import { acmeSheet, App, people, places, textOf } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const decided = (settings: Partial<PermissionSettings>) => {
  app.services.permissions = { ...USUAL_PERMISSIONS, ...settings }
}
const said = async (speaker: Parameters<App['says']>[0], line: string, place = places.shared) =>
  textOf(await app.says(speaker, line, place))
const severityOf = async (number: number) => (await app.read((view) => view.cases.byNumber(number)))?.severity

describe('where severity 1 is for those in charge', () => {
  beforeEach(() => decided({ mayOpenSeverity1: 'in-charge' }))

  test('others open none, by verb, by form or by raising, and are told what to do instead', async () => {
    expect(await said(people.tom, 'case "Orders are late" --severity 1')).toContain('open it with severity 2')
    expect(await said(people.mia, 'case "Orders are late" --severity 1')).toContain('ask one of them')
    const form = await app.submits(people.tom, 'case.open', 'acme', { title: 'Late', severity: '1', kind: 'incident' })
    expect(textOf(form)).toContain('Only the account manager and the sponsor of Acme Hosting')
    expect(await severityOf(1)).toBeUndefined()

    expect(await said(people.tom, 'case "Orders are late" --severity 2')).toContain('CASE-1 is open')
    expect(await said(people.tom, 'severity CASE-1 1')).toContain('can raise a case to severity 1')
    expect(await severityOf(1)).toBe(2)
  })

  test('those of either side do', async () => {
    await said(people.anna, 'case "Orders are late" --severity 1')
    await said(people.ravi, 'case "Orders are late" --severity 1')
    expect([await severityOf(1), await severityOf(2)]).toEqual([1, 1])
    await said(people.tom, 'case "Invoices" --severity 2')
    await said(people.anna, 'severity CASE-3 1')
    expect(await severityOf(3)).toBe(1)
  })
})

test('where it is for our own people, the partner’s are told so', async () => {
  decided({ mayOpenSeverity1: 'ours' })
  expect(await said(people.ravi, 'case "Orders are late" --severity 1')).toContain('opened by our own people')
  expect(await said(people.tom, 'case "Orders are late" --severity 1')).toContain('CASE-1 is open')
})

describe('taking a channel away', () => {
  const bound = async () =>
    app.read(async (view) =>
      (await view.bindings.of((await view.partners.bySlug('acme'))!.id)).map(({ purpose }) => purpose),
    )

  test.each(['shared', 'internal', 'managers'] as const)(
    'is for those in charge, of a %s channel too',
    async (purpose) => {
      for (const speaker of [people.tom, people.mara])
        expect(await said(speaker, `unbind acme ${purpose}`, places[purpose])).toContain(
          'can take a channel away from it',
        )
      expect(await bound()).toContain(purpose)
      expect(await said(people.anna, `unbind acme ${purpose}`, places[purpose])).toContain('no longer')
      expect(await bound()).not.toContain(purpose)
    },
  )

  test('is for all of ours where the company says so', async () => {
    decided({ mayUnbind: 'anybody' })
    expect(await said(people.tom, 'unbind acme internal', places.internal)).toContain('no longer')
    expect(await said(people.ravi, 'unbind acme shared')).toContain('set up by our own people')
  })
})
