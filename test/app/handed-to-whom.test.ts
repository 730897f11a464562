import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { person } from '../../src/cli/person.ts'
import type { LookUp } from '../../src/ports/chat-platform.ts'
import { acmeSheet, App, globexSheet, people, places, profileOf, textOf } from '../kit/app-fixture.ts'

let app: App

/** Max is one of ours for Acme, on Slack alone; Ada is an admin. */
beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
  app.services.admins.push({ platform: 'slack', tenantId: people.ada.tenantId, userId: people.ada.userId })
  await app.says(people.anna, 'people acme add @Max')
  await app.says(people.tom, 'case acme "Orders API returns 500"')
  await app.presses(people.mia, 'case.acknowledge', 'CASE-1')
})

afterEach(() => app[Symbol.asyncDispose]())

const said = async (line: string) => textOf(await app.says(people.ada, line, places.direct))
const owner = async () => (await app.read((view) => view.cases.byNumber(1)))?.owner.name
const roster = async () => {
  const acme = await app.read((view) => view.partners.bySlug('acme'))
  return (await app.read((view) => view.memberships.of(acme!.id))).map((one) => one.person.name).toSorted()
}
const max = (standing: 'gone' | 'guest' | 'outside' | 'bot'): LookUp => ({
  profile: { ...profileOf(people.max), standing },
})

describe.for<[string, LookUp, RegExp]>([
  ['whose account is deactivated', max('gone'), /The account of Max Ruiz is deactivated/u],
  ['who is a guest now', max('guest'), /not one of Northwind’s own people any more/u],
  ['who belongs elsewhere now', max('outside'), /not one of Northwind’s own people any more|Only people named/u],
  ['who is an app', max('bot'), /is an app, not a person/u],
  ['whom their platform does not know', 'unknown', /I cannot see Max Ruiz/u],
  ['who cannot be seen just now', { temporary: 'Slack is slow.' }, /Slack is slow\. Nothing was changed; try again/u],
])('somebody %s', ([, found, refusal]) => {
  beforeEach(() => void app.lookUps.set(people.max.userId, found))

  test('is handed no case', async () => {
    expect(await said('assign CASE-1 @Max')).toMatch(refusal)
    expect(await owner()).toBe('Mia Chen')
  })

  test('does not take over from whoever leaves, in chat or by the command line', async () => {
    const before = await roster()
    expect(await said('person @Tom leaves --to @Max')).toMatch(refusal)
    const lines = await person(app.services, { who: 'Tom Ek', leaves: 'leaves', to: 'Max Ruiz', by: 'olga' })
    expect(lines).toEqual([{ text: expect.stringMatching(refusal), problem: true }])
    expect(await roster()).toEqual(before)
  })
})

test('somebody who can act is handed what they are to have', async () => {
  expect(await said('assign CASE-1 @Max')).toContain('Max Ruiz owns CASE-1 now')
  expect(await said('person @Max leaves --to @Tom')).toContain('CASE-1 passed to Tom Ek')
})

test('a contact of the partner can act though they are not of ours', async () => {
  expect(await said('assign CASE-1 @Ravi')).toContain('Ravi Shah owns CASE-1 now')
})

test('somebody with another account that works can act by that one', async () => {
  const both = { name: 'Max Ruiz', side: 'internal', roles: ['member'], slack: 'T0HOME/UMAX', teams: 'home/max' }
  await app.register({ ...acmeSheet, people: [both] })
  app.lookUps.set('max', { profile: { ...profileOf(people.max), tenantId: 'home', userId: 'max', standing: 'ours' } })
  app.lookUps.set(people.max.userId, max('gone'))
  expect(await said('assign CASE-1 @Max')).toContain('Max Ruiz owns CASE-1 now')
})

test('somebody who is not where they were mentioned is found in a channel of the partner', async () => {
  const { directory } = app.services
  app.services.directory = {
    ...directory,
    lookUp: async (platform, who, at) =>
      who.userId === people.max.userId && at.conversationId !== 'C-INTERNAL'
        ? 'unknown'
        : directory.lookUp(platform, who, at),
  }
  expect(await said('assign CASE-1 @Max')).toContain('Max Ruiz owns CASE-1 now')
})

test('somebody deactivated can still be taken away', async () => {
  app.lookUps.set(people.max.userId, max('gone'))
  expect(await said('people acme remove @Max')).toContain('Max Ruiz is no longer named for Acme Hosting')
})
