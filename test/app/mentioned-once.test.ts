import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, type TestPerson } from '../kit/app-fixture.ts'

/** The partner's account manager on a platform on which the bot may not write to people of other organisations. */
const ines: TestPerson = {
  ...{ platform: 'teams', tenantId: 'T0INITECH', userId: 'UINES', outsider: true },
  ...{ name: 'Ines Roy', zone: 'Europe/Paris' },
}
const initechShared = { conversationId: 'C-INITECH', kind: 'channel' } as const
const promise = (measure: string, obligor: string, target: string) => ({
  ...{ measure, obligor, severity: 2, target, hours: 'always' },
  protects: 'Leaflets are there in time.',
})
const sla = { objectives: [promise('resolve', 'internal', '2h'), promise('resolve', 'partner', '2h')] }
const initechSheet = {
  ...{ slug: 'initech', name: 'Initech', calendar: { zone: 'Europe/Paris' }, sla },
  people: [
    acmeSheet.people[0],
    acmeSheet.people[1],
    { name: ines.name, side: 'partner', roles: ['account-manager'], zone: ines.zone, teams: 'T0INITECH/UINES' },
  ],
  channels: [
    { purpose: 'shared', name: 'initech-shared', teams: 'T0HOME/C-INITECH' },
    { purpose: 'internal', name: 'initech-internal', slack: 'T0HOME/C-INITECH-OURS' },
  ],
}

let app: App

beforeEach(async () => {
  app = await App.open({ ...acmeSheet, sla }, initechSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

/** What has come into channels since this was asked last and calls them in its first line. */
async function callsOf({ userId }: TestPerson): Promise<string[]> {
  return (await app.news())
    .filter(({ to, card }) => to.startsWith('#') && JSON.stringify(card.headline ?? '').includes(`"${userId}"`))
    .map(({ to, card }) => `${to}: ${card.title}`)
}
const toldTo = async (name: string) => (await app.news()).filter(({ to }) => to === name).map(({ card }) => card.title)

test('an owner whom the escalation of a breach calls alone is named in the thread and in our own channel, and called in neither', async () => {
  await app.says(people.mia, 'case "Lost parcels" --severity 2', places.shared)
  await app.passTo(app.clock.now() + 2 * HOUR - MINUTE)
  await app.news()
  await app.passTo(app.clock.now() + 2 * MINUTE)
  const news = await app.news()
  const ended = news.filter(({ card }) => card.title.includes('has ended'))
  expect(ended.map(({ to }) => to).toSorted()).toEqual(['#acme-internal', '#acme-shared'])
  for (const { card } of ended) {
    expect(card.fallback).toContain('Anna Berg')
    expect(JSON.stringify(card.headline)).not.toContain('UANNA')
  }
  expect(news.filter(({ to }) => to === 'Anna Berg').map(({ card }) => card.title)).toEqual(['Escalation about CASE-1'])
})

test('an owner whom it does not call is called once, in the thread', async () => {
  await app.says(people.mia, 'case "Lost parcels" --severity 2', places.shared)
  await app.says(people.anna, 'assign CASE-1 @tom', places.internal)
  await app.passTo(app.clock.now() + 2 * HOUR - MINUTE)
  await app.news()
  await app.passTo(app.clock.now() + 2 * MINUTE)
  const calls = (await callsOf(people.tom)).filter((one) => one.includes('has ended'))
  expect(calls).toEqual(['#acme-shared: The time to resolve CASE-1 has ended'])
})

test('where the bot may write to nobody alone the call of the escalation is the one in the channel, also where both have waited for its hours', async () => {
  app.clock.move(9 * HOUR)
  await app.says(people.tom, 'case initech "Late leaflets" --severity 2')
  await app.passTo(app.clock.now() + 3 * HOUR)
  await app.news()
  await app.passTo(MONDAY_NINE + DAY)
  const calls = (await callsOf(ines)).filter((one) => !one.includes('Late leaflets'))
  expect(calls).toEqual(['#initech-shared: Escalation about CASE-1'])
})

test.each([
  ['one breach', 2],
  ['two breaches', 5],
  ['two breaches and further steps', 12],
])(
  'what waited of a case that rises to severity 1 in the night, %s, calls each person once as it is let go',
  async (_, hours) => {
    const both = [promise('acknowledge', 'partner', '1h'), promise('resolve', 'partner', '4h')]
    await app[Symbol.asyncDispose]()
    app = await App.open(acmeSheet, { ...initechSheet, sla: { objectives: both } })
    app.clock.move(9 * HOUR)
    await app.says(people.tom, 'case initech "Late leaflets" --severity 2')
    await app.passTo(app.clock.now() + hours * HOUR)
    await app.news()
    await app.says(people.tom, 'severity CASE-1 1')
    await app.passTo(app.clock.now() + 2 * MINUTE)
    const calls = await callsOf(ines)
    expect(calls.length, calls.join('\n')).toBe(1)
  },
)

test('whoever has muted the case is named by a further call in the channel, and not called', async () => {
  await app.says(people.tom, 'case initech "Late leaflets" --severity 2')
  await app.says(ines, 'mute CASE-1 until friday', initechShared)
  await app.passTo(app.clock.now() + 2 * HOUR + MINUTE)
  expect(await callsOf(ines)).toContain('#initech-shared: Escalation about CASE-1')
  await app.passTo(MONDAY_NINE + 3 * DAY)
  const again = (await app.news()).filter(({ to, card }) => to === '#initech-shared' && /still waits/u.test(card.title))
  expect(again.length).toBeGreaterThan(0)
  for (const { card } of again) {
    expect(card.fallback).toContain('Ines Roy')
    expect(JSON.stringify(card.headline)).not.toContain('UINES')
  }
})

test('whoever escalates by hand is called by no step of it; where they alone could be, the next is', async () => {
  app.clock.move(2 * HOUR)
  await app.says(people.mia, 'case "Lost parcels" --severity 4', places.shared)
  await app.says(people.anna, 'escalate CASE-1 "No progress"', places.internal)
  await app.passTo(app.clock.now() + MINUTE)
  const news = await app.news()
  expect(news.filter(({ to }) => to === 'Anna Berg')).toEqual([])
  expect(news.filter(({ to }) => to === 'Ravi Shah').map(({ card }) => card.title)).toEqual(['Escalation about CASE-1'])
  await app.says(people.anna, 'people acme remove @ravi', places.internal)
  await app.says(people.anna, 'people acme remove @mia', places.internal)
  await app.says(people.anna, 'case acme "Wrong invoices" --severity 4', places.internal)
  await app.news()
  await app.says(people.anna, 'escalate CASE-2 "No progress"', places.internal)
  await app.passTo(app.clock.now() + MINUTE)
  expect(await toldTo('Anna Berg')).toEqual([])
  expect(await app.read((view) => view.ladders.byNumber(2))).toMatchObject({
    sides: { internal: { state: 'climbing', step: 1 } },
  })
})
