import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import type { Card } from '../../../src/cards/card.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'

/* What began before a case was given other terms, and is known only after: it goes by those that held when it began, and by the new ones from when they were given (ADR 62). */

const promise = (measure: string, hours: number) => ({
  ...{ measure, obligor: 'partner', target: `${hours}h`, hours: 'always', protects: 'Orders' },
})
/** 0: nothing is promised. */
const terms = (answer: number, resolve = 80, update = 40) => ({
  ...{ name: acmeSheet.name, slug: 'acme' },
  sla: {
    objectives: [
      ...(answer > 0 ? [promise('answer', answer)] : []),
      ...(update > 0 ? [promise('update', update)] : []),
      ...(resolve > 0 ? [promise('resolve', resolve)] : []),
    ],
    others: 'end',
  },
})

let app: App

beforeEach(async () => {
  app = await App.open({ ...acmeSheet, ...terms(4) })
  await says(people.tom, 'case "Orders API is down" --severity 2')
})

afterEach(() => app[Symbol.asyncDispose]())

const says = async (who: TestPerson, line: string) => textOf(await app.says(who, line, places.shared))
const at = (hours: number) => app.passTo(MONDAY_NINE + hours * HOUR)
const agree = async (...hours: Parameters<typeof terms>) => {
  const applied = await applyPartnerSheet(app.services, partnerSheet.parse(terms(...hours)))
  if ('refused' in applied) throw new Error(applied.refused)
  const acme = (await app.read((view) => view.partners.bySlug('acme')))!
  if (await app.read((view) => view.proposals.openOf(acme.id))) await app.accepts()
}
const late = async (who: TestPerson, line: string, hours: number) => {
  const typed = app.inbound(who, { kind: 'command', text: line, mentions: [] }, places.shared)
  await app.receive({ ...typed, occurredAt: MONDAY_NINE + hours * HOUR })
  await app.passTo(app.clock.now() + MINUTE)
}
const asksLate = (hours: number) => late(people.tom, 'ask CASE-1 "When?"', hours)
/** Another world, in which a case began by these. */
const begin = async (sheet: object) => {
  await app[Symbol.asyncDispose]()
  app = await App.open({ ...acmeSheet, ...sheet })
  await says(people.tom, 'case "Orders API is down" --severity 2')
}
const rebased = async (...hours: Parameters<typeof terms>) => {
  await agree(...hours)
  await says(people.anna, 'rebase CASE-1')
  await says(people.ravi, 'accept CASE-1')
}
const clocksOf = (measure: string) =>
  app.read(async (view) => {
    const all = await view.clocks.ofSubject('case', (await view.cases.byNumber(1))!.id)
    return all.filter((clock) => clock.measure === measure)
  })
const answers = () => clocksOf('answer')
const explained = async () => saidBy((await app.says(people.anna, 'explain CASE-1', places.internal)) as Card)

test('what was due by the old terms before looser ones were agreed is missed by those', async () => {
  await at(7)
  await agree(24)
  await says(people.anna, 'rebase CASE-1')
  await at(7.5)
  await asksLate(2)
  expect(await answers()).toMatchObject([{ breachedAt: MONDAY_NINE + 6 * HOUR, agreement: { version: 1 } }])
})

test('so it is where nothing is promised any more for what ran then', async () => {
  await at(7)
  await agree(24, 0)
  await says(people.anna, 'rebase CASE-1')
  await says(people.ravi, 'accept CASE-1')
  await at(7.5)
  await asksLate(2)
  expect(await answers()).toMatchObject([{ breachedAt: MONDAY_NINE + 6 * HOUR, agreement: { version: 1 } }])
})

test('what was not due yet by the old terms has the time of the looser ones', async () => {
  await at(5)
  await agree(24)
  await says(people.anna, 'rebase CASE-1')
  await at(7.5)
  await asksLate(2)
  expect(await answers()).toMatchObject([{ status: 'running', dueAt: MONDAY_NINE + 26 * HOUR }])
})

test('nothing is overdue by stricter terms before they were agreed', async () => {
  await at(5)
  await agree(1)
  await says(people.anna, 'rebase CASE-1')
  await says(people.ravi, 'accept CASE-1')
  await at(5.5)
  await asksLate(3)
  expect(await answers()).toMatchObject([
    { status: 'running', dueAt: MONDAY_NINE + 6 * HOUR, agreement: { version: 2 } },
  ])
  expect(await explained()).toContain('new terms were applied: the target was 4 h and is 1 h')
})

test('what was over by an untrue wait as others were agreed goes on by those once the wait is struck', async () => {
  await at(1)
  await says(people.mia, 'ask CASE-1 "Which region?"')
  expect(await clocksOf('update')).toMatchObject([{ status: 'stopped' }])
  await at(2)
  await agree(4, 80, 3)
  await says(people.anna, 'rebase CASE-1')
  await says(people.ravi, 'accept CASE-1')
  await at(3)
  await says(people.tom, 'no-answer CASE-1')
  expect(await clocksOf('update')).toMatchObject([
    { status: 'running', dueAt: MONDAY_NINE + 4 * HOUR, agreement: { version: 2 } },
  ])
})

describe('what began while nothing was promised for it', () => {
  test('counts from when something was promised, though word of it comes after', async () => {
    await begin(terms(0))
    await at(5)
    await rebased(4)
    await at(7.5)
    await asksLate(2)
    expect(await answers()).toMatchObject([
      { status: 'running', startedAt: MONDAY_NINE + 5 * HOUR, dueAt: MONDAY_NINE + 9 * HOUR },
    ])
    await at(9.1)
    expect(await answers()).toMatchObject([{ breachedAt: MONDAY_NINE + 9 * HOUR }])
  })

  test('counts as nothing where it was over by then', async () => {
    await begin(terms(0))
    await at(5)
    await rebased(4)
    await at(6)
    await asksLate(2)
    await late(people.mia, 'reply CASE-1 "Soon"', 3)
    expect(await answers()).toMatchObject([{ status: 'void' }])
    expect((await answers())[0]).not.toHaveProperty('counts')
  })

  test('does so where nothing else went on, and other clocks began by the new terms alone', async () => {
    const acknowledged = { sla: { objectives: [promise('acknowledge', 4)], others: 'end' } }
    await begin(acknowledged)
    await at(1)
    await says(people.mia, 'ack CASE-1')
    await at(5)
    await rebased(4)
    expect(await clocksOf('update')).toMatchObject([{ status: 'running', startedAt: MONDAY_NINE + 5 * HOUR }])
    await at(7.5)
    await asksLate(2)
    expect(await answers()).toMatchObject([{ startedAt: MONDAY_NINE + 5 * HOUR, dueAt: MONDAY_NINE + 9 * HOUR }])
  })

  test('goes by the new terms where there is nothing on the case yet that could', async () => {
    const acknowledged = { sla: { objectives: [promise('acknowledge', 4)], others: 'end' } }
    await begin(acknowledged)
    await at(1)
    await says(people.mia, 'ack CASE-1')
    await at(2)
    await rebased(4, 0, 0)
    await at(3)
    await says(people.tom, 'ask CASE-1 "When?"')
    expect(await answers()).toMatchObject([{ status: 'running', dueAt: MONDAY_NINE + 7 * HOUR }])
  })
})
