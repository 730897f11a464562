import { afterEach, describe, expect, test } from 'vitest'
import { judgeReaders } from '../../../src/app/judge-readers.ts'
import type { Clock } from '../../../src/domain/sla/clock.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'
import type { Card } from '../../../src/cards/card.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

const inside = (one: object) => ({ obligor: { team: 'Platform' }, protects: 'The night shift sleeps.', ...one })
const between = (one: object) => ({ obligor: 'internal', protects: 'Orders are taken.', ...one })

const open = async (...objectives: object[]) => {
  app = await App.open({ ...acmeSheet, sla: { objectives } })
}

/** What the partner opens, our company owes. */
const theyOpen = (severity = 2) =>
  app.says(people.ravi, `case acme "The API is down" --severity ${severity}`, places.shared)

const clocksInside = (): Promise<Clock[]> =>
  app.read(async (view) => view.clocks.insideOf('case', [(await view.cases.byNumber(1))!.id]))

const standing = async () =>
  (await clocksInside()).map(({ measure, status, breachedAt }) =>
    [measure, status, ...(breachedAt === undefined ? [] : ['breached'])].join(' '),
  )

describe('what a team of ours owes inside our company', () => {
  test('runs by all four measures on what our company owes, beside what we owe the partner', async () => {
    await open(
      inside({ measure: 'acknowledge', target: '30m' }),
      inside({ measure: 'answer', target: '1h' }),
      inside({ measure: 'update', target: '2h' }),
      inside({ measure: 'resolve', target: '3h' }),
      between({ measure: 'resolve', target: '4h' }),
    )
    await theyOpen()
    expect(await standing()).toEqual(['acknowledge running', 'resolve running', 'update running'])
    await app.says(people.ravi, 'ask CASE-1 since when?', places.shared)
    expect(await standing()).toEqual(['acknowledge running', 'answer running', 'resolve running', 'update running'])
    await app.passTo(MONDAY_NINE + HOUR + 1)
    expect(await standing()).toEqual([
      'acknowledge running breached',
      'answer running breached',
      'resolve running',
      'update running',
    ])
    await app.says(people.anna, 'reply CASE-1 since noon')
    await app.says(people.anna, 'resolve CASE-1 "restarted"')
    expect(await standing()).toEqual([
      'acknowledge stopped breached',
      'answer stopped breached',
      'resolve unconfirmed',
      'update stopped',
    ])
    await app.says(people.ravi, 'confirm CASE-1', places.shared)
    expect((await clocksInside()).find(({ measure }) => measure === 'resolve')).toMatchObject({ met: true })
    await app.says(people.ravi, 'reopen CASE-1 "down again"', places.shared)
    expect(await standing()).toContain('resolve running')
  })

  test('is kept by each update that our side writes, where nobody promised the partner any', async () => {
    await open(inside({ measure: 'update', target: '2h' }))
    await theyOpen()
    for (const hour of [1, 2, 3]) {
      await app.passTo(MONDAY_NINE + hour * HOUR)
      await app.says(people.anna, 'reply CASE-1 still looking')
    }
    expect(await standing()).toEqual(['update running'])
    await app.passTo(MONDAY_NINE + 5 * HOUR + 1)
    expect(await standing()).toEqual(['update running breached'])
  })

  test('stands still while it waits on the partner, and follows the severity by the most specific promise of that team', async () => {
    await open(
      inside({ measure: 'resolve', target: '4h' }),
      inside({ measure: 'resolve', severity: 1, target: '1h' }),
      { ...inside({ measure: 'resolve', severity: 1, target: '30m' }), obligor: { team: 'Network' } },
    )
    await theyOpen(3)
    const due = async () =>
      (await clocksInside()).map((one) => [
        one.objective.obligor,
        one.status,
        'dueAt' in one ? (one.dueAt - MONDAY_NINE) / MINUTE : undefined,
      ])
    expect(await due()).toEqual([[{ team: 'Platform' }, 'running', 240]])
    await app.says(people.anna, 'ask CASE-1 which host?')
    expect(await due()).toEqual([[{ team: 'Platform' }, 'paused', undefined]])
    await app.passTo(MONDAY_NINE + HOUR)
    await app.says(people.ravi, 'reply CASE-1 all of them', places.shared)
    expect(await due()).toEqual([[{ team: 'Platform' }, 'running', 300]])
    await app.says(people.anna, 'severity CASE-1 1')
    expect(await due()).toEqual([
      [{ team: 'Network' }, 'running', 90],
      [{ team: 'Platform' }, 'running', 120],
    ])
  })

  test('owes nothing of what the partner owes us', async () => {
    await open(inside({ measure: 'resolve', target: '4h' }))
    await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
    expect(await standing()).toEqual([])
  })

  test('owes nothing where no promise of it is agreed', async () => {
    app = await App.open(acmeSheet)
    await theyOpen()
    expect(await standing()).toEqual([])
  })

  test('goes by the version of the terms that its case runs under', async () => {
    await open(inside({ measure: 'resolve', target: '4h' }))
    await theyOpen()
    await app.register({ ...acmeSheet, sla: { objectives: [inside({ measure: 'answer', target: '1h' })] } })
    await app.says(people.ravi, 'ask CASE-1 since when?', places.shared)
    expect(await standing()).toEqual(['resolve running'])
    await app.says(people.ravi, 'case acme "The API is slow" --severity 2', places.shared)
    await app.says(people.ravi, 'ask CASE-2 since when?', places.shared)
    const second = await app.read(async (view) => view.clocks.insideOf('case', [(await view.cases.byNumber(2))!.id]))
    expect(second.map(({ measure }) => measure)).toEqual(['answer', 'resolve'])
  })

  test('stands on our card, in `explain`, `sla` and the timeline to us, and in none of them to the partner', async () => {
    await open(inside({ measure: 'resolve', target: '1h' }), between({ measure: 'resolve', target: '4h' }))
    await theyOpen()
    const asked = (who: keyof typeof people, line: string, place = places.direct) =>
      app.says(people[who], line, place).then((card) => saidBy(card as Card).replaceAll('\u00a0', ' '))
    expect(await asked('anna', 'show CASE-1')).toMatch(
      /Owed by Platform, among ourselves[\s\S]*Resolve within 1 h: due/u,
    )
    await app.passTo(MONDAY_NINE + HOUR + 1)
    expect(await asked('anna', 'show CASE-1')).toContain('overdue inside: Platform')
    expect(await asked('anna', 'explain CASE-1')).toContain('Time to resolve, due from Platform, inside Northwind')
    expect(await asked('anna', 'sla acme')).toContain('Kept by Platform: November so far 0 of 1 (0 %)')
    expect(textOf(await app.says(people.anna, 'timeline CASE-1'))).toContain('resolve clock of Platform on CASE-1')
    for (const line of ['show CASE-1', 'explain CASE-1', 'sla acme', 'timeline CASE-1', 'cases acme', 'due'])
      for (const place of [places.shared, places.direct])
        expect(JSON.stringify(await app.says(people.ravi, line, place))).not.toMatch(/Platform|night shift/u)
  })

  test('moves nothing of the partner: no card of theirs is drawn, no escalation, no action that they read, no money follows', async () => {
    await open(inside({ measure: 'resolve', target: '1h' }), between({ measure: 'resolve', target: '4h' }))
    await theyOpen()
    await app.passTo(MONDAY_NINE + 50 * MINUTE)
    await app.news()
    await app.passTo(MONDAY_NINE + 150 * MINUTE)
    expect((await clocksInside())[0]?.breachedAt).toBe(MONDAY_NINE + HOUR)
    expect((await app.news()).filter(({ to }) => to !== '#acme-internal')).toEqual([])
    expect(await app.read((view) => view.ladders.activeByPartner())).toEqual(new Map())
    const [about] = await app.read(async (view) => [(await view.cases.byNumber(1))!])
    expect(await app.read((view) => view.correctiveActions.ofSources([about.id]))).toEqual([])
  })

  test('says its one warning and its breach in our own channel, once each, by whom it concerns', async () => {
    await open(
      inside({ measure: 'resolve', target: '2h', levels: ['-50 %', '-25 % sent'], tells: { internal: ['manager'] } }),
    )
    await theyOpen()
    await app.says(people.anna, 'assign CASE-1 @tom')
    await app.passTo(MONDAY_NINE + 30 * MINUTE)
    await app.news()
    await app.passTo(MONDAY_NINE + HOUR)
    expect(await app.news()).toEqual([])
    await app.passTo(MONDAY_NINE + 90 * MINUTE)
    const [warning, ...more] = await app.news()
    expect([warning?.to, more]).toEqual(['#acme-internal', []])
    const said = (card: Card) => saidBy(card).replaceAll('\u00a0', ' ')
    expect(said(warning!.card)).toMatch(/running short · Tom Ek to resolve by/u)
    expect(said(warning!.card)).toContain('A resolution is due from Platform, inside Northwind.')
    expect(said(warning!.card)).toContain('Told besides: Mara Lind')
    await app.passTo(MONDAY_NINE + 3 * HOUR)
    const [breach, ...others] = await app.news()
    expect([breach?.to, others]).toEqual(['#acme-internal', []])
    expect(said(breach!.card)).toContain('Told besides: Anna Berg, Mara Lind')
    expect(said(breach!.card)).toContain('Among ourselves: the partner reads nothing of it.')
    await app.passTo(MONDAY_NINE + 12 * HOUR)
    expect((await app.news()).filter(({ card }) => said(card).includes('Platform'))).toEqual([])
  })

  test('tells alone whom it concerns where we have no channel of our own, and nobody else', async () => {
    const channels = acmeSheet.channels.filter(({ purpose }) => purpose === 'shared')
    app = await App.open({
      ...acmeSheet,
      channels,
      sla: { objectives: [inside({ measure: 'resolve', target: '2h' })] },
    })
    await theyOpen()
    await app.passTo(MONDAY_NINE + 30 * MINUTE)
    await app.news()
    await app.passTo(MONDAY_NINE + 90 * MINUTE)
    expect((await app.news()).map(({ to }) => to)).toEqual(['Anna Berg'])
    await app.passTo(MONDAY_NINE + 3 * HOUR)
    expect((await app.news()).map(({ to }) => to)).toEqual(['Anna Berg'])
  })

  test('is held back where others turn out to read our channel, and is told alone from then on, to those whom it concerns', async () => {
    await open(inside({ measure: 'resolve', target: '2h' }))
    await theyOpen()
    await app.passTo(MONDAY_NINE + 90 * MINUTE)
    const [warning] = await app.taken().then((all) => all.filter(({ about }) => about?.startsWith('inside clock:')))
    app.readers.set(places.internal.conversationId, 'others')
    expect(await judgeReaders(app.services, warning!, false)).toMatchObject({ notFor: { code: 'not-for-them' } })
    await app.news()
    await app.passTo(MONDAY_NINE + 3 * HOUR)
    const told = (await app.news()).filter(({ card }) => /Platform|night shift/u.test(JSON.stringify(card)))
    expect(told.map(({ to }) => to)).toEqual(['Anna Berg'])
  })
})
