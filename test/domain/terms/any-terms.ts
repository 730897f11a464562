import fc from 'fast-check'
import type { Side } from '../../../src/domain/partners/party.ts'
import type { BonusRule, Cost, MoneyTerms, PenaltyRule } from '../../../src/domain/sla/ledger/money-terms.ts'
import { keyedMoney } from '../../../src/domain/terms/money-patch.ts'
import { owedBySide } from '../../../src/domain/terms/money-owed.ts'
import { CHECK_IN_AUDIENCES } from '../../../src/domain/checkins/audience.ts'
import type { CheckInPlan } from '../../../src/domain/checkins/plan.ts'
import { type JointStep, sidesOf } from '../../../src/domain/terms/joint-steps.ts'
import { type LadderFor, type LadderTerms, ladderName } from '../../../src/domain/terms/ladder-terms.ts'
import {
  type CountingCases,
  DERIVED_KINDS,
  DIRECTION_OF,
  type MaintenanceAdmission,
} from '../../../src/domain/terms/derived-terms.ts'
import { DIRECTIONS_OF_TARGETS, type Figure, figureKey } from '../../../src/domain/terms/figure.ts'
import { aboutOf, type Objective } from '../../../src/domain/terms/objective.ts'
import { inOrder as plansInOrder } from '../../../src/domain/terms/plan-of.ts'
import type { Terms } from '../../../src/domain/terms/terms.ts'
import type { LadderStep } from '../../../src/domain/escalations/policy.ts'
import { businessHours, type Calendar } from '../../../src/domain/time/calendar.ts'
import { type Duration, formatTarget } from '../../../src/domain/time/duration.ts'
import { agreed, inHours, levels, terms } from '../../fixtures/terms.ts'

const duration: fc.Arbitrary<Duration> = fc.record({
  amount: fc.integer({ min: 1, max: 3 }),
  unit: fc.constantFrom('m', 'h', 'd', 'working days'),
})

const LONG = 'x'.repeat(300)

const objective: fc.Arbitrary<Objective> = fc.record(
  {
    id: fc.uuid(),
    measure: fc.constantFrom('acknowledge', 'resolve'),
    severity: fc.constantFrom(1, 2),
    kind: fc.constantFrom('incident', 'question'),
    obligor: fc.constantFrom<Objective['obligor']>('internal', 'partner', { team: 'Platform' }, { team: 'Desk' }),
    audience: fc.constantFrom('internal', 'shared'),
    target: duration,
    hours: fc.constantFrom('calendar', 'always', 'nights'),
    pausesWhileWaiting: fc.boolean(),
    levels: fc.constantFrom([], levels('-25 %'), levels('-50 %', '-25 %'), levels('-50 %', '-25 % sent', '+4h')),
    tells: fc.constantFrom(
      { internal: ['sponsor'], partner: [] },
      { internal: [], partner: ['account-manager'] },
      { internal: ['manager'], partner: ['sponsor'] },
    ),
    severityRaised: fc.constantFrom('from change', 'from opening'),
    attainment: fc.constantFrom('95', '99.5'),
    protects: fc.constantFrom('Orders', 'Parcels', LONG, `${LONG}!`),
  },
  {
    requiredKeys: [
      ...(['id', 'measure', 'obligor', 'audience', 'target', 'hours', 'pausesWhileWaiting'] as const),
      ...(['levels', 'severityRaised', 'protects'] as const),
    ],
  },
)

const measured: fc.Arbitrary<Figure> = fc
  .record({
    id: fc.uuid(),
    kind: fc.constant('measured'),
    name: fc.constantFrom('Orders without rework', 'orders without rework', 'Open invoices'),
    obligor: fc.constantFrom<Figure['obligor']>('internal', 'partner', { team: 'Desk' }),
    period: fc.constantFrom('month', 'quarter', 'year'),
    unit: fc.constantFrom('%', 'orders'),
    target: fc.record(
      {
        direction: fc.constantFrom(...DIRECTIONS_OF_TARGETS),
        value: fc.constantFrom('99', '99.5', '0'),
        floor: fc.constantFrom('95', '98.25'),
      },
      { requiredKeys: ['direction', 'value'] },
    ),
    source: fc.constantFrom('The order system', LONG),
    reporter: fc.constantFrom('internal', 'partner'),
    due: fc.constantFrom({ amount: 3, unit: 'working days' }, { amount: 5, unit: 'working days' }),
    protects: fc.constantFrom('Orders', LONG, `${LONG}!`),
  })
  .map((one): Figure => ({ ...one, audience: typeof one.obligor === 'string' ? 'shared' : 'internal' }))

const admission: fc.Arbitrary<MaintenanceAdmission> = fc.constantFrom(
  { confirmed: true },
  { notice: { amount: 2, unit: 'd' }, confirmed: true },
  { longest: { amount: 4, unit: 'h' }, sum: { amount: 12, unit: 'h' } },
)

const fromCases: fc.Arbitrary<Figure> = fc
  .record(
    {
      id: fc.uuid(),
      kind: fc.constantFrom(...DERIVED_KINDS),
      name: fc.constantFrom('Orders without rework', 'Orders API is there', 'ORDERS API is there'),
      obligor: fc.constantFrom<Figure['obligor']>('internal', 'partner', { team: 'Desk' }),
      period: fc.constantFrom('month', 'quarter', 'year'),
      value: fc.constantFrom('1', '4', '24'),
      service: fc.constantFrom('Orders API', 'Search'),
      hours: fc.constantFrom('calendar', 'always', 'nights'),
      counts: fc.constantFrom<CountingCases>(
        { kinds: ['incident'], severities: [1, 2, 3, 4] },
        { kinds: ['incident', 'request'], severities: [1] },
      ),
      least: duration,
      maintenance: admission,
      protects: fc.constantFrom('Orders', LONG, `${LONG}!`),
    },
    { requiredKeys: ['id', 'kind', 'name', 'obligor', 'period', 'value', 'service', 'hours', 'counts', 'protects'] },
  )
  .map(({ value, ...one }): Figure => ({
    ...one,
    target: { direction: DIRECTION_OF[one.kind], value },
    audience: typeof one.obligor === 'string' ? 'shared' : 'internal',
  }))

const figure = fc.oneof(measured, fromCases)

const calendar: fc.Arbitrary<Calendar> = fc
  .record({
    zone: fc.constantFrom('UTC', 'Europe/Paris'),
    until: fc.constantFrom('17:00', '18:00'),
    days: fc.subarray(['2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01', '2027-01-02']),
  })
  .map(({ zone, until, days }) => {
    const usual = businessHours(zone, days)
    return { ...usual, week: { ...usual.week, friday: [{ from: '09:00', to: until }] } }
  })

const step: fc.Arbitrary<JointStep> = fc.record<JointStep, 'targets' | 'wait' | 'waitIn'>(
  {
    targets: fc.constantFrom<JointStep['targets']>(
      [{ to: 'channel', side: 'internal', purpose: 'managers' }],
      [{ to: 'role', side: 'internal', role: 'sponsor' }],
      [
        { to: 'channel', side: 'internal', purpose: 'internal' },
        { to: 'channel', side: 'partner', purpose: 'shared' },
      ],
      [{ to: 'role', side: 'partner', role: 'sponsor' }],
      [
        { to: 'person', side: 'internal', person: 'P-1' },
        { to: 'person', side: 'partner', person: 'P-2' },
      ],
      [{ to: 'person', side: 'partner', person: 'P-3' }],
      [{ to: 'hook', side: 'internal', name: 'noc_2' }],
      [
        { to: 'role', side: 'internal', role: 'account-manager' },
        { to: 'role', side: 'partner', role: 'account-manager' },
      ],
    ),
    wait: duration,
    waitIn: fc.constantFrom('working', 'wall'),
    acknowledge: fc.constant('all'),
  },
  { requiredKeys: ['targets', 'wait', 'waitIn'] },
)

/** Of one side by itself; a step that tells nobody is waited through. */
const own: fc.Arbitrary<LadderStep[]> = fc
  .array(
    fc
      .record({
        targets: fc.constantFrom<LadderStep['targets']>(
          [],
          [{ to: 'role', role: 'sponsor' }],
          [{ to: 'rotation', name: 'On call' }],
          [{ to: 'hook', name: 'noc' }],
          [
            { to: 'role', role: 'account-manager' },
            { to: 'rotation', name: 'EU: nights, and days' },
          ],
        ),
        wait: duration,
        waitIn: fc.constantFrom('working' as const, 'wall' as const),
        wants: fc.constantFrom('any', 'any', 'all'),
      })
      .map(({ wants, ...one }): LadderStep =>
        wants === 'all' && one.targets.length > 0 ? { ...one, acknowledge: 'all' } : one,
      ),
    { maxLength: 3 },
  )
  .map((steps) => (steps.some(({ targets }) => targets.length > 0) ? steps : []))

const ladder: fc.Arbitrary<LadderTerms> = fc
  .record({
    about: fc.constantFrom<LadderFor>(
      {},
      {},
      { severity: 1 },
      { severity: 2 },
      { urgency: 'page' },
      { cause: 'manual', urgency: 'notice' },
    ),
    steps: fc.oneof(
      fc.array(step, { minLength: 1, maxLength: 3 }).map(sidesOf),
      fc
        .record({ internal: own, partner: own })
        .filter(({ internal, partner }) => internal.length + partner.length > 0),
    ),
    cycles: fc.constantFrom(1, 2),
    theirWatchers: fc.constantFrom<NonNullable<LadderTerms['theirWatchers']>>(
      [],
      [],
      [{ to: 'role', role: 'sponsor' }],
    ),
    watchers: fc.constantFrom<NonNullable<LadderTerms['watchers']>>(
      [],
      [],
      [{ to: 'role', role: 'sponsor' }],
      [
        { to: 'role', role: 'manager' },
        { to: 'channel', purpose: 'managers' },
      ],
    ),
  })
  .map(({ about, watchers, theirWatchers, ...rest }) => ({
    ...{ ...about, ...rest, ...(watchers.length > 0 && { watchers }) },
    ...(theirWatchers.length > 0 && { theirWatchers }),
  }))

const plan: fc.Arbitrary<CheckInPlan> = fc.record(
  {
    audience: fc.constantFrom(...CHECK_IN_AUDIENCES),
    cron: fc.constantFrom('0 10 * * 1', '0 10 * * 2'),
    zone: fc.constantFrom('UTC', 'Europe/Paris'),
    kind: fc.constantFrom('pulse', 'full'),
    window: duration,
    remindAfter: duration,
    remindAgain: duration,
  },
  { requiredKeys: ['audience', 'cron', 'zone', 'kind', 'window', 'remindAfter'] },
)

const cost: fc.Arbitrary<Cost> = fc.oneof(
  fc.constantFrom(500, 100_000).map((amount) => ({ amount })),
  fc.constantFrom('5', '12.5').map((percent) => ({ percent })),
)

/** Of one currency; rules and bonuses of some of what the side owes. */
function anyMoney(ids: string[], figureIds: string[]): fc.Arbitrary<MoneyTerms> {
  const rule = (objectiveId: string): fc.Arbitrary<PenaltyRule> => {
    const plain: fc.Arbitrary<PenaltyRule> = fc.oneof(
      fc.record({ on: fc.constant('breach'), objectiveId: fc.constant(objectiveId), costs: cost }),
      fc.record(
        {
          on: fc.constant('bands'),
          objectiveId: fc.constant(objectiveId),
          bands: fc.constantFrom('99', '98').map((beyond) => [{ beyond, percent: '5' }]),
          decimals: fc.constantFrom(0, 1),
        },
        { requiredKeys: ['on', 'objectiveId', 'bands'] },
      ),
    )
    if (figureIds.includes(objectiveId)) return plain
    return fc.oneof(
      plain,
      plain.map((one) => ({ ...one, whileOverdue: 'counts again' as const })),
    )
  }
  const bonus = (objectiveId: string): fc.Arbitrary<BonusRule> =>
    fc.record({ objectiveId: fc.constant(objectiveId), reaching: fc.constantFrom('99.5', '100'), pays: cost })
  const ofSome = <T>(make: (id: string) => fc.Arbitrary<T>, some = ids): fc.Arbitrary<T[]> =>
    fc.subarray(some).chain((some) => fc.tuple(...some.map(make)))
  return fc.record(
    {
      period: fc.constantFrom('month', 'quarter'),
      currency: fc.constant('EUR'),
      fee: fc.constantFrom(0, 1_200_000),
      rules: ofSome(rule),
      cap: cost,
      yearCap: cost,
      yearFrom: fc.constantFrom('01-01', '04-01'),
      oneIncident: fc.constantFrom('highest', 'all'),
      earnBack: fc.record({ months: fc.constantFrom(1, 3), each: cost, atMost: fc.constantFrom('50', '100') }),
      bonuses: ofSome(bonus, figureIds),
      bonusCap: cost,
    },
    { requiredKeys: ['period', 'currency', 'fee', 'rules', 'yearFrom', 'oneIncident', 'bonuses'] },
  )
}

/** With any money between the two companies. */
function withMoney(plain: Terms): fc.Arbitrary<Terms> {
  const ofSide = (side: Side) => {
    const owed = owedBySide(plain, side)
    const figureIds = owed.filter(({ kind }) => kind === 'figure').map(({ id }) => id)
    return anyMoney(
      owed.map(({ id }) => id),
      figureIds,
    )
  }
  return fc
    .record({ internal: ofSide('internal'), partner: ofSide('partner') }, { requiredKeys: [] })
    .map((money) => ({ ...plain, money }))
}

/** Any terms that can be agreed on. */
export const anyTerms: fc.Arbitrary<Terms> = fc
  .record({
    usual: calendar,
    nights: calendar,
    objectives: fc.uniqueArray(objective, { selector: aboutOf, maxLength: 4 }),
    figures: fc.uniqueArray(figure, { selector: figureKey, maxLength: 3 }),
    ladders: fc.uniqueArray(ladder, { selector: ladderName, minLength: 1, maxLength: 2 }),
    checks: fc.uniqueArray(plan, { selector: ({ audience }) => audience, maxLength: 2 }).map(plansInOrder),
  })
  .map(({ usual, nights, objectives, figures, ...rest }) =>
    terms({
      ...rest,
      objectives: objectives.map((one, at) => ({ ...one, id: `o-${at}-${one.id}` })),
      figures: figures.map((one, at) => ({ ...one, id: `f-${at}-${one.id}` })),
      calendars: { ...inHours(usual).calendars, nights: agreed(nights, 'nights') },
    }),
  )
  .chain(withMoney)

/** All that terms say, in one order: not the ids of promises, and a duration as it is said. */
export function meaning(terms: Terms): string {
  const { objectives, figures, calendars, hours, ladders, checks } = terms
  const promised = objectives.map((one) => [aboutOf(one), { ...one, id: '' }])
  const held = figures.map((one) => [figureKey(one), { ...one, id: '' }])
  const paid = (['internal', 'partner'] as const).map((side) => {
    const money = keyedMoney(terms, side)
    const sorted = money && [money.rules, money.bonuses].map((list) => list.map((one) => inOrder(one)).toSorted())
    return [side, money && { ...money, rules: sorted?.[0], bonuses: sorted?.[1] }]
  })
  const climbed = ladders.map((one) => [ladderName(one), one.steps, one.cycles])
  const hoursOfAll = Object.entries(calendars).map(([name, { rules }]) => [name, rules])
  const sorted = [promised, held, climbed, hoursOfAll].map((list) => list.map((one) => inOrder(one)).toSorted())
  return inOrder([sorted, hours, checks, paid])
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) return each
    if ('amount' in each && 'unit' in each) return formatTarget(each as Duration)
    return Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}
