import { describe, expect, test } from 'vitest'
import { decideLadder } from '../../../src/domain/escalations/decide-ladder.ts'
import { handOverLadder, holdingOf } from '../../../src/domain/escalations/hand-over-ladder.ts'
import type { Ladder } from '../../../src/domain/escalations/ladder.ts'
import type { Reach } from '../../../src/domain/escalations/ladder-event.ts'
import { holderOn, takenOn } from '../../../src/domain/escalations/side-state.ts'
import type { Party } from '../../../src/domain/partners/party.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { after, ANA, AVA, BEN, carriedOut, EVERYBODY, factKinds, hourly, MONDAY, started } from './ladder-kit.ts'

const POLICY = hourly(2, 1)
POLICY.steps.internal[0]!.acknowledge = 'all'

/** Ana and Ava are both called by the first step of ours. */
const awaits = (...internal: Party[]): Reach => ({ ...EVERYBODY, awaited: { internal, partner: [BEN] } })
const BOTH = awaits(ANA, AVA)
const begun = () => started(POLICY, BOTH).state
const takes = (ladder: Ladder, by: Party, hours: number, reach = BOTH, now = MONDAY) =>
  after(ladder, { type: 'EscalationAcknowledged', by, backBy: MONDAY + hours * HOUR }, reach, now)

const haveIt = ({ sides: { internal } }: Ladder) => [
  ...takenOn(internal).map(({ by }) => by.name),
  ...(holderOn(internal) ? [holderOn(internal)!.name] : []),
]

describe('a step that each must take', () => {
  test('climbs on its way until the last of them has it, and is then of whoever is back first', () => {
    const one = takes(begun(), ANA, 2)
    expect(one).toMatchObject({ status: 'open', sides: { internal: { state: 'climbing', nextAt: MONDAY + HOUR } } })
    expect(haveIt(one)).toEqual(['Ana'])
    const event = { type: 'EscalationAcknowledged', by: AVA, backBy: MONDAY + 4 * HOUR } as const
    const { state, effects } = carriedOut(one, event, BOTH, MONDAY)
    expect(state.sides.internal).toMatchObject({ state: 'acknowledged', by: ANA, backBy: MONDAY + 2 * HOUR })
    expect(haveIt(state)).toEqual(['Ava', 'Ana'])
    expect(factKinds(effects)).toEqual(['EscalationTakenByAll'])
    expect(effects).toContainEqual({ effect: 'start timer', side: 'internal', at: MONDAY + 2 * HOUR })
  })

  test('pressed twice by one of them does nothing, whatever the time is then', () => {
    const one = takes(begun(), ANA, 2)
    const again = { type: 'EscalationAcknowledged', by: ANA, backBy: MONDAY + 3 * HOUR, usual: true } as const
    expect(decideLadder(one, again, BOTH, MONDAY + HOUR / 2)).toEqual({ unchanged: 'You have ESC-3 already.' })
  })

  test('lets the other side be: each has its own', () => {
    const one = takes(begun(), ANA, 2)
    expect(one.sides.partner).toEqual(begun().sides.partner)
    expect(takes(one, BEN, 2).sides).toMatchObject({ partner: { state: 'acknowledged' }, internal: one.sides.internal })
  })

  test('climbs on when its wait is over, and who has it stays named until their time; once every step was told they hold it, or it is exhausted', () => {
    const leaves = (hours: number) => {
      const one = takes(begun(), ANA, hours)
      const next = after(one, { type: 'WaitEnded', side: 'internal' }, BOTH, MONDAY + HOUR)
      expect(next.sides.internal).toMatchObject({ state: 'climbing', step: 1 })
      expect(haveIt(next)).toEqual(['Ana'])
      return after(next, { type: 'WaitEnded', side: 'internal' }, BOTH, MONDAY + 2 * HOUR).sides.internal
    }
    expect(leaves(2)).toMatchObject({ state: 'exhausted' })
    expect(leaves(3)).toMatchObject({ state: 'acknowledged', by: ANA, backBy: MONDAY + 3 * HOUR })
  })

  test.each<[string, Reach]>([
    ['who is gone', awaits(ANA)],
    ['anybody, where all are gone or nothing reaches them', awaits()],
  ])('does not wait for %s', (_, reach) => {
    const one = takes(begun(), ANA, 2)
    const left = after(one, { type: 'AwaitedLeft', side: 'internal' }, reach, MONDAY + MINUTE)
    expect(left.sides.internal).toMatchObject({ state: 'acknowledged', by: ANA })
    const inTime = after(one, { type: 'WaitEnded', side: 'internal' }, reach, MONDAY + HOUR)
    expect(inTime.sides.internal.state).toBe('acknowledged')
    const unheard = after(one, { type: 'StepUnheard', side: 'internal', step: 0, cycle: 1 }, reach, MONDAY + HOUR)
    expect(unheard.sides.internal.state).toBe('acknowledged')
    const alone = takes(begun(), ANA, 2, reach)
    expect(alone.sides.internal.state).toBe('acknowledged')
  })

  test('that nobody has taken is left as any other when nobody is left on it', () => {
    expect(decideLadder(begun(), { type: 'AwaitedLeft', side: 'internal' }, awaits(), MONDAY)).toHaveProperty(
      'unchanged',
    )
    const left = after(begun(), { type: 'StepUnheard', side: 'internal', step: 0, cycle: 1 }, awaits(), MONDAY)
    expect(left.sides.internal).toMatchObject({ state: 'climbing', step: 1 })
  })

  test('given to somebody is theirs in the place of whoever gave it', () => {
    const given = after(
      begun(),
      { type: 'EscalationReassigned', by: ANA, to: { ...ANA, personId: 'kim', name: 'Kim' }, backBy: MONDAY + HOUR },
      BOTH,
      MONDAY,
    )
    expect(given.sides.internal.state).toBe('climbing')
    expect(haveIt(given)).toEqual(['Kim'])
    expect(haveIt(takes(given, AVA, 4))).toEqual(['Ava', 'Kim'])
  })

  test('put off by one of them is put off for all; who has it stays named, and the others must take it still', () => {
    const off = after(
      takes(begun(), ANA, 2),
      { type: 'EscalationSnoozed', by: AVA, until: MONDAY + HOUR },
      BOTH,
      MONDAY,
    )
    expect(haveIt(off)).toEqual(['Ana', 'Ava'])
    const back = after(off, { type: 'WaitEnded', side: 'internal' }, BOTH, MONDAY + HOUR)
    expect(back.sides.internal).toMatchObject({ state: 'climbing', step: 0 })
    expect(haveIt(back)).toEqual(['Ana'])
  })

  test('held by all is asked of whoever is back first; silent, they have it no more, and the others have', () => {
    const held = takes(takes(begun(), ANA, 2), AVA, 4)
    const asked = after(held, { type: 'WaitEnded', side: 'internal' }, BOTH, MONDAY + 2 * HOUR)
    const until = asked.sides.internal.state === 'acknowledged' ? asked.sides.internal.asked!.until : MONDAY
    const silent = after(asked, { type: 'WaitEnded', side: 'internal' }, BOTH, until)
    expect(silent.sides.internal).toMatchObject({ state: 'climbing', step: 1 })
    expect(haveIt(silent)).toEqual(['Ava'])
  })

  test('is no longer theirs who can act no more: whoever follows them has it', () => {
    const one = takes(begun(), ANA, 2)
    expect(holdingOf(one, 'ana')).toEqual([ANA])
    expect(haveIt(handOverLadder(one, ANA, AVA, undefined, MONDAY).state)).toEqual(['Ava'])
    const both = takes(one, AVA, 4)
    expect(haveIt(handOverLadder(both, ANA, AVA, undefined, MONDAY).state)).toEqual(['Ava'])
    expect(haveIt(handOverLadder(both, AVA, ANA, undefined, MONDAY).state)).toEqual(['Ana'])
  })

  test('called anew by what is more urgent, or opened again, is nobody’s any more', () => {
    const held = takes(takes(begun(), ANA, 2), AVA, 4)
    const urgent = after(held, { type: 'UrgencyChanged', subjectId: 'case-12', urgency: 'page' }, BOTH, MONDAY + HOUR)
    expect(haveIt(urgent)).toEqual([])
    const over = after(takes(begun(), ANA, 2), { type: 'CauseEnded', subjectId: 'case-12', why: 'So.' }, BOTH, MONDAY)
    const again = after(over, { type: 'EscalationReopened', by: ANA, why: 'So.' }, BOTH, MONDAY + HOUR)
    expect(haveIt(again)).toEqual([])
  })
})
