import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'

/** From Monday 09:00 on, with 2 h to resolve. */
const withLevels = (...levels: string[]) => ({
  ...acmeSheet,
  sla: {
    objectives: [{ measure: 'resolve', obligor: 'partner', target: '2h', levels, protects: 'Orders are taken.' }],
    others: 'end',
  },
})

let app: App

beforeEach(async () => {
  app = await App.open(withLevels('-50 % sent', '-30m', '+1h', '+100 %'))
  await app.says(people.tom, 'case acme "The API is down" --severity 2')
  await app.passTo(MONDAY_NINE + 2 * MINUTE)
  await app.news()
})

afterEach(() => app[Symbol.asyncDispose]())

/** What came to the shared channel, but the one card of the case. */
const inThread = async () =>
  (await app.news()).filter(({ to, cardKey }) => to === '#acme-shared' && !cardKey?.startsWith('case:'))
const caseCard = async () => JSON.stringify(await app.says(people.tom, 'show CASE-1'))
const reasons = async () => {
  const acme = (await app.read((view) => view.partners.bySlug('acme')))!
  const facts = await app.read((view) => view.facts.of(acme.id))
  return facts.flatMap(({ kind, data }) => (kind === 'EscalationReasonAdded' ? [String(data['reason'])] : []))
}

test('the level that is marked is said under the card; another before the due time changes the card alone', async () => {
  await app.passTo(MONDAY_NINE + HOUR + MINUTE)
  const said = await inThread()
  expect(said.map(({ card }) => card.title)).toEqual(['The time to resolve CASE-1 is running short'])
  expect(JSON.stringify(said[0]!.card)).toMatch(/50.%.*used/u)
  expect(await caseCard()).toMatch(/at most 50.% left/u)
  await app.news()
  await app.passTo(MONDAY_NINE + 91 * MINUTE)
  expect(await inThread()).toEqual([])
  expect(await caseCard()).toMatch(/at most 30.min left/u)
})

test('each level after the due time is one more reason of the escalation, and calls nobody; the card says it', async () => {
  await app.passTo(MONDAY_NINE + 2 * HOUR + MINUTE)
  expect((await app.news()).filter(({ card }) => card.subject === 'ESC-1').length).toBeGreaterThan(0)
  await app.says(people.mia, 'ack ESC-1')
  await app.says(people.tom, 'ack ESC-1')
  await app.news()
  expect(await reasons()).toEqual([])

  await app.passTo(MONDAY_NINE + 3 * HOUR + MINUTE)
  expect(await reasons()).toEqual(['A resolution was due from Acme Hosting within 2 h, and is overdue by 1 h.'])
  expect(await caseCard()).toMatch(/for 1.h and more/u)
  await app.news()
  await app.passTo(MONDAY_NINE + 4 * HOUR + MINUTE)
  expect((await reasons()).at(-1)).toContain('is overdue by 100 % of its time')
  const told = (await app.news()).filter(({ cardKey }) => cardKey === undefined)
  expect(told.map(({ card }) => card.title)).toEqual([])
  const timeline = JSON.stringify(await app.says(people.tom, 'timeline CASE-1'))
  expect(timeline).toContain('is overdue by 1 h')
})

test('a level after the due time begins no escalation again that the side that is owed has ended; the side that owes ends none', async () => {
  const climbing = async () => (await app.read((view) => view.ladders.active({}))).map(({ number }) => number)
  await app.passTo(MONDAY_NINE + 2 * HOUR + MINUTE)
  expect(textOf(await app.says(people.ravi, 'resolve ESC-1 "We are on it"', places.shared))).toContain('your side owes')
  await app.passTo(MONDAY_NINE + 3 * HOUR + MINUTE)
  expect(await climbing()).toEqual([1])
  expect(textOf(await app.says(people.anna, 'resolve ESC-1 "Agreed for Tuesday"'))).toContain('is resolved')
  await app.news()
  await app.passTo(MONDAY_NINE + 4 * HOUR + MINUTE)
  expect(await climbing()).toEqual([])
  expect((await app.news()).filter(({ card }) => card.subject?.startsWith('ESC-'))).toEqual([])
  expect(await caseCard()).toMatch(/for 100.% and more/u)
})

test('what pauses holds a level after the due time off', async () => {
  await app.passTo(MONDAY_NINE + 2 * HOUR + MINUTE)
  await app.says(people.mia, 'ask CASE-1 "Which API?"')
  await app.passTo(MONDAY_NINE + 5 * HOUR)
  expect(await reasons()).toEqual([])
  await app.says(people.tom, 'reply CASE-1 "Orders"')
  await app.passTo(MONDAY_NINE + 6 * HOUR + MINUTE)
  expect(await reasons()).toHaveLength(1)
})

test('`explain` names each level with its moment', async () => {
  const explained = JSON.stringify(await app.says(people.tom, 'sla explain CASE-1'))
  expect(explained).toMatch(/Levels from the due time: −50 % on .*which people are told of; −30 min on .*; \+1 h on /u)
})

describe('whom the terms have told besides the owner', () => {
  const telling = (tells: object) => {
    const { objectives, ...sla } = withLevels('-25 %').sla
    return { ...acmeSheet, sla: { ...sla, objectives: objectives.map((one) => ({ ...one, tells })) } }
  }
  const NOTICE = /^The time to resolve CASE-1/u
  /** Who is called by name on a card, not only named. */
  const calledOn = (card: unknown): string[] => {
    if (typeof card !== 'object' || card === null) return []
    const { mention } = card as { mention?: { name: string; accounts: unknown[] } }
    if (mention) return mention.accounts.length > 0 ? [mention.name] : []
    return Object.values(card).flatMap(calledOn)
  }
  /** Who is called by name in what came, by place. */
  const calls = async () =>
    (await app.news())
      .filter(({ card }) => NOTICE.test(card.title))
      .map(({ to, card }) => [to, ...new Set(calledOn(card))])

  beforeEach(async () => {
    await app[Symbol.asyncDispose]()
    app = await App.open(telling({ internal: ['account-manager'], partner: ['member', 'account-manager'] }))
    await app.says(people.tom, 'case acme "The API is down" --severity 2')
    await app.passTo(MONDAY_NINE + 2 * MINUTE)
    await app.news()
  })

  test('is called in the one message of the thread, each once, both sides, and in no other', async () => {
    await app.passTo(MONDAY_NINE + 91 * MINUTE)
    expect(await calls()).toEqual([['#acme-shared', 'Ravi Shah', 'Anna Berg', 'Mia Chen']])
  })

  test('is not called by the notice of a miss where its escalation calls them', async () => {
    await app.passTo(MONDAY_NINE + 91 * MINUTE)
    await app.news()
    await app.passTo(MONDAY_NINE + 2 * HOUR + MINUTE)
    const news = await app.news()
    const byLadder = new Set(news.filter(({ card }) => card.subject === 'ESC-1').flatMap(({ card }) => calledOn(card)))
    const byNotice = news.filter(({ card }) => NOTICE.test(card.title)).flatMap(({ card }) => calledOn(card))
    expect(byLadder.size).toBeGreaterThan(0)
    expect(byNotice.filter((name) => byLadder.has(name))).toEqual([])
  })

  test('is not called of a case that they have muted', async () => {
    await app.says(people.anna, 'mute CASE-1 until wednesday')
    await app.news()
    await app.passTo(MONDAY_NINE + 91 * MINUTE)
    expect(JSON.stringify(await calls())).not.toContain('Anna Berg')
  })
})
