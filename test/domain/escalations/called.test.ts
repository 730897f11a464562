import { describe, expect, test } from 'vitest'
import { hasCalled } from '../../../src/domain/escalations/called.ts'
import type { Climbed, Ladder } from '../../../src/domain/escalations/ladder.ts'
import type { LadderPolicy, Target } from '../../../src/domain/escalations/policy.ts'
import type { Actor } from '../../../src/domain/partners/actor.ts'
import type { Role } from '../../../src/domain/partners/party.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { after, ANA, AVA, EVERYBODY, MONDAY, started, taken } from './ladder-kit.ts'

type Known = Exclude<Actor, { kind: 'stranger' }>

const ours = (personId: string, ...roles: Role[]): Known => ({
  ...{ kind: 'internal', personId, name: personId, zone: 'UTC', admin: false, managerOfAll: false },
  roles: roles.map((role) => ({ partnerId: 'acme', role })),
})
const theirs = (personId: string, partnerId: string, ...roles: Role[]): Known => ({
  ...{ kind: 'partner', personId, name: personId, zone: 'UTC', partnerId },
  roles: roles.map((role) => ({ partnerId, role })),
})

const role = (role: Role): Target => ({ to: 'role', role })
const DUTY: Target = { to: 'rotation', name: 'On call' }
const ava = ours('ava', 'member')

/** A climb of ours by these steps, of which the first was told. */
function climbing(targets: Target[], told: Partial<Climbed> = {}): Ladder {
  const step = { targets, wait: { amount: 1, unit: 'h' }, waitIn: 'wall' } as const
  const policy: LadderPolicy = { steps: { internal: [step, step], partner: [step, step] }, cycles: 1 }
  const { state } = started(policy, EVERYBODY)
  return { ...state, climbed: [{ side: 'internal', step: 0, cycle: 1, at: MONDAY, ...told }] }
}

describe('An escalation has called', () => {
  test.each<[string, Ladder, Known]>([
    ['whoever has the role of a step', climbing([role('member')]), ava],
    ['whoever was on duty, or stood in', climbing([DUTY], { instead: { away: [], called: ['ava'] } }), ava],
    ['whoever has it', taken(climbing([role('manager')]), AVA, MONDAY), ava],
    ['them, though nothing reached them', climbing([role('member')], { unheard: true }), ava],
    [
      'whoever was called before it climbed on',
      {
        ...climbing([role('member')]),
        ...after(climbing([role('member')]), { type: 'WaitEnded', side: 'internal' }, EVERYBODY, MONDAY + HOUR),
      },
      ava,
    ],
  ])('%s', (_, ladder, who) => {
    expect(hasCalled(ladder, who)).toBe(true)
  })

  const instead = { away: ['ana'], called: ['ava'] }
  test.each<[string, Ladder, Known]>([
    ['whoever has another role', climbing([role('manager')]), ava],
    ['whoever is on duty by a step that is still to come', climbing([DUTY]), ava],
    ['whoever was away', climbing([role('member')], { instead }), ours('ana', 'member')],
    ['whoever was called and is not named there any more', climbing([DUTY], { instead }), ours('ava')],
    [
      'whoever was called and is named for another partner alone',
      climbing([DUTY], { instead }),
      theirs('ava', 'globex', 'member'),
    ],
    ['whoever has the same role on the other side', climbing([role('member')]), theirs('ben', 'acme', 'member')],
    ['whoever took it to that step', climbing([role('member')], { but: 'ava' }), ava],
    ['whoever began it', { ...climbing([role('member')]), startedBy: AVA }, ava],
    ['whoever has it and is not named there any more', taken(climbing([DUTY]), AVA, MONDAY), ours('ava')],
  ])('not %s', (_, ladder, who) => {
    expect(hasCalled(ladder, who)).toBe(false)
  })

  test('nobody of the climb before it was opened again, be it at the same moment, until it calls them anew', () => {
    const before = taken(climbing([DUTY], { instead: { away: [], called: ['ava'] } }), AVA, MONDAY)
    const over = after(before, { type: 'EscalationResolved', by: ANA, why: 'Solved' }, EVERYBODY, MONDAY)
    expect(hasCalled(over, ava)).toBe(true)
    const anew = after(over, { type: 'EscalationReopened', by: ANA, why: 'Not so' }, EVERYBODY, MONDAY)
    expect(hasCalled(anew, ava)).toBe(false)
    const standIns = { internal: [{ away: [], onDuty: [AVA] }], partner: [] }
    const again = { type: 'EscalationReopened', by: ANA, why: 'Not so' } as const
    expect(hasCalled(after(over, again, { ...EVERYBODY, standIns }, MONDAY), ava)).toBe(true)
  })
})
