import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ActionEvent,
  type ActionGround,
  type CorrectiveAction,
  dueOf,
  isUnfinished,
} from '../../../src/domain/corrective/corrective-action.ts'
import { decideAction } from '../../../src/domain/corrective/decide-action.ts'
import { eraseFromAction } from '../../../src/domain/corrective/erase-from-action.ts'
import { openAction } from '../../../src/domain/corrective/open-action.ts'
import type { Party } from '../../../src/domain/partners/party.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'

/** Monday 23 November 2026, 10:00 in Paris, where the side that owes works from 9 to 5. */
const MONDAY = Date.UTC(2026, 10, 23, 9)
const FRIDAY = MONDAY + 4 * DAY + 7 * HOUR

const RAVI: Party = { personId: 'ravi', name: 'Ravi', side: 'partner' }
const MIA: Party = { personId: 'mia', name: 'Mia', side: 'partner' }
const SOL: Party = { personId: 'sol', name: 'Sol', side: 'partner' }
const ANNA: Party = { personId: 'anna', name: 'Anna', side: 'internal' }
const GROUND: ActionGround = { hours: businessHours('Europe/Paris'), inCharge: [RAVI, SOL] }

const { state: asked, effects: opening } = openAction(
  {
    ...{ id: 'a1', number: 3, partnerId: 'acme', side: 'partner', owner: MIA, causes: ['c1'], audience: 'shared' },
    ...{ source: { kind: 'case', id: 'case-1', label: 'CASE-1' }, title: 'What will change after CASE-1?' },
  },
  GROUND.hours,
  MONDAY,
)

function after(state: CorrectiveAction, event: ActionEvent, now = MONDAY + HOUR): CorrectiveAction {
  const decision = decideAction(state, event, GROUND, now)
  if (!('state' in decision)) throw new Error(JSON.stringify(decision))
  return decision.state
}

const accept = (by: Party, dueAt = FRIDAY, said = 'The pager rotates'): ActionEvent => ({
  ...{ type: 'ActionAccepted', by, said, dueAt },
})
const done = (by: Party): ActionEvent => ({ type: 'ActionDone', by, note: 'It rotates' })
const drop = (by: Party): ActionEvent => ({ type: 'ActionDropped', by, reason: 'That system is gone' })
const causes = (...ids: string[]): ActionEvent => ({ type: 'CausesChanged', causes: ids, why: 'Waived.' })

const accepted = after(asked, accept(MIA))
const finished = after(accepted, done(MIA))

test('an action is to be accepted within two working days of its side, and is looked at three later', () => {
  expect(asked).toMatchObject({ status: 'asked', acceptBy: Date.UTC(2026, 10, 25, 9), version: 1 })
  expect(opening.map(({ effect }) => effect)).toEqual(['record fact', 'start timer', 'show card'])
  expect(opening[1]).toEqual({ effect: 'start timer', at: Date.UTC(2026, 10, 30, 9) })
})

describe('who acts on it', () => {
  test.each([
    ['its owner', MIA],
    ['the account manager of its side', RAVI],
    ['its sponsor', SOL],
  ])('%s may', (_, by) => {
    for (const event of [accept(by), done(by), drop(by)])
      expect(decideAction(asked, event, GROUND, MONDAY)).toHaveProperty('state')
  })

  test.each<[string, Party, string]>([
    ['somebody else of its side is told who can', { ...MIA, personId: 'dev' }, 'ACT-3 is Mia’s. Mia, Ravi or Sol can'],
    ['the other side objects in words', ANNA, 'for the other side to act on: Mia, Ravi or Sol'],
  ])('%s', (_, by, why) => {
    for (const event of [accept(by), done(by), drop(by), { type: 'ActionEndTakenBack', by } as const])
      expect(decideAction(asked, event, GROUND, MONDAY)).toMatchObject({ refused: expect.stringContaining(why) })
  })
})

describe('accepted', () => {
  test('it says what will change and by when, ends its escalation, and is said to both', () => {
    const decision = decideAction(asked, accept(MIA), GROUND, MONDAY + HOUR)
    expect(decision).toMatchObject({
      state: { status: 'open', said: 'The pager rotates', dueAt: FRIDAY, acceptedBy: MIA, version: 2 },
      effects: [
        { effect: 'record fact', fact: { kind: 'ActionAccepted', by: MIA, data: { dueAt: FRIDAY } } },
        { effect: 'start timer', at: FRIDAY + 5 * DAY },
        { effect: 'end escalation' },
        { effect: 'say', line: 'ActionAccepted', dueAt: FRIDAY },
        { effect: 'show card' },
      ],
    })
  })

  test('once more with another day records the day before; with the same, it changes nothing', () => {
    expect(decideAction(accepted, accept(MIA), GROUND, MONDAY)).toHaveProperty('unchanged')
    const moved = decideAction(accepted, accept(MIA, FRIDAY + 7 * DAY), GROUND, MONDAY + HOUR)
    expect(moved).toMatchObject({ effects: [{ fact: { data: { from: FRIDAY } } }, {}, {}, {}, {}] })
  })

  test('for a day that is over it is refused', () => {
    expect(decideAction(asked, accept(MIA, MONDAY), GROUND, MONDAY)).toHaveProperty('refused')
  })
})

describe('over', () => {
  test('it can be taken back, to where it stood, and has three working days more', () => {
    const late = FRIDAY + 30 * DAY
    const back = decideAction(finished, { type: 'ActionEndTakenBack', by: MIA }, GROUND, late)
    expect(back).toMatchObject({ state: { status: 'open', said: 'The pager rotates', dueAt: FRIDAY } })
    expect(back).toMatchObject({ effects: [{}, { effect: 'start timer', at: expect.any(Number) }, {}, {}] })
    if (!('state' in back)) return expect.unreachable()
    expect(back.effects[1]).toSatisfy((one: { at: number }) => one.at > late)
    expect(back.state).not.toHaveProperty('endedAt')
  })

  test.each([accept(MIA), done(MIA), drop(MIA), { type: 'ActionAssigned', by: MIA, owner: SOL } as const])(
    'it takes no further $type',
    (event) => {
      expect(decideAction(finished, event, GROUND, MONDAY)).toMatchObject({ refused: expect.stringContaining('undo') })
    },
  )

  test('what is not over cannot be taken back', () => {
    expect(decideAction(asked, { type: 'ActionEndTakenBack', by: MIA }, GROUND, MONDAY)).toHaveProperty('refused')
  })
})

describe('its causes', () => {
  test('one more is recorded, and asks nothing anew', () => {
    const decision = decideAction(accepted, causes('c1', 'c2'), GROUND, MONDAY)
    expect(decision).toMatchObject({ state: { status: 'open', causes: ['c1', 'c2'] } })
    expect(decision).toMatchObject({ effects: [{ fact: { kind: 'ActionCauseAdded' } }] })
    expect(decideAction(accepted, causes('c1'), GROUND, MONDAY)).toHaveProperty('unchanged')
  })

  test.each([asked, accepted])(
    'without the last one it is dropped by itself; with a new one it is back as $status',
    (one) => {
      const dropped = after(one, causes())
      expect(dropped).toMatchObject({ status: 'dropped', reason: 'Waived.', causes: [] })
      expect(dropped).not.toHaveProperty('endedBy')
      expect(decideAction(dropped, { type: 'ActionEndTakenBack', by: MIA }, GROUND, MONDAY)).toHaveProperty('refused')
      const later = MONDAY + 2 * DAY
      expect(after(dropped, causes('c2'), later)).toMatchObject({ status: one.status, causes: ['c2'] })
    },
  )

  test('what people said of it stands, whatever becomes of them', () => {
    for (const over of [finished, after(asked, drop(MIA))]) {
      expect(after(over, causes())).toMatchObject({ status: over.status, causes: [] })
      expect(after(after(over, causes()), causes('c2'))).toMatchObject({ status: over.status, causes: ['c2'] })
    }
  })
})

test('it is handed on within its side alone', () => {
  expect(after(asked, { type: 'ActionAssigned', by: MIA, owner: SOL })).toMatchObject({ owner: SOL, status: 'asked' })
  expect(decideAction(asked, { type: 'ActionAssigned', by: MIA, owner: MIA }, GROUND, MONDAY)).toHaveProperty(
    'unchanged',
  )
  expect(decideAction(asked, { type: 'ActionAssigned', by: MIA, owner: ANNA }, GROUND, MONDAY)).toMatchObject({
    refused: expect.stringContaining('of the other'),
  })
  expect(after(asked, { type: 'ActionHandedOver', by: ANNA, owner: SOL })).toMatchObject({ owner: SOL })
})

test('overdue for three working days it is escalated, and not a moment before; early it is looked at again', () => {
  const at = Date.UTC(2026, 10, 30, 9)
  const overdue = { type: 'OverdueLong' } as const
  expect(decideAction(asked, overdue, GROUND, at)).toEqual({
    state: asked,
    effects: [{ effect: 'escalate', overdue: 'acceptance' }],
  })
  expect(decideAction(asked, overdue, GROUND, at - 1)).toEqual({
    state: asked,
    effects: [{ effect: 'start timer', at }],
  })
  expect(decideAction(accepted, overdue, GROUND, FRIDAY + 5 * DAY)).toMatchObject({
    effects: [{ effect: 'escalate', overdue: 'action' }],
  })
  expect(decideAction(finished, overdue, GROUND, at + 90 * DAY)).toHaveProperty('unchanged')
})

test('what somebody wrote goes with them, wherever it stands in it, and nothing else', () => {
  const isMia = (id: string) => id === 'mia'
  expect(eraseFromAction(accepted, isMia)).toMatchObject({ said: '(erased)', version: accepted.version + 1 })
  expect(eraseFromAction(finished, isMia)).toMatchObject({ note: '(erased)', before: { said: '(erased)' } })
  expect(eraseFromAction(after(accepted, drop(SOL)), isMia)).toMatchObject({
    ...{ reason: 'That system is gone', before: { said: '(erased)' } },
  })
  expect(eraseFromAction(asked, isMia)).toBe(asked)
  expect(eraseFromAction({ ...asked, askedBy: MIA }, isMia).title).toBe('(erased)')
})

test('whatever happens, it is due while it is open, keeps its number and its side, and each change is one version on', () => {
  const people = fc.constantFrom(MIA, RAVI, SOL, ANNA)
  const event: fc.Arbitrary<ActionEvent> = fc.oneof(
    people.map((by) => accept(by)),
    people.map((by) => accept(by, FRIDAY + 7 * DAY, 'Other words')),
    people.map(done),
    people.map(drop),
    people.map((by): ActionEvent => ({ type: 'ActionEndTakenBack', by })),
    fc.record({ by: people, owner: people }).map((one): ActionEvent => ({ type: 'ActionAssigned', ...one })),
    fc.subarray(['c1', 'c2', 'c3']).map((ids) => causes(...ids)),
    fc.constant<ActionEvent>({ type: 'OverdueLong' }),
    fc.constant<ActionEvent>({ type: 'ActionLapsed', why: 'The partnership has ended.' }),
  )
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      let state = asked
      let now = MONDAY
      for (const one of events) {
        now += 3 * HOUR
        const decision = decideAction(state, one, GROUND, now)
        if (!('state' in decision)) continue
        const { state: next, effects } = decision
        if (next !== state) expect(next.version).toBe(state.version + 1)
        expect(next).toMatchObject({ number: 3, side: 'partner', owner: { side: 'partner' } })
        if (isUnfinished(next)) expect(dueOf(next)).toBeGreaterThan(MONDAY)
        // Whoever is of the other side changes nothing.
        if ('by' in one && one.by?.side === 'internal') expect.unreachable()
        // Each of them that is over has no timer, and each that is open has one since it came to be so.
        const set = effects.some(({ effect }) => effect === 'start timer')
        if (isUnfinished(next) && !isUnfinished(state)) expect(set).toBe(true)
        if (!isUnfinished(next)) expect(set).toBe(false)
        state = next
      }
    }),
  )
})
