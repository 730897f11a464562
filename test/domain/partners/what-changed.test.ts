import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from '../../../src/domain/partners/change.ts'
import type { Partner } from '../../../src/domain/partners/partner.ts'
import { whatChanged } from '../../../src/domain/partners/what-changed.ts'
import { defaultLadderPolicy } from '../../../src/domain/escalations/default-policy.ts'
import type { LadderPolicy } from '../../../src/domain/escalations/policy.ts'
import type { Objective } from '../../../src/domain/sla/policy.ts'
import { businessHours, everyDay } from '../../../src/domain/time/calendar.ts'
import type { Duration } from '../../../src/domain/time/duration.ts'

const ACKNOWLEDGE: Objective = {
  measure: 'acknowledge',
  severity: 1,
  target: { amount: 15, unit: 'm' },
  hours: 'always',
  pausesWhileWaiting: false,
  warnAtPercent: [50, 75],
  protects: 'Orders leave the same day',
}

const PLAN: NonNullable<Partner['checkIns']> = {
  cron: '0 10 * * 2#1',
  zone: 'Europe/Paris',
  kind: 'pulse',
  window: { amount: 3, unit: 'working days' },
  remindAfter: { amount: 1, unit: 'working days' },
}

const BEFORE: Partner = {
  id: 'acme-id',
  slug: 'acme',
  name: 'Acme',
  type: 'managed-service',
  direction: 'sell-to',
  stage: 'steady',
  calendar: businessHours('Europe/Paris', ['2026-12-25']),
  sla: { version: 1, objectives: [ACKNOWLEDGE] },
  ladder: defaultLadderPolicy(),
  registeredAt: 0,
  version: 1,
}

const week = (change: Partial<Partner['calendar']['week']>) => ({
  calendar: { ...BEFORE.calendar, week: { ...BEFORE.calendar.week, ...change } },
})
const SUMMER = everyDay((day) =>
  day === 'monday'
    ? [
        { from: '13:00', to: '14:00' },
        { from: '08:00', to: '12:00' },
      ]
    : [],
)
const promises = (...objectives: Objective[]) => ({ sla: { version: 2, objectives } })
const holidays = (...days: string[]) => ({ calendar: { ...BEFORE.calendar, holidays: days } })
const ladder = (change: Partial<LadderPolicy>) => ({ ladder: { ...BEFORE.ladder, version: 2, ...change } })
const [first, second, third] = BEFORE.ladder.steps as [never, never, never]
const ON_ACKNOWLEDGE = 'to acknowledge a case of severity 1'
const LONG = 'x'.repeat(300)

describe('what changed about a partner', () => {
  test.each<[string, Partial<Partner>, Change[]]>([
    ['its name', { name: 'Acme Hosting' }, [{ what: 'the name', from: 'Acme', to: 'Acme Hosting' }]],
    [
      'type, direction and stage, each by itself',
      { type: 'outsourcing', direction: 'sell-with', stage: 'renewal' },
      [
        { what: 'the type', from: 'managed-service', to: 'outsourcing' },
        { what: 'the direction', from: 'sell-to', to: 'sell-with' },
        { what: 'the stage', from: 'steady', to: 'renewal' },
      ],
    ],
    [
      'the zone',
      { calendar: { ...BEFORE.calendar, zone: 'Europe/London' } },
      [{ what: 'the time zone', from: 'Europe/Paris', to: 'Europe/London' }],
    ],
    [
      'a season',
      { calendar: { ...BEFORE.calendar, seasons: [{ from: '07-01', to: '08-31', week: SUMMER }] } },
      [
        {
          what: 'the working hours',
          from: 'Mon Tue Wed Thu Fri 09:00–17:00',
          to: 'Mon Tue Wed Thu Fri 09:00–17:00; from 07-01 to 08-31: Mon 08:00–12:00, 13:00–14:00',
        },
      ],
    ],
    [
      'days with hours of their own',
      {
        calendar: { ...BEFORE.calendar, ownHours: [{ date: '2026-12-24', periods: [{ from: '09:00', to: '12:00' }] }] },
      },
      [{ what: 'the days with hours of their own', from: '0', to: '1 (with 2026-12-24 09:00–12:00)' }],
    ],
    [
      'the hours of one day',
      week({ friday: [{ from: '09:00', to: '12:00' }] }),
      [
        {
          what: 'the working hours',
          from: 'Mon Tue Wed Thu Fri 09:00–17:00',
          to: 'Mon Tue Wed Thu 09:00–17:00; Fri 09:00–12:00',
        },
      ],
    ],
    [
      'a few days off',
      holidays('2026-12-24', '2026-12-31'),
      [{ what: 'the days off', from: '1', to: '2 (with 2026-12-24, 2026-12-31, without 2026-12-25)' }],
    ],
    [
      'many days off, in a few words',
      holidays('2026-12-25', ...['01', '02', '03', '04', '05'].map((day) => `2027-01-${day}`)),
      [{ what: 'the days off', from: '1', to: '6 (with 2027-01-01, 2027-01-02, 2027-01-03 and 2 more)' }],
    ],
    [
      'every part of a promise',
      promises({
        ...ACKNOWLEDGE,
        target: { amount: 2, unit: 'working days' },
        hours: 'calendar',
        pausesWhileWaiting: true,
        warnAtPercent: [],
        protects: 'Nobody asks twice',
      }),
      [
        { what: `the target ${ON_ACKNOWLEDGE}`, from: '15 min', to: '2 working days' },
        { what: `the hours of the target ${ON_ACKNOWLEDGE}`, from: 'day and night', to: 'in working hours' },
        { what: `the pauses of the target ${ON_ACKNOWLEDGE}`, from: 'none', to: 'while it waits' },
        { what: `the warnings of the target ${ON_ACKNOWLEDGE}`, from: '50 % and 75 %', to: 'none' },
        {
          what: `what the target ${ON_ACKNOWLEDGE} protects`,
          from: '“Orders leave the same day”',
          to: '“Nobody asks twice”',
        },
      ],
    ],
    [
      'a promise that came and one that went',
      promises({ ...ACKNOWLEDGE, measure: 'resolve', kind: 'incident' }),
      [
        { what: `the promise ${ON_ACKNOWLEDGE}`, from: '15 min, day and night', to: '' },
        { what: 'the promise to resolve an incident of severity 1', from: '', to: '15 min, day and night' },
      ],
    ],
    [
      'the steps and rounds of escalations',
      ladder({ steps: [first, third], cycles: 3 }),
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
      'in what time a step waits',
      ladder({ steps: [first, Object.assign({}, second, { waitIn: 'wall' }), third] }),
      [
        {
          what: 'step 2 of escalations',
          from: "tell the managers' channel, wait 2 h of working time",
          to: "tell the managers' channel, wait 2 h by the clock",
        },
      ],
    ],
    [
      'that health checks are planned now',
      { checkIns: PLAN },
      [
        {
          what: 'health checks',
          from: '',
          to: 'pulse, 0 10 * * 2#1 (Europe/Paris), open for 3 working days, reminder after 1 working day',
        },
      ],
    ],
  ])('says %s', (_, change, changes) => {
    expect(whatChanged(BEFORE, { ...BEFORE, ...change })).toEqual(changes)
  })

  test('says whose public holidays the days off are, where that is known', () => {
    expect(whatChanged(BEFORE, { ...BEFORE, ...holidays('2026-12-25', '2026-07-14') }, 'FR')).toEqual([
      { what: 'the days off', from: '1', to: '2 (with 2026-07-14, public holidays of FR among them)' },
    ])
  })

  test('says each part of the plan of health checks', () => {
    const plan = { ...PLAN, kind: 'full' as const, zone: 'UTC', window: hours(4), remindAfter: hours(2) }
    expect(whatChanged({ ...BEFORE, checkIns: PLAN }, { ...BEFORE, checkIns: plan })).toEqual([
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
    const [change, ...others] = whatChanged(protecting(from), protecting(to))
    expect(others).toEqual([])
    expect(change!.from).not.toBe(change!.to)
    expect(Math.max(change!.from.length, change!.to.length)).toBeLessThan(90)
  })

  test('is nothing where only the order or a version differs', () => {
    const reordered = {
      ...BEFORE,
      version: 7,
      sla: {
        version: 3,
        objectives: [
          { ...ACKNOWLEDGE, measure: 'resolve' as const },
          { ...ACKNOWLEDGE, warnAtPercent: [75, 50] },
        ],
      },
    }
    const before = { ...BEFORE, ...promises(ACKNOWLEDGE, { ...ACKNOWLEDGE, measure: 'resolve' }) }
    expect(whatChanged(before, reordered)).toEqual([])
  })
})

function hours(amount: number): Duration {
  return { amount, unit: 'h' }
}

const duration: fc.Arbitrary<Duration> = fc.record({
  amount: fc.integer({ min: 1, max: 3 }),
  unit: fc.constantFrom('m', 'h', 'd', 'working days'),
})
const objective: fc.Arbitrary<Objective> = fc.record(
  {
    measure: fc.constantFrom('acknowledge', 'resolve'),
    severity: fc.constantFrom(1, 2),
    kind: fc.constantFrom('incident', 'question'),
    target: duration,
    hours: fc.constantFrom('calendar', 'always'),
    pausesWhileWaiting: fc.boolean(),
    warnAtPercent: fc.constantFrom([], [75], [50, 75]),
    protects: fc.constantFrom('Orders', 'Parcels', LONG, `${LONG}!`),
  },
  { requiredKeys: ['measure', 'target', 'hours', 'pausesWhileWaiting', 'warnAtPercent', 'protects'] },
)
const partner: fc.Arbitrary<Partner> = fc
  .record({
    name: fc.constantFrom('Acme', 'Acme Hosting'),
    stage: fc.constantFrom<Partner['stage']>('steady', 'renewal'),
    zone: fc.constantFrom('UTC', 'Europe/Paris'),
    until: fc.constantFrom('17:00', '18:00'),
    days: fc.subarray(['2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01', '2027-01-02']),
    objectives: fc.array(objective, { minLength: 1, maxLength: 4 }),
    steps: fc.array(
      fc.record({
        targets: fc.constantFrom<LadderPolicy['steps'][number]['targets']>(
          [{ to: 'channel', purpose: 'managers' }],
          [{ to: 'role', side: 'internal', role: 'sponsor' }],
          [{ to: 'role', side: 'partner', role: 'sponsor' }],
        ),
        wait: duration,
        waitIn: fc.constantFrom<'working' | 'wall'>('working', 'wall'),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    cycles: fc.constantFrom(1, 2),
    plan: fc.option(
      fc.record({
        cron: fc.constantFrom('0 10 * * 1', '0 10 * * 2'),
        zone: fc.constantFrom('UTC', 'Europe/Paris'),
        kind: fc.constantFrom<'pulse' | 'full'>('pulse', 'full'),
        window: duration,
        remindAfter: duration,
      }),
      { nil: undefined },
    ),
  })
  .map(({ name, stage, zone, until, days, objectives, steps, cycles, plan }) => ({
    ...BEFORE,
    ...{ name, stage },
    calendar: {
      ...businessHours(zone, days),
      week: { ...BEFORE.calendar.week, friday: [{ from: '09:00', to: until }] },
    },
    sla: { version: 1, objectives },
    ladder: { version: 1, steps, cycles },
    ...(plan && { checkIns: plan }),
  }))

/** A partner with one thing after the other taken over from another one, so that most pairs have much in common. */
const pair = fc
  .record({ one: partner, other: partner, taken: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }) })
  .map(({ one, other, taken }): [Partner, Partner] => {
    const keys = ['name', 'stage', 'calendar', 'sla', 'ladder', 'checkIns'] as const
    const merged: Record<string, unknown> = { ...one }
    for (const [at, key] of keys.entries()) if (taken[at] === true) merged[key] = other[key]
    return [one, merged as Partner]
  })

describe('of any two partners', () => {
  test('each difference is told once, from one text to another, and the way back is the same backwards', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const changes = whatChanged(before, after)
        expect(new Set(changes.map(({ what }) => what)).size).toBe(changes.length)
        for (const { from, to } of changes) expect(from).not.toBe(to)
        const plain = (told: Change[]) => told.filter(({ what }) => what !== 'the days off')
        const back = plain(whatChanged(after, before)).map(({ what, from, to }) => ({ what, from: to, to: from }))
        const order = (told: Change[]) => told.toSorted((a, b) => (a.what < b.what ? -1 : 1))
        expect(order(back)).toEqual(order(plain(changes)))
      }),
    )
  })

  test('nothing is told exactly where both mean the same', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        expect(whatChanged(before, after).length === 0).toBe(meaning(before) === meaning(after))
      }),
    )
  })
})

/** Everything about a partner that a sheet can say, with the promises in an order of their own. */
function meaning({ name, stage, calendar, sla, ladder, checkIns }: Partner): string {
  const about = ({ measure, kind, severity }: Objective) => `${measure} ${kind ?? ''} ${severity ?? ''}`
  const { zone, week: days, holidays: off } = calendar
  const promised = sla.objectives.toSorted((a, b) => (about(a) < about(b) ? -1 : about(a) > about(b) ? 1 : 0))
  const sorted = promised.map((one) => Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return JSON.stringify([name, stage, zone, days, off, sorted, ladder.steps, ladder.cycles, checkIns ?? null])
}
