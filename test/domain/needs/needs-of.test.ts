import { describe, expect, test } from 'vitest'
import { type Case } from '../../../src/domain/cases/case.ts'
import type { Ladder } from '../../../src/domain/escalations/ladder.ts'
import { type JointStep, sidesOf } from '../../../src/domain/terms/joint-steps.ts'
import type { SideState } from '../../../src/domain/escalations/side-state.ts'
import { type GoingOn, needsOf, type Somebody } from '../../../src/domain/needs/needs-of.ts'
import { after as afterPlace, placeOf } from '../../../src/domain/needs/order.ts'
import type { Actor } from '../../../src/domain/partners/actor.ts'
import { USUAL_PERMISSIONS } from '../../../src/domain/partners/permission-settings.ts'
import { SIDES } from '../../../src/domain/partners/party.ts'
import type { Membership } from '../../../src/domain/partners/partner.ts'
import type { Clock } from '../../../src/domain/sla/clock.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { ANNOUNCED } from '../maintenance/maintenance-kit.ts'
import { clock, ladder, run } from '../../contracts/store/samples.ts'
import { figure } from '../../fixtures/terms.ts'
import {
  acknowledge,
  after,
  ana,
  ask,
  assign,
  ben,
  confirm,
  dana,
  dev,
  dora,
  merge,
  notSolved,
  opened,
  resolve,
  severity,
} from '../cases/people.ts'

/** Monday 2 March 2026, 10:00 in Paris, where both sides work from 9 to 5. */
const NOW = Date.UTC(2026, 2, 2, 9)

const PARTNER = { id: 'p1', slug: 'acme', name: 'Acme Hosting', registeredAt: 0, version: 3 }

const ROSTER: Omit<Membership, 'partnerId'>[] = [
  { personId: 'ana', side: 'internal', role: 'account-manager' },
  { personId: 'ben', side: 'internal', role: 'member' },
  { personId: 'max', side: 'internal', role: 'manager' },
  { personId: 'dora', side: 'partner', role: 'account-manager' },
  { personId: 'dana', side: 'partner', role: 'member' },
]

function going(change: Partial<GoingOn> = {}): GoingOn {
  return {
    partner: PARTNER,
    team: {
      roster: ROSTER,
      heads: { internal: 'ana', partner: 'dora' },
      managersOfAll: ['boss'],
      ours: new Set(['ana', 'ben', 'cleo']),
    },
    ...{ cases: [], ladders: [], runs: [], maintenance: [], actions: [] },
    ...change,
  }
}

function somebody(personId: string, change: { admin?: boolean } = {}): Somebody {
  const roles = ROSTER.filter((one) => one.personId === personId).map(({ role }) => ({ partnerId: 'p1', role }))
  const base = { personId, name: personId, zone: 'UTC', roles }
  if (personId.startsWith('d')) return { ...base, kind: 'partner', partnerId: 'p1' }
  return { ...base, kind: 'internal', admin: change.admin ?? false, managerOfAll: personId === 'boss' }
}

const EVERYBODY = ['ana', 'ben', 'cleo', 'max', 'boss', 'dora', 'dana', 'dev']

/** Who of everybody is listed for it, with what and why. */
function listed(one: GoingOn, now = NOW): string[] {
  return EVERYBODY.flatMap((personId) =>
    needsOf(somebody(personId), [one], USUAL_PERMISSIONS, now).map(
      ({ kind, deed, label }) => `${personId}: ${label} ${kind}, ${deed}`,
    ),
  )
}

/** The clocks of a case that both run until then, of the side that owes. */
function withClock(state: Case, dueAt?: number): GoingOn {
  const clocks: Clock[] =
    dueAt === undefined ? [] : [{ ...clock(state.id, 'resolve', 1), obligor: state.obligor, dueAt } as Clock]
  return going({ cases: [{ state, clocks }] })
}

const ours = opened(NOW, dana)
const theirs = opened(NOW, ana)
const taken = after(ours, [NOW, acknowledge(ben)])
const solved = after(taken, [NOW, resolve(ben)])

describe('a case is listed for one person of the side that it waits on', () => {
  test.each<[string, Case, number | undefined, string[]]>([
    ['its owner, until it is acknowledged', theirs, undefined, ['dora: CASE-12 waiting, acknowledge']],
    ['whoever owns it on our side', ours, NOW + 3 * DAY, ['ben: CASE-12 waiting, acknowledge']],
    ['nobody, while somebody works on it and has time', taken, NOW + 3 * DAY, []],
    ['its owner, when its time is short', taken, NOW + 7 * HOUR, ['ben: CASE-12 due soon, resolve']],
    ['its owner on the next working day, too', taken, NOW + DAY, ['ben: CASE-12 due soon, resolve']],
    ['its owner, when its time is over', taken, NOW - 1, ['ben: CASE-12 overdue, resolve']],
    ['its owner to the very moment', taken, NOW, ['ben: CASE-12 due soon, resolve']],
    ['its owner, who is asked', after(ours, [NOW, ask(dana)]), NOW + 7 * HOUR, ['ben: CASE-12 due soon, reply']],
    [
      'whoever opened it, whose side is asked',
      after(taken, [NOW, ask(ben)]),
      undefined,
      ['dana: CASE-12 waiting, reply'],
    ],
    ['whoever opened it, to confirm', solved, undefined, ['dana: CASE-12 to confirm, confirm solved']],
    ['nobody, once it is confirmed', after(solved, [NOW, confirm(dana)]), undefined, []],
    [
      'its owner once more, who has not solved it',
      after(solved, [NOW, notSolved(dana)]),
      NOW,
      ['ben: CASE-12 due soon, resolve'],
    ],
    [
      'whoever opened it, to agree to less',
      after(taken, [NOW, severity(ben, 3)]),
      undefined,
      ['dana: CASE-12 proposal, confirm severity'],
    ],
    [
      'whoever opened it, to agree to be one with another',
      after(taken, [NOW, merge(ben, { ...taken, id: 'c0', number: 3 })]),
      undefined,
      ['dana: CASE-12 proposal, confirm merge'],
    ],
  ])('%s', (_, state, dueAt, who) => {
    expect(listed(withClock(state, dueAt))).toEqual(who)
  })

  test('with its reply, where an update is due before anything else', () => {
    const clocks = [
      { ...clock('c1', 'resolve', 1), obligor: 'internal', dueAt: NOW + HOUR } as Clock,
      { ...clock('c1', 'update', 1), obligor: 'internal', dueAt: NOW - 1 } as Clock,
    ]
    const told = (state: Case) => listed(going({ cases: [{ state, clocks }] }))
    expect(told(taken)).toEqual(['ben: CASE-12 overdue, reply'])
    expect(told(ours)).toEqual(['ben: CASE-12 overdue, reply'])
    expect(listed(going({ cases: [{ state: taken, clocks }] }), NOW - HOUR)).toEqual(['ben: CASE-12 due soon, reply'])
  })

  test('and for whoever answers for the side where its owner and opener are of the other, or gone', () => {
    expect(listed(withClock(after(ours, [NOW, assign(ben, dora)])))).toEqual(['ana: CASE-12 waiting, acknowledge'])
    const gone = after(opened(NOW, dev), [NOW, ask(ben)])
    expect(listed(withClock(gone))).toEqual(['dora: CASE-12 waiting, reply'])
  })

  test('and for somebody of ours who is named for no partner, as long as they are ours', () => {
    const cleo = { personId: 'cleo', name: 'Cleo', side: 'internal' } as const
    const state = after(ours, [NOW, acknowledge(cleo)])
    expect(listed(withClock(state, NOW))).toEqual(['cleo: CASE-12 due soon, resolve'])
    const one = withClock(state, NOW)
    expect(listed({ ...one, team: { ...one.team, ours: new Set() } })).toEqual(['ana: CASE-12 due soon, resolve'])
  })

  test('not by the clocks of the other side, nor by one that is paused', () => {
    const [running] = withClock(taken, NOW - 1).cases[0]!.clocks
    const cases = (one: Partial<Clock>) =>
      going({ cases: [{ state: taken, clocks: [{ ...running!, ...one } as Clock] }] })
    expect(listed(cases({ obligor: 'partner' }))).toEqual([])
    expect(listed(cases({ status: 'paused', since: NOW }))).toEqual([])
  })

  test('a resolution of which silence is over, and word has not come yet, is not asked about any more', () => {
    const until = solved.status === 'resolved' ? solved.confirmation!.until : NaN
    expect(listed(withClock(solved), until - 1)).toHaveLength(1)
    expect(listed(withClock(solved), until)).toEqual([])
  })
})

const CLIMBING: SideState = { state: 'climbing', step: 0, cycle: 1, nextAt: NOW + HOUR }

describe('an escalation is listed for all whom it has called and who may take it up', () => {
  const policy: Ladder['policy'] = {
    steps: sidesOf(
      [
        [
          { to: 'role', side: 'internal', role: 'account-manager' } as const,
          { to: 'role', side: 'partner', role: 'member' } as const,
        ],
        [{ to: 'channel', side: 'internal', purpose: 'managers' } as const],
        [{ to: 'role', side: 'partner', role: 'account-manager' } as const],
      ].map((targets): JointStep => ({ targets, wait: { amount: 1, unit: 'h' }, waitIn: 'wall' })),
    ),
    cycles: 1,
  }
  const at = (...steps: number[]): Ladder => ({
    ...ladder(3, 'c1', 'manual'),
    ...{
      partnerId: 'p1',
      policy,
      climbed: steps.flatMap((step) => SIDES.map((side) => ({ side, step, cycle: 1, at: NOW }))),
    },
    sides: { internal: CLIMBING, partner: CLIMBING },
  })

  test.each<[string, Ladder, string[]]>([
    ['the first step, be it a contact that it called', at(0), ['ana', 'dana']],
    ['the managers of the partner, and of all', at(0, 1), ['ana', 'max', 'boss', 'dana']],
    ['both sides', at(0, 1, 2), ['ana', 'max', 'boss', 'dora', 'dana']],
    ['nobody of a climb before it was opened again', { ...at(0, 1), toldBefore: 4 }, ['ana']],
    ['whoever answers for our side, where nobody was called', at(), ['ana']],
  ])('%s', (_, one, who) => {
    expect(listed(going({ ladders: [one] }))).toEqual(who.map((name) => `${name}: ESC-3 escalation, take up`))
  })

  test('until somebody has it, or it is over; calmly, where two sides see something differently', () => {
    const one = at(0)
    const ours = (internal: SideState): Ladder => ({ ...one, sides: { partner: { state: 'none' }, internal } })
    const held = { state: 'acknowledged', step: 0, cycle: 1, at: NOW, by: ana, backBy: NOW } as const
    const exhausted = ours({ state: 'exhausted', step: 0, cycle: 1, at: NOW })
    expect(listed(going({ ladders: [ours(held)] }))).toEqual([])
    expect(listed(going({ ladders: [ours({ ...held, asked: { until: NOW } })] }))).toEqual([
      'ana: ESC-3 escalation, take up',
    ])
    expect(listed(going({ ladders: [exhausted] }))).toEqual(['ana: ESC-3 exhausted, take up'])
    expect(listed(going({ ladders: [{ ...exhausted, urgency: 'note' }] }))).toEqual(['ana: ESC-3 exhausted, take up'])
    expect(listed(going({ ladders: [{ ...ours(CLIMBING), urgency: 'note' }] }))).toEqual(['ana: ESC-3 talk, take up'])
  })
})

test('an escalation that nobody has stays with whoever answers for the side, also who started it; of the partner’s, with ours where none of ours is on a step', () => {
  const over = { state: 'exhausted', step: 0, cycle: 1, at: NOW } as const
  const none = { state: 'none' } as const
  const startedBy = { personId: 'ana', name: 'Ana', side: 'internal' } as const
  const by = (sides: Ladder['sides']): Ladder => ({
    ...{ ...ladder(3, 'c1', 'manual'), partnerId: 'p1', climbed: [], startedBy },
    sides,
  })
  expect(listed(going({ ladders: [by({ internal: over, partner: none })] }))).toContain('ana: ESC-3 exhausted, take up')
  expect(listed(going({ ladders: [by({ internal: none, partner: over })] }))).toEqual([
    'ana: ESC-3 exhausted, take up',
    'dora: ESC-3 exhausted, take up',
  ])
})

test('a health check is listed for whom it asks, until they have answered or it is closed', () => {
  const open = { ...run(2), partnerId: 'p1', respondents: [ana, dana] }
  expect(listed(going({ runs: [open] }))).toEqual([
    'ana: CHECK-2 check, answer check',
    'dana: CHECK-2 check, answer check',
  ])
  const answered = { at: NOW, side: 'internal' as const, late: false, answers: {} }
  expect(listed(going({ runs: [{ ...open, responses: { ana: answered } }] }))).toEqual([
    'dana: CHECK-2 check, answer check',
  ])
})

test('a partner that somebody else registered is its account manager’s to take on, and an admin’s where it has none', () => {
  const one = going({ partner: { ...PARTNER, unconfirmed: { registeredBy: ben } } })
  expect(listed(one)).toEqual(['ana: acme proposal, confirm partner'])
  const nobody = { ...one, team: { ...one.team, roster: [] } }
  expect(listed(nobody)).toEqual([])
  expect(needsOf(somebody('cleo', { admin: true }), [nobody], USUAL_PERMISSIONS, NOW)).toHaveLength(1)
})

test('terms that are proposed are for whoever of the partner may accept them, and for nobody of ours', () => {
  expect(listed(going({ proposal: { version: 3 } }))).toEqual(['dora: acme proposal, answer terms'])
})

test('figures that are due are for whoever answers for the side that reports, all of a partner together', () => {
  const period = { name: '2026-10', from: NOW - 40, to: NOW - 9 }
  const due = (dueAt: number, change: Parameters<typeof figure>[0] = {}) => ({ figure: figure(change), period, dueAt })
  const figures = [due(NOW - 1), due(NOW + 5, { id: 'f-2', reporter: 'internal' }), due(NOW + 9, { id: 'f-3' })]
  expect(listed(going({ figures }))).toEqual([
    'ana: acme waiting, report figures',
    'dora: acme overdue, report figures',
  ])
  expect(listed(going({ figures: [] }))).toEqual([])
})

test('a number that is missing is for whoever answers for the side that loses by it, of a partner the oldest alone', () => {
  const period = { name: '2026-10', from: NOW - 40, to: NOW - 9 }
  const one = { figure: figure({}), period }
  const missing = [
    { ...one, until: NOW + 5 },
    { ...one, period: { ...period, name: '2026-11' } },
  ]
  expect(listed(going({ missing }))).toContain('ana: acme due soon, dispute number')
  const [need] = needsOf(somebody('ana'), [going({ missing })], USUAL_PERMISSIONS, NOW)
  expect(need).toMatchObject({ at: NOW + 5, detail: ', 2026-10 and 1 more' })
})

test('maintenance that waits for the other side’s word is for whoever may give it, until it begins', () => {
  const told = (change: object, now = NOW) =>
    listed(going({ maintenance: [{ ...ANNOUNCED, ...change, partnerId: 'p1' }] }), now)
  const from = NOW + DAY
  expect(told({ from })).toEqual(['dora: MAINT-2 to confirm, confirm maintenance'])
  expect(told({ from, side: 'partner' })).toEqual(['ana: MAINT-2 to confirm, confirm maintenance'])
  expect(told({ from }, from)).toEqual([])
  expect(told({ from, status: 'confirmed' })).toEqual([])
  expect(told({ from, status: 'declined' })).toEqual([])
})

test('people of a partner are listed for nothing of another, whatever it names', () => {
  const other: Actor = { ...(somebody('dora') as Extract<Actor, { kind: 'partner' }>), partnerId: 'p2' }
  expect(needsOf(other, [withClock(theirs)], USUAL_PERMISSIONS, NOW)).toEqual([])
})

test('what is overdue comes first, the most severe first; and every place in the list is told apart', () => {
  const cases = [
    [21, 3, NOW - 9],
    [22, 1, NOW - 1],
    [23, 3, NOW - 5],
    [9, 3, NOW - 5],
    [24, 1, NOW + 2],
    [25, 4, NOW + 1],
    [26, 2, undefined],
  ] as const
  const one = going({
    cases: cases.map(([number, rank, dueAt]) => {
      const state: Case = {
        ...ours,
        id: `c${number}`,
        number,
        severity: rank,
        log: [{ ...ours.log[0]!, severity: rank }],
      }
      return withClock(state, dueAt).cases[0]!
    }),
    ladders: [{ ...ladder(3, 'c1', 'manual'), partnerId: 'p1' }],
    runs: [{ ...run(2), respondents: [ana, ben] }],
    team: { ...going().team, heads: { internal: 'ben' } },
  })
  const needs = needsOf(
    { ...somebody('ben'), roles: [{ partnerId: 'p1', role: 'manager' }] },
    [one],
    USUAL_PERMISSIONS,
    NOW,
  )
  const labels = ['CASE-22', 'CASE-21', 'CASE-9', 'CASE-23', 'ESC-3', 'CASE-25', 'CASE-24', 'CASE-26', 'CHECK-2']
  expect(needs.map(({ label }) => label)).toEqual(labels)
  for (const [at, need] of needs.entries())
    expect(afterPlace(needs, placeOf(need)).map(({ label }) => label)).toEqual(labels.slice(at + 1))
  expect(afterPlace(needs, 'nonsense')).toEqual([])
})
