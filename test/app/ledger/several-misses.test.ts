import { describe, expect, test } from 'vitest'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { at, ledgerOf } from './ledger-of-acme.ts'

const ANSWER = {
  ...{ measure: 'answer', severity: 1, obligor: 'partner', target: '1h', hours: 'always' },
  protects: 'Nobody waits',
}
const money = (oneIncident: string, perBreach: string) => ({
  partner: {
    ...{ currency: 'EUR', fee: '10000.00', period: 'month', oneIncident },
    rules: [{ measure: 'answer', severity: 1, perBreach }],
  },
})

/** One case asks on the 7th and on the 11th, each time in vain; from the 10th on a miss is dearer. */
async function missedTwice(oneIncident: string): Promise<App> {
  const app = await App.open({
    ...acmeSheet,
    ...{ sla: { others: 'end', objectives: [ANSWER] }, money: money(oneIncident, '100.00') },
  })
  const { apply } = ledgerOf(app)
  const ask = async (from: string, to: string) => {
    await app.passTo(at(from))
    await app.says(people.anna, 'ask CASE-1 "How long?"', places.direct)
    await app.passTo(at(to))
    await app.says(people.mia, 'reply CASE-1 "An hour"', places.shared)
  }
  await app.passTo(at('2026-12-07T09:00:00Z'))
  await app.says(people.tom, 'case acme "Down" --severity 1', places.direct)
  await ask('2026-12-07T10:00:00Z', '2026-12-07T12:00:00Z')
  await app.passTo(at('2026-12-10T09:00:00Z'))
  await apply({ money: money(oneIncident, '500.00') })
  await app.accepts(people.ravi, 'acme')
  await ask('2026-12-11T09:00:00Z', '2026-12-11T12:00:00Z')
  await app.says(people.mia, 'resolve CASE-1 "Rolled back"', places.shared)
  await app.says(people.tom, 'confirm CASE-1', places.direct)
  return app
}

describe('a case that misses a promise several times in a period', () => {
  test('costs the dearest of its misses, whichever was first; the others name the line that counts in their place', async () => {
    await using app = await missedTwice('highest')
    const { ledger, booked } = ledgerOf(app)
    await app.passTo(at('2027-01-12T09:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000'])
    const told = await ledger('ledger acme --period 2026-12')
    expect(told).toContain('EUR 100.00, not counted: line 1 counts in its place')
    const explained = await ledger('explain acme ledger 2026-12 2')
    expect(explained).toContain('By version 1 of the terms, which held then, a miss costs EUR 100.00.')
    expect(explained).toContain('line 1 counts in its place, and is about the same incident.')
  })

  test('costs each of them where all count, and a dispute is about the one that it names', async () => {
    await using app = await missedTwice('all')
    const { ledger, booked } = ledgerOf(app)
    await app.passTo(at('2027-01-12T09:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -60000'])
    await ledger('dispute acme "It was answered by phone" --line 2 --period 2026-12')
    const told = await ledger('ledger acme --period 2026-12')
    expect(told).not.toContain('not counted')
    expect(told.match(/disputed in CASE-2/gu)).toHaveLength(1)
  })

  test('of a dispute from before they were told apart, the first is what it is about', async () => {
    await using app = await missedTwice('all')
    const { acme, ledger } = ledgerOf(app)
    await app.passTo(at('2027-01-12T09:00:00Z'))
    await app.says(people.mia, 'case "It was answered by phone" --kind dispute', places.shared)
    const { id: partnerId } = await acme()
    await app.services.store.transact(async (tx) => {
      const close = (await tx.ledger.closesOf(partnerId)).find(({ period }) => period === '2026-12')!
      const { objectiveId, caseId } = close.facts.breaches[0]!
      const about = { partnerId, side: 'partner', period: '2026-12', line: `${objectiveId} ${caseId} breach` } as const
      await tx.ledger.addDispute({ ...about, caseId: (await tx.cases.byNumber(2))!.id })
    })
    const told = await ledger('ledger acme --period 2026-12')
    expect(told.match(/disputed in CASE-2/gu)).toHaveLength(1)
    expect(told).toMatch(/EUR 100\.00, disputed in CASE-2/u)
  })
})
