import { expect, test } from 'vitest'
import { ConflictError } from '../../../src/ports/store/store.ts'
import { agreed } from '../../fixtures/terms.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import type { OpenStore } from './opened-store.ts'
import { agreement, clock, insertPartner, openCase, partner, person, registerAcme, T0, TERMS } from './samples.ts'

const FRENCH = {
  rules: { ...agreed(businessHours('Europe/Paris'), 'office').rules, publicHolidays: { country: 'FR', except: [] } },
}
const NOEL = { date: '2026-12-25', names: ['Noël', 'Christmas Day'] }

export function agreementsContract(open: OpenStore): void {
  test('every version of an agreement is kept as it was, oldest first, and nobody can give its number again', async () => {
    const { store } = await open()
    const acme = partner()
    const changes = [{ what: 'the time zone', from: 'Europe/Paris', to: 'UTC' }]
    const second = agreement(acme, {
      ...{ id: 'acme-2', version: 2, validFrom: T0 + 5, recordedAt: T0 + 6, via: 'slack', changes },
      by: { personId: 'ada', side: 'internal' },
      terms: { ...TERMS, objectives: [] },
    })
    await store.transact(async (tx) => {
      await tx.people.insert(person('ada'), [])
      await insertPartner(tx, acme)
      await tx.agreements.insert(second)
    })
    await store.read(async (view) => {
      const [first, ...later] = await view.agreements.of('acme-id')
      expect(first).toEqual(agreement(acme))
      expect(later).toEqual([agreement(partner(), { ...second, terms: inVersion(second.terms, 2) })])
      expect(await view.agreements.get('acme-2')).toEqual(later[0])
      expect(await view.agreements.get('nothing')).toBeUndefined()
    })
    const again = store.transact((tx) => tx.agreements.insert({ ...second, id: 'acme-3' }))
    await expect(again).rejects.toThrow(ConflictError)
  })

  test('a partner has the terms of the version that it refers to', async () => {
    const { store } = await open()
    await store.transact(registerAcme)
    const next = { id: 'acme-2', version: 2 }
    await store.transact(async (tx) => {
      const acme = (await tx.partners.get('acme-id'))!
      const terms = { ...acme.terms, objectives: [] }
      await tx.agreements.insert(agreement({ ...acme, agreement: next, terms }))
      await tx.partners.save({ ...acme, agreement: next, terms, version: 2 })
    })
    const acme = await store.read((view) => view.partners.bySlug('acme'))
    expect(acme).toMatchObject({ agreement: next, terms: { objectives: [] } })
  })

  test('hours are kept once, however many agree on the same and whatever they call them', async () => {
    const { store } = await open()
    const named = (name: string) => ({ ...TERMS, calendars: { [name]: agreed(businessHours('Europe/Paris'), name) } })
    await store.transact(async (tx) => {
      for (const slug of ['acme', 'globex', 'zeta'])
        await insertPartner(
          tx,
          partner({ id: `${slug}-id`, slug, terms: { ...named(slug), hours: { internal: slug, partner: slug } } }),
        )
    })
    await store.read(async (view) => {
      expect(await view.calendars.list()).toMatchObject([{ rules: { zone: 'Europe/Paris' }, years: {} }])
      const names = (await view.partners.list()).map(({ terms }) => Object.values(terms.calendars)[0]?.rules.name)
      expect(names.toSorted()).toEqual(['acme', 'globex', 'zeta'])
    })
  })

  test('what was agreed in a transaction that was undone is not there, nor remembered', async () => {
    const { store } = await open()
    await store.transact(registerAcme)
    const undone = store.transact(async (tx) => {
      await tx.agreements.insert(agreement(partner(), { id: 'acme-2', version: 2 }))
      await tx.agreements.get('acme-2')
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await store.transact((tx) =>
      tx.agreements.insert(agreement(partner(), { id: 'acme-2b', version: 2, terms: { ...TERMS, objectives: [] } })),
    )
    const versions = await store.read((view) => view.agreements.of('acme-id'))
    expect(versions.map(({ id }) => id)).toEqual(['acme-1', 'acme-2b'])
  })

  test('a clock whose objective its agreement does not have cannot be read, and says so', async () => {
    const { store } = await open()
    await store.transact(async (tx) => {
      await registerAcme(tx)
      await tx.cases.insert(openCase(1))
      const stray = clock('case-1', 'resolve', 1)
      await tx.clocks.insert({ ...stray, objective: { ...stray.objective, id: 'nowhere' } })
    })
    await expect(store.read((view) => view.clocks.ofSubject('case', 'case-1'))).rejects.toMatchObject({
      code: 'broken-row',
    })
  })

  test('a year of public holidays stays as it was frozen, and a further one is counted by every version of the same hours', async () => {
    const { store } = await open()
    const calendars = { office: { ...FRENCH, calendar: businessHours('UTC') } }
    const terms = { ...TERMS, calendars, hours: { internal: 'office', partner: 'office' } }
    const holidays = async () => {
      const acme = await store.read((view) => view.partners.bySlug('acme'))
      return acme?.terms.calendars['office']?.calendar.holidays
    }
    await store.transact(async (tx) => {
      await tx.calendars.freeze(FRENCH.rules, { 2026: [NOEL] })
      await insertPartner(tx, partner({ terms }))
    })
    expect(await holidays()).toEqual(['2026-12-25'])

    const other = { ...FRENCH.rules, name: 'by another name' }
    const later = { 2026: [], 2027: [{ date: '2027-12-25', names: ['Noël'] }] }
    await store.transact((tx) => tx.calendars.freeze(other, later))
    expect(await holidays()).toEqual(['2026-12-25', '2027-12-25'])
    expect(await store.read((view) => view.calendars.yearsOf(other))).toEqual({ 2026: [NOEL], 2027: later[2027] })
    expect(await store.read((view) => view.calendars.yearsOf({ ...other, zone: 'UTC' }))).toEqual({})

    const undone = store.transact(async (tx) => {
      await tx.calendars.freeze(other, { 2028: [{ date: '2028-12-25', names: [] }] })
      await tx.partners.bySlug('acme')
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await holidays()).toEqual(['2026-12-25', '2027-12-25'])
  })
}

function inVersion(terms: typeof TERMS, version: number): typeof TERMS {
  const calendars = Object.entries(terms.calendars).map(([name, { rules, calendar }]) => [
    name,
    { rules, calendar: { ...calendar, version } },
  ])
  return { ...terms, calendars: Object.fromEntries(calendars) }
}
