import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { checkAccounts } from '../../src/app/people/check-accounts.ts'
import { processFailedDelivery } from '../../src/app/process-failed-delivery.ts'
import { noticeCard } from '../../src/cards/notice-card.ts'
import { DAY, HOUR } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, people, places, profileOf, textOf, type TestPerson } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const said = async (speaker: TestPerson, line: string) => textOf(await app.says(speaker, line))
const caseOne = async () => (await app.read((view) => view.cases.byNumber(1)))!
const gone = (person: TestPerson) =>
  void app.lookUps.set(person.userId, { profile: profileOf({ ...person, standing: 'gone' }) })
const accountChanged = (person: TestPerson) =>
  app.receive(app.inbound(person, { kind: 'account changed' }, places.direct))

async function named(slug: string): Promise<string[]> {
  const partner = await app.read((view) => view.partners.bySlug(slug))
  const memberships = await app.read((view) => view.memberships.of(partner!.id))
  return memberships.map(({ side, role, person }) => `${side} ${role} ${person.name}`)
}

/** A case of Acme that Mia owns, at a time at which Ravi is at work. */
async function owned(): Promise<void> {
  app.clock.move(HOUR)
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.presses(people.mia, 'case.acknowledge', 'CASE-1')
  expect((await caseOne()).owner.name).toBe('Mia Chen')
  await app.news()
}

describe('a contact who is named no longer', () => {
  test('passes their cases to the account manager of their side, whom notices call from then on', async () => {
    await owned()
    expect(await said(people.anna, 'people acme remove @Mia')).toContain('CASE-1 passed to Ravi Shah')
    expect((await caseOne()).owner.name).toBe('Ravi Shah')
    const news = await app.news()
    expect(news.map(({ to }) => to)).toContain('Ravi Shah')
    expect(news.filter(({ card }) => card.title === 'Passed on').map(({ to }) => to)).toEqual(['Ravi Shah'])
    await app.says(people.anna, 'ask CASE-1 "Any news?"')
    expect(JSON.stringify(await app.news())).not.toContain('Mia Chen is asked')
    expect(await said(people.ravi, 'resolve CASE-1 "done"')).toContain('CASE-1 is resolved')
  })

  test('leaves the clocks of their cases as they are, and the timeline says what passed', async () => {
    await owned()
    const before = await app.read((view) => view.timers.list(99))
    await app.says(people.anna, 'people acme remove @Mia')
    expect(await app.read((view) => view.timers.list(99))).toEqual(before)
    expect(JSON.stringify(await app.says(people.tom, 'timeline CASE-1'))).toContain(
      'CASE-1 passed from Mia Chen to Ravi Shah.',
    )
  })

  test('is asked no more in an open health check, and their account manager is, once', async () => {
    await app.says(people.anna, 'check now acme')
    await app.says(people.anna, 'people acme remove @Mia')
    const run = await app.read((view) => view.runs.byNumber(1))
    expect(run?.respondents.map(({ name }) => name)).not.toContain('Mia Chen')
    expect(run?.respondents.filter(({ name }) => name === 'Ravi Shah')).toHaveLength(1)
  })
})

describe('somebody whose account is deactivated', () => {
  test('passes everything to who is next; the account manager is told in one message', async () => {
    await owned()
    await app.says(people.tom, 'case acme "Second"')
    await app.presses(people.mia, 'case.acknowledge', 'CASE-2')
    await app.news()
    gone(people.mia)
    await accountChanged(people.mia)
    expect((await caseOne()).owner.name).toBe('Ravi Shah')
    const told = (await app.news()).filter(({ card }) => card.title === 'Passed on')
    expect(told.map(({ to }) => to)).toEqual(['Anna Berg', 'Ravi Shah'])
    expect(told[0]?.card.fallback).toContain('CASE-1 and CASE-2 passed to Ravi Shah')
    expect(await said(people.mia, 'show CASE-1')).toContain('I do not know you yet')
  })

  test('hands the escalation they had to somebody of their side, and it does not climb again for that', async () => {
    await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
    await app.says(people.anna, 'escalate CASE-1 "Nothing moves"')
    await app.presses(people.mara, 'escalation.acknowledge', 'ESC-1')
    gone(people.mara)
    await accountChanged(people.mara)
    const ladder = await app.read((view) => view.ladders.byNumber(1))
    expect(ladder).toMatchObject({ sides: { internal: { state: 'acknowledged', by: { name: 'Anna Berg' } } } })
  })

  test('who was our account manager is followed by who is next of ours', async () => {
    gone(people.anna)
    await accountChanged(people.anna)
    expect(await named('acme')).toContain('internal account-manager Tom Ek')
    expect(await named('acme')).not.toContain('internal account-manager Anna Berg')
    const told = (await app.news()).filter(({ card }) => card.title === 'Passed on')
    expect(told.map(({ to }) => to)).toContain('Tom Ek')
  })

  test('and whom a climbing escalation waits for is followed by who is next, who is called, once', async () => {
    await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
    await app.says(people.mia, 'escalate CASE-1 "Nothing moves"', places.shared)
    const onESC1 = async () => (await app.news()).filter(({ card }) => card.subject === 'ESC-1').map(({ to }) => to)
    const called = await onESC1()
    expect(called).toContain('Anna Berg')
    expect(called).not.toContain('Tom Ek')
    gone(people.anna)
    await accountChanged(people.anna)
    // Cards that stand already are redrawn in place.
    expect((await onESC1()).filter((to) => !called.includes(to))).toEqual(['Tom Ek'])
  })

  test('is found out when a message to them cannot be delivered, and not when they only blocked us', async () => {
    await owned()
    const [delivery] = await app.taken()
    const mia = await app.read((view) => view.people.byAccount(people.mia))
    const { platform, tenantId, userId } = people.mia
    const toMia = {
      ...delivery!,
      id: 'to-mia',
      destination: { kind: 'person' as const, platform, tenantId, userId, personId: mia!.id },
    }
    const why = {
      code: 'user_disabled',
      reason: 'This person no longer has an active account.',
      gone: 'person' as const,
      unreachable: true,
    }
    const enqueued = { id: 'to-mia', destination: toMia.destination, card: delivery!.card, now: app.clock.now() }
    await app.services.store.transact((tx) => tx.outbox.enqueue(enqueued))
    const claim = async (deliveryId: string) =>
      (await app.services.store.transact((tx) => tx.outbox.claim(app.clock.now(), 60_000, 99))).find(
        ({ id }) => id === deliveryId,
      )!
    await processFailedDelivery(app.services, await claim('to-mia'), why)
    expect((await caseOne()).owner.name, 'Slack still shows her').toBe('Mia Chen')
    gone(people.mia)
    await app.services.store.transact((tx) => tx.outbox.enqueue({ ...enqueued, id: 'to-mia-2' }))
    await processFailedDelivery(app.services, await claim('to-mia-2'), why)
    expect((await caseOne()).owner.name).toBe('Ravi Shah')
  })

  test.each([
    ['is gone when a message to them fails', true],
    ['turns out to be gone after a message to them failed', false],
  ])(
    'and %s: our account manager hears what passed on, and is not asked beside it to name somebody else',
    async (_, then) => {
      await owned()
      const mia = await app.read((view) => view.people.byAccount(people.mia))
      const { platform, tenantId, userId } = people.mia
      const destination = { kind: 'person' as const, platform, tenantId, userId, personId: mia!.id }
      const card = noticeCard({ title: 'A call', text: 'Please look.', tone: 'neutral' })
      if (then) gone(people.mia)
      const { store, clock } = app.services
      await store.transact((tx) => tx.outbox.enqueue({ id: 'to-mia', destination, card, now: clock.now() }))
      const [delivery] = await store.transact((tx) => tx.outbox.claim(clock.now(), 60_000, 1))
      await processFailedDelivery(app.services, delivery!, {
        code: 'user_disabled',
        reason: 'This person no longer has an active account.',
        gone: 'person',
        unreachable: true,
      })
      gone(people.mia)
      await accountChanged(people.mia)
      const toAnna = (await app.news()).filter(({ to }) => to === 'Anna Berg').map(({ card }) => card)
      expect(toAnna.map(({ title }) => title)).toEqual(['Passed on'])
      expect(toAnna[0]!.fallback).toContain('CASE-1 passed to Ravi Shah.')
    },
  )

  test('while nobody listened is found out within a day, and each account is asked for once a day', async () => {
    await owned()
    gone(people.mia)
    const asked = vi.spyOn(app.services.directory, 'lookUp')
    await checkAccounts(app.services, ['teams'])
    expect(asked).not.toHaveBeenCalled()
    await checkAccounts(app.services, ['slack'])
    expect((await caseOne()).owner.name).toBe('Ravi Shah')
    expect(asked.mock.calls.map(([, { userId }]) => userId)).toContain(people.anna.userId)
    asked.mockClear()
    await checkAccounts(app.services, ['slack'])
    expect(asked).not.toHaveBeenCalled()
    app.clock.set(app.clock.now() + DAY + 1)
    await checkAccounts(app.services, ['slack'])
    expect(new Set(asked.mock.calls.map(([, { userId }]) => userId))).not.toContain(people.mia.userId)
    expect(asked).toHaveBeenCalled()
  })

  test('and has another account goes on with that', async () => {
    const anna = { name: 'Anna Berg', side: 'internal', roles: ['account-manager'] }
    await app.register({ ...acmeSheet, people: [{ ...anna, slack: 'T0HOME/UANNA', teams: 'home/anna' }] })
    gone(people.anna)
    await accountChanged(people.anna)
    expect(await named('acme')).toContain('internal account-manager Anna Berg')
  })
})

describe('an account manager whom another replaces', () => {
  test('and who has no other part passes their cases to the new one', async () => {
    await app.says(people.mia, 'case "Invoices are wrong"')
    expect((await caseOne()).owner.name).toBe('Anna Berg')
    await app.says(people.anna, 'people acme add @Uma --role account-manager')
    expect((await caseOne()).owner.name).toBe('Uma Voss')
  })
})

describe('person @name', () => {
  test('shows everything somebody holds', async () => {
    await owned()
    await app.says(people.anna, 'check now acme')
    const card = JSON.stringify(await app.says(people.tom, 'person @Mia'))
    expect(card).toContain('partner contact on the side of Acme Hosting; owns CASE-1')
    expect(card).toContain('Asked in CHECK-1')
    expect(await said(people.mia, 'person @Tom')).toContain('shown to our own people')
  })

  test('that is not understood to the letter does nothing', async () => {
    await owned()
    const { platform, tenantId, userId } = people.anna
    app.services.admins.push({ platform, tenantId, userId })
    for (const line of [
      'person @Mia leaves --to Ravi',
      'person @Mia never leaves',
      'person @Mia leaves soon',
      'person @Mia --to @Ravi',
      'person leaves @Mia',
    ])
      expect(await said(people.anna, line), line).toContain('Nothing was done')
    expect((await caseOne()).owner.name).toBe('Mia Chen')
    expect(await named('acme')).toContain('partner member Mia Chen')
  })

  test('leaves takes a manager of all partners off the list who is named for none', async () => {
    const { platform, tenantId, userId } = people.anna
    app.services.admins.push({ platform, tenantId, userId })
    await app.says(people.anna, 'managers add @Uma')
    expect(await said(people.anna, 'person @Uma leaves')).toContain('Uma Voss is no longer a manager of all partners.')
    expect(await app.read((view) => view.managersOfAll.list())).toEqual([])
  })

  test('leaves --to @name hands all of it over, for an admin alone', async () => {
    await owned()
    expect(await said(people.anna, 'person @Mia leaves')).toContain('Only an admin')
    const { platform, tenantId, userId } = people.anna
    app.services.admins.push({ platform, tenantId, userId })
    expect(await said(people.anna, 'person @Mia leaves --to @Leo')).toContain('is named on no side where')
    expect((await caseOne()).owner.name).toBe('Mia Chen')
    expect(await said(people.anna, 'person @Mia leaves --to @Ravi')).toContain('CASE-1 passed to Ravi Shah')
    expect(await said(people.anna, 'person @Uma leaves')).toContain('I have not met that person')
    expect(await said(people.tom, 'person @Mia')).toContain('holds nothing')
  })
})

describe('somebody who turns out to be a person met elsewhere', () => {
  const tomOnTeams: TestPerson = { ...people.tom, name: 'Ek, Tom', platform: 'teams', tenantId: 'home', userId: 'tek' }
  const teams = (tenantId: string, userId: string) => ({ teams: `${tenantId}/${userId}` })
  const slack = ({ tenantId, userId }: TestPerson) => ({ slack: `${tenantId}/${userId}` })

  test('brings along all that they hold there, and the timeline says so', async () => {
    const sponsor = { name: 'Ek, Tom', side: 'internal', roles: ['sponsor'], ...teams('home', 'tek') }
    await app.register({ ...acmeSheet, people: [sponsor] })
    await app.says(people.mia, 'case "Invoices are wrong"')
    await app.presses(tomOnTeams, 'case.acknowledge', 'CASE-1')
    expect((await caseOne()).owner.name).toBe('Ek, Tom')
    const both = { name: 'Tom Ek', side: 'internal', roles: ['member'], ...slack(people.tom), ...teams('home', 'tek') }
    await app.register({ ...acmeSheet, people: [both] })
    const owner = (await caseOne()).owner
    expect(owner.name).toBe('Tom Ek')
    expect(await app.read((view) => view.people.accountsOf(owner.personId))).toHaveLength(2)
    expect(await named('acme')).toContain('internal sponsor Tom Ek')
    const partner = await app.read((view) => view.partners.bySlug('acme'))
    const facts = JSON.stringify(await app.read((view) => view.facts.of(partner!.id, 'acme')))
    expect(facts).toContain('"role":"sponsor"')
    expect(facts.split(owner.personId).length).toBeGreaterThan(2)
  })

  test('takes over one account, and nothing else from whoever has another', async () => {
    const max = {
      name: 'Max Ruiz',
      side: 'internal',
      roles: ['sponsor'],
      slack: 'T0HOME/UMAX',
      ...teams('home', 'max'),
    }
    await app.register({ ...acmeSheet, people: [max] })
    const tom = { name: 'Tom Ek', side: 'internal', roles: ['member'], ...slack(people.tom), ...teams('home', 'max') }
    await app.register({ ...globexSheet, people: [tom] })
    expect(await named('acme')).toContain('internal sponsor Max Ruiz')
    const partner = await app.read((view) => view.partners.bySlug('acme'))
    const facts = JSON.stringify(await app.read((view) => view.facts.of(partner!.id, 'acme')))
    expect(facts).toContain('"kind":"AccountRemoved"')
  })
})

describe('a manager of all partners', () => {
  const ofAll = async () => (await app.read((view) => view.managersOfAll.list())).map(({ name }) => name)
  beforeEach(async () => {
    app.services.admins.push({ platform: 'slack', tenantId: people.ada.tenantId, userId: people.ada.userId })
    for (const name of ['Tom', 'Max']) await said(people.ada, `managers add @${name}`)
  })

  test('is off that list once they leave', async () => {
    expect(await ofAll()).toEqual(['Max Ruiz', 'Tom Ek'])
    expect(await said(people.ada, 'person @Tom leaves')).toContain('Tom Ek no longer acts for Acme Hosting')
    expect(await ofAll()).toEqual(['Max Ruiz'])
  })

  test('is off that list once their account is gone, also one who is named for no partner', async () => {
    expect(await ofAll()).toEqual(['Max Ruiz', 'Tom Ek'])
    for (const one of [people.tom, people.max]) {
      gone(one)
      await accountChanged(one)
    }
    expect(await ofAll()).toEqual([])
  })
})

test('nothing passes to somebody whose account is gone, though they are named still', async () => {
  await app.register({ ...acmeSheet, slug: 'initech', name: 'Initech', people: [acmeSheet.people[0]], channels: [] })
  app.services.admins.push({ platform: 'slack', tenantId: people.ada.tenantId, userId: people.ada.userId })
  gone(people.anna)
  await accountChanged(people.anna)
  expect(await named('initech')).toEqual(['internal account-manager Anna Berg'])
  await said(people.ada, 'people initech add @Max')
  expect(await said(people.ada, 'person @Max leaves')).toContain('Nobody else of their side is named')
})

test('what passed on is not told to whoever passed it on, whatever they are besides', async () => {
  await owned()
  await app.says(people.tom, 'case acme "Second"')
  await app.says(people.anna, 'ack CASE-2')
  for (const admin of [people.ada, people.dan]) app.services.admins.push(admin)
  await app.says(people.ada, 'help')
  await app.news()
  const told = async () => (await app.news()).filter(({ card }) => card.title === 'Passed on').map(({ to }) => to)
  await app.says(people.ada, 'people acme add @Uma --role account-manager')
  expect(await told()).not.toContain('Ada Brand')
  await app.says(people.ada, 'people acme remove @Mia')
  expect(await told()).not.toContain('Ada Brand')
  await app.says(people.ada, 'person @Tom leaves')
  expect(await told()).not.toContain('Ada Brand')
})
