import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

const SOON = { measure: 'resolve', obligor: 'partner', target: '2h', hours: 'always', protects: 'Orders are taken' }

/** Opened at nine, due at eleven; Acme says at noon in Paris that it is solved. */
beforeEach(async () => {
  app = await App.open({ ...acmeSheet, sla: { objectives: [SOON] } })
  await says('tom', 'case "Orders API is down"')
  await app.passTo(MONDAY_NINE + HOUR)
  await says('mia', 'reply CASE-1 "On it"')
  await app.passTo(MONDAY_NINE + 3 * HOUR)
  await says('mia', 'resolve CASE-1 "Restarted"')
})

afterEach(() => app[Symbol.asyncDispose]())

const says = async (who: keyof typeof people, line: string) => textOf(await app.says(people[who], line, places.shared))
const theCase = () => app.read((view) => view.cases.byNumber(1))
const clock = async () => {
  const about = await theCase()
  return (await app.read((view) => view.clocks.ofSubject('case', about!.id)))[0]
}

describe('a case that was solved before that was said', () => {
  test('counts from then once the other side agrees by name, and what was done in time is met', async () => {
    expect(await clock()).toMatchObject({ breachedAt: MONDAY_NINE + 2 * HOUR })
    expect(await says('mia', 'resolve CASE-1 --since "mon 4:30"')).toContain('once Northwind agrees')
    expect(await clock()).toMatchObject({ breachedAt: MONDAY_NINE + 2 * HOUR })
    expect(await says('anna', 'accept CASE-1')).toContain('it was solved on Mon 23 Nov 2026, 10:30')
    expect(await theCase()).toMatchObject({
      ...{ status: 'resolved', resolvedAt: MONDAY_NINE + 1.5 * HOUR, confirmation: { confirmed: 'by word' } },
    })
    expect(await clock()).toMatchObject({ status: 'stopped', met: true, stoppedAt: MONDAY_NINE + 1.5 * HOUR })
    expect(await clock()).not.toHaveProperty('breachedAt')
    expect(await says('anna', 'accept CASE-1')).toContain('agreed already')
  })

  test('never by silence, nor by confirming that it is solved', async () => {
    await says('mia', 'resolve CASE-1 --since "mon 4:30"')
    await says('anna', 'confirm CASE-1')
    expect(await theCase()).toMatchObject({ resolvedAt: MONDAY_NINE + 3 * HOUR })
    await app.passTo(MONDAY_NINE + 24 * 7 * HOUR)
    expect(await clock()).toMatchObject({ met: false, stoppedAt: MONDAY_NINE + 3 * HOUR })
    await says('anna', 'accept CASE-1')
    expect(await clock()).toMatchObject({ met: true, stoppedAt: MONDAY_NINE + 1.5 * HOUR })
  })

  test.each([
    ['mia', 'resolve CASE-1 --since "mon 3:30"', 'has moved on since'],
    ['mia', 'resolve CASE-1 --since "mon 6:00"', 'since then already'],
    ['mia', 'resolve CASE-1 --since soon', 'does not say'],
    ['tom', 'resolve CASE-1 --since "mon 10:30"', 'for the side that owes it'],
  ] as const)('not by %s “%s”', async (who, line, why) => {
    expect(await says(who, line)).toContain(why)
  })

  test('not of a case that goes on', async () => {
    await says('anna', 'reopen CASE-1 "It is not"')
    expect(await says('mia', 'resolve CASE-1 --since "mon 4:30"')).toContain('resolve it first')
    expect(await says('mia', 'resolve CASE-1 "Now" --since "mon 4:30"')).toContain('first, without a time')
  })

  test('of which another time waits for an answer it is said once that is taken back', async () => {
    await says('mia', 'resolve CASE-1 --since "mon 4:30"')
    expect(await says('mia', 'resolve CASE-1 --since "mon 4:40"')).toContain('take that back first')
    await says('mia', 'undo CASE-1')
    expect(await says('mia', 'resolve CASE-1 --since "mon 4:40"')).toContain('once Northwind agrees')
    expect(await says('anna', 'object CASE-1 "It was down until five"')).toContain('Your objection stands')
    expect(await clock()).toMatchObject({ breachedAt: MONDAY_NINE + 2 * HOUR })
  })
})
