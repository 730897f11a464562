import { expect, test } from 'vitest'
import { livedOnBoth, type Said } from '../kit/on-both.ts'

const OWED = { obligor: 'partner', hours: 'always', protects: 'Orders are taken' }
const TERMS = {
  sla: {
    others: 'end',
    objectives: [
      { ...OWED, measure: 'answer', severity: 3, target: '2h' },
      { ...OWED, measure: 'resolve', severity: 3, target: '4h' },
      { ...OWED, measure: 'acknowledge', kind: 'request', obligor: 'internal', target: '1h' },
    ],
    figures: [
      { ...OWED, name: 'Availability', kind: 'availability', period: 'month', atLeast: 99.5, service: 'Orders API' },
      {
        ...{ name: 'Deliveries', obligor: 'partner', period: 'month', unit: '%', atLeast: 99 },
        ...{ source: 'The order system', protects: 'Orders arrive' },
      },
    ],
  },
  money: {
    partner: {
      ...{ currency: 'EUR', fee: '10000.00', period: 'month', cap: '8 %', yearCap: '1200.00' },
      rules: [
        { measure: 'answer', severity: 3, perBreach: '100.00' },
        { measure: 'resolve', severity: 3, perBreach: '5 %' },
        {
          figure: 'Availability',
          bands: [
            { beyond: 99.5, costs: '5 %' },
            { beyond: 98, costs: '10 %' },
          ],
        },
        { figure: 'Deliveries', perBreach: '150.00' },
      ],
      earnBack: { months: 3, each: '50 %' },
      bonuses: [{ figure: 'Deliveries', reaching: 99.9, pays: '1 %' }],
      bonusCap: '80.00',
    },
    internal: {
      ...{ currency: 'EUR', fee: '2000.00', period: 'month' },
      rules: [{ measure: 'acknowledge', kind: 'request', perBreach: '1 %' }],
    },
  },
}

const STORY: Said[] = [
  // January: an answer, a resolution and availability by one incident; a resolution by another one; and what we owe.
  ['2027-01-04 10:00', 'we', 'case umbrella "One"'],
  ['2027-01-04 10:10', 'we', 'ask CASE-1 "Since when?"'],
  ['2027-01-04 13:00', 'they', 'reply CASE-1 "Since nine"'],
  ['2027-01-04 15:00', 'they', 'resolve CASE-1 "Restarted"'],
  ['2027-01-05 10:00', 'we', 'case umbrella "Two" --service none'],
  ['2027-01-05 15:00', 'they', 'resolve CASE-2 "Restarted"'],
  ['2027-01-06 10:00', 'they', 'case umbrella "Send us the key" --kind request'],
  ['2027-01-06 12:00', 'we', 'ack CASE-3'],
  ['2027-01-06 12:10', 'we', 'resolve CASE-3 "Sent"'],
  ['2027-02-01 11:00', 'they', 'measure "Deliveries" 99.95'],
  ['2027-02-01 11:10', 'print', 'ledger 2027-01'],
  ['2027-02-05 10:00', 'told', '2027-01 is closed'],
  ['2027-02-05 10:10', 'they', 'dispute "We had told you" --line 1 --period 2027-01', 'CASE-4'],
  ['2027-02-05 10:20', 'print', 'ledger 2027-01'],
  ['2027-02-05 10:30', 'we', 'resolve CASE-4 "It stands"'],
  // February: up to the cap of the year.
  ['2027-02-08 10:00', 'we', 'case umbrella "Five" --service none'],
  ['2027-02-08 15:00', 'they', 'resolve CASE-5 "Restarted"'],
  ['2027-03-01 11:00', 'they', 'measure "Deliveries" 98.5'],
  ['2027-03-05 10:00', 'told', '2027-02 is closed'],
  ['2027-03-05 10:10', 'print', 'ledger 2027-02'],
  // March: all is kept.
  ['2027-03-08 10:00', 'we', 'case umbrella "Six"'],
  ['2027-03-08 11:00', 'they', 'resolve CASE-6 "Restarted"'],
  ['2027-04-01 11:00', 'they', 'measure "Deliveries" 99.2'],
  ['2027-04-07 10:00', 'told', '2027-03 is closed'],
  ['2027-04-07 10:10', 'print', 'ledger 2027-03'],
  // Then what was missed in February is let pass.
  ['2027-04-07 11:00', 'we', 'waive CASE-5 "They had told us"'],
  ['2027-04-08 10:00', 'we', 'case umbrella "Seven"'],
  ['2027-04-08 11:00', 'they', 'resolve CASE-7 "Restarted"'],
  ['2027-05-03 11:00', 'they', 'measure "Deliveries" 99.95'],
  ['2027-05-10 10:00', 'told', '2027-04 is closed'],
  ['2027-05-10 10:10', 'print', 'ledger 2027-04'],
  ['2027-05-10 10:10', 'print', 'ledger 2027-02'],
  ['2027-05-10 10:10', 'print', 'report 2027-01'],
  ['2027-05-10 10:10', 'print', 'explain ledger 2027-01'],
  ['2027-05-10 10:10', 'print', 'explain ledger 2027-02'],
  ['2027-05-10 10:10', 'print', 'explain ledger 2027-04'],
  ['2027-05-10 10:10', 'both', 'ledger umbrella --period 2027-04', '2027-04'],
]

test(
  'what a period comes to in money does so by every rule of it alike on Slack and on Teams, byte for byte',
  { timeout: 180_000 },
  async () => {
    const files = await livedOnBoth({ startAt: '2026-12-31 10:00', terms: TERMS }, STORY)
    const says = (name: string, ...words: string[]) => {
      const text = files[name]!.replaceAll('\\', '')
      for (const one of words) expect(text, name).toContain(one)
    }
    // Of what CASE-1 missed only the dearest counts: 5 % of 10,000.00; with CASE-2 it is 1,000.00, and at most 8 %.
    says(
      'ledger 2027-01',
      'provisional, closes Wed 3 Feb 2027, 17:00',
      'Availability at 99.327 %, beyond 99.5 %: 5 % of EUR 10,000.00 = EUR 500.00, not counted: line 1 counts in its place',
      'EUR 100.00, not counted: line 1 counts in its place',
      'Together EUR 1,000.00, at most EUR 800.00 in a period.',
      'bonus EUR 80.00 for Deliveries at 99.95 %, which reaches 99.9 %: 1 % of EUR 10,000.00, bonuses come to at most EUR 80.00',
      'Umbrella Works pays EUR 720.00.',
      'CASE-3, Requests, acknowledge, due Wed 6 Jan 2027, 11:00 (Europe/Paris): 1 % of EUR 2,000.00 = EUR 20.00',
      'Net: Umbrella Works EUR 700.00 to pay. Shown only, each side pays its own.',
    )
    says('ledger 2027-01 (2)', 'closed Wed 3 Feb 2027, 17:00', 'disputed in CASE-4', '"booked","1","line"')
    says('report 2027-01', 'Booked in the ledger: Umbrella Works pays EUR 720.00; Northwind pays EUR 20.00.')
    // 500.00 and 150.00 in February, of which 1,200.00 − 800.00 fit into the contract year.
    says(
      'ledger 2027-02',
      'Together EUR 650.00, EUR 400.00 left of the EUR 1,200.00 that the contract year can come to, of which EUR 800.00 was used before.',
      'Umbrella Works pays EUR 400.00.',
    )
    says('explain ledger 2027-02', 'Used before: EUR 800.00 (2027-01): EUR 400.00 is left.')
    // March and April earn back half of 800.00 each, the oldest first.
    says('ledger 2027-03', 'earn-back EUR 400.00 of the penalty of 2027-01: 50 % of EUR 800.00')
    // With CASE-5 let pass February comes to 150.00: 250.00 less than was booked.
    says(
      'ledger 2027-04',
      'earn-back EUR 400.00 of the penalty of 2027-01',
      'bonus EUR 80.00',
      'correction of 2027-02, EUR 250.00 less to pay',
      'Umbrella Works is paid EUR 730.00.',
    )
    says('ledger 2027-02 (2)', 'Umbrella Works pays EUR 400.00.', 'Corrected in 2027-04: EUR 250.00 less to pay.')
    says('explain ledger 2027-04', 'of this one EUR 400.00 had (2027-03)', '−EUR 150.00 − (−EUR 400.00) = EUR 250.00.')
  },
)
