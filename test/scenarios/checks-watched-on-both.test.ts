import { expect, test } from 'vitest'
import { livedOnBoth, type Said } from '../kit/on-both.ts'

/** A pulse on the first Tuesday of the month, at ten. */
const TERMS = {
  checkIns: { cron: '0 10 * * 2#1', window: '3 working days', remindAfter: '1 working day' },
}

const STORY: Said[] = [
  ['2027-01-04 09:00', 'they', 'check schedule', 'the next opens'],
  ['2027-01-04 09:01', 'we', 'check schedule umbrella', 'To leave the next out:'],
  ['2027-01-04 09:02', 'both', 'check flags umbrella', 'no health check has closed yet'],
  // Left out once, with a reason that both sides read.
  ['2027-01-04 09:10', 'they', 'check skip "We meet next week anyway"', 'opened by our own people'],
  [
    '2027-01-04 09:11',
    'we',
    'check skip umbrella "We meet next week anyway"',
    'Tue 5 Jan 2027, 10:00 (Europe/Paris) is skipped. The next opens Tue 2 Feb 2027, 10:00',
  ],
  ['2027-01-04 09:12', 'we', 'check skip umbrella "And again"', 'is skipped already'],
  ['2027-01-04 09:13', 'they', 'check schedule', '“We meet next week anyway”'],
  ['2027-01-05 12:00', 'they', 'check', 'no health check yet'],
  ['2027-01-05 12:02', 'we', 'check skip umbrella off', 'No health check with Umbrella Works is skipped'],
  // Taken back before its day, it opens.
  ['2027-01-20 10:00', 'we', 'check skip umbrella "Too soon"', 'is skipped'],
  ['2027-01-20 10:01', 'we', 'check skip umbrella off', 'Tue 2 Feb 2027, 10:00'],
  ['2027-02-02 10:30', 'told', 'CHECK-1 is open'],
  ['2027-02-02 10:40', 'they', 'check', 'CHECK-1 is open'],
  ['2027-02-08 12:00', 'both', 'check flags umbrella', 'by CHECK-1, closed'],
  ['2027-02-08 12:02', 'we', 'check results umbrella', 'insufficient data'],
]

test(
  'flags, schedule and a check that is left out are told and done alike on both platforms, and to both sides where both read',
  { timeout: 300_000 },
  async () => {
    expect(await livedOnBoth({ terms: TERMS }, STORY)).toEqual({})
  },
)
