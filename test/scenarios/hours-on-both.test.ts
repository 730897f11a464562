import { expect, test } from 'vitest'
import { livedOnBoth, type Said } from '../kit/on-both.ts'

/*
 * Umbrella works from 9 to 17 in Paris, on the public holidays of France never. In the night to 25 October 2026 an hour comes twice, in that to 28 March 2027 one is missing; 29 March 2027 is
 * Easter Monday.
 */

const OWED = { obligor: 'partner', protects: 'Orders are taken' }
const up = (service: string, hours: string) => ({
  ...{ ...OWED, name: `${service} is up`, kind: 'availability', period: 'month', atLeast: 99, service, hours },
})
const REPAIRED = { ...OWED, name: 'Desk is repaired', kind: 'mttr', period: 'month', atMost: 8, service: 'Desk' }
const TERMS = {
  calendar: { zone: 'Europe/Paris', holidays: { country: 'FR' } },
  sla: {
    others: 'end',
    objectives: [
      { ...OWED, measure: 'resolve', severity: 1, target: '8h', hours: 'always' },
      { ...OWED, measure: 'resolve', severity: 2, target: '8h' },
    ],
    figures: [up('Orders API', 'always'), up('Desk', 'calendar'), { ...REPAIRED, hours: 'calendar' }],
  },
}

const AUTUMN: Said[] = [
  ['2026-10-24 22:00', 'we', 'case umbrella "One" --severity 1 --service "Orders API"'],
  ['2026-10-24 22:01', 'we', 'case umbrella "Two" --severity 1 --service "Orders API"'],
  ['2026-10-25 04:55', 'they', 'resolve CASE-1 "Restarted"'],
  ['2026-10-25 05:05', 'they', 'resolve CASE-2 "Restarted"'],
  ['2026-11-06 10:00', 'print', 'report 2026-10'],
  ['2026-11-06 10:00', 'print', 'explain CASE-1'],
  ['2026-11-06 10:00', 'print', 'explain CASE-2'],
  ['2026-11-06 10:00', 'print', 'explain Orders API is up 2026-10'],
  ['2026-11-06 10:10', 'both', 'explain CASE-2', 'Due on Sun 25 Oct 2026, 05:01'],
]

const SPRING: Said[] = [
  ['2027-03-26 16:00', 'we', 'case umbrella "One" --severity 2 --service Desk'],
  ['2027-03-26 16:01', 'we', 'case umbrella "Two" --severity 2 --service Desk'],
  ['2027-03-27 22:00', 'we', 'case umbrella "Three" --severity 1 --service "Orders API"'],
  ['2027-03-27 22:01', 'we', 'case umbrella "Four" --severity 1 --service "Orders API"'],
  ['2027-03-28 06:55', 'they', 'resolve CASE-3 "Restarted"'],
  ['2027-03-28 07:05', 'they', 'resolve CASE-4 "Restarted"'],
  ['2027-03-30 15:30', 'they', 'resolve CASE-1 "Restarted"'],
  ['2027-03-30 16:30', 'they', 'resolve CASE-2 "Restarted"'],
  ['2027-04-08 10:00', 'print', 'report 2027-03'],
  ['2027-04-08 10:00', 'print', 'explain CASE-1'],
  ['2027-04-08 10:00', 'print', 'explain CASE-2'],
  ['2027-04-08 10:00', 'print', 'explain CASE-3'],
  ['2027-04-08 10:00', 'print', 'explain CASE-4'],
  ['2027-04-08 10:00', 'print', 'explain Orders API is up 2027-03'],
  ['2027-04-08 10:00', 'print', 'explain Desk is up 2027-03'],
  ['2027-04-08 10:00', 'print', 'explain Desk is repaired 2027-03'],
  ['2027-04-08 10:10', 'both', 'report umbrella --period 2027-03', 'Desk is up'],
]

const told =
  (files: Record<string, string>) =>
  (name: string, ...words: string[]) => {
    for (const one of words) expect(files[name]!.replaceAll('\\', ''), name).toContain(one)
  }

test(
  'eight hours over the night in which an hour comes twice end an hour earlier by the clock, on Slack and on Teams, byte for byte',
  { timeout: 120_000 },
  async () => {
    const files = await livedOnBoth({ startAt: '2026-10-22 10:00', terms: TERMS }, AUTUMN)
    const says = told(files)
    says('explain CASE-1', 'Due on Sun 25 Oct 2026, 05:00 (Europe/Paris)', 'in time: the target was met')
    says('explain CASE-2', 'Due on Sun 25 Oct 2026, 05:01 (Europe/Paris)')
    expect(files['report 2026-10']).toContain('| Severity 1, resolve | 8 h | 1 of 2 (50 %) | – | – |')
    // From when it was agreed, the 22nd at ten, nine days, 14 hours and the one that came twice; from 22:00 to 05:05 there are 8 h 5 min.
    says('explain Orders API is up 2026-10', '231 h of service − 8 h 5 min = 222 h 55 min up')
  },
)

test(
  'and an hour later where one is missing; what is counted in working hours stands still on a holiday',
  { timeout: 120_000 },
  async () => {
    const files = await livedOnBoth({ startAt: '2027-03-24 10:00', terms: TERMS }, SPRING)
    const says = told(files)
    // One hour on Friday, none on Easter Monday, seven on Tuesday.
    says('explain CASE-1', 'Due on Tue 30 Mar 2027, 16:00 (Europe/Paris)', 'in time: the target was met')
    says('explain CASE-2', 'Due on Tue 30 Mar 2027, 16:01 (Europe/Paris)')
    says('explain CASE-3', 'Due on Sun 28 Mar 2027, 07:00 (Europe/Paris)', 'in time: the target was met')
    says('explain CASE-4', 'Due on Sun 28 Mar 2027, 07:01 (Europe/Paris)')
    for (const severity of [1, 2])
      expect(files['report 2027-03']).toContain(`| Severity ${severity}, resolve | 8 h | 1 of 2 (50 %)`)
    // From when it was agreed, the 24th at ten, seven days and 14 hours without the one that is missing; from 22:00 to 07:05 there are 8 h 5 min.
    says('explain Orders API is up 2027-03', '181 h of service − 8 h 5 min = 172 h 55 min up')
    // Seven hours on that Wednesday, and four days of eight without Easter Monday; down an hour on Friday and seven and a half on Tuesday.
    says('explain Desk is up 2027-03', '39 h of service − 8 h 30 min = 30 h 30 min up')
    // (7 h 30 min + 8 h 29 min) / 2
    says('explain Desk is repaired 2027-03', '15 h 59 min / 2')
  },
)
