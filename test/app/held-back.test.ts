import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, type TestPerson, textOf } from '../kit/app-fixture.ts'

/** A partner's person on a platform on which the bot may not write to people of other organisations: what is for her stands in the shared channel. */
const ines: TestPerson = {
  ...{ platform: 'teams', tenantId: 'T0INITECH', userId: 'UINES', outsider: true },
  ...{ name: 'Ines Roy', zone: 'Europe/Paris' },
}
const resolve = (severity: number, target: string) => ({
  ...{ measure: 'resolve', obligor: 'partner', severity, target, hours: 'always' },
  ...{ warnAtPercent: [50, 75], protects: 'Leaflets are there in time.' },
})
const initechSheet = {
  slug: 'initech',
  name: 'Initech',
  calendar: { zone: 'Europe/Paris' },
  people: [
    acmeSheet.people[0],
    acmeSheet.people[1],
    { name: ines.name, side: 'partner', roles: ['account-manager'], zone: ines.zone, teams: 'T0INITECH/UINES' },
  ],
  channels: [
    { purpose: 'shared', name: 'initech-shared', teams: 'T0HOME/C-INITECH' },
    { purpose: 'internal', name: 'initech-internal', slack: 'T0HOME/C-INITECH-OURS' },
  ],
  sla: { objectives: [resolve(1, '2h'), resolve(2, '2h'), resolve(3, '16h')] },
  money: { partner: { currency: 'EUR', fee: '900', period: 'month', rules: [] } },
  checkIns: { cron: '0 20 * * 1', window: '2 working days', remindAfter: '22h' },
}

let app: App

/** Monday 23 November 2026, 18:00 in Paris: work is over. */
beforeEach(async () => {
  app = await App.open(initechSheet)
  app.clock.move(9 * HOUR)
})

afterEach(() => app[Symbol.asyncDispose]())

const NINE = MONDAY_NINE + DAY

/** The first lines of what came to a place as a message of its own, since the last time. */
async function said(where: string): Promise<string[]> {
  const all = (await app.news()).filter(({ to }) => to === where)
  const fresh = all.filter(({ cardKey }) => cardKey === undefined || !standing.has(`${where} ${cardKey}`))
  for (const { cardKey } of all) if (cardKey !== undefined) standing.add(`${where} ${cardKey}`)
  return fresh.map(({ card }) => card.fallback)
}
let standing: Set<string>
beforeEach(() => {
  standing = new Set()
})

/** Each row of "What time brings" in docs/notifications.md: whatever begins it, when it comes, and how it begins in the shared channel. */
const CHECK = /^CHECK-1 is (open|closed)/u
const ROWS: Record<string, { line?: string; comes: number; says: RegExp; opens?: number }> = {
  'the last warning before a time ends': {
    line: 'case initech "Late leaflets" --severity 3',
    comes: 12 * 60,
    says: /^The time to resolve CASE-1 is running short/u,
  },
  'a time has ended': {
    line: 'case initech "Late leaflets" --severity 2',
    comes: 121,
    says: /^The time to resolve CASE-1 has ended/u,
  },
  'an escalation calls': { line: 'case initech "Late leaflets" --severity 2', comes: 121, says: /^ESC-1 /u },
  'any of these at severity 1': {
    line: 'case initech "Late leaflets" --severity 1',
    comes: 121,
    says: /^The time to resolve CASE-1 has ended/u,
    opens: 0,
  },
  'a health check opens by its cadence': { comes: 120, says: CHECK },
  'a health check is still open': { comes: 24 * 60, says: /^CHECK-1 is still open/u },
  'a health check ends': { comes: 47 * 60, says: CHECK },
  'a period of the ledgers is closed': {
    line: 'case initech "Late leaflets" --severity 3',
    comes: 10 * 24 * 60,
    says: /: 2026-11 is closed/u,
  },
}

test('every row of the table of what time brings is as docs/notifications.md says, and there is no other', async () => {
  const [, table = ''] = readFileSync('docs/notifications.md', 'utf8').split('## What time brings')
  const rows = [...(table.split('\n## ')[0] ?? '').matchAll(/^\| (?!what |---)([^|]+?) +\|/gmu)].map(([, row]) => row)
  expect(rows).toEqual(Object.keys(ROWS))
})

test.each(Object.entries(ROWS))('%s: it waits for the partner’s hours, or does not', async (_, row) => {
  const start = app.clock.now()
  if (row.line !== undefined) await app.says(people.tom, row.line)
  await app.passTo(start + (row.comes - 1) * MINUTE)
  await said('#initech-shared')
  await app.passTo(start + (row.comes + 1) * MINUTE)
  const matching = async () => (await said('#initech-shared')).filter((text) => row.says.test(text))
  if (row.opens === 0) return expect(await matching()).toHaveLength(1)
  expect(await matching()).toEqual([])
  const opening = NINE + Math.floor((app.clock.now() - MONDAY_NINE) / DAY) * DAY
  await app.passTo(opening - MINUTE)
  expect(await matching()).toEqual([])
  await app.passTo(opening)
  expect(await matching()).toHaveLength(1)
})

/** A case at 18:00 whose time ends at 20:00, when nobody of the partner is at work any more. */
async function breached(): Promise<void> {
  await app.says(people.tom, 'case initech "Late leaflets" --severity 2')
  await app.news()
  await app.passTo(app.clock.now() + 2 * HOUR + MINUTE)
}

test('a breach is recorded at its time and heard in our own channel at once; a message of somebody is not held up by what waits', async () => {
  await breached()
  const news = await app.news()
  const inOurs = news.filter(({ to, card }) => to === '#initech-internal' && card.title.includes('has ended'))
  expect(inOurs).toHaveLength(1)
  expect(JSON.stringify(await app.says(people.tom, 'timeline CASE-1'))).toContain('23 Nov 2026, 20:00')
  await app.says(people.tom, 'ask CASE-1 "Any news?"')
  const asked = await said('#initech-shared')
  expect(asked[0]).toContain('Any news?')
  await app.passTo(NINE)
  expect((await said('#initech-shared')).filter((text) => text.includes('has ended'))).toHaveLength(1)
})

test('what is so no longer as the hours begin is not said, and a breach is said without its call', async () => {
  await breached()
  await app.says(ines, 'resolve CASE-1 "Here they are"', { conversationId: 'C-INITECH', kind: 'channel' })
  await said('#initech-shared')
  await app.passTo(NINE)
  const texts = await said('#initech-shared')
  expect(texts.filter((text) => text.startsWith('ESC-1'))).toEqual([])
  expect(texts.filter((text) => text.includes('has ended'))).toEqual([expect.not.stringContaining('due since')])
})

test('a channel that serves the partner no longer by then is told nothing', async () => {
  await breached()
  await app.says(people.anna, 'unbind initech shared', { conversationId: 'C-INITECH', kind: 'channel' })
  await said('#initech-shared')
  await app.passTo(NINE)
  expect(await said('#initech-shared')).toEqual([])
})

test('of several warnings only the last before the time ends is said; the earlier change the card', async () => {
  app.clock.move(15 * HOUR)
  await app.says(people.tom, 'case initech "Late leaflets" --severity 2')
  await app.news()
  const start = app.clock.now()
  await app.passTo(start + MINUTE)
  const given = (await said('#initech-shared')).filter((text) => text.includes('CASE-1'))
  expect(given).toEqual([expect.stringContaining('CASE-1 is yours now')])
  await app.passTo(start + HOUR + MINUTE)
  const early = (await app.news()).filter(({ card }) => card.subject === 'CASE-1')
  expect(early.map(({ cardKey }) => cardKey?.split(':')[0])).toEqual(['case'])
  await app.passTo(start + 2 * HOUR - MINUTE)
  expect((await said('#initech-shared')).filter((text) => text.includes('is running short'))).toHaveLength(1)
  await app.passTo(start + 2 * HOUR + MINUTE)
  expect((await said('#initech-shared')).filter((text) => text.includes('has ended'))).toHaveLength(1)
  await app.passTo(start + 6 * DAY)
  expect((await said('#initech-shared')).filter((text) => /time to resolve CASE-1/u.test(text))).toEqual([])
})

test('whoever is asked in the same moment is not reminded of it', async () => {
  await using early = await App.open({ ...initechSheet, checkIns: { ...initechSheet.checkIns, remindAfter: '8h' } })
  await early.passTo(NINE)
  const titles = (await early.news())
    .filter(({ card }) => card.subject === 'CHECK-1')
    .map(({ to, card }) => `${to} ${card.title}`)
  expect(titles.filter((title) => title.includes('still open'))).toEqual([])
  expect(new Set(titles).size).toBe(titles.length)
})

test('what somebody shows there now waits no longer', async () => {
  await breached()
  expect((await said('#initech-shared')).filter((text) => text.startsWith('ESC-1'))).toEqual([])
  await app.says(people.anna, 'next ESC-1 --side theirs')
  await app.passTo(app.clock.now() + MINUTE)
  const calls = (await app.news()).filter(({ to, card }) => to === '#initech-shared' && card.subject === 'ESC-1')
  expect(calls).toHaveLength(1)
})

test('what was held is said at once as its case becomes most urgent, to whoever is called alone too', async () => {
  await breached()
  await app.says(people.tom, 'case initech "Late cards" --severity 3')
  await app.says(people.tom, 'escalate CASE-2 "No progress"')
  await app.passTo(app.clock.now() + MINUTE)
  const before = await app.news()
  expect(before.filter(({ to, card }) => to === 'Anna Berg' && card.subject?.startsWith('ESC'))).toEqual([])
  for (const label of ['CASE-1', 'CASE-2']) await app.says(people.tom, `severity ${label} 1`)
  await app.passTo(app.clock.now() + MINUTE)
  const news = await app.news()
  const toAnna = news.filter(({ to, card }) => to === 'Anna Berg' && textOf(card).includes('ESC-2'))
  expect(new Set(toAnna.map(({ cardKey }) => cardKey)).size).toBe(1)
  const shared = news.filter(({ to }) => to === '#initech-shared').map(({ card }) => card.title)
  expect(shared).toContain('The time to resolve CASE-1 has ended')
  await app.passTo(NINE)
  const later = (await app.news()).filter(({ to }) => to === 'Anna Berg' || to === '#initech-shared')
  expect(later.filter(({ card }) => textOf(card).includes('CASE-1 has ended'))).toEqual([])
})
