import { expect, test } from 'vitest'
import { livedOnBoth, type Said } from '../kit/on-both.ts'

const OWED = { obligor: 'partner', hours: 'always', protects: 'Orders are taken' }
const TERMS = {
  sla: {
    others: 'end',
    objectives: [{ ...OWED, measure: 'resolve', severity: 3, target: '4h' }],
    figures: [
      {
        ...{ ...OWED, name: 'Availability', kind: 'availability', period: 'month', atLeast: 99.5 },
        ...{ service: 'Orders API', maintenance: { notice: '1d', longest: '2h', sum: '3h' } },
      },
    ],
  },
  money: {
    partner: {
      ...{ currency: 'EUR', fee: '10000.00', period: 'month', yearFrom: '07-01', oneIncident: 'all' },
      rules: [
        { measure: 'resolve', severity: 3, perBreach: '100.00' },
        {
          figure: 'Availability',
          decimals: 1,
          bands: [
            { beyond: 99.5, costs: '5 %' },
            { beyond: 99.2, costs: '10 %' },
          ],
        },
      ],
      earnBack: { months: 2, each: '60 %', atMost: '80 %' },
    },
  },
}

const STORY: Said[] = [
  // Nobody has to confirm maintenance: each window counts up to its longest, and all of them up to their sum.
  [
    '2027-01-07 10:00',
    'they',
    'maintenance umbrella "Database" --service "Orders API" --from "2027-01-11 20:00" --to "2027-01-11 22:00"',
  ],
  [
    '2027-01-07 10:10',
    'they',
    'maintenance umbrella "Disks" --service "Orders API" --from "2027-01-12 20:00" --to "2027-01-12 22:00"',
  ],
  ['2027-01-11 20:30', 'we', 'case umbrella "One"'],
  ['2027-01-11 22:30', 'they', 'resolve CASE-1 "Done"'],
  ['2027-01-12 20:30', 'we', 'case umbrella "Two"'],
  ['2027-01-12 21:30', 'they', 'resolve CASE-2 "Done"'],
  ['2027-01-13 10:00', 'we', 'case umbrella "Three"'],
  ['2027-01-13 15:00', 'they', 'resolve CASE-3 "Restarted"'],
  ['2027-02-08 10:00', 'told', '2027-01 is closed'],
  ['2027-02-08 10:00', 'print', 'ledger 2027-01'],
  ['2027-02-08 10:00', 'print', 'explain Availability 2027-01'],
  // In February there is no case, so of one promise no figure.
  ['2027-03-08 10:00', 'print', 'ledger 2027-02'],
  ['2027-03-09 10:00', 'we', 'case umbrella "Four" --service none'],
  ['2027-03-09 11:00', 'they', 'resolve CASE-4 "Restarted"'],
  ['2027-04-08 10:00', 'print', 'ledger 2027-03'],
  ['2027-04-09 10:00', 'we', 'case umbrella "Five" --service none'],
  ['2027-04-09 11:00', 'they', 'resolve CASE-5 "Restarted"'],
  ['2027-05-10 10:00', 'print', 'ledger 2027-04'],
]

test(
  'terms of money and of maintenance that are agreed otherwise count so alike on Slack and on Teams, byte for byte',
  { timeout: 120_000 },
  async () => {
    const files = await livedOnBoth({ terms: TERMS }, STORY)
    const says = (name: string, ...words: string[]) => {
      for (const one of words) expect(files[name]!.replaceAll('\\', ''), name).toContain(one)
    }
    // 0.5 + 0.5 + 5 of 744 h: 99.193 % is banded as 99.2 %, which is not below 99.2 %. Each breach of one incident costs something: 500.00 + 100.00.
    says(
      'explain Availability 2027-01',
      'Left out: 1 h 30 min in MAINT-1.',
      'it leaves out what began in it up to Tue 12 Jan 2027, 21:00 (Europe/Paris). It goes beyond what is left out in a period.',
      '738 h / 744 h = 99.193 %',
    )
    says(
      'ledger 2027-01',
      'Availability at 99.193 %, rounded to 99.2 %, beyond 99.5 %: 5 % of EUR 10,000.00 = EUR 500.00',
      'Umbrella Works pays EUR 600.00.',
    )
    // A period without a figure earns nothing, and uses up no month; 60 % and then the rest up to 80 % come back.
    says('ledger 2027-02', 'Nothing follows from this period.')
    says('ledger 2027-03', 'earn-back EUR 360.00 of the penalty of 2027-01: 60 % of EUR 600.00')
    says('ledger 2027-04', 'earn-back EUR 120.00 of the penalty of 2027-01', 'at most 80 % of EUR 600.00')
  },
)
