import { expect, test } from 'vitest'
import { livedOnBoth, type Said } from '../kit/on-both.ts'

const TERMS = {
  sla: {
    others: 'end',
    objectives: [
      {
        ...{ measure: 'resolve', severity: 3, obligor: 'partner', target: '4h', hours: 'always' },
        ...{ protects: 'Orders are taken', pausesWhileWaiting: true },
      },
    ],
    figures: [
      {
        ...{ name: 'Availability', kind: 'availability', atLeast: 90, obligor: 'partner', period: 'month' },
        ...{ hours: 'always', service: 'Orders API', protects: 'Orders are taken' },
      },
    ],
  },
  money: {
    partner: {
      ...{ currency: 'EUR', fee: '10000.00', period: 'month' },
      rules: [{ measure: 'resolve', severity: 3, perBreach: '5 %' }],
    },
  },
}

/** Solved in three hours of four and confirmed, and reopened on the next day at nine: one hour is left of the target, until ten. */
const reopened = (label: string, day: string, next: string): Said[] => [
  [`${day} 09:00`, 'we', `case umbrella "${label} is down" --service "Orders API"`],
  [`${day} 12:00`, 'they', `resolve ${label} "Restarted"`],
  [`${day} 12:10`, 'we', `confirm ${label}`],
  [`${next} 09:00`, 'we', `reopen ${label} "It is down again"`],
]

const STORY: Said[] = [
  // Objected to once the other case was solved and confirmed: what was said there was said here, in time for nothing.
  ...reopened('CASE-1', '2027-01-04', '2027-01-05'),
  ['2027-01-05 09:20', 'they', 'another-fault CASE-1', 'CASE-2'],
  ['2027-01-05 09:30', 'they', 'ask CASE-2 "Which disk?"'],
  ['2027-01-05 09:40', 'we', 'reply CASE-2 "The first"'],
  ['2027-01-05 11:00', 'they', 'resolve CASE-2 "A disk was replaced"'],
  ['2027-01-05 11:10', 'we', 'confirm CASE-2'],
  ['2027-01-06 10:00', 'we', 'object CASE-2 "It is the same disk"', 'CASE-1 goes on as you reopened it'],
  // Objected to before it is solved, and then solved in what was left.
  ...reopened('CASE-3', '2027-01-07', '2027-01-08'),
  ['2027-01-08 09:10', 'they', 'another-fault CASE-3', 'CASE-4'],
  ['2027-01-08 09:30', 'we', 'object CASE-3 "It is the same disk"', 'CASE-3 goes on as you reopened it'],
  ['2027-01-08 09:50', 'they', 'resolve CASE-3 "Replaced"'],
  ['2027-01-08 10:10', 'we', 'confirm CASE-3'],
  // Taken back by whoever said it, when it was overdue without that word.
  ...reopened('CASE-5', '2027-01-11', '2027-01-12'),
  ['2027-01-12 09:10', 'they', 'another-fault CASE-5', 'CASE-6'],
  ['2027-01-12 10:30', 'they', 'undo CASE-6'],
  ['2027-01-12 11:00', 'they', 'resolve CASE-5 "Replaced"'],
  ['2027-01-12 11:10', 'we', 'confirm CASE-5'],
  // Nobody objects: the other case has the whole target, and the first is reopened anew for its own fault, with the hour that it had left.
  ...reopened('CASE-7', '2027-01-13', '2027-01-14'),
  ['2027-01-14 09:10', 'they', 'another-fault CASE-7', 'CASE-8'],
  ['2027-01-14 12:00', 'they', 'resolve CASE-8 "A switch was replaced"'],
  ['2027-01-14 12:10', 'we', 'confirm CASE-8'],
  ['2027-01-19 09:00', 'we', 'reopen CASE-7 "It is the disk again"'],
  ['2027-01-19 10:30', 'they', 'resolve CASE-7 "Replaced"'],
  ['2027-01-19 10:40', 'we', 'confirm CASE-7'],
  ['2027-02-08 10:01', 'print', 'report 2027-01'],
  ['2027-02-08 10:01', 'print', 'ledger 2027-01'],
  ['2027-02-08 10:01', 'print', 'explain Severity 3, resolve 2027-01'],
  ['2027-02-08 10:01', 'print', 'explain Availability 2027-01'],
  ['2027-02-08 10:01', 'print', 'explain CASE-1'],
  ['2027-02-08 10:01', 'print', 'explain CASE-7'],
  ['2027-02-08 10:10', 'both', 'explain CASE-2', 'CASE-2'],
]

test(
  'what a case was reopened for is another fault, or none once that is objected to or taken back, alike on Slack and on Teams, byte for byte',
  { timeout: 300_000 },
  async () => {
    const files = await livedOnBoth({ terms: TERMS }, STORY)
    const resolved = files['explain Severity 3, resolve 2027-01']!
    for (const said of [
      // Ten minutes of the hour that was left waited on us, on the other case.
      'CASE-1: missed. In round 1: due on Mon 4 Jan 2027, 13:00 (Europe/Paris), stopped on Mon 4 Jan 2027, 12:00 (Europe/Paris): in time. In round 2: due on Tue 5 Jan 2027, 10:10',
      'CASE-2: void, and not counted.',
      'CASE-3: met. In round 1: ',
      'In round 2: due on Fri 8 Jan 2027, 10:00 (Europe/Paris), stopped on Fri 8 Jan 2027, 09:50 (Europe/Paris): in time.',
      'CASE-4: void, and not counted.',
      'CASE-5: missed. In round 1: ',
      'CASE-6: void, and not counted.',
      'In round 2: it ended with its case on Thu 14 Jan 2027, 09:10 (Europe/Paris), before it was due: neither met nor missed. In round 3: due on Tue 19 Jan 2027, 10:00',
      'CASE-8: met. Due on Thu 14 Jan 2027, 13:00',
      'Each case once: 2 met + 3 missed = 5.',
    ])
      expect(resolved).toContain(said)
    expect(files['report 2027-01']).toContain('| Severity 3, resolve | 4 h | 2 of 5 (40 %) | – | 4 void |')
    // Down is what was, whichever case it was said of: between a resolution and the reopening nothing was.
    expect(files['explain Availability 2027-01']).toContain(
      'Down 3 h + 2 h + 3 h + 50 min + 3 h + 2 h + 3 h + 3 h + 1 h 30 min = 21 h 20 min;',
    )
    const ledger = files['ledger 2027-01']!
    for (const line of ['1: CASE\\-1, ', '2: CASE\\-5, ', '3: CASE\\-7, ']) expect(ledger).toContain(line)
    expect(ledger).toContain(String.raw`pays EUR 1,500\.00`)
    expect(files['explain CASE-1']).toContain('CASE-2. Anna Berg objected, so it does not hold')
    expect(files['explain CASE-7']).toContain('what CASE-7 was reopened for is another fault, CASE-8.')
  },
)
