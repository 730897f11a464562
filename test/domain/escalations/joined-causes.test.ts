import { describe, expect, test } from 'vitest'
import { decideLadder } from '../../../src/domain/escalations/decide-ladder.ts'
import type { StepReach } from '../../../src/domain/escalations/ladder-event.ts'
import type { JoinedCause, Ladder } from '../../../src/domain/escalations/ladder.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import {
  after,
  ANA,
  BEN,
  carriedOut,
  effectNames,
  EVERYBODY,
  factKinds,
  hourly,
  MONDAY,
  started,
  taken,
} from './ladder-kit.ts'

const ALL = EVERYBODY
const LATER = MONDAY + HOUR / 2

const joining = (number: number): JoinedCause => ({
  subject: { kind: 'action', id: `a${number}`, label: `ACT-${number}`, title: 'What will change?', caseId: 'case-12' },
  ...{ cause: 'action-overdue', reason: `ACT-${number} has been due for three working days.`, at: LATER },
  ...{ obligor: 'partner', urgency: 'notice' },
})
const join = (number: number) => ({ type: 'CauseJoined', joined: joining(number) }) as const
const over = (subjectId: string, cause?: Ladder['cause']) =>
  ({ type: 'CauseEnded', subjectId, ...(cause && { cause }), why: 'It is so.' }) as const

const climbing = started(hourly(2, 2), ALL).state
const acknowledged = taken(climbing, ANA, LATER)

describe.each<[string, Ladder]>([
  ['one that climbs', climbing],
  ['one that somebody of ours has', acknowledged],
])('what joins %s', (_, ladder) => {
  test('calls nobody, and joins once', () => {
    const decision = decideLadder(ladder, join(1), ALL, LATER)
    expect(decision).toMatchObject({
      state: { status: ladder.status, joined: [joining(1)], version: ladder.version + 1 },
    })
    if (!('state' in decision)) return expect.unreachable()
    expect(effectNames(decision.effects)).toEqual(['show card'])
    expect(factKinds(decision.effects)).toEqual(['EscalationCauseJoined'])
    expect(decideLadder(decision.state, join(1), ALL, LATER)).toHaveProperty('unchanged')
  })

  test('keeps it going when its own cause is over, as before, and the last one ends it', () => {
    const both = after(after(ladder, join(1), ALL, LATER), join(2), ALL, LATER)
    const goesOn = after(both, over('case-12', 'sla-breach'), ALL, LATER)
    expect(goesOn).toMatchObject({ sides: ladder.sides, subject: { label: 'ACT-1' }, cause: 'action-overdue' })
    expect(goesOn.joined).toEqual([joining(2)])
    const last = after(goesOn, over('a1'), ALL, LATER)
    expect(last).toMatchObject({ subject: { label: 'ACT-2' } })
    expect(last).not.toHaveProperty('joined')
    expect(after(last, over('a2'), ALL, LATER)).toMatchObject({ status: 'resolved', why: 'It is so.' })
  })

  test('leaves it as it was when it is over first', () => {
    const alone = after(after(ladder, join(1), ALL, LATER), over('a1'), ALL, LATER)
    expect(alone).toEqual({ ...ladder, version: ladder.version + 2 })
  })

  test('ends with it by hand', () => {
    const both = after(ladder, join(1), ALL, LATER)
    expect(after(both, { type: 'EscalationResolved', by: ANA, why: 'Agreed' }, ALL, LATER).status).toBe('resolved')
  })
})

test('one that has gone on about an action is about its case again as soon as something of that stands, and goes on about the action after it', () => {
  const { subject, cause, sides, urgency, obligor } = acknowledged
  const gone = after(after(acknowledged, join(1), ALL, LATER), over('case-12', 'sla-breach'), ALL, LATER)
  const anew = { subject, cause, urgency, reason: 'A resolution was due.', at: LATER, ...(obligor && { obligor }) }
  const back = after(gone, { type: 'CauseJoined', joined: anew }, ALL, LATER)
  expect(back).toMatchObject({ sides, subject, cause, reason: 'A resolution was due.' })
  expect(back.joined).toMatchObject([{ subject: { label: 'ACT-1' }, cause: 'action-overdue' }])
  expect(decideLadder(back, { type: 'CauseJoined', joined: anew }, ALL, LATER)).toHaveProperty('unchanged')
  expect(after(back, over('case-12'), ALL, LATER)).toMatchObject({
    sides,
    subject: { label: 'ACT-1' },
  })
})

test('what is over of several causes as urgent as each other moves no wait, also where a side waits through a step of the other', () => {
  const reach = { internal: ALL.internal, partner: ['not theirs', 'somebody'] as StepReach[] }
  const waits = after(started(hourly(2, 2), reach).state, join(1), reach, LATER)
  expect(after(waits, over('a1'), reach, LATER).sides).toEqual(waits.sides)
})

test('of another cause or subject nothing ends, and nothing joins what is over', () => {
  expect(decideLadder(climbing, over('case-12', 'manual'), ALL, LATER)).toHaveProperty('unchanged')
  expect(decideLadder(climbing, over('a1'), ALL, LATER)).toHaveProperty('unchanged')
  const resolved = after(climbing, over('case-12'), ALL, LATER)
  expect(decideLadder(resolved, join(1), ALL, LATER)).toHaveProperty('refused')
  expect(decideLadder(resolved, over('case-12'), ALL, LATER)).toHaveProperty('unchanged')
})

const page = { type: 'UrgencyChanged', subjectId: 'case-12', urgency: 'page' } as const

test('whoever has what becomes a page, or has put it off, where nobody else is to be called, has it no longer than a page allows', () => {
  const reach = { internal: ALL.internal, partner: ['nobody', 'nobody'] as StepReach[] }
  const day = { type: 'EscalationAcknowledged', by: BEN, backBy: LATER + 5 * DAY } as const
  const held = carriedOut(after(climbing, day, ALL, LATER), page, reach, LATER)
  expect(held.state.sides.partner).toMatchObject({ state: 'acknowledged', backBy: LATER + DAY })
  expect(held.effects).toContainEqual({ effect: 'start timer', side: 'partner', at: LATER + DAY })
  const off = after(climbing, { type: 'EscalationSnoozed', by: BEN, until: LATER + 5 * DAY }, ALL, LATER)
  expect(after(off, page, reach, LATER).sides.partner).toMatchObject({ state: 'snoozed', until: LATER + 4 * HOUR })
})

test('what becomes a page tells the step on which a side climbs once more, and leaves one that has nobody by then', () => {
  const again = carriedOut(climbing, page, ALL, LATER)
  expect(again.effects).toContainEqual({ effect: 'notify step', side: 'internal', step: 0, cycle: 1, again: true })
  expect(again.state.sides.internal).toMatchObject({ state: 'climbing', step: 0, cycle: 1 })
  const left = carriedOut(climbing, page, { internal: ['nobody', 'somebody'], partner: ALL.partner }, LATER)
  expect(left.effects).toContainEqual({ effect: 'notify step', side: 'internal', step: 1, cycle: 1 })
})
