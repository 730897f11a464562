import { expect, test } from 'vitest'
import { acmeSheet, App, people } from '../../kit/app-fixture.ts'
import { at, ledgerOf, MONEY } from './ledger-of-acme.ts'

const ORDERS = {
  ...{ name: 'Orders', obligor: 'partner', period: 'month', unit: '%', atLeast: 99 },
  ...{ source: 'The order system', protects: 'Orders go out' },
}

test.each([true, false])(
  'a period that closes without a number that money hangs on is told where both read, with digests or without: %s',
  async (digests) => {
    const rules = [{ figure: 'Orders', perBreach: '5 %' }]
    const app = await App.open({ ...acmeSheet, sla: { figures: [ORDERS] }, money: { partner: { ...MONEY, rules } } })
    const { booked, ledger } = ledgerOf(app)
    for (const one of [people.ravi, people.anna]) await ledger(`digest ${digests ? 'on' : 'off'}`, one)
    await app.news()
    await app.passTo(at('2027-01-20T12:00:00Z'))
    const closes = (await app.news()).filter(({ card }) => card.title === '2026-12 with Acme Hosting is closed')
    expect(closes).toHaveLength(1)
    expect(JSON.stringify(closes[0]!.card.blocks)).toContain('“Orders” is not reported: nothing follows from it.')
    expect(await booked()).toEqual([])
    await app[Symbol.asyncDispose]()
  },
)
