import fc from 'fast-check'
import { expect, test } from 'vitest'
import { onCall } from '../../../src/domain/rotations/on-call.ts'
import type { Absence, Rotation, Swap } from '../../../src/domain/rotations/rotation.ts'
import { rotationProblems } from '../../../src/domain/rotations/rotation-problems.ts'
import { everyDay } from '../../../src/domain/time/calendar.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/time/instant.ts'
import { local, wall } from '../time/local-time.ts'
import { dutyByTheMinute, inOneLine, turnsByTheMinute } from './duty-oracle.ts'
import { rotation } from './rotation-kit.ts'

const DAYS = 90
const MINUTES = (DAYS * DAY) / MINUTE

/** 90 days each. In Morocco both clock changes of the year are within five weeks; elsewhere there are two windows with one each. */
const WINDOWS = [
  { zone: 'Africa/Casablanca', from: '2026-01-20' },
  { zone: 'Europe/Paris', from: '2026-02-10' },
  { zone: 'Europe/Paris', from: '2026-09-10' },
  { zone: 'Australia/Lord_Howe', from: '2026-02-20' },
  { zone: 'Australia/Lord_Howe', from: '2026-09-01' },
  { zone: 'America/New_York', from: '2026-09-20' },
  { zone: 'Asia/Kolkata', from: '2026-09-01' },
]

const PEOPLE = ['ana', 'ben', 'cem', 'dia', 'eli']
const who = fc.constantFrom(...PEOPLE)
/** Often in the small hours, in which clocks change. */
const time = fc.constantFrom('00:00', '01:15', '01:30', '02:00', '02:15', '02:30', '02:59', '03:00', '09:00', '23:45')
const weekday = fc.constantFrom('monday' as const, 'wednesday' as const, 'saturday' as const, 'sunday' as const)

const turns = fc.oneof(
  fc.record({ every: fc.integer({ min: 1, max: 30 }), unit: fc.constant('hours' as const), at: time }),
  fc.record({ every: fc.integer({ min: 1, max: 9 }), unit: fc.constant('days' as const), at: time }),
  fc.record({ every: fc.integer({ min: 1, max: 3 }), unit: fc.constant('weeks' as const), at: time, on: weekday }),
  fc.record({
    every: fc.integer({ min: 1, max: 2 }),
    unit: fc.constant('months' as const),
    at: time,
    on: fc.integer({ min: 1, max: 31 }),
  }),
)

const minuteOfAll = fc.integer({ min: -2 * 1440, max: MINUTES + 1440 })
const stretch = fc.record({
  begins: minuteOfAll,
  lasts: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 20_000 })),
})
/** Few, so that some are said at the same moment. */
const saidAt = fc.integer({ min: 1, max: 4 })

const stories = fc.record({
  window: fc.constantFrom(...WINDOWS),
  startsAfter: fc.integer({ min: 0, max: 40 }),
  turns,
  members: fc.array(fc.oneof({ weight: 6, arbitrary: who }, { weight: 1, arbitrary: fc.constant(null) }), {
    minLength: 1,
    maxLength: 4,
  }),
  hours: fc.option(
    fc.record({
      zone: fc.constantFrom('Europe/Paris', 'Australia/Lord_Howe', 'Asia/Kolkata'),
      period: fc.constantFrom(
        { from: '08:00', to: '18:30' },
        { from: '22:00', to: '02:30' },
        { from: '02:10', to: '02:50' },
      ),
      off: weekday,
    }),
  ),
  overrides: fc.array(fc.record({ stretch, personId: who, saidAt }), { maxLength: 6 }),
  swaps: fc.array(fc.record({ first: fc.nat(60), second: fc.nat(60), askedAt: saidAt, endedAt: saidAt }), {
    maxLength: 3,
  }),
  absences: fc.array(fc.record({ stretch, personId: who, delegateId: fc.option(who), saidAt }), { maxLength: 7 }),
  left: fc.uniqueArray(fc.record({ personId: who, minute: minuteOfAll }), {
    maxLength: 2,
    selector: (one) => one.personId,
  }),
})

type Story = typeof stories extends fc.Arbitrary<infer Value> ? Value : never

function lived(story: Story): { state: Rotation; absences: Absence[]; from: Instant } {
  const { window, startsAfter, overrides, absences, hours, left } = story
  const from = local(`${window.from}T00:00`, window.zone)
  const at = ({ begins, lasts }: Story['overrides'][number]['stretch']) => {
    const begin = from + begins * MINUTE
    return { from: begin, to: begin + lasts * MINUTE }
  }
  const planned = rotation({
    zone: window.zone,
    members: story.members,
    turns: story.turns,
    startsOn: Temporal.PlainDate.from(window.from)
      .add({ days: startsAfter + 1 })
      .toString(),
    overrides: overrides
      .toSorted((a, b) => a.saidAt - b.saidAt)
      .map((one, index) => ({ id: `o${index}`, personId: one.personId, saidAt: one.saidAt, ...at(one.stretch) })),
    left: left.map(({ personId, minute }) => ({ personId, at: from + minute * MINUTE })),
    ...(hours && {
      only: {
        ...{ name: 'hours', version: 1, zone: hours.zone, holidays: [] },
        week: everyDay((day) => (day === hours.off ? [] : [hours.period])),
      },
    }),
  })
  return {
    state: { ...planned, swaps: swapsOf(planned, story.swaps, from) },
    absences: absences.map(({ personId, delegateId, saidAt, stretch }, index) => ({
      ...{ id: `a${index}`, personId, saidAt, ...at(stretch) },
      ...(delegateId !== null && { delegateId }),
    })),
    from,
  }
}

/** Of two whole turns of two members each, no turn twice. */
function swapsOf(planned: Rotation, wanted: Story['swaps'], from: Instant): Swap[] {
  const whole = [...new Set(turnsByTheMinute(planned, from, MINUTES))].filter((turn) => turn && turn.to < Infinity)
  const taken = new Set<number>()
  return wanted.flatMap(({ first, second, askedAt, endedAt }, index): Swap[] => {
    const [gives, takes] = [whole[first], whole[second]]
    if (!gives || !takes || taken.has(first) || taken.has(second)) return []
    const [askedBy, askedOf] = [gives, takes].map(({ number }) => planned.members[number % planned.members.length])
    if (!askedBy || !askedOf || askedBy === askedOf) return []
    taken.add(first).add(second)
    const stretchOf = (turn: { from: Instant; to: Instant }) => ({ from: turn.from, to: turn.to })
    return [
      {
        ...{ id: `s${index}`, askedBy, askedOf, askedAt, status: 'accepted', endedAt },
        ...{ gives: stretchOf(gives), takes: stretchOf(takes) },
      },
    ]
  })
}

/** Every answer holds until the moment it says, and there the next one is another. */
function expectAgreement(state: Rotation, absences: Absence[], from: Instant, minutes: number): void {
  expect(rotationProblems(state)).toEqual([])
  const expected = dutyByTheMinute(state, absences, from, minutes)
  let answer = { line: '', until: from }
  for (const [index, line] of expected.entries()) {
    const at = from + index * MINUTE
    if (at >= answer.until) {
      const found = onCall(state, absences, at)
      const next = inOneLine(found)
      if (next === answer.line) throw new Error(`Nothing changes at ${wall(at, state.zone)}: ${next}`)
      answer = { line: next, until: found.until }
    }
    if (answer.line !== line)
      throw new Error(`At ${wall(at, state.zone)} it is “${line}” and not “${answer.line}” until ${answer.until}`)
  }
}

test('At every minute of 90 days with clock changes, overrides, swaps and absences, the person on call is the one that the watchman finds', () => {
  fc.assert(
    fc.property(stories, (story) => {
      const { state, absences, from } = lived(story)
      expectAgreement(state, absences, from, MINUTES)
    }),
    { seed: 11, numRuns: 14 },
  )
}, 60_000)

test('A moment within an answer gives the same answer', () => {
  fc.assert(
    fc.property(stories, fc.array(fc.nat(MINUTES * 60), { minLength: 20, maxLength: 20 }), (story, seconds) => {
      const { state, absences, from } = lived(story)
      for (const second of seconds) {
        const at = from + second * 1000
        const found = onCall(state, absences, at)
        expect(onCall(state, absences, found.until - 1)).toEqual(found)
      }
    }),
    { seed: 12, numRuns: 8 },
  )
})

test.each(['Australia/Lord_Howe', 'Europe/Paris'])(
  'In %s one rotation of 7 hours goes over both clock changes of the year as the watchman has it',
  (zone) => {
    const from = local('2026-02-20T00:00', zone)
    const state = rotation({ zone, startsOn: '2026-02-21', turns: { every: 7, unit: 'hours', at: '02:30' } })
    expectAgreement(state, [], from, (260 * DAY) / MINUTE)
  },
)

test('Half a century after its start a rotation is reckoned as at its start', () => {
  const state = rotation({ zone: 'UTC', startsOn: '1976-01-01', turns: { every: 5, unit: 'hours', at: '00:00' } })
  const start = Date.UTC(1976, 0, 1)
  for (let index = 90_000; index < 91_000; index += 1) {
    const { person, until } = onCall(state, [], start + index * 5 * HOUR)
    expect([person, until]).toEqual([state.members[index % 3], start + (index + 1) * 5 * HOUR])
  }
})
