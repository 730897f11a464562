import { expect, test } from 'vitest'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { at, ledgerOf, MONEY } from './ledger-of-acme.ts'

const promise = (obligor: 'internal' | 'partner', measure: string, more: object) => ({
  ...{ measure, obligor, hours: 'always', protects: 'Parcels leave.', ...more },
})

/** What a line of the ledger names as when it was due, or missed, stands in what it points to: `explain CASE-1`. */
test('a ledger line of what is missed besides a raise is explained by the case that it points to', async () => {
  const app = await App.open({
    ...acmeSheet,
    sla: {
      objectives: [
        promise('internal', 'answer', { severity: 1, target: '20h' }),
        promise('internal', 'answer', { target: '24h' }),
      ],
    },
    money: { internal: { ...MONEY, rules: [{ measure: 'answer', perBreach: '5 %' }] } },
  })
  const { ledger } = ledgerOf(app)
  await app.passTo(at('2026-12-07T09:00:00Z'))
  await app.says(people.ravi, 'case acme "It fails" --severity 3', places.shared)
  await app.says(people.anna, 'ack CASE-1')
  await app.says(people.anna, 'severity CASE-1 1')
  await app.says(people.ravi, 'ask CASE-1 "Which one?"', places.shared)
  await app.passTo(at('2026-12-09T08:00:00Z'))
  await app.says(people.anna, 'resolve CASE-1 "Done."')
  await app.says(people.ravi, 'confirm CASE-1', places.shared)
  await app.passTo(at('2027-01-08T12:00:00Z'))
  const line = await ledger('explain acme ledger 2026-12')
  const due = /CASE-1 missed it: .*, due on (.*?)\. “explain CASE-1” tells why/u.exec(line)?.[1]
  expect(due).toBeDefined()
  expect(await ledger('explain CASE-1')).toContain(
    `Had the side that owes not raised the severity itself, 24 h for every case would hold, due on ${due}: that was missed, too, and is counted besides.`,
  )
  await app[Symbol.asyncDispose]()
})

test('so is one of a case that waited in the last tenth of its target: both due times, and why', async () => {
  const app = await App.open({
    ...acmeSheet,
    sla: { objectives: [promise('partner', 'resolve', { target: '20h', pausesWhileWaiting: true })] },
    money: { partner: { ...MONEY, rules: [{ measure: 'resolve', perBreach: '5 %' }] } },
  })
  const { ledger } = ledgerOf(app)
  await app.passTo(at('2026-12-30T09:00:00Z'))
  await app.says(people.anna, 'case acme "It fails" --severity 3', places.shared)
  await app.says(people.ravi, 'ack CASE-1', places.shared)
  await app.passTo(at('2026-12-31T04:00:00Z'))
  await app.says(people.ravi, 'ask CASE-1 "Which one?"', places.shared)
  await app.passTo(at('2027-01-04T10:00:00Z'))
  await app.says(people.anna, 'reply CASE-1 "That."', places.shared)
  await app.passTo(at('2027-01-04T15:00:00Z'))
  await app.says(people.ravi, 'resolve CASE-1 "Done."', places.shared)
  await app.says(people.anna, 'confirm CASE-1', places.shared)
  await app.passTo(at('2027-01-12T12:00:00Z'))
  const line = await ledger('explain acme ledger 2026-12')
  const due = /CASE-1 missed it: .*, due on (.*?)\. “explain CASE-1” tells why/u.exec(line)?.[1]
  expect(due).toBeDefined()
  expect(await ledger('explain CASE-1')).toContain(
    `In reports and the ledger it counts on ${due}, its due time without the waits that began in the last tenth of the target.`,
  )
  await app[Symbol.asyncDispose]()
})

/** CASE-1 waits in the last tenth of a target of twenty hours, over the end of November, and is resolved late. */
async function waitedLate(objective: object, opens: 'anna' | 'ravi'): Promise<App> {
  const app = await App.open({ ...acmeSheet, sla: { objectives: [promise('partner', 'resolve', objective)] } })
  const asks = opens === 'anna' ? 'ravi' : 'anna'
  const says = (who: 'anna' | 'ravi', line: string) => app.says(people[who], line, places.shared)
  await app.passTo(at('2026-11-30T00:00:00Z'))
  await says(opens, 'case acme "It fails" --severity 3')
  await says(asks, 'ack CASE-1')
  await app.passTo(at('2026-11-30T19:00:00Z'))
  await says(asks, 'ask CASE-1 "Which one?"')
  await app.passTo(at('2026-12-01T10:00:00Z'))
  await says(opens, 'reply CASE-1 "That."')
  await app.passTo(at('2026-12-01T15:00:00Z'))
  await says(asks, 'resolve CASE-1 "Done."')
  return app
}

test('what was let pass counts nowhere, and is not said to', async () => {
  await using app = await waitedLate({ target: '20h', pausesWhileWaiting: true }, 'anna')
  const { ledger } = ledgerOf(app)
  expect(await ledger('explain CASE-1')).toContain('In reports and the ledger it counts on')
  await app.says(people.anna, 'waive CASE-1 "Our gateway"', places.shared)
  expect(await ledger('explain CASE-1')).not.toContain('it counts on')
})

test('what a team of ours missed counts in reports alone', async () => {
  const target = { target: '20h', pausesWhileWaiting: true, obligor: { team: 'Platform' } }
  await using app = await waitedLate(target, 'ravi')
  const { ledger } = ledgerOf(app)
  const said = await ledger('explain CASE-1')
  expect(said).toContain('In reports it counts on')
  expect(said).not.toContain('and the ledger')
})
