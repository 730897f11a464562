import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import { plainText } from '../../src/cards/plain-text.ts'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import {
  acmeSheet,
  App,
  globexSheet,
  MONDAY_NINE,
  people,
  places,
  textOf,
  type TestPerson,
} from '../kit/app-fixture.ts'
import { countStatements } from '../kit/count-statements.ts'

/** Monday 7 December 2026, 09:00 in Paris: of the weeks before, the first begins on the day after the partners were registered. */
const SECOND_MONDAY = MONDAY_NINE + 14 * DAY

let app: App

/** Dan is the sponsor of both partners, so that nothing but a week is told to him. */
const dan = { name: people.dan.name, side: 'internal', roles: ['sponsor'], zone: 'Europe/Paris', slack: 'T0HOME/UDAN' }
/** The manager who does not want to hear of weeks. */
const priya = { ...dan, name: people.priya.name, roles: ['manager'], slack: 'T0HOME/UPRIYA' }
const acme = { ...acmeSheet, people: [...acmeSheet.people, dan] }
const globex = { ...globexSheet, people: [...globexSheet.people, dan] }

/** The Saturday before the partners’ first week, so that there are two to compare on the second Monday. */
beforeEach(async () => {
  app = await App.open()
  app.services.digestAt = '09:00'
  app.clock.move(-2 * DAY)
})

afterEach(() => app[Symbol.asyncDispose]())

const opens = (title: string, by: TestPerson = people.mia, place = places.shared) =>
  app.says(by, `case "${title}" --severity 2`, place)

/** What of the digests that arrived since this was asked last is about a week, by whom it was told to. */
async function weeks(): Promise<{ to: string; card: Card; says: string[] }[]> {
  return (await app.news()).flatMap(({ to, card, cardKey }) => {
    const isOfWeek = (text: string) => /^(?:Last week,|What you could)/u.test(text)
    // Where nothing else is told, line one says it.
    const from = isOfWeek(card.title)
      ? 0
      : card.blocks.findIndex((block) => block.kind === 'text' && isOfWeek(plainText(block.text)))
    if (!cardKey?.startsWith('digest:') || from < 0) return []
    const says = card.blocks.slice(from).flatMap((block) => {
      if (block.kind === 'list') return block.items.map((item) => plainText(item))
      return block.kind === 'line' ? [`${plainText(block.text)} [${block.button.label}]`] : []
    })
    return [{ to, card, says: says.map((one) => one.replaceAll('\u00a0', ' ')) }]
  })
}

/** Days on which nothing is looked at. */
async function skipTo(at: number): Promise<void> {
  app.clock.move(at - app.clock.now())
  await app.passTo(at)
}

const toldTo = async (): Promise<string[]> => (await weeks()).map(({ to }) => to).toSorted()

/** One case in the first week, which is solved in it, and three in the second that nobody looks at. */
async function twoWeeks(): Promise<void> {
  await app.passTo(MONDAY_NINE + HOUR)
  await opens('Lost parcels')
  await app.says(people.tom, 'resolve CASE-1 "Found them"', places.shared)
  await skipTo(MONDAY_NINE + 8 * DAY)
  for (const number of [1, 2, 3]) await opens(`Trouble ${number}`)
  await app.passTo(SECOND_MONDAY - 2 * DAY)
  await skipTo(SECOND_MONDAY - MINUTE)
  await app.news()
}

test('in the first message of a week those who stand for a partner and want it are told how it did, and what they could do', async () => {
  await app.register({ ...acme, people: [...acme.people, priya] })
  expect(textOf(await app.says(people.priya, 'digest'))).toContain('“digest weekly off” leaves that out')
  expect(textOf(await app.says(people.priya, 'digest weekly off'))).toContain('“digest weekly on” changes that')
  expect(textOf(await app.says(people.dan, 'digest weekly off'))).toContain('is left out')
  expect(textOf(await app.says(people.dan, 'digest weekly on'))).toContain('how your partners did in the last')
  for (const who of [people.tom, people.ravi]) {
    expect(textOf(await app.says(who, 'digest'))).not.toContain('weekly')
    expect(textOf(await app.says(who, 'digest weekly off'))).toContain('is told to the account manager')
  }
  await twoWeeks()
  await app.passTo(SECOND_MONDAY + 6 * HOUR)
  const told = await weeks()
  expect(told.map(({ to }) => to).toSorted()).toEqual(['Anna Berg', 'Dan Cole', 'Mara Lind'])
  const line = 'Acme Hosting – worse: escalations nobody took up 0 → 3, overdue cases 0 → 3, breaches 0 → 6'
  // Under a list there is room for less.
  for (const { to, says } of told) expect(line.startsWith(says[0]!), to).toBe(true)
  const anna = told.find(({ to }) => to === 'Anna Berg')
  // Its cases and escalations, and what she is asked after each, stand in the list of what needs her already.
  // Since Friday every step of its escalations was told: they call for more than they did, and are named until somebody has them.
  expect(anna?.card.headline).toBe('What needs you today: 9, 6 overdue · nobody has ESC-1, ESC-2, ESC-3')
  expect(anna?.card.fallback).toContain('Last week: worse with Acme Hosting.')
  expect(anna?.says.slice(1)).toEqual(['Acme Hosting has not accepted the terms [Ask them]'])
  // The list goes on from where the message leaves it, for the week to have room.
  const lines = (anna?.card.blocks ?? []).flatMap((block) => (block.kind === 'line' ? [block] : []))
  expect(lines.slice(0, 3).map(({ text }) => plainText(text).split(' ')[0])).toEqual(['CASE-2', 'CASE-3', '7'])
  const { action = '', subject = '', version = 0, data = {} } = lines[2]?.button ?? {}
  const before = (await app.taken()).length
  await app.receive(app.inbound(people.anna, { kind: 'action', action, subject, version, data }))
  const rest = (await app.taken()).slice(before)[0]?.card
  expect(rest?.headline).toContain('3 to 8')
  await app.news()
  // Not again that week, and the buttons go with the next message.
  await app.passTo(SECOND_MONDAY + DAY)
  const next = await weeks()
  expect(next.map(({ card }) => card.blocks.filter(({ kind }) => kind === 'line').length)).toEqual([0, 0, 0])
  // Who is named after the first morning of a week hears of one from the next on.
  await app.says(people.anna, 'people acme add @Uma --role manager', places.internal)
  await app.passTo(SECOND_MONDAY + 4 * DAY)
  expect(await toldTo()).toEqual([])
  await opens('Trouble 4')
  await app.passTo(SECOND_MONDAY + 7 * DAY)
  expect(await toldTo()).toEqual(['Anna Berg', 'Dan Cole', 'Mara Lind', 'Uma Voss'])
})

test('where only the week has something to say it comes by itself, and where nothing has, nothing does', async () => {
  await app.register(acme)
  await app.passTo(MONDAY_NINE + 7 * DAY + HOUR)
  expect(await toldTo()).toEqual([])
  await opens('Lost parcels')
  // Whoever takes it is asked a working day later; what our side has, nobody else of ours is called for.
  await app.passTo(SECOND_MONDAY - HOUR)
  await app.says(people.anna, 'ack ESC-1')
  await app.passTo(SECOND_MONDAY + HOUR)
  const dans = (await weeks()).find(({ to }) => to === 'Dan Cole')
  expect(dans?.card).toMatchObject({
    title: 'Last week, against the week before',
    headline: 'Last week, against the week before: worse with Acme Hosting',
  })
  expect(dans?.says).toEqual([
    expect.stringContaining('overdue cases 0 → 1'),
    expect.stringMatching(/^CASE-1 Lost parcels – Acme Hosting, overdue since .* \[Open it\]$/u),
    'Acme Hosting has not accepted the terms [Ask them]',
  ])
})

test('cases that were closed in one week and reopened in the next are more that are open, and were none', async () => {
  await app.register(acme)
  await app.passTo(MONDAY_NINE + HOUR)
  for (const number of [1, 2, 3, 4]) {
    await app.says(people.mia, `case "Trouble ${number}" --severity 4`, places.shared)
    await app.says(people.mia, `resolve CASE-${number} "Found it"`, places.shared)
  }
  await skipTo(MONDAY_NINE + 8 * DAY)
  for (const number of [1, 2, 3, 4]) await app.says(people.mia, `reopen CASE-${number} "Again"`, places.shared)
  await skipTo(SECOND_MONDAY - MINUTE)
  await app.news()
  await app.passTo(SECOND_MONDAY + HOUR)
  const dans = (await weeks()).find(({ to }) => to === 'Dan Cole')
  expect(dans?.says[0]).toContain('open cases 0 → 4 (0 opened, 4 reopened, 0 closed)')
})

test('somebody with two partners gets one message over both, the worst first, and each button does what it says', async () => {
  await app.register(acme)
  await app.register(globex)
  await skipTo(MONDAY_NINE + 8 * DAY)
  const elsewhere = { ...places.elsewhere, conversationId: 'C-GLOBEX' }
  await opens('Lost parcels', people.leo, elsewhere)
  for (const number of [1, 2, 3]) await opens(`Trouble ${number}`)
  await skipTo(SECOND_MONDAY - MINUTE)
  await app.passTo(SECOND_MONDAY + HOUR)
  const dans = (await weeks()).filter(({ to }) => to === 'Dan Cole')
  expect(dans).toHaveLength(1)
  const [{ card, says } = { card: undefined, says: [] }] = dans
  expect(says.slice(0, 2).map((one) => one.split(' – ')[0])).toEqual(['Acme Hosting', 'Globex Agency'])
  const buttons = (card?.blocks ?? []).flatMap((block) => (block.kind === 'line' ? [block.button] : []))
  expect(new Set(buttons.map(({ label }) => label))).toEqual(new Set(['Acknowledge', 'Ask them']))
  for (const { action, subject, version } of buttons) {
    const answer = await app.presses(people.dan, action, subject, version, places.direct)
    expect(answer.kind, action).not.toMatch(/refused|errors/u)
  }
})

test('after a holiday it comes on the day after, and after a day without a server once on the next', async () => {
  await app.register({ ...acme, calendar: { zone: 'Europe/Paris', holidays: { days: ['12-07'] } } })
  await twoWeeks()
  await app.passTo(SECOND_MONDAY + HOUR)
  expect(await toldTo()).toEqual([])
  app.clock.move(DAY + 12 * HOUR)
  await app.passTo(SECOND_MONDAY + 2 * DAY - MINUTE)
  expect(await toldTo()).toEqual([])
  await app.passTo(SECOND_MONDAY + 2 * DAY)
  expect(await toldTo()).toEqual(['Anna Berg', 'Dan Cole', 'Mara Lind'])
  await app.passTo(SECOND_MONDAY + 4 * DAY)
  expect((await weeks()).filter(({ says }) => says.some((one) => one.endsWith(']')))).toEqual([])
})

test('much is found in as many looks as little, by indexes alone', async () => {
  await app.register(acme)
  const database = new Database(app.databaseUrl.replace(/^file:/u, ''), { readonly: true })
  const planOf = (sql: string): string => {
    const rows = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(Array(sql.split('?').length - 1).fill(1))
    return rows.map((row) => String(Object(row).detail)).join('\n')
  }
  const plans: string[] = []
  const looks = async (cases: number, monday: number): Promise<number> => {
    await skipTo(monday - 3 * DAY)
    for (let number = 0; number < cases; number += 1) {
      await opens(`Trouble ${number}`)
      await opens(`Closed ${number}`)
    }
    // Whose these are is told before: that takes a look for each.
    await app.passTo(app.clock.now() + 2 * MINUTE)
    await skipTo(monday - MINUTE)
    await app.news()
    const take = countStatements()
    take()
    await app.passTo(monday + MINUTE)
    const looked = [...take().bySql].filter(([sql]) => /SELECT[\s\S]*"(?:Clock|Case|Run|Proposal|Ladder)"/u.test(sql))
    expect(await toldTo()).toContain('Dan Cole')
    for (const [sql] of looked) plans.push(planOf(sql))
    return looked.reduce((all, [, { times }]) => all + times, 0)
  }
  const little = await looks(1, SECOND_MONDAY)
  expect(await looks(4, SECOND_MONDAY + 7 * DAY)).toBeLessThanOrEqual(little)
  database.close()
  expect(plans.join('\n')).not.toMatch(/SCAN (?:Case|Clock|Ladder|Run|Fact|Proposal|main)\b/u)
})

test('what was waived made no week worse, and nobody is written to for it', async () => {
  await app.register(acme)
  await app.passTo(MONDAY_NINE + 8 * DAY)
  await opens('Trouble')
  await app.passTo(app.clock.now() + 6 * HOUR)
  await app.says(people.anna, 'ack CASE-1', places.shared)
  await app.says(people.anna, 'resolve CASE-1 "done"', places.shared)
  await app.says(people.mia, 'confirm CASE-1', places.shared)
  expect(textOf(await app.says(people.ravi, 'waive CASE-1 "No harm"', places.shared))).toContain('is waived')
  await app.news()
  await app.passTo(SECOND_MONDAY + MINUTE)
  const told = JSON.stringify((await app.news()).map(({ card }) => card))
  expect(told).not.toContain('breaches 0')
  expect(told).not.toContain('overdue cases 0')
})
