import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import type { Card } from '../../../src/cards/card.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'

const promise = (measure: string, obligor: string, hours: number, more: object = {}) => ({
  ...{ measure, obligor, target: `${hours}h`, hours: 'always', protects: 'Orders', ...more },
})
const terms = (...objectives: object[]) => ({ name: acmeSheet.name, slug: 'acme', sla: { objectives, others: 'end' } })
/** Eight hours to resolve on either side, and four to answer. */
const FIRST = [
  promise('resolve', 'partner', 8),
  promise('resolve', 'internal', 8),
  promise('answer', 'partner', 4),
  promise('answer', 'internal', 4),
]

let app: App

beforeEach(async () => {
  app = await App.open({ ...acmeSheet, ...terms(...FIRST) })
})

afterEach(() => app[Symbol.asyncDispose]())

const says = async (who: TestPerson, line: string, place = places.shared) => textOf(await app.says(who, line, place))
const shown = async (line: string) => saidBy((await app.says(people.anna, line, places.internal)) as Card)
const clocks = async (number = 1) =>
  app.read(async (view) => view.clocks.ofSubject('case', (await view.cases.byNumber(number))!.id))
const resolving = async (number = 1) => (await clocks(number)).find(({ measure }) => measure === 'resolve')!
const agree = async (...objectives: object[]) => {
  const applied = await applyPartnerSheet(app.services, partnerSheet.parse(terms(...objectives)))
  if ('refused' in applied) throw new Error(applied.refused)
  const acme = (await app.read((view) => view.partners.bySlug('acme')))!
  if (await app.read((view) => view.proposals.openOf(acme.id))) await app.accepts()
}
const theirs = (hours: number) => FIRST.map((one, at) => (at === 0 ? promise('resolve', 'partner', hours) : one))
const ours = (hours: number) => FIRST.map((one, at) => (at === 1 ? promise('resolve', 'internal', hours) : one))
/** Lines under cards, line one each. */
const inThreads = async () =>
  (await app.news()).filter(({ to, cardKey }) => to === '#acme-shared' && cardKey?.startsWith('case:') !== true)

describe('what goes on of a case that the partner owes', () => {
  beforeEach(async () => {
    await says(people.tom, 'case "Orders API is down" --severity 2')
    await app.passTo(MONDAY_NINE + HOUR)
  })

  test('keeps its terms until the account manager of a side asks, and is given looser ones by ours at once, said under the case', async () => {
    await agree(...theirs(12))
    expect(await resolving()).toMatchObject({ dueAt: MONDAY_NINE + 8 * HOUR, agreement: { version: 1 } })
    expect(await says(people.tom, 'rebase CASE-1')).toContain('the account manager of Acme Hosting')
    expect(await says(people.mia, 'rebase CASE-1')).toContain('On your side, the account manager')
    await app.news()
    expect(await says(people.anna, 'rebase CASE-1')).toContain(
      'CASE-1 goes on by version 2 of the terms (resolve: 8 h → 12 h)',
    )
    const [line] = await inThreads()
    expect(saidBy(line!.card)).toContain(
      'has it go on by version 2 of the terms, in place of version 1.\nresolve: 8 h → 12 h',
    )
    const clock = await resolving()
    expect(clock).toMatchObject({ dueAt: MONDAY_NINE + 12 * HOUR, agreement: { version: 2 } })
    expect(clock.terms.at(-1)).not.toHaveProperty('own')
    expect(await shown('timeline CASE-1')).toContain(
      'Anna Berg (Northwind) had CASE-1 go on by version 2 of the terms, in place of version 1: resolve: 8 h → 12 h.',
    )
    expect(await shown('explain CASE-1')).toContain('new terms were applied: the target was 8 h and is 12 h')
    expect(await says(people.anna, 'rebase CASE-1')).toContain('nothing would change for CASE-1')
    expect(await inThreads()).toEqual([])
    await app.passTo(MONDAY_NINE + 8 * HOUR + MINUTE)
    expect(await resolving()).not.toHaveProperty('breachedAt')
    await app.passTo(MONDAY_NINE + 12 * HOUR + MINUTE)
    expect(await resolving()).toMatchObject({ breachedAt: MONDAY_NINE + 12 * HOUR })
  })

  test('is given stricter ones that ours asks for only once the account manager or sponsor of the partner agrees', async () => {
    await agree(...theirs(6))
    await app.news()
    expect(await says(people.anna, 'rebase CASE-1')).toContain(
      'CASE-1 goes on by version 2 of the terms (resolve: 8 h → 6 h) once Acme Hosting agrees.',
    )
    expect(await resolving()).toMatchObject({ dueAt: MONDAY_NINE + 8 * HOUR })
    const [asked] = await inThreads()
    expect(saidBy(asked!.card)).toContain('holds only once Acme Hosting agrees')
    expect(await shown('timeline CASE-1')).toContain('asked that CASE-1 goes on by version 2 of the terms')
    expect(await says(people.anna, 'accept CASE-1')).toContain('own side’s word')
    expect(await says(people.mia, 'accept CASE-1')).toContain('account manager and the sponsor')
    expect(await says(people.anna, 'rebase CASE-1')).toContain('That is said of CASE-1 already')
    expect(await says(people.ravi, 'accept CASE-1')).toContain('Agreed on CASE-1')
    expect(await resolving()).toMatchObject({ dueAt: MONDAY_NINE + 6 * HOUR, agreement: { version: 2 } })
    expect(await shown('timeline CASE-1')).toContain('Ravi Shah (Acme Hosting) agreed that CASE-1 goes on by')
  })

  test('stays by its terms where the other side declines, or whoever asked takes it back', async () => {
    await agree(...theirs(6))
    await says(people.anna, 'rebase CASE-1')
    expect(await says(people.ravi, 'object CASE-1 "We planned by eight hours"')).toContain(
      'goes on as it does, by version 1',
    )
    expect(await says(people.anna, 'rebase CASE-1')).toContain('once Acme Hosting agrees')
    expect(await says(people.anna, 'undo CASE-1')).toContain('Taken back of CASE-1')
    expect(await says(people.ravi, 'accept CASE-1')).toContain('taken back by Anna Berg')
    expect(await resolving()).toMatchObject({ dueAt: MONDAY_NINE + 8 * HOUR, agreement: { version: 1 } })
  })

  test('is not agreed to as something else than was read, nor once it is over', async () => {
    await agree(...theirs(6))
    await says(people.anna, 'rebase CASE-1')
    await says(people.mia, 'severity CASE-1 1')
    await says(people.tom, 'resolve CASE-1 "It works again"')
    expect(await says(people.ravi, 'accept CASE-1')).toContain('CASE-1 is over by now')
    expect(await says(people.anna, 'rebase CASE-1')).toContain('CASE-1 is resolved: nothing of it goes on')
  })

  test('goes by stricter ones at once where the side that owes asks, which moves no miss to an earlier period', async () => {
    await agree(...theirs(6))
    expect(await says(people.ravi, 'rebase CASE-1')).toContain('CASE-1 goes on by version 2')
    expect((await resolving()).terms.at(-1)).toMatchObject({ why: 'rebased', own: true })
    await app.passTo(MONDAY_NINE + 9 * HOUR)
    expect(await resolving()).toMatchObject({
      ...{ breachedAt: MONDAY_NINE + 6 * HOUR },
      counts: { met: false, at: MONDAY_NINE + 8 * HOUR },
    })
  })

  test('is overdue by nothing that would have been due before it was asked', async () => {
    await app.passTo(MONDAY_NINE + 3 * HOUR)
    await agree(...theirs(2))
    await says(people.ravi, 'rebase CASE-1')
    expect(await resolving()).toMatchObject({ status: 'running', dueAt: MONDAY_NINE + 5 * HOUR })
    expect(await resolving()).not.toHaveProperty('breachedAt')
  })

  test('stays missed where it was missed, and what begins afterwards goes by the new ones', async () => {
    await says(people.tom, 'ask CASE-1 "When?"')
    await app.passTo(MONDAY_NINE + 6 * HOUR)
    await says(people.mia, 'reply CASE-1 "Soon"')
    await app.passTo(MONDAY_NINE + 9 * HOUR)
    expect(await resolving()).toMatchObject({ breachedAt: MONDAY_NINE + 8 * HOUR })
    await agree(promise('resolve', 'partner', 12), FIRST[1]!, promise('answer', 'partner', 6), FIRST[3]!)
    await says(people.anna, 'rebase CASE-1')
    expect(await resolving()).toMatchObject({ breachedAt: MONDAY_NINE + 8 * HOUR, agreement: { version: 1 } })
    await says(people.tom, 'ask CASE-1 "And now?"')
    const answers = (await clocks()).filter(({ measure }) => measure === 'answer')
    expect(answers).toMatchObject([
      { status: 'stopped', agreement: { version: 1 }, met: false },
      { status: 'running', agreement: { version: 2 }, dueAt: MONDAY_NINE + 15 * HOUR },
    ])
  })

  test('is measured by what was promised for nothing before from then on, once both sides say so', async () => {
    await agree(...FIRST, promise('update', 'partner', 3))
    expect(await says(people.ravi, 'rebase CASE-1')).toContain('update: nothing → 3 h')
    expect(await clocks()).toHaveLength(1)
    await app.passTo(MONDAY_NINE + 2 * HOUR)
    expect(await says(people.anna, 'accept CASE-1')).toContain('Agreed')
    expect((await clocks()).find(({ measure }) => measure === 'update')).toMatchObject({
      ...{ startedAt: MONDAY_NINE + 2 * HOUR, dueAt: MONDAY_NINE + 5 * HOUR },
    })
  })

  test('ends where nothing is promised any more, for questions to come, too', async () => {
    await agree(FIRST[1]!, FIRST[3]!)
    await says(people.anna, 'rebase CASE-1')
    expect(await resolving()).toMatchObject({ status: 'lifted' })
    await says(people.tom, 'ask CASE-1 "When?"')
    expect(await clocks()).toHaveLength(1)
  })
})

test('what our side owes is loosened only once the partner agrees, and tightened at once', async () => {
  await says(people.mia, 'case "Invoices are late" --severity 3')
  await agree(...ours(12))
  expect(await says(people.anna, 'rebase CASE-1')).toContain('once Acme Hosting agrees')
  await says(people.anna, 'undo CASE-1')
  expect(await says(people.ravi, 'rebase CASE-1')).toContain('Both sides are told')
  expect(await resolving()).toMatchObject({ dueAt: MONDAY_NINE + 12 * HOUR })
  await agree(...ours(6))
  expect(await says(people.anna, 'rebase CASE-1')).toContain(
    'goes on by version 3 of the terms (resolve: 12 h → 6 h). Both',
  )
  expect(await resolving()).toMatchObject({ dueAt: MONDAY_NINE + 6 * HOUR })
})

test('what changes for another severity is said with it, and has to be agreed to all the same', async () => {
  await says(people.tom, 'case "Orders API is down" --severity 2')
  await agree(...FIRST, promise('resolve', 'partner', 4, { severity: 1 }))
  const said = await says(people.anna, 'rebase CASE-1')
  expect(said).toContain('version 2 of the terms (at severity 1 resolve: 8 h → 4 h) once Acme Hosting agrees')
  await says(people.ravi, 'accept CASE-1')
  await says(people.tom, 'severity CASE-1 1')
  expect(await resolving()).toMatchObject({ dueAt: MONDAY_NINE + 4 * HOUR })
})

test('each case of a partner is given the terms that hold now, or asked for, or left', async () => {
  await says(people.tom, 'case "Orders API is down" --severity 2')
  await says(people.mia, 'case "Invoices are late" --severity 3')
  await says(people.tom, 'case "All is well again" --severity 3')
  await says(people.tom, 'resolve CASE-3 "It is"')
  expect(await says(people.anna, 'rebase acme', places.internal)).toContain(
    'nothing would change for CASE-1 and CASE-2',
  )
  await agree(promise('resolve', 'partner', 12), promise('resolve', 'internal', 12), FIRST[2]!, FIRST[3]!)
  await says(people.tom, 'case "Begun by them" --severity 2')
  const said = await says(people.anna, 'rebase acme', places.internal)
  expect(said).toContain('CASE-1 goes on by version 3 of the terms.')
  expect(said).toContain('CASE-2 goes on by version 3 once the other side agrees, case by case.')
  expect(said).toContain('nothing would change for CASE-4')
  expect(await resolving(1)).toMatchObject({ agreement: { version: 3 } })
  expect(await resolving(2)).toMatchObject({ agreement: { version: 1 } })
  expect(await says(people.tom, 'rebase acme', places.internal)).toContain('the account manager of Acme Hosting')
  expect(await says(people.anna, 'rebase nobody', places.internal)).toContain('nobody')
})

test('of a case of which nothing that runs is changed it is said that only what begins afterwards goes by the new ones', async () => {
  await says(people.tom, 'case "Orders API is down" --severity 2')
  await app.passTo(MONDAY_NINE + 9 * HOUR)
  await says(people.tom, 'case "Orders API is slow" --severity 2')
  await agree(...theirs(12))
  const said = await says(people.anna, 'rebase acme', places.internal)
  expect(said).toContain('CASE-2 goes on by version 2 of the terms.')
  expect(said).toContain(
    'What is missed or done of CASE-1 stays as it is; what begins there afterwards goes by version 2 of the terms.',
  )
})

test('another share of cases that is enough says nothing of one that goes on', async () => {
  const enough = (attainment: number, hours = 8) => promise('resolve', 'partner', hours, { attainment })
  await agree(enough(95))
  await says(people.tom, 'case "Orders API is down" --severity 2')
  for (const share of [90, 99]) {
    await agree(enough(share))
    expect(await says(people.anna, 'rebase CASE-1')).toContain('nothing would change for CASE-1')
  }
  await agree(enough(99.5, 12))
  expect(await says(people.anna, 'rebase CASE-1')).toContain('(resolve: 8 h → 12 h). Both sides are told')
})

describe('a case that falls under another price by the new terms, or under none', () => {
  const costing = async (side: 'internal' | 'partner', ...objectives: object[]) => {
    const rules = [{ measure: 'resolve', perBreach: '5 %' }]
    const sheet = {
      ...terms(...objectives),
      money: { [side]: { currency: 'EUR', fee: '10000.00', period: 'month', rules } },
    }
    const applied = await applyPartnerSheet(app.services, partnerSheet.parse(sheet))
    if ('refused' in applied) throw new Error(applied.refused)
    await app.accepts()
  }

  test('is taken out of it by ours, which owes, only once the partner agrees', async () => {
    await costing('internal', promise('resolve', 'internal', 8))
    await says(people.mia, 'case "Invoices are late" --severity 2')
    await app.passTo(MONDAY_NINE + HOUR)
    await agree(promise('resolve', 'internal', 8), promise('resolve', 'internal', 7, { severity: 2 }))
    expect(await says(people.anna, 'rebase CASE-1')).toContain(
      '(resolve: 8 h → 7 h, falls under no price any more; at severity 1 as before;',
    )
    expect(await resolving()).toMatchObject({ dueAt: MONDAY_NINE + 8 * HOUR })
    await says(people.anna, 'undo CASE-1')
    expect(await says(people.ravi, 'rebase CASE-1')).toContain('once Northwind agrees')
  })

  test('is put into it by ours, which is owed, only once the partner agrees, though it has longer', async () => {
    const general = promise('resolve', 'partner', 24)
    await costing('partner', general, promise('resolve', 'partner', 8, { severity: 2 }))
    await says(people.tom, 'case "Orders API is down" --severity 2')
    await agree(general)
    expect(await says(people.anna, 'rebase CASE-1')).toContain(
      '(resolve: 8 h → 24 h, falls under the price of any case; at severity 1 as before;',
    )
    expect(await says(people.ravi, 'accept CASE-1')).toContain('Agreed on CASE-1')
    expect(await resolving()).toMatchObject({ dueAt: MONDAY_NINE + 24 * HOUR })
  })

  test('is so asked where nothing else is otherwise, and for another severity', async () => {
    const general = promise('resolve', 'partner', 8)
    await costing('partner', general, promise('resolve', 'partner', 8, { severity: 2 }))
    await says(people.tom, 'case "Orders API is down" --severity 2')
    await says(people.tom, 'case "Orders API is slow" --severity 3')
    await agree(general)
    const said = 'resolve: falls under the price of any case'
    expect(await says(people.anna, 'rebase CASE-1')).toContain(`(${said}; at severity 1 as before;`)
    expect(await says(people.anna, 'rebase CASE-2')).toContain(`(at severity 2 ${said}) once Acme Hosting agrees`)
    expect(await says(people.ravi, 'accept CASE-1')).toContain('Agreed on CASE-1')
    expect((await resolving()).objective.severity).toBeUndefined()
  })
})
