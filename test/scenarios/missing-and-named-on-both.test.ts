import { expect, test } from 'vitest'
import { livedOnBoth, type Said } from '../kit/on-both.ts'

const up = (name: string, service: string) => ({
  ...{ name, kind: 'availability', atLeast: 99, obligor: 'partner', period: 'month', hours: 'always' },
  ...{ service, protects: 'Orders are taken' },
})
const TERMS = {
  sla: {
    others: 'end',
    objectives: [],
    figures: [
      up('Orders up', 'Orders API'),
      up('Portal up', 'Portal'),
      {
        ...{ name: 'Orders without rework', obligor: 'partner', period: 'month', unit: '%', atLeast: 99 },
        ...{ source: 'The order system', protects: 'Customers get what they ordered', due: '5 working days' },
      },
    ],
  },
  money: {
    partner: {
      ...{ currency: 'EUR', fee: '10000.00', period: 'month' },
      rules: [
        { figure: 'Orders up', perBreach: '5 %' },
        { figure: 'Portal up', perBreach: '2 %' },
        { figure: 'Orders without rework', perBreach: '150.00' },
      ],
    },
  },
}

const STORY: Said[] = [
  // Twelve hours of which nobody said which service was down, until it was over.
  ['2027-01-04 09:00', 'we', 'case umbrella "Nothing works"', 'It says no service'],
  ['2027-01-04 21:00', 'they', 'resolve CASE-1 "A disk was replaced"'],
  ['2027-01-04 21:10', 'we', 'confirm CASE-1'],
  // The side that owes could name the service that costs less: its word is for both.
  ['2027-01-05 10:00', 'they', 'service CASE-1 "Portal"', 'once Northwind agrees'],
  ['2027-01-05 10:10', 'we', 'object CASE-1 "It was the orders"', 'Your objection stands'],
  ['2027-01-05 10:20', 'we', 'service CASE-1 "Orders API"', '2027-01 so far: 88.714 %, instead of 100 %'],
  // What is not reported stands with whoever loses by it, once two of their working days are left.
  ['2027-02-02 10:00', 'we', 'mine', 'Nothing'],
  ['2027-02-04 10:00', 'we', 'mine', 'not reported, and nothing is owed for it: dispute it before'],
  [
    '2027-02-04 10:10',
    'they',
    'explain umbrella "Orders without rework" --period 2027-01',
    'Money hangs on it, and nothing follows while there is no number',
  ],
  [
    '2027-02-04 10:20',
    'we',
    'dispute umbrella "97 by our count" --figure "Orders without rework" --period 2027-01',
    'CASE-2',
  ],
  ['2027-02-09 10:00', 'print', 'ledger 2027-01'],
  [
    '2027-02-09 10:10',
    'they',
    'measure "Orders without rework" 97 --period 2027-01 --why "It was forgotten"',
    'missed',
  ],
  ['2027-02-09 10:20', 'they', 'resolve CASE-2 "97 it is"'],
  ['2027-02-09 10:30', 'we', 'confirm CASE-2'],
  ['2027-02-11 10:00', 'print', 'ledger 2027-01'],
  ['2027-02-11 10:00', 'print', 'report 2027-01'],
  ['2027-02-11 10:00', 'print', 'explain Orders up 2027-01'],
  // Of February nobody disputes that there is no number, and which service was down is said once it is closed.
  ['2027-02-15 09:00', 'we', 'case umbrella "It does not load"'],
  ['2027-02-15 19:00', 'they', 'resolve CASE-3 "Restarted"'],
  ['2027-02-15 19:10', 'we', 'confirm CASE-3'],
  ['2027-03-09 10:00', 'print', 'ledger 2027-02'],
  [
    '2027-03-09 10:10',
    'we',
    'service CASE-3 "Portal"',
    'The ledger of 2027-02: Umbrella Works pays EUR 200.00, instead of nothing',
  ],
  [
    '2027-03-09 10:20',
    'they',
    'accept CASE-3',
    'The ledger of 2027-02: Umbrella Works pays EUR 200.00, instead of nothing',
  ],
  // Over the end of March, which is closed when it is said: April is for the side that is owed to say, March for both.
  ['2027-03-31 20:00', 'we', 'case umbrella "It is down again"'],
  ['2027-04-02 08:00', 'they', 'resolve CASE-4 "Restarted"'],
  ['2027-04-02 08:10', 'we', 'confirm CASE-4'],
  ['2027-04-09 10:00', 'print', 'ledger 2027-02'],
  ['2027-04-09 10:10', 'both', 'explain umbrella "Portal up" --period 2027-02', 'CASE-3'],
  ['2027-04-12 10:00', 'we', 'service CASE-4 "Portal"', 'for what is closed it holds only once they agree'],
  ['2027-04-16 10:00', 'they', 'object CASE-4 "It was the network"', 'It could be objected to until'],
  ['2027-04-16 10:10', 'print', 'explain Portal up 2027-03'],
  ['2027-04-16 10:10', 'print', 'explain Portal up 2027-04'],
  ['2027-04-16 10:20', 'they', 'accept CASE-4', 'Agreed on CASE-4: it was about Portal'],
  ['2027-04-16 10:30', 'print', 'explain Portal up 2027-03'],
]

test(
  'a number that is missing is heard of in time, and the service of a case that is over is named, alike on Slack and on Teams, byte for byte',
  { timeout: 300_000 },
  async () => {
    const files = await livedOnBoth({ terms: TERMS }, STORY)
    const says = (name: string, ...words: string[]) => {
      for (const one of words) expect(files[name]!.replaceAll('\\', ''), name).toContain(one)
    }
    says('ledger 2027-01', 'still open, and waits for CASE-2.', '“Orders without rework” is disputed in CASE-2.')
    // 12 of 744 hours: 98.387 %.
    says('explain Orders up 2027-01', '98.387 %')
    says('ledger 2027-01 (2)', 'Orders up at 98.387 %, missed: 5 % of EUR 10,000.00 = EUR 500.00')
    says('ledger 2027-01 (2)', 'Orders without rework at 97 %, missed: EUR 150.00', 'Umbrella Works pays EUR 650.00.')
    says('report 2027-01', '98.387 %, missed')
    says('ledger 2027-02', '“Orders without rework” is not reported: nothing follows from it.')
    expect(files['explain Portal up 2027-03'], 'nobody has agreed to March').not.toContain('CASE-4')
    says('explain Portal up 2027-04', 'CASE-4')
    says('explain Portal up 2027-03 (2)', 'CASE-4')
    // 10 of 672 hours: 98.511 %. It is booked as the time to correct the year before ends, in the month that runs.
    says('ledger 2027-02 (2)', 'Corrected in 2027-04: EUR 200.00 more to pay')
  },
)
