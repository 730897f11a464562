import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { meansOf } from '../../src/app/means-of.ts'
import { identify } from '../../src/app/identify.ts'
import { HOUR } from '../../src/domain/time/instant.ts'
import type { Actor } from '../../src/domain/partners/actor.ts'
import { acmeSheet, App, globexSheet, people, textOf, type TestPerson, profileOf } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

function who(speaker: TestPerson): Promise<Actor> {
  return app.services.store.transact((tx) =>
    identify(meansOf(app.services, tx, {}), { platform: speaker.platform, ...profileOf(speaker) }),
  )
}

const known = ({ platform, tenantId, userId }: TestPerson) =>
  app.read((view) => view.people.byAccount({ platform, tenantId, userId }))

describe('who is speaking', () => {
  test('one of our own people is known from the first word on, and stays the same person', async () => {
    expect(await known(people.uma)).toBeUndefined()
    const first = await who(people.uma)
    expect(first).toMatchObject({ kind: 'internal', name: 'Uma Voss', zone: 'Europe/Paris', roles: [], admin: false })
    expect(await who(people.uma)).toEqual(first)
  })

  test('two first words at the same moment make one person', async () => {
    const [one, other] = await Promise.all([who(people.uma), who(people.uma)])
    expect(one).toEqual(other)
  })

  test('an outsider whom nobody has named is a stranger, and is not kept', async () => {
    expect(await who(people.eve)).toEqual({ kind: 'stranger', name: 'Eve Stone', zone: 'Europe/Paris' })
    expect(await known(people.eve)).toBeUndefined()
  })

  test('a partner’s contact is bound to that one partner', async () => {
    const partners = await app.read((view) => view.partners.list())
    const idOf = (slug: string) => partners.find((one) => one.slug === slug)!.id
    expect(await who(people.mia)).toMatchObject({
      kind: 'partner',
      partnerId: idOf('acme'),
      roles: [{ partnerId: idOf('acme'), role: 'member' }],
    })
    expect(await who(people.leo)).toMatchObject({ kind: 'partner', partnerId: idOf('globex') })
  })

  test('whoever is no longer named is a stranger again: told nothing more, and doing nothing more', async () => {
    app.clock.move(HOUR)
    await app.says(people.tom, 'case acme "Orders API returns 500"')
    await app.says(people.tom, 'escalate CASE-1 "No progress"')
    expect((await app.news()).map(({ to }) => to)).toContain('Ravi Shah')
    await app.says(people.anna, 'people acme remove @Ravi')
    await app.says(people.anna, 'people acme remove @Mia')

    expect(await who(people.mia)).toMatchObject({ kind: 'stranger' })
    for (const line of ['show CASE-1', 'resolve CASE-1 "done"', 'people acme', 'check now acme'])
      expect(textOf(await app.says(people.mia, line))).toMatch(/^Not done .*I do not know you/u)
    await app.news()
    await app.presses(people.anna, 'escalation.acknowledge', 'ESC-1')
    expect((await app.news()).map(({ to }) => to)).toEqual(['Anna Berg', '#acme-shared'])

    await app.says(people.anna, 'people acme add @Mia')
    expect(await who(people.mia)).toMatchObject({ kind: 'partner' })
  })

  test('a contact whom the platform shows as a full member of ours stands on the partner’s side no more, and can be named on ours', async () => {
    app.clock.move(HOUR)
    await app.says(people.tom, 'case acme "Orders API returns 500"')
    await app.presses(people.mia, 'case.acknowledge', 'CASE-1')
    await app.news()
    const ours = { ...people.mia, outsider: false }
    app.lookUps.set(people.mia.userId, { profile: profileOf(ours) })
    expect(await who(ours)).toMatchObject({ kind: 'internal', roles: [] })
    expect((await app.read((view) => view.cases.byNumber(1)))?.owner.name).toBe('Ravi Shah')
    const told = await app.news()
    expect(told.filter(({ card }) => card.title === 'Passed on').map(({ to }) => to)).toEqual([
      'Anna Berg',
      'Ravi Shah',
    ])
    await who(ours)
    expect(await app.news()).toEqual([])
    expect(textOf(await app.says(people.anna, 'people acme add @Mia'))).toContain('on the side of Northwind')
    expect(await who(ours)).toMatchObject({ kind: 'internal', roles: [{ role: 'member' }] })
  })

  test('somebody we had as one of ours, whom the platform now shows as an outsider, is a stranger', async () => {
    await who(people.uma)
    expect(await who({ ...people.uma, outsider: true })).toEqual({
      kind: 'stranger',
      name: 'Uma Voss',
      zone: 'Europe/Paris',
    })
  })

  test('the account manager’s roles at every partner are known', async () => {
    const actor = await who(people.anna)
    expect(actor.kind === 'internal' && actor.roles.map(({ role }) => role)).toEqual([
      'account-manager',
      'account-manager',
    ])
  })

  test('admins are those who were configured, on the platform they were configured for', async () => {
    app.services.admins.push({ platform: 'slack', tenantId: people.uma.tenantId, userId: people.uma.userId })
    expect(await who(people.uma)).toMatchObject({ admin: true })
    expect(await who({ ...people.uma, platform: 'teams' })).toMatchObject({ admin: false })
    expect(await who(people.tom)).toMatchObject({ admin: false })
  })

  test('an outsider is no admin, whatever was configured', async () => {
    app.services.admins.push({ platform: 'slack', tenantId: people.eve.tenantId, userId: people.eve.userId })
    expect(await who(people.eve)).toMatchObject({ kind: 'stranger' })
  })

  test('names and zones follow the platform’s profile; a zone it does not say stays', async () => {
    await who(people.uma)
    await who({ ...people.uma, name: 'Uma Voss-Lund', zone: 'Asia/Tokyo' })
    const { zone: _, ...withoutZone } = people.uma
    expect(await who({ ...withoutZone, name: 'Uma Voss-Lund' })).toMatchObject({
      name: 'Uma Voss-Lund',
      zone: 'Asia/Tokyo',
    })
  })

  test('without any zone it is UTC', async () => {
    const { zone: _, ...withoutZone } = people.uma
    expect(await who(withoutZone)).toMatchObject({ zone: 'UTC' })
  })
})
