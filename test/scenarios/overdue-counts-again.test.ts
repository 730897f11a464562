import { expect, test } from 'vitest'
import { livedOnBoth, type Said } from '../kit/on-both.ts'

const PROMISED = { severity: 3, obligor: 'partner', target: '4h', hours: 'always', protects: 'Orders are taken' }
const TERMS = {
  sla: { others: 'end', objectives: [{ ...PROMISED, measure: 'resolve' }] },
  money: {
    partner: {
      ...{ currency: 'EUR', fee: '10000.00', period: 'month', yearFrom: '07-01' },
      rules: [{ measure: 'resolve', severity: 3, perBreach: '5 %', whileOverdue: 'counts again' }],
    },
  },
}

/** A case of 4 January is resolved on 2 March: 500.00 for January, in which it was missed, 500.00 for February, and nothing for March; until it is let pass. */
const STORY: Said[] = [
  ['2027-01-04 10:00', 'we', 'case umbrella "Orders are late"'],
  ['2027-02-05 10:00', 'print', 'ledger 2027-01'],
  ['2027-02-05 10:00', 'print', 'report 2027-01'],
  ['2027-03-02 10:00', 'they', 'resolve CASE-1 "Rolled back"'],
  ['2027-03-02 10:01', 'we', 'confirm CASE-1'],
  ['2027-03-05 10:00', 'told', '2027-02 is closed'],
  ['2027-03-05 10:00', 'print', 'ledger 2027-02'],
  ['2027-03-05 10:00', 'print', 'report 2027-02'],
  ['2027-03-10 10:00', 'we', 'waive CASE-1 "Our own gateway was down"'],
  ['2027-04-07 10:00', 'told', '2027-03 is closed'],
  ['2027-04-07 10:00', 'print', 'ledger 2027-03'],
  ['2027-04-07 10:00', 'print', 'report 2027-03'],
  ['2027-04-07 10:00', 'print', 'explain ledger 2027-03'],
  ['2027-04-07 10:00', 'print', 'ledger 2027-01'],
  ['2027-04-07 10:00', 'print', 'ledger 2027-02'],
  ['2027-04-07 10:00', 'print', 'report 2027-02'],
]

test(
  'what is still overdue counts again in the next month alike on Slack and on Teams, byte for byte, until it is let pass in both',
  { timeout: 90_000 },
  async () => {
    const files = await livedOnBoth({ terms: TERMS }, STORY)
    const says = (name: string, ...words: (string | RegExp)[]) => {
      for (const one of words) expect(files[name]!.replaceAll('\\', ''), name).toMatch(one)
    }
    says('ledger 2027-01', /CASE-1, Severity 3, resolve, due Mon 4 Jan 2027, 14:00.*EUR 500/u)
    says('report 2027-01', 'EUR 500')
    says(
      'ledger 2027-02',
      /CASE-1, Severity 3, resolve, still overdue since Mon 4 Jan 2027, 14:00 .*, counted again: 5 % of EUR 10,000\.00 = EUR 500\.00/u,
    )
    says('report 2027-02', '0 of 1 (0 %)', /overdue since Mon 4 Jan 2027, 14:00 .*, counted again/u)
    // Let pass once, it is missed in neither month: both are corrected in March.
    says(
      'ledger 2027-03',
      'correction of 2027-01, EUR 500.00 less to pay',
      'correction of 2027-02, EUR 500.00 less to pay',
      'Umbrella Works is paid EUR 1,000.00.',
    )
    says('explain ledger 2027-03', 'Of 2027-02 was booked before: penalty −EUR 500.00')
    says('ledger 2027-01 (2)', 'Corrected in 2027-03: EUR 500.00 less to pay.')
    says('ledger 2027-02 (2)', 'counted again', 'Corrected in 2027-03: EUR 500.00 less to pay.')
    says('report 2027-02 (2)', 'pays EUR 500.00. Corrected in 2027-03: EUR 500.00 less to pay for Umbrella Works.')
    says('report 2027-02 (2)', /Severity 3, resolve \| 4 h \| – \| – \| – \|/u)
    for (const name of ['report 2027-02 (2)', 'report 2027-03']) expect(files[name]).not.toContain('overdue since')
  },
)
