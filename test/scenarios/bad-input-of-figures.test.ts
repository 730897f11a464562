import { expect, test } from 'vitest'
import { livedOnBoth, type Said } from '../kit/on-both.ts'

const TERMS = {
  sla: {
    others: 'end',
    objectives: [],
    figures: [
      {
        ...{ name: 'Orders up', kind: 'availability', atLeast: 99, obligor: 'partner', period: 'month' },
        ...{ hours: 'always', service: 'Orders API', protects: 'Orders are taken' },
      },
      {
        ...{ name: 'Orders ok', obligor: 'partner', period: 'month', unit: '%', atLeast: 99, floor: 95 },
        ...{ source: 'The order system', protects: 'Customers get what they ordered', due: '2 working days' },
      },
    ],
  },
  money: {
    partner: {
      ...{ currency: 'EUR', fee: '10000.00', period: 'month' },
      rules: [{ figure: 'Orders ok', perBreach: '150.00' }],
    },
  },
}

/** What is typed and cannot be taken as it is, and what of the answer says why, or how to put it right. */
const REFUSED: [who: 'we' | 'they', line: string, says: string][] = [
  ['they', 'measure "Orders ok" "98 EUR"', 'is counted in %, not in “EUR”: say for example 98 %.'],
  ['they', 'measure "Orders ok" 98 --period 2027-02', '2027-02 runs until Mon 1 Mar 2027, 00:00'],
  ['they', 'measure "Orders ok" 98 --period 2020-01', 'its first month is 2026-12, and 2020-01 was before that'],
  ['they', 'measure "Orders ok" 98 --period 2027-13', '“2027-13” is no period: say it like'],
  ['we', 'measure umbrella "Orders ok" 98', 'says what Umbrella Works reports, and when'],
  ['they', 'measure "Orders ok" 1,234', 'can be read as two numbers: write 1234, or 1.234'],
  ['they', 'measure "Orders ok" 1e3', 'not in “e3”'],
  ['they', 'measure "Orders ok" 98.12345678', 'at most 12 digits before the point and 6 after it'],
  ['they', 'measure "Orders oc" 98', 'Did you mean “Orders ok”?'],
  ['they', 'measure "Orders up" 98', 'is counted from the cases about “Orders API”, and nobody reports it'],
  ['they', 'measure "Orders ok" 140', '140 % is no share: “Orders ok” lies between 0 and 100 %'],
  ['they', 'measure "Orders ok" -3', '-3 % is no share'],
  ['they', 'measure "Orders ok" ninety', 'is no number: write it in digits, like 98.7'],
  ['they', 'maintenance "DB" --from "2027-02-29 22:00" --to 23:00', 'as 2027 is no leap year'],
  ['they', 'maintenance "DB" --from "2027-02-10 22:00" --to "2027-02-10 21:00"', 'It ends before it begins.'],
  ['they', 'maintenance "DB" --from "2027-02-10 22:00" --to "2027-04-10 21:00"', 'It is longer than 30 days.'],
  [
    'they',
    'maintenance "DB" --from "2027-01-10 22:00" --to 23:00',
    'is announced before it begins: say a time to come',
  ],
  ['they', 'maintenance "DB" --from "2027-02-10 25:00" --to 26:00', 'does not say a day and a time of day: write'],
  ['we', 'exclude CASE-1 "A digger" --from "2027-01-04 11:00" --to "2027-01-04 10:00"', 'It ends before it begins'],
  ['we', 'exclude CASE-1 "A digger" --from "2027-01-04 12:00" --to "2027-01-04 13:00"', 'only time within that'],
  ['they', 'failed CASE-1 2027-01-05 10:00', 'say a time before that'],
  ['they', 'failed CASE-1 2026-12-01 10:00', 'more than 7 days before CASE-1 was opened. Check the day.'],
  ['we', 'service CASE-1 "Orders app"', 'Did you mean “Orders API”?'],
  ['we', 'waive umbrella --figure "Orders ok" --period 2027-01 "Fine"', 'nothing was missed that could be waived'],
  ['we', 'dispute umbrella "Wrong" --line 9 --period 2027-01', 'say which figure is wrong, with'],
  ['we', 'ledger umbrella --period 2027-13', 'There is no ledger with Umbrella Works for “2027-13”'],
  ['we', 'report umbrella --period 2027-Q5', 'Say a month, a quarter or a year'],
  ['we', 'explain umbrella "Orders oc"', 'Did you mean “Orders ok”?'],
  ['we', 'accept umbrella --figure "Orders ok" --period 2027-01', 'waits for a word'],
  ['we', 'same CASE-1 as CASE-1', 'say which other case tells it'],
  ['we', 'counts CASE-1', 'so it counts anyway'],
  ['we', 'rebase CASE-1', 'nothing of it goes on'],
]

/** A minute apart, from ten o'clock on. */
const minute = (at: number) => `10:${`${at}`.padStart(2, '0')}`

const STORY: Said[] = [
  ['2027-01-04 09:00', 'we', 'case umbrella "Orders are down" --service "Orders API"'],
  ['2027-01-04 11:00', 'they', 'resolve CASE-1 "Restarted"'],
  ['2027-01-04 11:10', 'we', 'confirm CASE-1'],
  ['2027-02-01 09:00', 'print', 'report 2027-01'],
  ...REFUSED.map(([who, line, says], at): Said => [`2027-02-01 ${minute(at)}`, who, line, says]),
  ['2027-02-01 11:00', 'print', 'report 2027-01'],
  // Closed by then.
  ['2027-02-10 10:00', 'they', 'measure "Orders ok" 98 --period 2027-01', 'Say why it comes now'],
  ['2027-02-10 10:01', 'they', 'measure "Orders ok" 98 --period 2027-01 --why ""', 'Say why it comes now'],
  // What can be meant in one way alone is taken, and said.
  [
    '2027-02-10 10:02',
    'they',
    'maintenance "DB" --from "2027-03-28 02:30" --to 04:00',
    'does not exist in Europe/Paris',
  ],
  ['2027-02-10 10:03', 'they', 'maintenance "DB" --from "2027-10-31 02:30" --to 04:00', 'comes twice in Europe/Paris'],
  ['2027-02-10 10:04', 'print', 'ledger 2027-01'],
]

test(
  'what is typed of figures, periods, maintenance and money and cannot be taken says why and how to put it right, on both platforms, and does nothing',
  { timeout: 300_000 },
  async () => {
    const files = await livedOnBoth({ terms: TERMS }, STORY)
    expect(files['report 2027-01 (2)']).toBe(files['report 2027-01'])
    expect(files['ledger 2027-01']).toContain('is not reported: nothing follows from it')
  },
)
