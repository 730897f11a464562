import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CheckInPlan } from '../../../src/domain/checkins/plan.ts'
import type { Change } from '../../../src/domain/partners/change.ts'
import { diffTerms } from '../../../src/domain/terms/diff-terms.ts'
import type { LadderTerms } from '../../../src/domain/terms/ladder-terms.ts'
import type { Objective } from '../../../src/domain/terms/objective.ts'
import { type Terms, USUAL_CALENDAR } from '../../../src/domain/terms/terms.ts'
import { businessHours, type Calendar, everyDay } from '../../../src/domain/time/calendar.ts'
import type { Duration } from '../../../src/domain/time/duration.ts'
import { agreed, inHours, levels, promise, terms } from '../../fixtures/terms.ts'
import { anyTerms, meaning } from './any-terms.ts'

const ACKNOWLEDGE = promise({
  measure: 'acknowledge',
  severity: 1,
  target: { amount: 15, unit: 'm' },
  hours: 'always',
  pausesWhileWaiting: false,
  levels: levels('-50 %', '-25 %'),
  protects: 'Orders leave the same day',
})

const PLAN: CheckInPlan = {
  audience: 'everybody',
  cron: '0 10 * * 2#1',
  zone: 'Europe/Paris',
  kind: 'pulse',
  window: { amount: 3, unit: 'working days' },
  remindAfter: { amount: 1, unit: 'working days' },
}

const HOURS = businessHours('Europe/Paris', ['2026-12-25'])
const SUMMER = everyDay((day) =>
  day === 'monday'
    ? [
        { from: '13:00', to: '14:00' },
        { from: '08:00', to: '12:00' },
      ]
    : [],
)
const HOURS_AGREED = agreed(HOURS, USUAL_CALENDAR)
const BEFORE = terms({ ...inHours(HOURS), objectives: [ACKNOWLEDGE] })
const hours = (change: Partial<Calendar>) => inHours({ ...HOURS, ...change })
const promises = (...objectives: Objective[]) => ({ objectives })
const [USUAL] = BEFORE.ladders as [LadderTerms]
const ladder = (change: Partial<LadderTerms>) => ({ ladders: [{ ...USUAL, ...change }] })
const [first, second, third] = USUAL.steps.internal as [never, never, never]
const ON_ACKNOWLEDGE = 'to acknowledge a case of severity 1'
const LONG = 'x'.repeat(300)

describe('what differs between two terms', () => {
  test.each<[string, Partial<Terms>, Change[]]>([
    [
      'the zone',
      hours({ zone: 'Europe/London' }),
      [{ what: 'the time zone', from: 'Europe/Paris', to: 'Europe/London' }],
    ],
    [
      'the hours of one day',
      hours({ week: { ...HOURS.week, friday: [{ from: '09:00', to: '12:00' }] } }),
      [
        {
          what: 'the working hours',
          from: 'Mon–Fri 09:00–17:00',
          to: 'Mon–Thu 09:00–17:00; Fri 09:00–12:00',
        },
      ],
    ],
    [
      'a season',
      hours({
        seasons: [
          { from: '2026-12-24', to: '2027-01-01', week: SUMMER },
          { from: '07-01', to: '08-31', week: SUMMER },
        ],
      }),
      [
        {
          what: 'the working hours',
          from: 'Mon–Fri 09:00–17:00',
          to: 'Mon–Fri 09:00–17:00; from 1 July to 31 August: Mon 08:00–12:00, 13:00–14:00; from 24 December 2026 to 1 January 2027: Mon 08:00–12:00, 13:00–14:00',
        },
      ],
    ],
    [
      'a few days off',
      hours({ holidays: ['2026-12-24', '2026-12-31'] }),
      [{ what: 'the days off', from: '1 (with 2026-12-25)', to: '2 (with 2026-12-24, 2026-12-31)' }],
    ],
    [
      'many days off, in a few words',
      hours({ holidays: ['2026-12-25', ...['01', '02', '03', '04', '05'].map((day) => `2027-01-${day}`)] }),
      [{ what: 'the days off', from: '1', to: '6 (with 2027-01-01, 2027-01-02, 2027-01-03 and 2 more)' }],
    ],
    [
      'whose public holidays are kept, which of them are worked, and days with hours of their own',
      {
        calendars: {
          [USUAL_CALENDAR]: {
            ...HOURS_AGREED,
            rules: {
              ...HOURS_AGREED.rules,
              publicHolidays: { country: 'FR', except: ['Lundi de Pentecôte'] },
              hoursOnDates: [{ on: '12-24', periods: [{ from: '09:00', to: '12:00' }] }],
            },
          },
        },
      },
      [
        { what: 'the public holidays', from: 'none', to: 'FR' },
        { what: 'the public holidays worked', from: '0', to: '1 (with Lundi de Pentecôte)' },
        { what: 'the days with hours of their own', from: '0', to: '1 (with 12-24 09:00–12:00)' },
      ],
    ],
    [
      'further hours, and who works by them',
      {
        calendars: { ...BEFORE.calendars, nights: agreed(businessHours('UTC'), 'nights') },
        hours: { internal: USUAL_CALENDAR, partner: 'nights' },
      },
      [
        { what: 'the hours “nights”', from: '', to: 'Mon–Fri 09:00–17:00 (UTC), public holidays: none' },
        { what: 'the hours of their side', from: 'working hours', to: 'nights' },
      ],
    ],
    [
      'every part of a promise',
      promises({
        ...ACKNOWLEDGE,
        target: { amount: 2, unit: 'working days' },
        hours: 'calendar',
        pausesWhileWaiting: true,
        levels: [],
        severityRaised: 'from opening',
        audience: 'internal',
        protects: 'Nobody asks twice',
      }),
      [
        { what: `their target ${ON_ACKNOWLEDGE}`, from: '15 min', to: '2 working days' },
        { what: `the hours of their target ${ON_ACKNOWLEDGE}`, from: 'day and night', to: 'in working hours' },
        { what: `the pauses of their target ${ON_ACKNOWLEDGE}`, from: 'none', to: 'while it waits' },
        { what: `the levels of their target ${ON_ACKNOWLEDGE}`, from: '−50 % and −25 %', to: 'none' },
        {
          what: `what their target ${ON_ACKNOWLEDGE} counts from when the severity is raised`,
          from: 'the change',
          to: 'the opening',
        },
        { what: `who reads of their target ${ON_ACKNOWLEDGE}`, from: 'both companies', to: 'our side alone' },
        {
          what: `what their target ${ON_ACKNOWLEDGE} protects`,
          from: '“Orders leave the same day”',
          to: '“Nobody asks twice”',
        },
      ],
    ],
    [
      'all that a promise which came is counted by',
      promises(ACKNOWLEDGE, promise({ obligor: 'internal', severityRaised: 'from opening' })),
      [
        {
          what: 'our promise to resolve any case',
          from: '',
          to: '1 h, in working hours, paused while it waits, from the opening when the severity is raised',
        },
      ],
    ],
    [
      'a promise that came and one that went',
      promises({ ...ACKNOWLEDGE, measure: 'resolve', kind: 'incident', obligor: { team: 'Platform' } }),
      [
        { what: `their promise ${ON_ACKNOWLEDGE}`, from: '15 min, day and night', to: '' },
        { what: 'Platform’s promise to resolve an incident of severity 1', from: '', to: '15 min, day and night' },
      ],
    ],
    [
      'the steps and rounds of escalations',
      ladder({ steps: { internal: [first, third], partner: [first, third] }, cycles: 3 }),
      [
        {
          what: 'step 2 of escalations',
          from: "tell the managers' channel, wait 2 h of working time",
          to: 'tell our sponsor and their sponsor, wait 1 working day',
        },
        {
          what: 'step 3 of escalations',
          from: 'tell our sponsor and their sponsor, wait 1 working day',
          to: '',
        },
        { what: 'the rounds of escalations', from: '2', to: '3' },
      ],
    ],
    [
      'in what time a step of one side waits, where the other goes on waiting as before',
      ladder({
        steps: {
          ...USUAL.steps,
          internal: [first, second, Object.assign({}, third, { wait: { amount: 4, unit: 'h' } })],
        },
      }),
      [
        {
          what: 'step 3 of escalations on our side',
          from: 'tell our sponsor, wait 1 working day',
          to: 'tell our sponsor, wait 4 h of working time',
        },
      ],
    ],
    [
      'a ladder of its own for what is worst',
      { ladders: [USUAL, { severity: 1, steps: { internal: [first], partner: [] }, cycles: 1 }] },
      [
        {
          what: 'whom of their side escalations of severity 1 call',
          from: 'the account manager at once, the sponsor after 3 h of working time, 2 rounds of 3 h of working time and 1 working day (as usual)',
          to: 'nobody',
        },
        {
          what: 'step 1 of escalations of severity 1',
          from: '',
          to: 'tell our account manager, wait 1 h of working time',
        },
        { what: 'the rounds of escalations of severity 1', from: '', to: '1' },
      ],
    ],
    [
      'that health checks are planned now',
      { checks: [PLAN] },
      [
        {
          what: 'health checks',
          from: '',
          to: 'pulse, 0 10 * * 2#1 (Europe/Paris), open for 3 working days, reminder after 1 working day',
        },
      ],
    ],
  ])('says %s', (_, change, changes) => {
    expect(diffTerms(BEFORE, { ...BEFORE, ...change })).toEqual(changes)
  })

  test('says each part of the plan of health checks', () => {
    const plan = { ...PLAN, kind: 'full' as const, zone: 'UTC', window: inH(4), remindAfter: inH(2) }
    expect(diffTerms({ ...BEFORE, checks: [PLAN] }, { ...BEFORE, checks: [plan] })).toEqual([
      { what: 'the kind of health checks', from: 'pulse', to: 'full' },
      { what: 'the cadence of health checks', from: '0 10 * * 2#1 (Europe/Paris)', to: '0 10 * * 2#1 (UTC)' },
      { what: 'the time to answer health checks', from: '3 working days', to: '4 h' },
      { what: 'the reminder of health checks', from: 'after 1 working day', to: 'after 2 h' },
    ])
  })

  test.each([
    ['at the end', `${LONG}a`, `${LONG}b`],
    ['in length', LONG, `${LONG}b`],
    ['at the beginning', `a${LONG}`, `b${LONG}`],
  ])('keeps long words short, and shows where they differ %s', (_, from, to) => {
    const protecting = (protects: string) => ({ ...BEFORE, ...promises({ ...ACKNOWLEDGE, protects }) })
    const [change, ...others] = diffTerms(protecting(from), protecting(to))
    expect(others).toEqual([])
    expect(change!.from).not.toBe(change!.to)
    expect(Math.max(change!.from.length, change!.to.length)).toBeLessThan(90)
  })

  test('is nothing where only the order or an id differs', () => {
    const before = { ...BEFORE, ...promises(ACKNOWLEDGE, { ...ACKNOWLEDGE, measure: 'resolve' }) }
    const reordered = promises(
      { ...ACKNOWLEDGE, measure: 'resolve', id: 'other' },
      { ...ACKNOWLEDGE, levels: levels('-25 %', '-50 %') },
    )
    expect(diffTerms(before, { ...before, ...reordered })).toEqual([])
  })
})

function inH(amount: number): Duration {
  return { amount, unit: 'h' }
}

/** Terms, and the same with some parts taken over from others, so that most pairs have much in common. */
const pair = fc
  .record({
    one: anyTerms,
    other: anyTerms,
    taken: fc.subarray(['objectives', 'calendars', 'ladders', 'checks'] as const),
  })
  .map(({ one, other, taken }): [Terms, Terms] => [
    one,
    { ...one, ...Object.fromEntries(taken.map((key) => [key, other[key]])) },
  ])

describe('of any two terms', () => {
  test('each difference is told once, from one text to another, and the way back is the same with the two swapped', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const changes = diffTerms(before, after)
        expect(new Set(changes.map(({ what }) => what)).size).toBe(changes.length)
        for (const { from, to } of changes) expect(from).not.toBe(to)
        const order = (told: Change[]) => told.toSorted((a, b) => (a.what < b.what ? -1 : 1))
        const back = diffTerms(after, before).map(({ what, from, to }) => ({ what, from: to, to: from }))
        expect(order(back)).toEqual(order(changes))
      }),
    )
  })

  test('nothing is told exactly where both say the same', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        expect(diffTerms(before, after).length === 0).toBe(meaning(before) === meaning(after))
      }),
    )
  })

  const aspects: [string, fc.Arbitrary<Partial<Objective>>][] = [
    [
      'target',
      fc.constantFrom('m', 'h', 'd', 'working days').map((unit) => ({ target: { amount: 77, unit } as Duration })),
    ],
    ['hours', fc.constantFrom('always', 'calendar', 'nights').map((name) => ({ hours: name }))],
    ['pauses', fc.boolean().map((pausesWhileWaiting) => ({ pausesWhileWaiting }))],
    ['warnings', fc.subarray(['-25 %', '-1m', '+4h']).map((said) => ({ levels: levels(...said) }))],
    ['severity', fc.constantFrom('from change', 'from opening').map((severityRaised) => ({ severityRaised }) as const)],
    ['protection', fc.string({ minLength: 1, maxLength: 300 }).map((protects) => ({ protects }))],
  ]

  test.each(aspects)('one thing changed in one promise shows exactly once: its %s', (_, change) => {
    const withPromises = anyTerms.filter(({ objectives }) => objectives.length > 0)
    fc.assert(
      fc.property(withPromises, change, fc.nat(), (before, aspect, at) => {
        const index = at % before.objectives.length
        const changed = before.objectives.map((one, n) => (n === index ? { ...one, ...aspect } : one))
        const same = meaning(before) === meaning({ ...before, objectives: changed })
        expect(diffTerms(before, { ...before, objectives: changed })).toHaveLength(same ? 0 : 1)
      }),
    )
  })
})
