import { describe, expect, test } from 'vitest'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { at, ledgerOf, MONEY } from './ledger-of-acme.ts'

const PROMISE = { measure: 'resolve', obligor: 'internal', hours: 'always', protects: 'Parcels leave.' }
const terms = (severe: string) => ({
  sla: {
    objectives: [
      { ...PROMISE, severity: 1, target: severe },
      { ...PROMISE, target: '24h' },
    ],
  },
  money: { internal: { ...MONEY, rules: [{ measure: 'resolve', perBreach: '5 %' }] } },
})
const OPENED = at('2026-12-07T09:00:00Z')

/** A case of severity 3 that we owe, and make severity 1 or not, and of which both agree after that that it goes on by terms which promise less for severity 1. */
async function begun(raised: boolean) {
  const app = await App.open({ ...acmeSheet, ...terms('20h') })
  const { apply, booked, ledger } = ledgerOf(app)
  const clock = () =>
    app.read(async (view) => (await view.clocks.ofSubject('case', (await view.cases.byNumber(1))!.id))[0]!)
  await app.passTo(OPENED)
  await app.says(people.ravi, 'case acme "It fails" --severity 3', places.shared)
  if (raised) await app.says(people.anna, 'severity CASE-1 1')
  await apply(terms('72h'))
  await app.accepts()
  const asked = await ledger('rebase CASE-1')
  expect(await ledger('accept CASE-1', people.ravi, places.shared)).toContain('Agreed on CASE-1')
  return { app, asked, booked, clock, ledger }
}

test('what both agree for a case whose severity the side that owes has raised gives it no more time than without: its clocks go by the one before until the other side confirms the raise', async () => {
  for (const raised of [false, true]) {
    const { app, asked, booked, clock, ledger } = await begun(raised)
    expect(asked.includes('its clocks go by severity 3 until severity 1 is confirmed')).toBe(raised)
    expect(await clock()).toMatchObject({ status: 'running', dueAt: OPENED + 24 * HOUR })
    await app.passTo(OPENED + 30 * HOUR)
    await app.says(people.anna, 'resolve CASE-1 "Done."')
    await app.says(people.ravi, 'confirm CASE-1', places.shared)
    expect(await ledger('explain acme resolve --period 2026-12')).toContain('0 met + 1 missed = 1.')
    await app.passTo(at('2027-02-04T12:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000'])
    await app[Symbol.asyncDispose]()
  }
})

test('once the other side confirms the raise, what begins goes by it', async () => {
  const { app, clock, ledger } = await begun(true)
  expect(await ledger('CASE-1')).toContain('severity 3')
  await app.says(people.ravi, 'confirm CASE-1', places.shared)
  expect(await clock()).toMatchObject({ objective: { severity: 1 }, dueAt: OPENED + 24 * HOUR })
  await app[Symbol.asyncDispose]()
})

describe.each([['while it runs'], ['while it waits for an answer that the side which owes has asked for first']])(
  'the side that owes is given no time by its own word, %s',
  (when) => {
    const waits = when !== 'while it runs'

    test('where the other side has made it a severity that is promised less for', async () => {
      const owed = { ...PROMISE, obligor: 'partner' }
      const ofSevere = (target: string) => ({
        sla: {
          objectives: [
            { ...owed, severity: 1, target },
            { ...owed, severity: 2, target: '4h' },
          ],
        },
      })
      await using app = await App.open({ ...acmeSheet, ...ofSevere('24h') })
      const { apply, ledger } = ledgerOf(app)
      await app.passTo(OPENED)
      await app.says(people.anna, 'case acme "It fails" --severity 2')
      await app.passTo(OPENED + HOUR)
      await app.says(people.anna, 'severity CASE-1 1')
      await apply(ofSevere('23h'))
      await app.accepts()
      if (waits) await app.says(people.ravi, 'ask CASE-1 "Which?"', places.shared)
      expect(await ledger('rebase CASE-1', people.ravi, places.shared)).toContain('once Northwind agrees')
      expect(await dueAfter(app, waits && [people.anna, places.direct])).toBe(OPENED + 4 * HOUR)
    })

    test('where it would take back a severity that it has raised itself', async () => {
      const { obligor, hours, protects } = PROMISE
      const promised = (measure: string, target: string, severity?: number) => ({
        ...{ measure, obligor, hours, protects, target, ...(severity && { severity }) },
      })
      const answered = (target: string) => ({
        sla: {
          objectives: [
            ...[promised('resolve', '4h', 1), promised('answer', '2h', 1)],
            ...[promised('resolve', '24h'), promised('answer', target)],
          ],
        },
      })
      await using app = await App.open({ ...acmeSheet, ...answered('8h') })
      const { apply, ledger } = ledgerOf(app)
      await app.passTo(OPENED)
      await app.says(people.ravi, 'case acme "It fails" --severity 3', places.shared)
      await app.passTo(OPENED + HOUR)
      await app.says(people.anna, 'severity CASE-1 1')
      await apply(answered('1h'))
      if (waits) await app.says(people.anna, 'ask CASE-1 "Which?"')
      expect(await ledger('rebase CASE-1')).toContain('once Acme Hosting agrees')
      expect(await dueAfter(app, waits && [people.ravi, places.shared])).toBe(OPENED + 5 * HOUR)
    })
  },
)

/** When it is to be resolved, once what was asked is answered. */
async function dueAfter(app: App, answers: false | [TestPerson, Parameters<App['says']>[2]]) {
  if (answers) await app.says(answers[0], 'reply CASE-1 "All."', answers[1])
  const all = await app.read(async (view) => view.clocks.ofSubject('case', (await view.cases.byNumber(1))!.id))
  const resolving = all.find(({ measure }) => measure === 'resolve')!
  return 'dueAt' in resolving ? resolving.dueAt : undefined
}
