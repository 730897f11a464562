import { afterEach, expect, test } from 'vitest'
import { acmeSheet, App, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { toldLines } from '../../kit/told-lines.ts'
import { at, ledgerOf, MONEY } from '../ledger/ledger-of-acme.ts'

let app: App
afterEach(() => app[Symbol.asyncDispose]())

const CORE = { obligor: 'partner', period: 'month', service: 'Core', hours: 'always', protects: 'Orders go out' }
const UP = { ...CORE, name: 'Core up', kind: 'availability', atLeast: 99.5 }
const FAILS = { ...CORE, name: 'Core fails', kind: 'failures', atMost: 0 }
const REPAIR = { ...CORE, name: 'Core repaired', kind: 'mttr', atMost: 30 }

const says = (line: string, who: TestPerson) => app.says(who, line, who.outsider ? places.shared : places.direct)
const explained = async (name: string, period: string) =>
  toldLines(await says(`explain acme "${name}" --period ${period}`, people.anna)).flatMap(({ lines }) => lines)

/** Acme, or our own side, owes figures of Core, and 5 % for each month of the first that it misses. */
async function owing(severities: number[], obligor: 'internal' | 'partner' = 'partner') {
  const figures = [UP, FAILS, REPAIR].map((one) => ({ ...one, obligor, cases: { severities } }))
  app = await App.open({
    ...acmeSheet,
    sla: { figures },
    money: { [obligor]: { ...MONEY, rules: [{ figure: 'Core up', perBreach: '5 %' }] } },
  })
  await app.passTo(at('2026-12-07T09:00:00Z'))
  return ledgerOf(app)
}

test('a raise by the side that owes takes no outage out of its figures', async () => {
  const { booked } = await owing([2, 3], 'internal')
  await says('case acme "Core is slow" --severity 2 --service Core', people.ravi)
  await app.passTo(at('2026-12-09T08:00:00Z'))
  await says('severity CASE-1 1', people.anna)
  await says('resolve CASE-1 "Done."', people.anna)
  await says('confirm CASE-1', people.ravi)
  await app.passTo(at('2026-12-09T09:00:00Z'))
  const lines = await explained('Core up', '2026-12')
  expect(lines.join('\n')).toContain('47 h of its hours; all of it counts')
  expect(lines.join('\n')).not.toContain('severity became')
  expect((await explained('Core repaired', '2026-12')).join('\n')).toContain('repaired in 47 h of its hours')
  await app.passTo(at('2027-01-08T12:00:00Z'))
  expect((await booked()).join('\n')).toContain('2026-12')
})

test('a severity that is set minutes before a month closes, or later, moves nothing before it', async () => {
  const { booked } = await owing([1, 2])
  await says('case acme "Core is slow" --severity 3 --service Core', people.anna)
  await app.passTo(at('2027-01-05T15:58:00Z'))
  await says('severity CASE-1 1', people.tom)
  await app.passTo(at('2027-01-06T12:00:00Z'))
  expect(await booked()).toEqual([])
  expect((await explained('Core up', '2026-12')).join('\n')).toContain('744 h / 744 h = 100 %')
  const january = (await explained('Core up', '2027-01')).join('\n')
  expect(january).toContain('CASE-1 counts from Tue 5 Jan 2027, 16:58 (Europe/Paris), when its severity became 1.')
  expect((await explained('Core fails', '2027-01')).join('\n')).toContain('Failures that began in it: 1.')
  await says('resolve CASE-1 "Done."', people.mia)
  await says('confirm CASE-1', people.anna)
  await app.passTo(at('2027-01-06T13:00:00Z'))
  expect((await explained('Core repaired', '2027-01')).join('\n')).toContain(
    'CASE-1 counts from Tue 5 Jan 2027, 16:58 (Europe/Paris) and was solved on Wed 6 Jan 2027, 13:00 (Europe/Paris): repaired in 20 h 2 min',
  )
})

test('one that both sides make less of counts up to then, and a month that is booked stays', async () => {
  const { booked } = await owing([1, 2])
  await says('case acme "Core is down" --severity 1 --service Core', people.anna)
  await app.passTo(at('2027-01-12T12:00:00Z'))
  const before = await booked()
  expect(before).not.toEqual([])
  await says('severity CASE-1 3', people.anna)
  await app.passTo(at('2027-01-20T12:00:00Z'))
  expect((await explained('Core up', '2027-01')).join('\n')).toContain(
    'CASE-1 counts up to Tue 12 Jan 2027, 13:00 (Europe/Paris), when its severity became 3.',
  )
  expect(await booked()).toEqual(before)
})

test('a raise by the side that owes brings no repair into a mean that it betters', async () => {
  await owing([1, 2], 'internal')
  await says('case acme "Core is down" --severity 1 --service Core', people.ravi)
  await app.passTo(at('2026-12-08T09:00:00Z'))
  await says('resolve CASE-1 "Done."', people.anna)
  await says('confirm CASE-1', people.ravi)
  await says('case acme "Core is slow" --severity 3 --service Core', people.ravi)
  await app.passTo(at('2026-12-08T10:00:00Z'))
  await says('severity CASE-2 1', people.anna)
  await app.passTo(at('2026-12-08T11:00:00Z'))
  await says('resolve CASE-2 "Done."', people.anna)
  await says('confirm CASE-2', people.ravi)
  await app.passTo(at('2026-12-08T12:00:00Z'))
  const lines = await explained('Core repaired', '2026-12')
  expect(lines).toContain('Repaired 1: 24 h = 24 h.')
  expect(lines.join('\n')).toContain('CASE-2 counts for no mean: only the side that owes has raised its severity')
  // For how long it was down it counts all the same.
  expect((await explained('Core up', '2026-12')).join('\n')).toContain('Down 24 h + 1 h = 25 h;')
})
