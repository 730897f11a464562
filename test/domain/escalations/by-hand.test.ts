import { describe, expect, test } from 'vitest'
import { decideLadder } from '../../../src/domain/escalations/decide-ladder.ts'
import { REOPENED_WITHIN_DAYS } from '../../../src/domain/escalations/end-by-hand.ts'
import { LONGEST_HOLD } from '../../../src/domain/escalations/hold-side.ts'
import type { Ladder } from '../../../src/domain/escalations/ladder.ts'
import { eraseFromLadder } from '../../../src/domain/escalations/erase-from-ladder.ts'
import { usualBackBy } from '../../../src/domain/escalations/usual-back-by.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import {
  after,
  ANA,
  AVA,
  BEA,
  BEN,
  carriedOut,
  effectNames,
  EVERYBODY,
  factKinds,
  hourly,
  MONDAY,
  OVERDUE,
  started,
  taken,
} from './ladder-kit.ts'

const LATER = MONDAY + HOUR / 2

/** The partner owes it to us. */
const climbing = started(hourly(2, 1), EVERYBODY).state
const acknowledged = taken(climbing, ANA, LATER)
const resolved = after(climbing, { type: 'EscalationResolved', by: ANA, why: 'Fixed.' }, EVERYBODY, LATER)
const exhausted = ['internal', 'partner', 'internal', 'partner'].reduce<Ladder>(
  (state, side, nth) =>
    after(state, { type: 'WaitEnded', side: side as 'internal' }, EVERYBODY, MONDAY + (nth < 2 ? 1 : 2) * HOUR),
  climbing,
)

describe('Acknowledging', () => {
  test('stops the climb of one’s own side alone, and names who has it until when', () => {
    const { state, effects } = carriedOut(
      climbing,
      { type: 'EscalationAcknowledged', by: BEN, backBy: LATER + HOUR },
      EVERYBODY,
      LATER,
    )
    expect(state).toMatchObject({ status: 'open', version: 2 })
    expect(state.sides).toEqual({
      internal: climbing.sides.internal,
      partner: { state: 'acknowledged', step: 0, cycle: 1, at: LATER, by: BEN, backBy: LATER + HOUR },
    })
    expect(effectNames(effects)).toEqual(['start timer of theirs', 'show card'])
    expect(factKinds(effects)).toEqual(['EscalationAcknowledged'])
  })

  test('on both sides has it held', () => {
    expect(taken(acknowledged, BEN, LATER)).toMatchObject({ status: 'held' })
  })

  test('again by the same person changes nothing, and by another of their side is refused, naming the owner', () => {
    const again = (by: typeof ANA) => ({ type: 'EscalationAcknowledged', by, backBy: LATER + HOUR }) as const
    expect(decideLadder(acknowledged, again(ANA), EVERYBODY, LATER)).toHaveProperty('unchanged')
    expect(decideLadder(acknowledged, again(AVA), EVERYBODY, LATER)).toEqual({
      refused: 'Ana has acknowledged ESC-3 and owns it.',
    })
  })

  test('an exhausted side is still possible, at the step told last', () => {
    expect(taken(exhausted, BEN, LATER + 9 * HOUR).sides.partner).toMatchObject({
      state: 'acknowledged',
      step: 1,
      cycle: 1,
    })
  })

  test('is refused for what is resolved, for a time that is over, and for one too far off', () => {
    const refusal = (state: Ladder, backBy: number) =>
      decideLadder(state, { type: 'EscalationAcknowledged', by: BEN, backBy }, EVERYBODY, LATER)
    expect(refusal(resolved, LATER + HOUR)).toHaveProperty('refused')
    expect(refusal(climbing, LATER)).toHaveProperty('refused', expect.stringContaining('That time is over'))
    expect(refusal(climbing, LATER + LONGEST_HOLD.acknowledge.else.ms + 1)).toHaveProperty('refused')
  })
})

describe('A time that nobody says', () => {
  test('is two hours for a page, half a working day for severity 2, else a working day', () => {
    const calendar = businessHours('UTC')
    const notice = started(hourly(1, 1), EVERYBODY, { calendar }).state
    const page = started(hourly(1, 1), EVERYBODY, { calendar, urgency: 'page' }).state
    expect(usualBackBy(page, 1, MONDAY)).toBe(MONDAY + 2 * HOUR)
    expect(usualBackBy(notice, 2, MONDAY)).toBe(MONDAY + 4 * HOUR)
    expect(usualBackBy(notice, 3, MONDAY)).toBe(MONDAY + 8 * HOUR)
    expect(usualBackBy(notice, undefined, MONDAY)).toBe(MONDAY + 8 * HOUR)
  })
})

describe('Putting it off', () => {
  const snooze = (by: typeof ANA, until = LATER + HOUR) => ({ type: 'EscalationSnoozed', by, until }) as const

  test('stops one’s own side until then, and leaves the other', () => {
    const { sides } = after(climbing, snooze(BEN), EVERYBODY, LATER)
    expect(sides).toMatchObject({
      partner: { state: 'snoozed', by: BEN, until: LATER + HOUR },
      internal: { state: 'climbing' },
    })
  })

  test('is refused into the past, for a year, for what another has, and for what is over', () => {
    expect(decideLadder(climbing, snooze(BEN, LATER), EVERYBODY, LATER)).toHaveProperty('refused')
    expect(decideLadder(climbing, snooze(BEN, LATER + 365 * DAY), EVERYBODY, LATER)).toHaveProperty('refused')
    expect(decideLadder(acknowledged, snooze(AVA), EVERYBODY, LATER)).toHaveProperty('refused')
    expect(decideLadder(resolved, snooze(BEN), EVERYBODY, LATER)).toHaveProperty('refused')
  })
})

describe('A page', () => {
  const page = started(hourly(2, 1), EVERYBODY, { urgency: 'page' }).state

  test('is put off for hours at most, and is nobody’s for days without a word', () => {
    const { ms } = LONGEST_HOLD.snooze.page
    const snooze = (until: number) => ({ type: 'EscalationSnoozed', by: BEN, until }) as const
    expect(decideLadder(page, snooze(LATER + ms), EVERYBODY, LATER)).toHaveProperty('state')
    expect(decideLadder(page, snooze(LATER + ms + 1), EVERYBODY, LATER)).toHaveProperty(
      'refused',
      'ESC-3 can be put off for 4 hours at most while it is a page: say an earlier time.',
    )
    for (const event of [
      { type: 'EscalationAcknowledged', by: BEN, backBy: LATER + 2 * DAY },
      { type: 'EscalationReassigned', by: BEN, to: BEA, backBy: LATER + 2 * DAY },
    ] as const)
      expect(decideLadder(page, event, EVERYBODY, LATER)).toHaveProperty('refused', expect.stringContaining('24 hours'))
  })
})

describe('Giving it to somebody else', () => {
  test('of one’s own side names them, tells them, and begins their time anew', () => {
    const event = { type: 'EscalationReassigned', by: ANA, to: AVA, backBy: LATER + 3 * HOUR } as const
    const { state, effects } = carriedOut(acknowledged, event, EVERYBODY, LATER)
    expect(state.sides.internal).toMatchObject({ state: 'acknowledged', by: AVA, backBy: LATER + 3 * HOUR })
    expect(effectNames(effects)).toEqual(['start timer of ours', 'show card', 'tell holder of ours'])
  })

  test('of the other side is refused', () => {
    const event = { type: 'EscalationReassigned', by: ANA, to: BEN, backBy: LATER + HOUR } as const
    expect(decideLadder(climbing, event, EVERYBODY, LATER)).toHaveProperty('refused')
  })
})

describe('Escalating now', () => {
  const now = (by: typeof ANA, side?: 'internal' | 'partner', version = 1) =>
    ({ type: 'EscalatedNow', by, version, ...(side && { side }) }) as const

  test('takes one’s own side to its next step without waiting', () => {
    const { sides } = after(climbing, now(ANA), EVERYBODY, LATER)
    expect(sides).toMatchObject({ internal: { step: 1, nextAt: LATER + HOUR }, partner: { step: 0 } })
  })

  test('is for whoever is owed possible on the side that owes, also past whoever has it there', () => {
    expect(after(climbing, now(ANA, 'partner'), EVERYBODY, LATER).sides).toMatchObject({ partner: { step: 1 } })
    const held = taken(climbing, BEN, LATER)
    expect(after(held, now(ANA, 'partner', 2), EVERYBODY, LATER).sides.partner).toMatchObject({
      state: 'climbing',
      step: 1,
    })
  })

  test('is refused on the side that owes nothing, from an older card, and past whoever has it on one’s own side', () => {
    expect(decideLadder(climbing, now(BEN, 'internal'), EVERYBODY, LATER)).toHaveProperty('refused')
    expect(decideLadder(acknowledged, now(BEN), EVERYBODY, LATER)).toHaveProperty(
      'refused',
      expect.stringContaining('moved'),
    )
    expect(decideLadder(acknowledged, now(ANA, 'internal', 2), EVERYBODY, LATER)).toHaveProperty('refused')
    expect(decideLadder(exhausted, now(BEN, 'partner', exhausted.version), EVERYBODY, LATER)).toHaveProperty('refused')
    expect(decideLadder(resolved, now(ANA, 'internal', 2), EVERYBODY, LATER)).toHaveProperty('refused')
  })
})

describe('Calming it down', () => {
  const page = started(hourly(2, 1), EVERYBODY, { urgency: 'page', calendar: businessHours('UTC') }).state
  const calm = (by: typeof ANA) =>
    ({ type: 'EscalationCalmed', by, to: 'notice', why: 'There is a way round it.' }) as const

  test('is for whoever is owed, and each side that climbs waits as that waits', () => {
    const { state, effects } = carriedOut(page, calm(ANA), EVERYBODY, LATER)
    expect(state).toMatchObject({ calmedTo: 'notice', urgency: 'page' })
    expect(factKinds(effects)).toEqual(['EscalationUrgencyChanged'])
    expect(decideLadder(page, calm(BEN), EVERYBODY, LATER)).toHaveProperty('refused')
    expect(decideLadder(state, calm(ANA), EVERYBODY, LATER)).toHaveProperty('unchanged')
  })

  test('calls nobody sooner than before', () => {
    const put = after(page, { type: 'EscalationSnoozed', by: BEN, until: LATER }, EVERYBODY, MONDAY)
    const again = after(put, { type: 'WaitEnded', side: 'partner' }, EVERYBODY, LATER)
    expect(after(again, calm(ANA), EVERYBODY, LATER).sides.partner).toEqual(again.sides.partner)
  })

  test('holds until something more urgent joins, which calls everybody again', () => {
    const { state } = carriedOut(taken(taken(page, ANA, LATER), BEN, LATER), calm(ANA), EVERYBODY, LATER)
    const joined = { ...OVERDUE, urgency: 'page' as const }
    const { state: next, effects } = carriedOut(state, { type: 'CauseJoined', joined }, EVERYBODY, LATER)
    expect(next).not.toHaveProperty('calmedTo')
    expect(next.sides).toMatchObject({
      internal: { state: 'climbing', step: 0 },
      partner: { state: 'climbing', step: 0 },
    })
    expect(effectNames(effects)).toContain('notify step of ours')
  })
})

describe('Ending it by hand', () => {
  const end = (by: typeof ANA) => ({ type: 'EscalationResolved', by, why: 'Agreed.' }) as const

  test('is for the side that is owed', () => {
    const { state, effects } = carriedOut(acknowledged, end(ANA), EVERYBODY, LATER)
    expect(state).toMatchObject({ status: 'resolved', by: ANA, why: 'Agreed.', resolvedAt: LATER })
    expect(effectNames(effects)).toEqual(['cancel timer of ours', 'cancel timer of theirs', 'show card'])
    expect(decideLadder(climbing, end(BEN), EVERYBODY, LATER)).toHaveProperty('refused')
    expect(decideLadder(resolved, end(ANA), EVERYBODY, LATER)).toHaveProperty('unchanged')
  })

  test('by the side that started it takes back its own cause, and it goes on for another', () => {
    const byHand = { cause: 'manual', startedBy: BEA, obligor: 'internal' } as const
    const theirs = started(hourly(2, 1), EVERYBODY, byHand).state
    expect(after(theirs, end(BEN), EVERYBODY, LATER)).toMatchObject({ status: 'resolved' })
    const joined = after(theirs, { type: 'CauseJoined', joined: OVERDUE }, EVERYBODY, LATER)
    const left = after(joined, end(BEN), EVERYBODY, LATER)
    expect(left).toMatchObject({ status: 'open', subject: { label: 'ACT-1' }, obligor: 'partner' })
    expect(left).not.toHaveProperty('startedBy')
    expect(left).not.toHaveProperty('joined')
  })
})

describe('Opening it again', () => {
  test('is for whoever is owed, or ended it: each side climbs from the bottom', () => {
    const { state, effects } = carriedOut(
      resolved,
      { type: 'EscalationReopened', by: ANA, why: 'Again.' },
      EVERYBODY,
      LATER,
    )
    expect(state).toMatchObject({ status: 'open', sides: { internal: { step: 0 }, partner: { step: 0 } } })
    expect(state).not.toHaveProperty('resolvedAt')
    expect(factKinds(effects)).toEqual(['EscalationReopened', 'EscalationClimbed', 'EscalationClimbed'])
    expect(
      decideLadder(resolved, { type: 'EscalationReopened', by: BEN, why: 'No.' }, EVERYBODY, LATER),
    ).toHaveProperty('refused')
    expect(
      decideLadder(climbing, { type: 'EscalationReopened', by: ANA, why: 'No.' }, EVERYBODY, LATER),
    ).toHaveProperty('unchanged')
  })
})

test('what has been over for long begins anew', () => {
  const event = { type: 'EscalationReopened', by: ANA, why: 'Again.' } as const
  const limit = LATER + REOPENED_WITHIN_DAYS * DAY
  expect(decideLadder(resolved, event, EVERYBODY, limit)).toHaveProperty('state')
  expect(decideLadder(resolved, event, EVERYBODY, limit + 1)).toHaveProperty('refused')
})

test('opened again it is as urgent as what it stands for', () => {
  const page = started(hourly(2, 1), EVERYBODY, { urgency: 'page' }).state
  const calmed = after(page, { type: 'EscalationCalmed', by: ANA, to: 'note', why: 'It holds.' }, EVERYBODY, LATER)
  const over = after(calmed, { type: 'EscalationResolved', by: ANA, why: 'Fixed.' }, EVERYBODY, LATER)
  const again = after(over, { type: 'EscalationReopened', by: ANA, why: 'No.' }, EVERYBODY, LATER)
  expect(again).not.toHaveProperty('calmedTo')
  expect(again.sides).toMatchObject({ internal: { state: 'climbing' }, partner: { state: 'climbing' } })
})

test('whoever opens it again is not called by that', () => {
  const event = { type: 'EscalationReopened', by: ANA, why: 'Again.' } as const
  const { state } = carriedOut(resolved, event, EVERYBODY, LATER)
  expect(state.climbed.slice(-2)).toMatchObject([{ side: 'internal', but: 'ana' }, { side: 'partner' }])
  expect(state.climbed.at(-1)).not.toHaveProperty('but')
})

test('a side that nothing calls has nothing to put off', () => {
  const alone = started(hourly(2, 1), { internal: ['somebody', 'somebody'], partner: ['not theirs', 'not theirs'] })
  const event = { type: 'EscalationSnoozed', by: BEN, until: LATER + HOUR } as const
  expect(decideLadder(alone.state, event, EVERYBODY, LATER)).toHaveProperty('refused')
})

test('a note is kept with it for those who read it, the last of each, and moves nothing', () => {
  const note = (by: typeof ANA, text: string, audience: 'shared' | 'internal') =>
    ({ type: 'EscalationNoted', by, text, audience }) as const
  const { state, effects } = carriedOut(climbing, note(BEN, 'On it.', 'shared'), EVERYBODY, LATER)
  expect(state).toEqual({
    ...climbing,
    version: 2,
    unmoved: 1,
    notes: { shared: { by: BEN, at: LATER, text: 'On it.' } },
  })
  expect(factKinds(effects)).toEqual(['EscalationNoted'])
  const ours = carriedOut(state, note(ANA, 'They are slow.', 'internal'), EVERYBODY, LATER + 1)
  expect(ours.state.notes).toMatchObject({ shared: { text: 'On it.' }, internal: { text: 'They are slow.' } })
  const facts = ours.effects.flatMap((one) => (one.effect === 'record fact' ? [one.fact.audience] : []))
  expect(facts).toEqual(['internal'])
})

test('what people wrote in a note goes with them', () => {
  const notes = {
    shared: { by: BEN, at: LATER, text: 'On it.' },
    internal: { by: ANA, at: LATER, text: 'They are slow.' },
  }
  const erased = eraseFromLadder(
    { ...climbing, notes },
    (id) => id === BEN.personId,
    ({ title }) => title,
  )
  expect(JSON.stringify(erased)).not.toContain('On it.')
  expect(erased.notes?.internal).toEqual(notes.internal)
})
