import { expect, test } from 'vitest'
import { livedOnBoth, type Said } from '../kit/on-both.ts'

const ORDERS = {
  ...{ name: 'Orders without rework', obligor: 'partner', period: 'month', unit: '%', atLeast: 99, floor: 95 },
  ...{ source: 'The order system', protects: 'Customers get what they ordered' },
}
const MONTHLY = { currency: 'EUR', fee: '10000.00', period: 'month', yearFrom: '07-01' }
const TERMS = {
  sla: {
    others: 'end',
    objectives: [],
    figures: [ORDERS, { ...ORDERS, name: 'Decisions in time', obligor: 'internal' }],
  },
  money: {
    partner: { ...MONTHLY, rules: [{ figure: 'Orders without rework', perBreach: '150.00' }] },
    internal: { ...MONTHLY, rules: [{ figure: 'Decisions in time', perBreach: '1 %' }] },
  },
}

const STORY: Said[] = [
  // Each side reports what the terms let it report, in its unit.
  [
    '2027-02-01 11:00',
    'we',
    'measure umbrella "Orders without rework" 98.7',
    'is reported by Umbrella Works, not by Northwind',
  ],
  ['2027-02-01 11:10', 'they', 'measure "Orders without rework" "98.7 EUR"', 'is counted in %'],
  ['2027-02-01 11:20', 'they', 'measure "Orders without rework" 98.5', 'missed'],
  ['2027-02-01 11:30', 'they', 'measure "Orders without rework" 98.7', 'Say why'],
  ['2027-02-01 11:40', 'they', 'measure "Orders without rework" 98.7 --why "Two were counted twice"', 'missed'],
  ['2027-02-01 11:50', 'we', 'measure umbrella "Decisions in time" 99.2', 'met'],
  // A number that is disputed holds its period up, of the side that has reported it.
  ['2027-02-02 10:00', 'they', 'dispute "One came late" --figure "Decisions in time" --period 2027-01', 'CASE-1'],
  ['2027-02-05 10:00', 'print', 'ledger 2027-01'],
  ['2027-02-05 10:10', 'we', 'measure umbrella "Decisions in time" 98.9 --period 2027-01 --why "So it did"', 'missed'],
  ['2027-02-05 10:20', 'we', 'resolve CASE-1 "Counted anew"'],
  ['2027-02-05 10:30', 'they', 'confirm CASE-1'],
  ['2027-02-09 10:00', 'print', 'ledger 2027-01'],
  // What comes late to the good of whoever reports it counts once the other side agrees.
  [
    '2027-02-10 10:00',
    'they',
    'measure "Orders without rework" 99.1 --period 2027-01 --why "A report came late"',
    'met',
  ],
  ['2027-02-10 10:10', 'print', 'report 2027-01'],
  ['2027-02-11 10:00', 'we', 'accept umbrella --figure "Orders without rework" --period 2027-01'],
  ['2027-02-11 10:10', 'print', 'report 2027-01'],
  // One is missed and let pass.
  ['2027-03-01 11:00', 'they', 'measure "Orders without rework" 98'],
  ['2027-03-01 11:10', 'we', 'measure umbrella "Decisions in time" 99.9'],
  [
    '2027-03-01 11:20',
    'we',
    'waive umbrella --figure "Orders without rework" --period 2027-02 "Our own feed was down"',
  ],
  ['2027-03-08 10:00', 'told', '2027-02 is closed'],
  ['2027-03-08 10:00', 'print', 'ledger 2027-02'],
  ['2027-03-08 10:00', 'print', 'report 2027-02'],
  // Of March nobody reports anything.
  ['2027-04-20 10:00', 'print', 'ledger 2027-03'],
  ['2027-04-20 10:00', 'print', 'report 2027-03'],
  [
    '2027-04-20 10:10',
    'they',
    'explain umbrella "Orders without rework" --period 2027-01',
    '99.1 %, instead of 98.7 %, after the time to report it',
  ],
  ['2027-04-20 10:20', 'both', 'report umbrella --period 2027-02', 'Figures of'],
]

test(
  'figures are reported, corrected, disputed, agreed and let pass alike on Slack and on Teams, byte for byte',
  { timeout: 120_000 },
  async () => {
    const files = await livedOnBoth({ terms: TERMS }, STORY)
    const says = (name: string, ...words: string[]) => {
      for (const one of words) expect(files[name]!.replaceAll('\\', ''), name).toContain(one)
    }
    says('ledger 2027-01', 'Orders without rework at 98.7 %, missed: EUR 150.00', 'Umbrella Works pays EUR 150.00.')
    says('ledger 2027-01', 'still open, and waits for CASE-1.', '“Decisions in time” is disputed in CASE-1.')
    says(
      'ledger 2027-01 (2)',
      'Decisions in time at 98.9 %, missed: 1 % of EUR 10,000.00 = EUR 100.00',
      'Net: Umbrella Works EUR 50.00 to pay.',
    )
    says(
      'report 2027-01',
      '99.1 %, met, corrected, reported late, not agreed yet: 98.7 % counts for money',
      '"yes","98.7"',
    )
    says('report 2027-01 (2)', '99.1 %, met, corrected, reported late, agreed')
    says(
      'ledger 2027-02',
      'correction of 2027-01, EUR 150.00 less to pay',
      '“Orders without rework” was missed and let pass: nothing follows from it.',
    )
    says('report 2027-02', '98 %, missed and let pass', 'better than 2027-01 (98.9 %, missed)')
    says('ledger 2027-03', '“Decisions in time” is not reported: nothing follows from it.')
    says('report 2027-03', '2027-03 was closed without “Orders without rework”, which is not reported')
  },
)
