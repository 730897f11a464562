import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { report } from '../../../src/cli/report/report.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'

const ORDERS = {
  ...{ name: 'Orders ok', obligor: 'partner', reporter: 'internal', period: 'month', unit: '%', atLeast: 99 },
  ...{ source: 'The order system', protects: 'Customers get what they ordered' },
}
const DECISIONS = { ...ORDERS, name: 'Decisions in time', obligor: 'internal' }
const DESK = { ...ORDERS, name: 'Calls taken', obligor: { team: 'Desk' } }
const UP = {
  ...{ name: 'Orders up', kind: 'availability', obligor: 'partner', period: 'month', atLeast: 99.9 },
  ...{ service: 'Orders API', hours: 'always', protects: 'Orders are taken' },
}
const MONEY = {
  ...{ currency: 'EUR', fee: '10000.00', period: 'month' },
  rules: [{ figure: 'Orders ok', perBreach: '5 %' }],
}

let app: App

/** Acme owes 99 % of orders each month, and pays 5 % of EUR 10,000.00 for a month in which it was fewer; it is the first Monday of January. */
beforeEach(async () => {
  app = await App.open({ ...acmeSheet, sla: { figures: [ORDERS, DECISIONS, DESK, UP] }, money: { partner: MONEY } })
  await at('2027-01-04T09:00:00Z')
})

afterEach(() => app[Symbol.asyncDispose]())

const at = (iso: string) => app.passTo(Date.parse(iso))
const plain = (text: string) => text.replaceAll('\u00A0', ' ')
const says = async (who: keyof typeof people, line: string) => {
  const said = await app.says(people[who], line, people[who].outsider ? places.shared : places.direct)
  return plain('kind' in said ? textOf(said) : saidBy(said))
}
const missed = () => says('anna', 'measure acme "Orders ok" 98 --period 2026-12')
const waive = (figure = 'Orders ok') => says('anna', `waive acme "Our list was wrong" --figure "${figure}"`)
const booked = () =>
  app.read(async (view) => {
    const { id } = (await view.partners.bySlug('acme'))!
    return (await view.ledger.entriesOf(id)).map(({ period, word, minor, of = '' }) =>
      `${period} ${word} ${minor} ${of}`.trim(),
    )
  })

describe('what a figure missed', () => {
  test('is let pass by the side that is owed, and both read so wherever the number stands', async () => {
    await missed()
    expect(await says('anna', 'ledger acme --period 2026-12')).toContain('500')
    expect(await waive()).toContain('The miss of “Orders ok” of 2026-12 is waived. Both sides read it')
    for (const who of ['anna', 'ravi'] as const) {
      expect(await says(who, 'report acme --period 2026-12')).toContain('98 %, missed and let pass')
      expect(await says(who, 'sla acme')).toContain('98 %, missed and let pass')
      expect(await says(who, 'explain acme "Orders ok" --period 2026-12')).toMatch(
        /Northwind let that pass on Mon 4 Jan 2027, .*, “Our list was wrong”: it counts neither as met nor as missed\./u,
      )
      const ledger = await says(who, 'ledger acme --period 2026-12')
      expect(ledger).toContain('“Orders ok” was missed and let pass: nothing follows from it.')
      expect(ledger).not.toContain('500')
    }
    expect(await says('anna', 'timeline acme')).toContain('Our list was wrong')
    const csv = (await report(app.services, { partner: 'acme', period: '2026-12', format: 'csv' }))
      .map(({ text }) => text)
      .join('\n')
    expect(csv.split('\n').find((line) => line.includes('Orders ok'))).toContain('"at least 99 %","0","0"')
    await at('2027-01-20T09:00:00Z')
    expect(await booked()).toEqual([])
    expect(await app.read((tx) => tx.correctiveActions.byNumber(1))).toBeUndefined()
  })

  test('after the close costs nothing either, by a correction, and takes its action away', async () => {
    await missed()
    await at('2027-01-20T09:00:00Z')
    expect(await booked()).toEqual(['2026-12 penalty -50000'])
    await says('ravi', 'accept ACT-1 "Orders are checked twice" --by friday')
    expect(await waive()).toContain('owes EUR 500.00 less for 2026-12. What is closed is corrected by the next close.')
    expect(await app.read((tx) => tx.correctiveActions.byNumber(1))).toMatchObject({
      ...{ status: 'dropped', reason: 'The miss of “Orders ok” of 2026-12 was waived by the side that is owed.' },
    })
    expect(await says('anna', 'ledger acme --period 2026-12')).toContain('less to pay')
    await at('2027-02-20T09:00:00Z')
    expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-01 correction 50000 2026-12'])
  })

  test('of what is counted from cases is let pass alike', async () => {
    await app.passTo(Date.parse('2027-01-05T09:00:00Z'))
    await says('anna', 'case acme "The API is down" --severity 1 --service "Orders API"')
    await at('2027-01-06T09:00:00Z')
    await says('mia', 'resolve CASE-1 "Restarted"')
    await says('anna', 'confirm CASE-1')
    await at('2027-02-01T09:00:00Z')
    expect(await waive('Orders up')).toContain('The miss of “Orders up” of 2027-01 is waived.')
    expect(await says('ravi', 'report acme --period 2027-01')).toContain('missed and let pass')
    expect(await says('ravi', 'explain acme "Orders up" --period 2027-01')).toContain('Northwind let that pass')
  })

  test('is let pass by the form too, where no reason is said', async () => {
    await missed()
    const said = await app.says(people.anna, 'waive acme --figure "Orders ok"', places.direct)
    if (!('kind' in said) || said.kind !== 'form') throw new Error('no form')
    const { form, context } = said.form
    const values = { text: 'Our list was wrong' }
    await app.receive(app.inbound(people.anna, { kind: 'submission', form, context, values }))
    expect(await says('ravi', 'report acme --period 2026-12')).toContain('missed and let pass')
  })

  test('counts as met once a correction says that nothing was missed', async () => {
    await missed()
    await waive()
    await says('anna', 'measure acme "Orders ok" 99.5 --period 2026-12 --why "Counted twice"')
    expect(await says('ravi', 'report acme --period 2026-12')).toContain('99.5 %, met')
    expect(await says('ravi', 'explain acme "Orders ok" --period 2026-12')).not.toContain('let that pass')
    expect(await says('anna', 'ledger acme --period 2026-12')).not.toContain('let pass')
  })
})

describe('nothing is let pass', () => {
  test.each([
    ['where it was met', '99', 'Orders ok', '“Orders ok” of 2026-12 was met: nothing was missed that could be waived.'],
    ['where nobody has reported it', '', 'Orders ok', 'Nothing that counts is reported of “Orders ok” of 2026-12'],
    ['of an unknown figure', '98', 'Orders okay then', 'No figure of Acme Hosting is called “Orders okay then”.'],
    ['of what a team of ours owes', '98', 'Calls taken', 'is owed inside our company'],
    ['by the side that owes it', '98', 'Decisions in time', 'by the account manager of the side that is owed'],
  ])('%s', async (_, value, figure, why) => {
    if (value !== '') await says('anna', `measure acme "Orders ok" ${value} --period 2026-12`)
    expect(await waive(figure)).toContain(why)
    expect(await says('ravi', 'report acme --period 2026-12')).not.toContain('let pass')
  })

  test('before the period is over, twice, by somebody else, or of a partner that has ended', async () => {
    await missed()
    const line = 'waive acme "Our list was wrong" --figure "Orders ok"'
    expect(await says('anna', `${line} --period 2027-01`)).toContain('2027-01 is not over')
    expect(await says('tom', line)).toContain('the account manager of')
    expect(await says('ravi', line)).toContain('by the account manager of the side that is owed')
    await waive()
    expect(await waive()).toContain('The miss of “Orders ok” of 2026-12 is waived already.')
    await says('anna', 'measure acme "Decisions in time" 98 --period 2026-12')
    expect(await says('ravi', 'waive acme "We asked late" --figure "Decisions in time"')).toContain('is waived')
    await at('2027-01-20T09:00:00Z')
    await says('anna', 'end acme "Over"')
    expect(await waive()).toContain('has ended')
  })

  test('for money that no correction reaches any more, and that is said', async () => {
    await missed()
    await at('2028-04-10T09:00:00Z')
    expect(await says('anna', 'waive acme "Our list was wrong" --figure "Orders ok" --period 2026-12')).toMatch(
      /is waived.*The money of 2026-12 stays/u,
    )
  })
})
