import { afterEach, describe, expect, test } from 'vitest'
import type { FlagPolicy } from '../../../src/domain/checkins/flags.ts'
import { causesOf, urgencyOf } from '../../../src/domain/escalations/ladder.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, MONDAY_NINE, people, places } from '../../kit/app-fixture.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

/** A full check each Monday, open for one working day. */
const open = async (flags: FlagPolicy) => {
  const checkIns = { cron: '0 10 * * 1', kind: 'full', window: '1 working day', remindAfter: '4h', flags }
  app = await App.open({ ...acmeSheet, checkIns })
}

/** The check of that week, which everybody answers alike but for one dimension, that both sides judge so. `apart`: one that the partner rates low alone. */
const lived = async (week: number, dimension: string, answer: string, apart?: string): Promise<string> => {
  await app.passTo(MONDAY_NINE + week * 7 * DAY + 2 * HOUR)
  const partner = (await app.read((view) => view.partners.bySlug('acme')))!
  const run = (await app.read((view) => view.runs.latestOf(partner.id)))!
  const said = Object.fromEntries(run.items.map((one) => [one.id, one.dimension === dimension ? answer : '4']))
  for (const { name } of run.respondents) {
    const one = Object.values(people).find((person) => person.name === name)!
    const theirs = one.tenantId === people.anna.tenantId ? [] : run.items.filter((item) => item.dimension === apart)
    await app.submits(one, 'check-in.answer', `CHECK-${run.number}`, {
      ...said,
      ...Object.fromEntries(theirs.map(({ id }) => [id, '2'])),
    })
  }
  await app.news()
  await app.passTo(run.closesAt + HOUR)
  return `CHECK-${run.number}`
}
const actionOf = (number: number) => app.read((tx) => tx.correctiveActions.byNumber(number))
const ladders = () => app.read((view) => view.ladders.active({}))
const result = async () =>
  (await app.news())
    .filter(({ card }) => card.title.startsWith('Health check result'))
    .map(({ to, card }) => [to, saidBy(card)])

describe('a red flag', () => {
  test('asks our account manager what will change, where that is agreed, and the result of both sides names it', async () => {
    await open({ R3: 'action' })
    const label = await lived(1, 'alignment', '2')
    expect(await actionOf(1)).toMatchObject({
      ...{ status: 'asked', side: 'internal', owner: { name: 'Anna Berg' }, causes: ['R3'] },
      source: { kind: 'check-in', label, dimensions: ['alignment'] },
      title: `What will change about alignment, after ${label}?`,
    })
    const cards = await result()
    expect(cards.map(([to]) => to)).toContain('#acme-shared')
    for (const [, said] of cards) expect(said).toContain('ACT-1 (asked): What will change about alignment')
    expect(await ladders()).toEqual([])
  })

  test('is told to nobody where it is agreed to start nothing, and asks again for nothing while it stands', async () => {
    await open({ R3: 'nothing', R11: 'nothing' })
    await lived(1, 'alignment', '2')
    for (const [, said] of await result()) expect(said).not.toContain('R3')
    await lived(2, 'alignment', '2')
    expect(await actionOf(1)).toBeUndefined()
    expect(await ladders()).toEqual([])
  })

  test('of a dimension that stays red with nothing done about it climbs by itself, as what is due does', async () => {
    await open({})
    await lived(1, 'trust', '2')
    expect(await ladders()).toEqual([])
    const label = await lived(2, 'trust', '2')
    expect(await ladders()).toMatchObject([{ cause: 'red-flag', urgency: 'notice', subject: { label } }])
  })

  test('that is more urgent than another of the same check lifts what that one began', async () => {
    await open({})
    await lived(1, 'trust', '2')
    const label = await lived(2, 'trust', '2', 'alignment')
    const [ladder, ...more] = await ladders()
    expect(more).toEqual([])
    expect(causesOf(ladder!)).toMatchObject([
      { cause: 'red-flag', reason: expect.stringContaining('(R5)'), subject: { label } },
      { cause: 'red-flag', reason: expect.stringContaining('(R11)'), subject: { label } },
    ])
    expect(urgencyOf(ladder!)).toBe('notice')
  })

  test('does not age where an action about its dimension was proposed meanwhile, by either side', async () => {
    await open({})
    const first = await lived(1, 'trust', '2')
    const form = await app.submits(people.ravi, 'check-in.propose', first, {
      ...{ dimension: 'trust', title: 'Bad news is told the same day', side: 'partner' },
    })
    expect(JSON.stringify(form)).toContain('ACT-1 is asked')
    expect(await actionOf(1)).toMatchObject({ side: 'partner', source: { label: first, dimensions: ['trust'] } })
    await lived(2, 'trust', '2')
    // What nobody has accepted by then climbs for itself.
    expect(await ladders()).toMatchObject([{ cause: 'action-overdue' }])
  })
})

describe('an action after a health check', () => {
  test('is proposed of a dimension that the check is about, once it has closed', async () => {
    await open({})
    const first = await lived(1, 'trust', '4')
    const proposed = (values: Record<string, string>) => app.submits(people.anna, 'check-in.propose', first, values)
    expect(JSON.stringify(await proposed({}))).toContain('Propose an action')
    expect(JSON.stringify(await proposed({ title: 'Talk weekly', dimension: 'weather' }))).toContain(
      `${first} says nothing of “weather”`,
    )
    expect(await actionOf(1)).toBeUndefined()
  })

  test('shows on the result how far it has come', async () => {
    await open({})
    const first = await lived(1, 'trust', '4')
    await app.submits(people.anna, 'check-in.propose', first, { title: 'Talk weekly' })
    await app.news()
    await app.says(people.anna, 'done ACT-1 "We do"', places.direct)
    expect(JSON.stringify(await app.says(people.ravi, `show ${first}`, places.shared))).toContain('(done)')
  })
})
