import { expect, test } from 'vitest'
import { livedOnBoth, type Said } from '../kit/on-both.ts'

const OF_SERVICE = {
  ...{ obligor: 'partner', period: 'month', service: 'Orders API', hours: 'always', protects: 'Orders are taken' },
}
const OUTAGES = { leastOutage: '10m', maintenance: { notice: '1d', confirmed: true } }
const TERMS = {
  sla: {
    others: 'end',
    objectives: [],
    figures: [
      { ...OF_SERVICE, ...OUTAGES, name: 'Availability', kind: 'availability', atLeast: 99 },
      { ...OF_SERVICE, ...OUTAGES, name: 'Failures', kind: 'failures', atMost: 5 },
      { ...OF_SERVICE, ...OUTAGES, name: 'Between failures', kind: 'mtbf', atLeast: 100 },
      { ...OF_SERVICE, name: 'Repair', kind: 'mttr', atMost: 2 },
    ],
  },
}

const STORY: Said[] = [
  // Left out of what waited on us, once two of our working days are over.
  ['2027-01-04 10:00', 'we', 'case umbrella "One"'],
  ['2027-01-04 10:30', 'they', 'ask CASE-1 "Which region?"'],
  ['2027-01-04 11:30', 'we', 'reply CASE-1 "Frankfurt"'],
  ['2027-01-04 12:00', 'they', 'resolve CASE-1 "Restarted"'],
  ['2027-01-04 12:10', 'we', 'confirm CASE-1'],
  [
    '2027-01-04 12:20',
    'they',
    'exclude CASE-1 "We had asked you" --from "2027-01-04 10:30" --to 11:30',
    'unless Northwind',
  ],
  // The same, to which we object.
  ['2027-01-05 10:00', 'we', 'case umbrella "Two"'],
  ['2027-01-05 10:30', 'they', 'ask CASE-2 "Which region?"'],
  ['2027-01-05 11:30', 'we', 'reply CASE-2 "Frankfurt"'],
  ['2027-01-05 12:00', 'they', 'resolve CASE-2 "Restarted"'],
  ['2027-01-05 12:10', 'we', 'confirm CASE-2'],
  ['2027-01-05 12:20', 'they', 'exclude CASE-2 "We had asked you" --from "2027-01-05 10:30" --to 11:30'],
  ['2027-01-05 12:30', 'we', 'object CASE-2 "We had told you by phone"'],
  // Left out by us, who are owed it: at once, whatever it is.
  ['2027-01-06 10:00', 'we', 'case umbrella "Three"'],
  ['2027-01-06 13:00', 'they', 'resolve CASE-3 "Dug out"'],
  ['2027-01-06 13:20', 'we', 'exclude CASE-3 "A digger cut the cable" --from "2027-01-06 11:00" --to 12:30'],
  // Down before it was opened, as the other side agrees.
  ['2027-01-07 10:00', 'we', 'case umbrella "Four"'],
  ['2027-01-07 10:10', 'we', 'failed CASE-4 "2027-01-07 9:15"'],
  ['2027-01-07 10:20', 'they', 'accept CASE-4'],
  ['2027-01-07 11:00', 'they', 'resolve CASE-4 "Restarted"'],
  // Two cases of one incident.
  ['2027-01-08 10:00', 'we', 'case umbrella "Five"'],
  ['2027-01-08 10:30', 'we', 'case umbrella "Six"'],
  ['2027-01-08 10:40', 'they', 'same CASE-6 as CASE-5'],
  ['2027-01-08 11:00', 'they', 'resolve CASE-5 "Restarted"'],
  ['2027-01-08 11:10', 'we', 'confirm CASE-5'],
  ['2027-01-08 12:00', 'they', 'resolve CASE-6 "Restarted"'],
  ['2027-01-08 12:10', 'we', 'confirm CASE-6'],
  // They say themselves that their service is down: that counts as down, and as a repair only where we say so.
  ['2027-01-11 10:00', 'they', 'case umbrella "Seven" --service "Orders API"'],
  ['2027-01-11 11:00', 'they', 'resolve CASE-7 "Restarted"'],
  ['2027-01-11 11:10', 'we', 'confirm CASE-7'],
  ['2027-01-12 10:00', 'they', 'case umbrella "Eight" --service "Orders API"'],
  ['2027-01-12 10:30', 'they', 'resolve CASE-8 "Restarted"'],
  ['2027-01-12 10:50', 'we', 'counts CASE-8'],
  // Withdrawn by whoever is owed: nothing was down. Shorter than the least outage: none.
  ['2027-01-13 10:00', 'we', 'case umbrella "Nine"'],
  ['2027-01-13 10:30', 'we', 'withdraw CASE-9 "It was our own network"'],
  ['2027-01-14 10:00', 'we', 'case umbrella "Ten"'],
  ['2027-01-14 10:05', 'they', 'resolve CASE-10 "Restarted"'],
  // Maintenance that was announced in time and confirmed, and such as was not.
  [
    '2027-01-15 10:00',
    'they',
    'maintenance umbrella "Database" --service "Orders API" --from "2027-01-16 20:00" --to "2027-01-16 23:00"',
    'The terms ask for the word of Northwind',
  ],
  ['2027-01-15 10:10', 'we', 'confirm MAINT-1'],
  ['2027-01-16 21:00', 'we', 'case umbrella "Eleven"'],
  ['2027-01-16 22:30', 'they', 'resolve CASE-11 "Done"'],
  ['2027-01-16 22:40', 'we', 'confirm CASE-11'],
  [
    '2027-01-18 18:00',
    'they',
    'maintenance umbrella "Disks" --service "Orders API" --from "2027-01-18 20:00" --to "2027-01-18 22:00"',
  ],
  ['2027-01-18 18:10', 'we', 'confirm MAINT-2'],
  ['2027-01-18 20:30', 'we', 'case umbrella "Twelve"'],
  ['2027-01-18 21:00', 'they', 'resolve CASE-12 "Done"'],
  // Between a resolution that was confirmed and a reopening it was up.
  ['2027-01-19 10:00', 'we', 'case umbrella "Thirteen"'],
  ['2027-01-19 11:00', 'they', 'resolve CASE-13 "Restarted"'],
  ['2027-01-19 11:10', 'we', 'confirm CASE-13'],
  ['2027-01-20 10:00', 'we', 'reopen CASE-13 "It is back"'],
  ['2027-01-20 11:00', 'they', 'resolve CASE-13 "Replaced"'],
  ['2027-01-20 11:10', 'we', 'confirm CASE-13'],
  // Two that are merged last as long as the one that remains.
  ['2027-01-21 10:00', 'we', 'case umbrella "Fourteen"'],
  ['2027-01-21 10:20', 'we', 'case umbrella "Fifteen"'],
  ['2027-01-21 10:30', 'we', 'merge CASE-15 into CASE-14'],
  ['2027-01-21 11:00', 'they', 'resolve CASE-14 "Restarted"'],
  ['2027-01-21 11:10', 'we', 'confirm CASE-14'],
  // A resolution that is struck ended nothing; of the time until then all beyond a working day waited on whoever struck it.
  ['2027-01-22 10:00', 'we', 'case umbrella "Sixteen"'],
  ['2027-01-22 11:00', 'they', 'resolve CASE-16 "Restarted"'],
  ['2027-01-25 12:00', 'we', 'reopen CASE-16 "It is still down"'],
  ['2027-01-25 13:00', 'they', 'resolve CASE-16 "Replaced"'],
  ['2027-01-25 13:10', 'we', 'confirm CASE-16'],
  // Reopened for what is another fault.
  ['2027-01-26 10:00', 'we', 'case umbrella "Seventeen"'],
  ['2027-01-26 11:00', 'they', 'resolve CASE-17 "Restarted"'],
  ['2027-01-26 11:10', 'we', 'confirm CASE-17'],
  ['2027-01-27 10:00', 'we', 'reopen CASE-17 "It is down again"'],
  ['2027-01-27 10:30', 'they', 'another-fault CASE-17'],
  ['2027-01-27 12:00', 'they', 'resolve CASE-18 "A disk was replaced"'],
  ['2027-01-27 12:10', 'we', 'confirm CASE-18'],
  // Solved earlier than it was said, as the other side agrees.
  ['2027-01-28 10:00', 'we', 'case umbrella "Nineteen"'],
  ['2027-01-28 14:00', 'they', 'resolve CASE-19 "It was the cache"'],
  ['2027-01-28 14:10', 'they', 'resolve CASE-19 --since "2027-01-28 13:00"'],
  ['2027-01-28 14:20', 'we', 'accept CASE-19'],
  // Into the next month.
  ['2027-01-31 23:30', 'we', 'case umbrella "Twenty"'],
  ['2027-02-01 00:30', 'they', 'resolve CASE-20 "Restarted"'],
  ['2027-02-01 09:30', 'we', 'confirm CASE-20'],
  ['2027-02-05 10:00', 'both', 'report umbrella --period 2027-01', 'Figures of'],
  ['2027-02-05 10:01', 'both', 'sla umbrella', '(87.399 %, missed)'],
  ['2027-02-05 10:02', 'print', 'report 2027-01'],
  ['2027-02-05 10:02', 'print', 'explain Availability 2027-01'],
  ['2027-02-05 10:02', 'print', 'explain Failures 2027-01'],
  ['2027-02-05 10:02', 'print', 'explain Between failures 2027-01'],
  ['2027-02-05 10:02', 'print', 'explain Repair 2027-01'],
]

test(
  'what was down is counted by every rule of it alike on Slack and on Teams, byte for byte',
  { timeout: 300_000 },
  async () => {
    const files = await livedOnBoth({ terms: TERMS }, STORY)
    const up = files['explain Availability 2027-01']!
    for (const [label, counts] of [
      ['CASE-1', '2 h of its hours; 1 h of it counts'],
      ['CASE-2', '2 h of its hours; all of it counts'],
      ['CASE-3', '3 h of its hours; 1 h 30 min of it counts'],
      ['CASE-4', '1 h 45 min of its hours; all of it counts'],
      ['CASE-5, CASE-6', '2 h of its hours; all of it counts'],
      ['CASE-7', '1 h of its hours; all of it counts'],
      ['CASE-8', '30 min of its hours; all of it counts'],
      ['CASE-10', '5 min of its hours; 0 s of it counts'],
      ['CASE-11', '1 h 30 min of its hours; 0 s of it counts'],
      ['CASE-12', '30 min of its hours; all of it counts'],
      ['CASE-13', '1 h of its hours; all of it counts'],
      ['CASE-14', '1 h of its hours; all of it counts'],
      ['CASE-16', '75 h of its hours; 74 h of it counts'],
      ['CASE-17', '1 h of its hours; all of it counts'],
      ['CASE-18', '2 h of its hours; all of it counts'],
      ['CASE-19', '3 h of its hours; all of it counts'],
      ['CASE-20', '30 min of its hours; all of it counts'],
    ] as const)
      expect(up.split('\n').find((line) => line.startsWith(`- ${label}: down`))).toContain(counts)
    expect(up.match(/- CASE-13: down/gu)).toHaveLength(2)
    expect(up).not.toMatch(/CASE-(?:9|15)\b/u)
    expect(up).toContain('Left out: 1 h 30 min in MAINT-1.')
    expect(up).toMatch(/MAINT-2, .* It was announced late, and leaves nothing out\./u)
    // 1 + 2 + 1.5 + 1.75 + 2 + 1 + 0.5 + 0.5 + 1 + 1 + 1 + 74 + 1 + 2 + 3 + 0.5 = 93.75 h of 31 × 24 = 744.
    expect(up).toContain('650 h 15 min / 744 h = 87.399 %')
    expect(files['explain Failures 2027-01']).toContain('Failures that began in it: 16.')
    expect(files['explain Between failures 2027-01']).toContain('650 h 15 min / 16 = 40.64 h')
    // What they opened themselves is in the mean by our word alone; one incident was repaired once, by its last case; and one of February is not in it.
    const repaired = files['explain Repair 2027-01']!
    expect(repaired).toContain('CASE-8 was opened')
    expect(repaired).not.toMatch(/CASE-(?:5|7|9|15|20) was opened/u)
    // 2 + 2 + 3 + 1 + 2 + 0.5 + 5 min + 1.5 + 0.5 + 25 + 1 + 75 + 1 + 2 + 3 = 119 h 35 min.
    expect(repaired).toContain('119 h 35 min / 15 = 7.973 h')
    expect(files['report 2027-01']).toContain(
      '"Availability","%","87.399","100","Orders API","1 h by agreement: CASE-1',
    )
  },
)
