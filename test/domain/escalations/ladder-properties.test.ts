import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideLadder } from '../../../src/domain/escalations/decide-ladder.ts'
import {
  causesOf,
  climbedAt,
  isHigher,
  type Ladder,
  type StandingCause,
  urgencyOf,
} from '../../../src/domain/escalations/ladder.ts'
import { isHeldUnconfirmed } from '../../../src/domain/escalations/side-state.ts'
import type { LadderEffect, LadderEvent, Reach, StepReach } from '../../../src/domain/escalations/ladder-event.ts'
import { nextOf, type SideState, stoodOn, takenOn } from '../../../src/domain/escalations/side-state.ts'
import { wantsAll } from '../../../src/domain/escalations/take-step.ts'
import type { Moved } from '../../../src/domain/escalations/climb.ts'
import { waitForReaders } from '../../../src/domain/escalations/wait-for-readers.ts'
import { waitEndsAt, waitsFrom } from '../../../src/domain/escalations/wait-ends-at.ts'
import type { LadderStep } from '../../../src/domain/escalations/policy.ts'
import { type Party, type Side, SIDES } from '../../../src/domain/partners/party.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { durationMs } from '../../../src/domain/time/duration.ts'
import { HOUR, type Instant, MINUTE, type Ms } from '../../../src/domain/time/instant.ts'
import { addWorkAtMost, work } from '../../../src/domain/time/work.ts'
import { ANA, AVA, BEA, BEN, BREACH, MONDAY, OVERDUE, started } from './ladder-kit.ts'

/**
 * A ladder, its timers and what was told of it, beside a model that knows only what people were promised:
 *
 *  1. a side that stands on an active ladder has one timer, for when it says that something happens; or it is exhausted, which was told; else it has none;
 *  2. a rung is told at most once in one climb, upwards, and no empty one ever; the one told last once more as it becomes a page;
 *  3. taking it, putting it off, giving it away, being away and noting touch the presser's side alone;
 *  4. the side that owes everything it stands for ends nothing by hand, and moves nothing of the other side's climb;
 *  5. while it is a page our side waits by the clock and theirs in the hours agreed on, and else both as the step says;
 *  6. a step that each must take holds its side once all have whom it reached and who are there still, not before, and not a word later, or once nobody else is called; who has it stays named, until their time is over or it calls everybody anew;
 *  7. what was heard twice, as after a crash, does nothing more than what was heard once; what is over has no timer.
 *  8. what becomes a page, by another breach also after it was calmed, calls each side at once on which somebody is to be called;
 *  9. what is no page, and may be read only later than it is told, waits from then on, from a working day later at most; nothing that happens meanwhile shortens that.
 * 10. said to be resolved by the side that owes, and standing for nothing else, it is held as it stands, without a timer of its own, until that is confirmed, and else never; nobody's press moves it then. Struck, each side
 *     stands where it stood, with whoever had it, and is told anew at most once.
 */
type Real = { ladder: Ladder; timers: Map<Side, Instant> }
type Model = {
  now: Instant
  reach: Reach
  climb: Record<Side, string[]>
  exhausted: Set<Side>
  there: Set<Party>
  readLater: Record<Side, Ms>
}

const CALENDAR = businessHours('UTC')
const PEOPLE = [ANA, AVA, BEN, BEA]

/** What is more urgent calls a side that does not climb from its bottom; what was over calls both. */
const ANEW = new Set<LadderEvent['type']>(['CauseJoined', 'UrgencyChanged'])
const LEAVES_A_STEP = new Set<LadderEvent['type']>(['WaitEnded', 'EscalatedNow', 'StepUnheard'])
const OWN_SIDE_ONLY = new Set<LadderEvent['type']>([
  'EscalationAcknowledged',
  'EscalationSnoozed',
  'EscalationReassigned',
  'EscalationNoted',
  'HolderAway',
])

function happens(model: Model, real: Real, event: LadderEvent): void {
  const before = real.ladder
  const reach = reachOf(model)
  const decided = decideLadder(before, event, reach, model.now)
  const decision = 'state' in decided ? readBy(model, decided) : decided
  const joins = event.type === 'CauseJoined' && before.status !== 'resolved' ? event : undefined
  if (joins?.another && joins.joined.urgency === 'page')
    expect(urgencyOf('state' in decision ? decision.state : before)).toBe('page')
  if (!('state' in decision)) {
    expect(Object.values(decision)[0]).toMatch(/ESC-3|other side/u)
    if ('unchanged' in decision && event.type === 'EscalationAcknowledged') expectHasIt(before, event.by.side)
    return
  }
  real.ladder = decision.state
  for (const side of SIDES)
    if (
      event.type === 'EscalationReopened' ||
      ((ANEW.has(event.type) || hasRisen(before, real.ladder, event)) && isCalledAgain(before, real.ladder, side))
    )
      model.climb[side].length = 0
  const isPageNow = isHigher('page', urgencyOf(before)) && urgencyOf(real.ladder) === 'page'
  if (ANEW.has(event.type) && isPageNow && !isHeldUnconfirmed(real.ladder)) expectRung(model, before, decision.effects)
  if (hasRisen(before, real.ladder, event) && urgencyOf(real.ladder) === 'page')
    expectRung(model, before, decision.effects)
  for (const effect of decision.effects) carryOut(model, real, effect)
  expectAsPromised(model, real)
  expectHeld(model, before, real.ladder, event, decision.effects)
  expectAllHaveIt(model, before, real.ladder, event)
  if ('by' in event && event.by) expectOwnSide(before, real.ladder, event, event.by)
  expectHeardOnce(model, real, event)
}

/** Whoever is told something reads it so much later. */
function readBy({ now, readLater }: Model, moved: Moved): Moved {
  const told = moved.effects.flatMap((one) => (one.effect === 'notify step' ? one.side : []))
  const settled = waitForReaders(moved, Object.fromEntries(told.map((side) => [side, now + readLater[side]])))
  for (const side of urgencyOf(settled.state) === 'page' ? [] : told) {
    const stands = settled.state.sides[side]
    const step = stands.state === 'climbing' && settled.state.policy.steps[side][stands.step]
    if (!step || stands.state !== 'climbing') continue
    const aDayLater = addWorkAtMost(CALENDAR, now, durationMs({ amount: 1, unit: 'working days' }, CALENDAR))
    expect(stands.nextAt).toBe(waitEndsAt(settled.state, side, step, Math.min(aDayLater, now + readLater[side])))
  }
  return settled
}

/** Of a side that climbs, whoever its last step has there now; of another whoever is on its first step, unless it waits through that. */
function expectRung({ reach }: Model, before: Ladder, effects: LadderEffect[]): void {
  for (const side of SIDES) {
    const climbs = stoodOn(before.sides[side]).state === 'climbing' && takenOn(before.sides[side]).length === 0
    const last = before.climbed.slice(before.toldBefore).findLast((one) => one.side === side)
    const due = climbs ? last && reach[side][last.step] : reach[side].find((one) => one !== 'nobody')
    const called = effects.filter((one) => one.effect === 'notify step' && one.side === side)
    expect(called.length).toBeLessThan(2)
    if (due === 'somebody') expect(called).toHaveLength(1)
  }
}

/** Both people of a side stand on each of its steps, as long as they are there. */
function reachOf({ reach, there }: Model): Reach {
  const on = (side: Side) => [...there].filter((one) => one.side === side)
  return { ...reach, awaited: { internal: on('internal'), partner: on('partner') } }
}

/** Whoever takes it where nobody else must is not told that they have it already, while it goes on. */
function expectHasIt(ladder: Ladder, side: Side): void {
  expect(ladder.sides[side].state === 'acknowledged' || wantsAll(ladder, side) !== undefined).toBe(true)
}

function expectAllHaveIt({ there, now, reach }: Model, before: Ladder, after: Ladder, event: LadderEvent): void {
  for (const side of SIDES) {
    const [was, stands] = [before.sides[side], after.sides[side]]
    const have = placesOn(stands)
    const held = stands.state === 'acknowledged' ? [...have, stands.by.personId] : have
    const missing = [...there].filter((one) => one.side === side && !held.includes(one.personId))
    // What only those of steps before it have, nobody of this one has taken.
    const told = wantsAll(after, side)
    if (told && takenOn(stands).some(({ at }) => at >= told.at)) expect(missing).not.toEqual([])
    const isGiven = (event.type === 'EscalationReassigned' || event.type === 'HolderAway') && event.by.side === side
    if (wantsAll(before, side) && stands.state === 'acknowledged' && was.state !== 'acknowledged' && !isGiven) {
      if (LEAVES_A_STEP.has(event.type)) expect(missing.length === 0 || stands.backBy > now).toBe(true)
      else expect(missing).toEqual([])
    }
    if (isGiven && stands.state === 'climbing') expect(have).toEqual(expect.arrayContaining(placesOn(was)))
    // What is more urgent calls everybody anew; where nobody can be called, whoever is told of that must not take it for held.
    const isUrgent = ANEW.has(event.type) && isHigher(urgencyOf(after), urgencyOf(before))
    if (stands.state === 'exhausted' && !isUrgent) expect(takenOn(was).filter(({ backBy }) => backBy > now)).toEqual([])
    if (isUrgent && was.state === 'climbing' && reach[side].includes('somebody')) expect(namedOn(stands)).toEqual([])
    if (event.type === 'EscalationAcknowledged' && event.by.side === side)
      expect(held).toEqual(expect.arrayContaining([event.by.personId, ...namedOn(was)]))
    // Time takes it from nobody but from whoever was asked and was silent, or is past the time that they said.
    if (event.type !== 'WaitEnded' && event.type !== 'AwaitedLeft') continue
    const stay = stands.state === 'acknowledged' ? held : have
    const still = takenOn(was).filter(({ backBy }) => backBy > now)
    expect(stay).toEqual(expect.arrayContaining(still.map(({ by }) => by.personId)))
  }
}

/** Who has it, and in whose places. */
function placesOn(stands: SideState): string[] {
  return takenOn(stands).flatMap(({ by, instead = [] }) => [by.personId, ...instead])
}

function namedOn(stands: SideState): string[] {
  const others = takenOn(stands).map(({ by }) => by.personId)
  return stands.state === 'acknowledged' ? [...others, stands.by.personId] : others
}

function carryOut(model: Model, real: Real, effect: LadderEffect): void {
  switch (effect.effect) {
    case 'start timer':
      real.timers.set(effect.side, effect.at)
      break
    case 'cancel timer':
      real.timers.delete(effect.side)
      break
    case 'tell exhausted':
      model.exhausted.add(effect.side)
      break
    case 'notify step': {
      const { side, step, cycle } = effect
      const told = model.climb[side]
      const rung = `${cycle}.${step}`
      if (effect.again) expect(rung).toBe(told.at(-1))
      else expect(rung > (told.at(-1) ?? '')).toBe(true)
      expect(model.reach[side][step]).toBe('somebody')
      told.push(rung)
      model.exhausted.delete(side)
      break
    }
    default:
  }
}

function isCalledAgain(before: Ladder, after: Ladder, side: Side): boolean {
  const [was, stands] = [stoodOn(before.sides[side]), after.sides[side]]
  const isNobodys = takenOn(was).length > 0 && takenOn(stands).length === 0
  return (was.state !== 'climbing' || isNobodys) && stands.state === 'climbing'
}

function expectAsPromised({ exhausted }: Model, { ladder, timers }: Real): void {
  if (ladder.status === 'resolved') return expect([...timers]).toEqual([])
  for (const side of SIDES) {
    const stands = ladder.sides[side]
    expect(timers.get(side)).toBe(nextOf(stands))
    if (stands.state === 'exhausted') expect(exhausted).toContain(side)
    if (stands.state !== 'climbing') continue
    expectManner(ladder, side, stands.nextAt)
    const told = climbedAt(ladder, { side, ...stands })
    const step = ladder.policy.steps[side][stands.step]
    if (told?.heardFrom === undefined || !step || urgencyOf(ladder) === 'page') continue
    expect(stands.nextAt).toBeGreaterThanOrEqual(waitEndsAt(ladder, side, step, waitsFrom(ladder, told)))
  }
}

/** What may happen to it meanwhile is that somebody notes, goes away, or that its subject is another's or over. */
const PRESSES = new Set<LadderEvent['type']>([
  ...(['EscalationAcknowledged', 'EscalationSnoozed', 'EscalationReassigned', 'EscalatedNow'] as const),
  ...(['EscalationCalmed', 'EscalationReopened', 'WaitEnded', 'StepUnheard', 'AwaitedLeft'] as const),
])

/** It goes on, more urgent than it was as it was held. */
function hasRisen(before: Ladder, after: Ladder, { type }: LadderEvent): boolean {
  const goesOn = type === 'ResolutionStruck' && isHeldUnconfirmed(before)
  return goesOn && isHigher(urgencyOf(after), before.unconfirmed?.heldAt ?? 'page')
}

function expectHeld(
  { reach }: Model,
  before: Ladder,
  after: Ladder,
  event: LadderEvent,
  effects: LadderEffect[],
): void {
  const isSaid = causesOf(after).every(({ subject }) => subject.id === after.unconfirmed?.subjectId)
  expect(isHeldUnconfirmed(after)).toBe(after.status !== 'resolved' && isSaid)
  if (isHeldUnconfirmed(before)) expect(PRESSES).not.toContain(event.type)
  for (const side of SIDES) {
    const [was, stands] = [before.sides[side], after.sides[side]]
    if (stands.state === 'unconfirmed' && was.state !== 'unconfirmed') expect(stands.stood).toEqual(was)
    if (event.type !== 'ResolutionStruck' || was.state !== 'unconfirmed' || hasRisen(before, after, event)) continue
    expect(namedOn(stands)).toEqual(expect.arrayContaining(takenOn(was).map(({ by }) => by.personId)))
    const told = effects.filter((one) => one.effect === 'notify step' && one.side === side)
    expect(told.length).toBeLessThan(2)
    const last = before.climbed.slice(before.toldBefore).findLast((one) => one.side === side)
    if (was.stood.state === 'climbing' && last && reach[side][last.step] === 'somebody') expect(told).toHaveLength(1)
    // A step on which nobody is left is left.
    if (told.some((one) => one.effect === 'notify step' && !one.again) || stands.state === 'exhausted') continue
    if (was.stood.state !== 'climbing') expect(stands.state).toBe(was.stood.state)
    if (stands.state === 'climbing' && was.stood.state === 'climbing' && told.length > 0)
      expect([stands.step, stands.cycle]).toEqual([was.stood.step, was.stood.cycle])
  }
}

function expectManner(ladder: Ladder, side: Side, nextAt: Instant): void {
  const inHours = urgencyOf(ladder) === 'page' && side === 'partner'
  if (inHours) expect(work(CALENDAR, nextAt - 1, nextAt)).toBe(1)
}

function expectOwnSide(before: Ladder, after: Ladder, { type }: LadderEvent, by: Party): void {
  const other = by.side === 'internal' ? 'partner' : 'internal'
  if (OWN_SIDE_ONLY.has(type)) expect(after.sides[other]).toBe(before.sides[other])
  const owesAll = causesOf(before).every((cause) => cause.obligor === by.side && cause.startedBy?.side !== by.side)
  if (!owesAll || before.status === 'resolved') return
  expect(after.sides[other]).toBe(before.sides[other])
  expect(after.status).not.toBe('resolved')
}

function expectHeardOnce(model: Model, { ladder }: Real, event: LadderEvent): void {
  // A note may be made twice in the same words; a card pressed twice is of an older version by then.
  if (event.type === 'EscalationNoted' || event.type === 'EscalationReassigned') return
  const again = decideLadder(ladder, event, reachOf(model), model.now)
  if (!('state' in again)) return
  const moved = again.effects.filter(
    ({ effect }) => effect !== 'start timer' && effect !== 'record fact' && effect !== 'show card',
  )
  expect(moved).toEqual([])
  expect(again.state.sides).toEqual(ladder.sides)
}

class Passes implements fc.Command<Model, Real> {
  readonly ms: number
  readonly late: number
  constructor(ms: number, late: number) {
    this.ms = ms
    this.late = late
  }
  check = () => true
  run(model: Model, real: Real): void {
    const until = model.now + this.ms
    for (let turn = 0; turn < 50; turn++) {
      const [due] = [...real.timers].filter(([, at]) => at <= until).toSorted(([, one], [, other]) => one - other)
      if (!due) break
      model.now = Math.max(model.now, due[1] + this.late)
      happens(model, real, { type: 'WaitEnded', side: due[0] })
    }
    model.now = Math.max(model.now, until)
  }
  toString = () => `passes ${this.ms / MINUTE} min`
}

class Happens implements fc.Command<Model, Real> {
  readonly made: (model: Model, real: Real) => LadderEvent
  readonly name: string
  constructor(name: string, made: (model: Model, real: Real) => LadderEvent) {
    this.name = name
    this.made = made
  }
  check = () => true
  run(model: Model, real: Real): void {
    happens(model, real, this.made(model, real))
  }
  toString = () => this.name
}

/** Somebody comes or goes: the next step finds others there. */
class Changes implements fc.Command<Model, Real> {
  readonly side: Side
  readonly step: number
  constructor(side: Side, step: number) {
    this.side = side
    this.step = step
  }
  check = ({ reach }: Readonly<Model>) => reach[this.side][this.step] !== undefined
  run({ reach }: Model): void {
    const was = reach[this.side][this.step]
    if (was !== 'not theirs') reach[this.side][this.step] = was === 'nobody' ? 'somebody' : 'nobody'
  }
  toString = () => `changes ${this.side} ${this.step}`
}

/** Somebody of a side goes, or is back. */
class Goes implements fc.Command<Model, Real> {
  readonly who: Party
  constructor(who: Party) {
    this.who = who
  }
  check = () => true
  run(model: Model, real: Real): void {
    if (!model.there.delete(this.who)) model.there.add(this.who)
    else happens(model, real, { type: 'AwaitedLeft', side: this.who.side })
  }
  toString = () => `${this.who.name} goes, or is back`
}

const person = fc.constantFrom(...PEOPLE)
const soon = fc.integer({ min: -30, max: 600 }).map((minutes) => minutes * MINUTE)
const side = fc.constantFrom(...SIDES)

const commands = [
  fc
    .tuple(fc.integer({ min: 0, max: 300 }), fc.constantFrom(0, 0, 5, 90))
    .map(([ms, late]) => new Passes(ms * MINUTE, late * MINUTE)),
  fc
    .tuple(person, soon)
    .map(
      ([by, ms]) =>
        new Happens(`${by.name} takes it`, ({ now }) => ({ type: 'EscalationAcknowledged', by, backBy: now + ms })),
    ),
  fc
    .tuple(person, soon)
    .map(
      ([by, ms]) =>
        new Happens(`${by.name} puts it off`, ({ now }) => ({ type: 'EscalationSnoozed', by, until: now + ms })),
    ),
  fc.tuple(person, person).map(
    ([by, to]) =>
      new Happens(`${by.name} gives it to ${to.name}`, ({ now }) => ({
        type: 'EscalationReassigned',
        by,
        to,
        backBy: now + HOUR,
      })),
  ),
  fc.tuple(person, fc.boolean(), soon).map(
    ([by, instead, ms]) =>
      new Happens(`${by.name} is away, ${instead ? 'and somebody stands in' : 'in nobody’s hands'}`, ({ now }) => {
        const to = PEOPLE.find((one) => one.side === by.side && one !== by)
        return { type: 'HolderAway', by, ...(instead && to && { to }), backBy: now + HOUR, until: now + ms }
      }),
  ),
  fc.tuple(person, fc.option(side), fc.constantFrom(0, 0, 1)).map(
    ([by, of, stale]) =>
      new Happens(`${by.name} escalates ${of ?? 'their side'}`, (_, { ladder }) => ({
        ...{ type: 'EscalatedNow', by, version: ladder.version - stale },
        ...(of && { side: of }),
      })),
  ),
  person.map(
    (by) => new Happens(`${by.name} calms it`, () => ({ type: 'EscalationCalmed', by, to: 'notice', why: 'So.' })),
  ),
  person.map(
    (by) => new Happens(`${by.name} notes`, () => ({ type: 'EscalationNoted', by, text: 'So.', audience: 'shared' })),
  ),
  person.map((by) => new Happens(`${by.name} ends it`, () => ({ type: 'EscalationResolved', by, why: 'So.' }))),
  person.map((by) => new Happens(`${by.name} reopens it`, () => ({ type: 'EscalationReopened', by, why: 'So.' }))),
  fc.tuple(fc.constantFrom('note', 'notice', 'page'), side).map(
    ([urgency, obligor]) =>
      new Happens(`joins a ${urgency}`, ({ now }) => ({
        type: 'CauseJoined',
        joined: { ...OVERDUE, urgency, obligor, at: now },
      })),
  ),
  fc.constantFrom('notice', 'page').map(
    (urgency) =>
      new Happens(`another breach joins as a ${urgency}`, ({ now }) => ({
        type: 'CauseJoined',
        joined: { ...BREACH, reason: 'A resolution of CASE-12 by Acme was due Mon 11:00.', urgency, at: now },
        another: true,
      })),
  ),
  fc
    .constantFrom('notice', 'page')
    .map(
      (urgency) => new Happens(`is a ${urgency}`, () => ({ type: 'UrgencyChanged', subjectId: 'case-12', urgency })),
    ),
  fc
    .constantFrom('case-12', 'a1')
    .map((subjectId) => new Happens(`${subjectId} is over`, () => ({ type: 'CauseEnded', subjectId, why: 'So.' }))),
  side.map(
    (of) =>
      new Happens(`${of} is unheard`, (_, { ladder }) => {
        const stands = ladder.sides[of]
        const place = stands.state === 'climbing' ? stands : { step: 0, cycle: 1 }
        return { type: 'StepUnheard', side: of, step: place.step, cycle: place.cycle }
      }),
  ),
  fc.tuple(side, soon).map(
    ([confirms, ms]) =>
      new Happens(`case-12 is said to be resolved, which ${confirms} may confirm`, ({ now }) => ({
        ...{ type: 'ResolutionStated', subjectId: 'case-12', confirms, until: now + ms },
      })),
  ),
  fc.constant(new Happens('case-12 is not solved', () => ({ type: 'ResolutionStruck', subjectId: 'case-12' }))),
  fc.tuple(side, fc.nat(2)).map(([of, step]) => new Changes(of, step)),
  person.map((who) => new Goes(who)),
]

const reachOn = fc.array(fc.constantFrom<StepReach>('somebody', 'somebody', 'nobody', 'not theirs'), {
  minLength: 3,
  maxLength: 3,
})
/** Each side has steps and waits of its own, as many as it likes. */
const stepsOn = fc.array(
  fc.record<LadderStep, 'targets' | 'wait' | 'waitIn'>(
    {
      targets: fc.constant([]),
      wait: fc.record({ amount: fc.integer({ min: 1, max: 3 }), unit: fc.constant('h') }),
      waitIn: fc.constantFrom('working', 'wall'),
      acknowledge: fc.constant('all'),
    },
    { requiredKeys: ['targets', 'wait', 'waitIn'] },
  ),
  { maxLength: 3 },
)
const climbs = fc
  .record({ internal: stepsOn, partner: stepsOn, ours: reachOn, theirs: reachOn })
  .map(({ internal, partner, ours, theirs }) => ({
    steps: { internal, partner },
    reach: { internal: ours.slice(0, internal.length), partner: theirs.slice(0, partner.length) },
  }))
const later = fc.constantFrom(0, 0, 2 * HOUR, 9 * HOUR, 60 * HOUR)
const causes = fc.constantFrom<Partial<StandingCause>>(
  {},
  { urgency: 'page' },
  { urgency: 'note', cause: 'red-flag' },
  { obligor: 'internal', startedBy: BEN, cause: 'manual' },
)

test('whatever people and time do in whatever order, a ladder keeps what it promises', () => {
  fc.assert(
    fc.property(
      climbs,
      fc.integer({ min: 1, max: 2 }),
      causes,
      fc.record({ internal: later, partner: later }),
      fc.commands(commands, { maxCommands: 40 }),
      ({ steps, reach }, cycles, cause, readLater, all) => {
        fc.modelRun(() => {
          const model: Model = {
            readLater,
            now: MONDAY,
            reach: structuredClone(reach),
            climb: { internal: [], partner: [] },
            exhausted: new Set(),
            there: new Set(PEOPLE),
          }
          const first = readBy(model, started({ steps, cycles }, reach, { ...BREACH, ...cause, calendar: CALENDAR }))
          const real: Real = { ladder: first.state, timers: new Map() }
          for (const effect of first.effects) carryOut(model, real, effect)
          expectAsPromised(model, real)
          return { model, real }
        }, all)
      },
    ),
    { numRuns: 600 },
  )
})

test('what nobody touches tells every step of a side that has anybody, in order, once a cycle, and then that it is exhausted, once', () => {
  fc.assert(
    fc.property(climbs, fc.integer({ min: 1, max: 3 }), fc.nat(50), ({ steps, reach }, cycles, lateHours) => {
      const first = started({ steps, cycles }, reach)
      let { state } = first
      const effects = [...first.effects]
      for (let turn = 0; turn < 100; turn++) {
        const waits = SIDES.find((one) => nextOf(state.sides[one]) !== undefined)
        if (!waits) break
        const now = (nextOf(state.sides[waits]) ?? 0) + lateHours * HOUR
        const decision = decideLadder(state, { type: 'WaitEnded', side: waits }, reach, now)
        if (!('state' in decision)) return expect.unreachable()
        state = decision.state
        effects.push(...decision.effects)
      }
      for (const one of SIDES) {
        const reached = [...reach[one].keys()].filter((step) => reach[one][step] === 'somebody')
        const due = Array.from({ length: cycles }, (_, round) => reached.map((step) => `${round + 1}.${step}`)).flat()
        const told = effects.flatMap((each) =>
          each.effect === 'notify step' && each.side === one ? [`${each.cycle}.${each.step}`] : [],
        )
        expect(told).toEqual(due)
        const isTold = effects.filter((each) => each.effect === 'tell exhausted' && each.side === one).length
        expect(isTold).toBe(Number(state.sides[one].state === 'exhausted'))
        expect(state.sides[one].state).toBe(
          reached.length > 0 || (one === 'internal' && !reach.partner.includes('somebody')) ? 'exhausted' : 'none',
        )
      }
    }),
  )
})
