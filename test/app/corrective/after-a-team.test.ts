import { afterEach, describe, expect, test } from 'vitest'
import { inTransaction } from '../../../src/app/in-transaction.ts'
import { readDay } from '../../../src/app/watchdog/day-line.ts'
import { plainText } from '../../../src/cards/plain-text.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import type { Card } from '../../../src/cards/card.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

const inside = (measure: string, team = 'Platform') => ({
  ...{ measure, target: '1h', obligor: { team }, protects: 'The night shift sleeps.' },
})
const shown = async (who: keyof typeof people, line: string, place = places.direct) => {
  const outcome = await app.says(people[who], line, place)
  return ('blocks' in outcome ? saidBy(outcome) : textOf(outcome)).replaceAll('\u00a0', ' ')
}
const actionOf = (number: number) => app.read((tx) => tx.correctiveActions.byNumber(number))

/** What tells that something asked among ourselves is overdue, since this was asked last. */
const overdueNews = async () =>
  (await app.news())
    .filter(({ card }) => card.title.endsWith('is overdue'))
    .map(({ to, card }) => ({
      ...{ to, says: saidBy(card).replaceAll('\u00a0', ' ') },
      calls: [...new Set([...JSON.stringify(card).matchAll(/"mention":\{"name":"([^"]+)"/gu)].map(([, name]) => name))],
    }))

/** Platform, and whoever else is promised, misses an hour on a case that our company owes the partner. */
async function missed(...objectives: object[]): Promise<void> {
  await missedIn({}, ...objectives)
}

/** What the admins read on a working day. */
const dayLine = async () => {
  const now = app.clock.now()
  const asked = { since: now - DAY, zone: 'UTC', happened: [], unreaching: [] }
  const view = await inTransaction(app.services, { now }, (means) => readDay(means, asked))
  return (view?.lines ?? []).map((line) => plainText(line)).join(' ')
}

async function missedIn(sheet: object, ...objectives: object[]): Promise<void> {
  app = await App.open({ ...acmeSheet, ...sheet, sla: { objectives } })
  await app.says(people.ravi, 'case acme "The API is down" --severity 2', places.shared)
  await app.passTo(MONDAY_NINE + 2 * HOUR)
}

describe('what a team of ours missed', () => {
  test('asks whoever answers for our side what will change, once for a case and team, in the message that tells of it', async () => {
    await missed(inside('acknowledge'), inside('resolve'), inside('resolve', 'Network'))
    expect(await actionOf(-1)).toMatchObject({
      ...{ status: 'asked', side: 'internal', owner: { name: 'Anna Berg' }, audience: 'internal' },
      source: { kind: 'team', label: 'CASE-1 (Platform)' },
    })
    expect((await actionOf(-1))?.causes).toHaveLength(2)
    expect((await actionOf(-2))?.source?.label).toBe('CASE-1 (Network)')
    expect(await actionOf(-3)).toBeUndefined()
    const news = (await app.news()).filter(({ card }) => saidBy(card).includes('what will change?'))
    expect(new Set(news.map(({ to }) => to))).toEqual(new Set(['#acme-internal']))
    expect(news.map(({ card }) => /OURS-\d/u.exec(saidBy(card))?.[0]).toSorted()).toEqual([
      'OURS-1',
      'OURS-1',
      'OURS-2',
    ])
    expect(await shown('anna', 'show CASE-1')).toContain('OURS-1: asked. What will change after CASE-1 (Platform)?')
    expect(await shown('anna', 'actions acme')).toContain('is called OURS')
    expect(await shown('anna', '')).toContain('OURS-1')
    expect(await shown('anna', 'show OURS-1')).toContain('Among ourselves: the partner reads nothing of it.')
    expect(await shown('anna', 'report acme --period 2026-11 --inside')).toContain('OURS-1 after CASE-1 (Platform)')
    expect(await shown('anna', 'report acme --period 2026-11 --inside --as markdown')).toContain('OURS-1')
  })

  test('is accepted, done, taken back and dropped as any, by our own people, and says nothing by it', async () => {
    await missed(inside('resolve'))
    await app.news()
    expect(await shown('anna', 'accept OURS-1 "The alarm wakes two" --by friday')).toContain('27 November')
    expect(await shown('anna', 'show CASE-1')).toContain('OURS-1: accepted. The alarm wakes two')
    expect(await shown('anna', 'done ours-1 "It does"')).toContain('OURS-1 is done')
    expect(await shown('anna', 'undo OURS-1')).toContain('OURS-1 goes on')
    expect(await shown('anna', 'drop OURS-1 "That team is gone"')).not.toContain('Both sides')
    const told = new Set((await app.news()).map(({ to }) => to))
    expect([...told]).toEqual(['only Anna Berg'])
    const partner = (await app.read((tx) => tx.partners.bySlug('acme')))!
    const facts = await app.read((tx) => tx.facts.of(partner.id, 'OURS-1'))
    expect(facts.map(({ kind, audience }) => `${kind} ${audience}`)).toEqual(
      ['ActionAsked', 'ActionAccepted', 'ActionDone', 'ActionEndTakenBack', 'ActionDropped'].map(
        (kind) => `${kind} internal`,
      ),
    )
  })

  test('calls whoever is next on our side, in our own channel, each three working days that nobody says what will change', async () => {
    await missed(inside('resolve'))
    await app.news()
    await app.passTo(MONDAY_NINE + 5 * DAY)
    expect(await overdueNews()).toEqual([])
    // Due on Wednesday at eleven; three working days later is Monday.
    await app.passTo(MONDAY_NINE + 7 * DAY + 3 * HOUR)
    const [first, ...more] = await overdueNews()
    expect(more).toEqual([])
    expect(first).toMatchObject({ to: '#acme-internal' })
    expect(first!.says).toMatch(
      /Anna Berg has not said what will change, with Acme Hosting, after CASE-1 \(Platform\)/u,
    )
    expect(first!.calls).toEqual([people.mara.name])
    await app.passTo(MONDAY_NINE + 40 * DAY)
    expect(await overdueNews()).toEqual([])
    // It is no escalation of the partnership, which both companies count.
    expect(await app.read((tx) => tx.ladders.active({}))).toEqual([])
    expect(await shown('anna', 'timeline OURS-1')).toContain('OURS-1 is due since')
    expect(await actionOf(-1)).toMatchObject({ status: 'asked' })
    expect(await shown('anna', '')).toContain('OURS-1')
    expect(await shown('ravi', 'timeline acme', places.shared)).not.toMatch(/OURS|due since/u)
  })

  test('is named to the admins each working day once nobody above is left to call, and where nobody is', async () => {
    await missed(inside('resolve'))
    await app.passTo(MONDAY_NINE + 7 * DAY + 3 * HOUR)
    expect(await dayLine()).toBe('')
    await app.passTo(MONDAY_NINE + 11 * DAY)
    const named = 'Overdue for long, and nobody above its owner is left to call: OURS-1 (acme, Anna Berg has it).'
    expect(await dayLine()).toBe(named)
    await app.says(people.anna, 'accept OURS-1 "The alarm wakes two" --by "2026-12-18"')
    expect(await dayLine()).toBe('')
    await app.passTo(MONDAY_NINE + 45 * DAY)
    expect(await dayLine()).toBe(named)
  })

  test('is named to the admins as soon as it is overdue for long where nobody is above its owner', async () => {
    const sponsorless = acmeSheet.people.filter(({ name }) => name !== people.mara.name)
    await missedIn({ people: sponsorless }, inside('resolve'))
    await app.passTo(MONDAY_NINE + 5 * DAY)
    expect(await dayLine()).toBe('')
    await app.passTo(MONDAY_NINE + 7 * DAY + 3 * HOUR)
    expect(await dayLine()).toContain('OURS-1 (acme, Anna Berg has it)')
    expect(await overdueNews()).toEqual([])
  })

  test('calls nobody once it is said, and is told no more if it was on its way', async () => {
    await missed(inside('resolve'))
    await app.passTo(MONDAY_NINE + 4 * DAY)
    await app.says(people.anna, 'accept OURS-1 "The alarm wakes two" --by "2026-12-18"')
    await app.news()
    await app.passTo(MONDAY_NINE + 14 * DAY)
    expect(await overdueNews()).toEqual([])
    await app.passTo(MONDAY_NINE + 32 * DAY)
    expect((await overdueNews())[0]?.says).toContain('has not said that it is done')
  })

  test('goes with the miss where that turns out to be none', async () => {
    await missed(inside('resolve'))
    const at = app.inbound(people.anna, { kind: 'command', text: 'resolve CASE-1 "restarted"', mentions: [] })
    await app.receive({ ...at, occurredAt: MONDAY_NINE + HOUR / 2 })
    await app.passTo(app.clock.now())
    expect(await actionOf(-1)).toMatchObject({ status: 'dropped', causes: [] })
  })

  test.each(['people acme remove @Anna --to @Tom', 'person @Anna leaves --to @Tom'])(
    'is named nowhere that the partner reads as it passes to somebody else: %s',
    async (line) => {
      await missed(inside('resolve'))
      app.services.admins.push(people.anna)
      await app.says(people.anna, 'ack CASE-1')
      await app.news()
      const said = await shown('anna', line, places.shared)
      expect(said).toContain('CASE-1 passed to Tom Ek.')
      expect(said).not.toContain('OURS')
      expect(await actionOf(-1)).toMatchObject({ owner: { name: 'Tom Ek' } })
      expect(JSON.stringify(await app.news())).toContain('CASE-1 and OURS-1 passed to Tom Ek')
    },
  )

  test('is nothing to the partner, whatever they ask, nor to anybody where they read', async () => {
    await missed(inside('resolve'), { measure: 'resolve', target: '90m', protects: 'Orders are taken.' })
    for (const line of ['show OURS-1', 'timeline OURS-1', 'accept OURS-1 "x"', 'done OURS-1 "x"', 'undo OURS-1'])
      for (const place of [places.shared, places.direct])
        expect(await shown('ravi', line, place)).toContain('I know no OURS-1.')
    for (const who of ['ravi', 'anna'] as const)
      for (const line of ['', 'show CASE-1', 'actions acme', 'report acme --period 2026-11', 'timeline CASE-1', 'due'])
        expect(JSON.stringify(await app.says(people[who], line, places.shared))).not.toMatch(/OURS|Platform/u)
    expect(await shown('anna', 'show OURS-1', places.shared)).toContain('is among ourselves')
    expect(JSON.stringify((await app.says(people.anna, 'actions acme', places.shared)) as Card)).toContain('ACT-1')
    expect((await actionOf(1))?.source?.label).toBe('CASE-1')
  })
})
