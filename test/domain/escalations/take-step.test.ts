import { describe, expect, test } from 'vitest'
import { decideLadder } from '../../../src/domain/escalations/decide-ladder.ts'
import { handOverLadder, holdingOf } from '../../../src/domain/escalations/hand-over-ladder.ts'
import type { Ladder } from '../../../src/domain/escalations/ladder.ts'
import type { LadderEvent, Reach } from '../../../src/domain/escalations/ladder-event.ts'
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

  test('goes to whoever stands in for one who has it, and must take it too: nobody else is waited for, in one version', () => {
    const one = takes(begun(), ANA, 2)
    const away = { type: 'HolderAway', by: ANA, to: AVA, backBy: MONDAY + HOUR, until: MONDAY + 9 * HOUR } as const
    const passed = after(one, away, BOTH, MONDAY)
    expect(passed.sides.internal).toMatchObject({ state: 'acknowledged', by: AVA })
    expect(passed.version).toBe(one.version + 1)
  })

  describe('held until its resolution is confirmed', () => {
    const STATED: LadderEvent = {
      ...{ type: 'ResolutionStated', subjectId: 'case-12', confirms: 'partner', until: MONDAY + 20 * HOUR },
    }
    const STRUCK = { type: 'ResolutionStruck', subjectId: 'case-12' } as const
    const LEFT = { type: 'AwaitedLeft', side: 'internal' } as const
    const heldOf = (state: Ladder) => after(state, STATED, BOTH, MONDAY + MINUTE)

    test('waits no longer for who leaves meanwhile, sets no timer, and is theirs who have it once it is struck', () => {
      const held = heldOf(takes(begun(), ANA, 9))
      expect(decideLadder(held, LEFT, BOTH, MONDAY + HOUR)).toHaveProperty('unchanged')
      const { state, effects } = carriedOut(held, LEFT, awaits(ANA), MONDAY + HOUR)
      expect(state.sides.internal).toMatchObject({ state: 'unconfirmed', stood: { state: 'acknowledged', by: ANA } })
      expect(state).toMatchObject({ status: 'held', version: held.version + 1 })
      expect(factKinds(effects)).toEqual(['EscalationTakenByAll'])
      expect(effects.map(({ effect }) => effect)).not.toContain('start timer')
      // They are back: it is Ana's all the same, as it had been unheld.
      const on = carriedOut(state, STRUCK, BOTH, MONDAY + 2 * HOUR)
      expect(on.state.sides.internal).toMatchObject({ state: 'acknowledged', by: ANA, backBy: MONDAY + 9 * HOUR })
      expect(on.effects.filter(({ effect }) => effect === 'notify step')).toHaveLength(1)
    })

    test.each<[string, Reach]>([
      ['has gone unheard', awaits(ANA)],
      ['can be told no more', { ...awaits(), internal: ['nobody', 'somebody'] }],
    ])('is theirs who have it as it is struck, where whoever else must take it %s', (_, reach) => {
      const held = heldOf(takes(begun(), ANA, 9))
      const { state, effects } = carriedOut(held, STRUCK, reach, MONDAY + 2 * HOUR)
      expect(state.sides.internal).toMatchObject({ state: 'acknowledged', by: ANA, backBy: MONDAY + 9 * HOUR })
      expect(state.version).toBe(held.version + 1)
      expect(effects).not.toContainEqual(expect.objectContaining({ effect: 'notify step', side: 'internal' }))
      expect(effects.filter((one) => one.effect === 'start timer' && one.side === 'internal')).toEqual([
        { effect: 'start timer', side: 'internal', at: MONDAY + 9 * HOUR },
      ])
    })

    test('waits still for who has yet to take it as it is struck', () => {
      const state = after(heldOf(takes(begun(), ANA, 9)), STRUCK, BOTH, MONDAY + 2 * HOUR)
      expect(state.sides.internal).toMatchObject({ state: 'climbing', step: 0, nextAt: MONDAY + 3 * HOUR })
      expect(haveIt(state)).toEqual(['Ana'])
    })

    test('is put off no longer for who is gone: they have it who had taken it', () => {
      const off = { type: 'EscalationSnoozed', by: AVA, until: MONDAY + 9 * HOUR } as const
      const held = heldOf(after(takes(begun(), ANA, 9), off, BOTH, MONDAY))
      const free = after(takes(begun(), ANA, 9), off, BOTH, MONDAY)
      expect(
        after(after(held, LEFT, awaits(ANA), MONDAY + HOUR), STRUCK, awaits(ANA), MONDAY + 2 * HOUR).sides.internal,
      ).toMatchObject(after(free, LEFT, awaits(ANA), MONDAY + HOUR).sides.internal)
    })
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
