import { describe, expect, test } from 'vitest'
import type { Measure } from '../../../src/domain/sla/measures/measures.ts'
import { hintsOn } from '../../../src/domain/terms/hints-on.ts'
import type { Objective } from '../../../src/domain/terms/objective.ts'
import { promiseProblems } from '../../../src/domain/terms/promise-problems.ts'
import { cannotBeReached, targetProblem } from '../../../src/domain/terms/target-problem.ts'
import { ALWAYS, businessHours, type Calendar } from '../../../src/domain/time/calendar.ts'
import type { Duration } from '../../../src/domain/time/duration.ts'
import { calendarOf } from '../time/local-time.ts'
import { agreed, inHours, promise, terms } from '../../fixtures/terms.ts'
import { reminderProblem } from '../../../src/domain/terms/reminder-problem.ts'
import { USUAL_CALENDAR } from '../../../src/domain/terms/terms.ts'

const NOW = Date.parse('2026-11-23T08:00:00Z')
const office = businessHours('Europe/Paris')
const anHourAWeek = calendarOf('Europe/Paris', { monday: '09:00-10:00' })

test.each<[string, Calendar, Duration]>([
  ['a year of working days', office, { amount: 260, unit: 'working days' }],
  ['two years day and night', ALWAYS, { amount: 731, unit: 'd' }],
  ['all of an hour a week', anHourAWeek, { amount: 104, unit: 'h' }],
])('%s can be reached', (_title, calendar, target) => {
  expect(cannotBeReached(calendar, target, NOW)).toBeUndefined()
})

test('what cannot be reached is refused in a sentence that says how much time there is', () => {
  expect(cannotBeReached(office, { amount: 780, unit: 'working days' }, NOW)).toBe(
    '780 working days cannot be reached: the working hours come to 4184 h in two years. Give a shorter time, or more working hours.',
  )
  expect(cannotBeReached(anHourAWeek, { amount: 106, unit: 'h' }, NOW)).toContain('come to 105 h in two years')
  expect(targetProblem({ amount: 732, unit: 'd' }, 'always', NOW)).toBe(
    '732 days is over two years, the most that can be promised: give a shorter time.',
  )
})

test('working days cannot be counted day and night, and the sentence says what to write', () => {
  expect(targetProblem({ amount: 2, unit: 'working days' }, 'always', NOW)).toBe(
    '2 working days cannot be counted day and night, where no day is longer than another: write 48h for that time around the clock, or count it in working hours.',
  )
  expect(targetProblem({ amount: 2, unit: 'd' }, 'always', NOW)).toBeUndefined()
  expect(targetProblem({ amount: 2, unit: 'working days' }, office, NOW)).toBeUndefined()
})

const everyTuesday = { audience: 'everybody' as const, cron: '0 10 * * 2', zone: 'UTC', kind: 'pulse' as const }
const ONE_HOUR: Duration = { amount: 1, unit: 'h' }
const NO_LADDER = { steps: { internal: [], partner: [] }, cycles: 1 }

describe('what a partner is promised', () => {
  const resolve = promise({ severity: 2, target: { amount: 1, unit: 'working days' } })
  const hours = (amount: number): Duration => ({ amount, unit: 'h' })
  const years: Duration = { amount: 5_000, unit: 'h' }

  test('on defaults can be kept in office hours', () => {
    expect(promiseProblems(terms(inHours(office)), NOW)).toEqual([])
  })

  test.each<[string, Partial<Objective>[], string[]]>([
    ['in the same hours', [{ target: hours(5) }, { target: hours(4) }], ['5 h is longer than the 4 h']],
    ['as long as the other', [{ target: hours(4) }, { target: hours(4) }], []],
    [
      'to resolve by the clock, though it is not in the same hours',
      [{ target: hours(5) }, { target: hours(4), hours: 'always' }],
      ['5 h is longer than the 4 h'],
    ],
    [
      'in other hours, where that goes by when it begins',
      [{ target: hours(5), hours: 'always' }, { target: hours(4) }],
      [],
    ],
    [
      'in other hours, and due later whenever it begins',
      [{ target: { amount: 7, unit: 'd' }, hours: 'always' }, { target: hours(8) }],
      ['7 days is longer than the 8 h'],
    ],
    [
      'in other hours that are fewer, so that no more of them is longer',
      [{ target: hours(16) }, { target: hours(24), hours: 'always' }],
      ['16 h is longer than the 24 h'],
    ],
    [
      'of another side',
      [
        { target: hours(5), obligor: 'internal' },
        { target: hours(4), obligor: 'partner' },
      ],
      [],
    ],
    [
      'for any case, at the severities that are to be resolved before',
      [{ target: hours(5) }, { target: hours(9) }, { target: hours(4), severity: 1 }],
      ['at severity 1: 5 h is longer than the 4 h to resolve such a case'],
    ],
  ])('is done before its case is to be resolved: %s', (_, [first, ...others], expected) => {
    const about = (measure: Measure) =>
      terms({ ...inHours(office), objectives: [{ measure, ...first }, ...others].map((one) => promise(one)) })
    const severities = expected.length > 0 && others.length === 1 ? 4 : expected.length
    // An update is refused; of an acknowledgement, which every partner begins with, it is said once.
    const updates = promiseProblems(about('update'), NOW)
    const late = about('acknowledge')
    expect(promiseProblems(late, NOW)).toEqual([])
    const hints = hintsOn(terms({ objectives: [] }), late, { internal: 'Northwind', partner: 'Acme' }, NOW)
    for (const [said, what] of [
      [updates, 'The time for an update'],
      [hints, 'The time to acknowledge'],
    ] as const) {
      expect(said).toHaveLength(severities)
      for (const words of expected) expect(said[0]).toContain(words)
      for (const one of said) expect(one.startsWith(what)).toBe(true)
    }
    expect(hintsOn(late, late, { internal: 'Northwind', partner: 'Acme' }, NOW)).toEqual([])
  })

  test('is named with what cannot be kept of it: targets, waits and windows', () => {
    const checkIns = { ...everyTuesday, remindAfter: years }
    const step = { targets: [{ to: 'role' as const, role: 'sponsor' as const }], wait: years }
    const internal = [
      { ...step, waitIn: 'working' as const },
      { ...step, waitIn: 'wall' as const },
    ]
    const problems = promiseProblems(
      terms({
        ...inHours(office),
        objectives: [
          { ...resolve, kind: 'question', target: years },
          { ...resolve, kind: 'question', target: years, obligor: 'internal' },
          { ...resolve, hours: 'always' },
        ],
        ladders: [{ steps: { internal, partner: [] }, cycles: 1 }],
        checks: [{ ...checkIns, window: { amount: 800, unit: 'working days' } }],
      }),
      NOW,
    )
    expect(problems).toEqual([
      expect.stringMatching(/^The time to resolve at severity 2, question: 5000 h cannot be reached/u),
      expect.stringMatching(/^The time to resolve at severity 2: 1 working day cannot be counted day and night/u),
      expect.stringMatching(/^The wait of step 1 of escalations: 5000 h cannot be reached/u),
      expect.stringMatching(/^The window of health checks: 800 working days cannot be reached/u),
    ])
  })

  test('in day and night windows of health checks is counted by the clock', () => {
    const checkIns = { ...everyTuesday, window: years, remindAfter: ONE_HOUR }
    expect(
      promiseProblems(
        terms({ ...inHours(anHourAWeek), objectives: [], ladders: [NO_LADDER], checks: [checkIns] }),
        NOW,
      ),
    ).toEqual([])
  })

  test('hangs on the hours of each side too, though every target counts day and night', () => {
    const never = businessHours('Europe/Paris', dates('2026-01-01', '2038-12-31'))
    const objectives = [{ ...resolve, target: ONE_HOUR, hours: 'always' }]
    const partner = agreed(never, 'theirs')
    const ofBoth = { ...inHours(office).calendars, theirs: partner }
    const ladders = [NO_LADDER]
    const checks = [{ ...everyTuesday, window: ONE_HOUR, remindAfter: { amount: 10, unit: 'm' as const } }]
    const hours = { internal: USUAL_CALENDAR, partner: 'theirs' }
    expect(promiseProblems(terms({ calendars: ofBoth, hours, objectives, ladders, checks }), NOW)).toEqual([
      'The days of their side to answer and to reopen: 10 working days cannot be reached: the working hours come to 0 s in two years. Give a shorter time, or more working hours.',
    ])
    expect(promiseProblems(terms({ ...inHours(never), objectives, ladders }), NOW)).toEqual([
      expect.stringMatching(/^The days of our side to answer/u),
      expect.stringMatching(/^The days of their side to answer/u),
      expect.stringMatching(/^The window of health checks: 3 working days cannot be reached/u),
    ])
  })

  test('is not over two years by the clock either', () => {
    const wait: Duration = { amount: 800, unit: 'd' }
    const internal = [{ targets: [{ to: 'role' as const, role: 'sponsor' as const }], wait, waitIn: 'wall' as const }]
    const checks = [{ ...everyTuesday, window: wait, remindAfter: ONE_HOUR }]
    expect(promiseProblems(terms({ ladders: [{ steps: { internal, partner: [] }, cycles: 1 }], checks }), NOW)).toEqual(
      [
        'The wait of step 1 of escalations: 800 days is over two years, the most that can be promised: give a shorter time.',
        'The window of health checks: 800 days is over two years, the most that can be promised: give a shorter time.',
      ],
    )
  })
})

describe('the reminder of a health check', () => {
  const days = (amount: number): Duration => ({ amount, unit: 'working days' })

  test.each<[string, Duration, Duration]>([
    ['as its window closes', days(3), days(3)],
    ['after it', days(1), days(5)],
    ['by the clock after working days', days(1), { amount: 6, unit: 'd' }],
    ['in working days after what is by the clock', { amount: 2, unit: 'h' }, days(1)],
  ])('that would come %s is refused', (_title, window, remindAfter) => {
    expect(reminderProblem({ window, remindAfter }, office, NOW)).toMatch(/^.* after the opening it never comes/u)
  })

  test.each<[Duration, Duration]>([
    [days(3), days(1)],
    [days(1), { amount: 2, unit: 'h' }],
    [{ amount: 2, unit: 'd' }, days(1)],
  ])('that comes on some days is not: %#', (window, remindAfter) => {
    expect(reminderProblem({ window, remindAfter }, office, NOW)).toBeUndefined()
  })
})

/** Every date from one to another. */
function dates(first: string, last: string): string[] {
  const [from, to] = [Temporal.PlainDate.from(first), Temporal.PlainDate.from(last)]
  return Array.from({ length: from.until(to).days + 1 }, (_, at) => from.add({ days: at }).toString())
}
