import { decideLadder } from '../../../src/domain/escalations/decide-ladder.ts'
import type { Ladder, LadderEffect, LadderEvent, Reach } from '../../../src/domain/escalations/ladder.ts'
import type { LadderPolicy } from '../../../src/domain/escalations/policy.ts'
import { startLadder } from '../../../src/domain/escalations/start-ladder.ts'
import type { Party } from '../../../src/domain/partners/party.ts'
import { ALWAYS } from '../../../src/domain/time/calendar.ts'
import type { Calendar } from '../../../src/domain/time/calendar.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'
import { AGREEMENT } from '../../fixtures/terms.ts'

/** Monday 23 November 2026, 09:00 UTC. */
export const MONDAY: Instant = Temporal.Instant.from('2026-11-23T09:00:00Z').epochMilliseconds

export const ANA: Party = { personId: 'ana', name: 'Ana', side: 'internal' }
export const BEN: Party = { personId: 'ben', name: 'Ben', side: 'partner' }

/** Steps that wait one hour each on the wall clock. */
export function hourly(steps: number, cycles: number): LadderPolicy {
  const step = { targets: [], wait: { amount: 1, unit: 'h' }, waitIn: 'wall' } as const
  return { steps: Array.from({ length: steps }, () => ({ ...step, targets: [] })), cycles }
}

export function started(
  policy: LadderPolicy,
  reach: Reach,
  calendar: Calendar = ALWAYS,
  at: Instant = MONDAY,
): { state: Ladder; effects: LadderEffect[] } {
  return startLadder(
    {
      id: 'ladder-1',
      number: 3,
      partnerId: 'acme',
      subject: { kind: 'case', id: 'case-12', label: 'CASE-12', title: 'Orders API returns 500' },
      cause: 'sla-breach',
      reason: 'The acknowledgement of CASE-12 by Acme was due Mon 09:00.',
      agreement: AGREEMENT,
      ladderName: 'usual',
      policy,
      calendar,
    },
    reach,
    at,
  )
}

/** The state after the event; fails when the event was not carried out. */
export function after(state: Ladder, event: LadderEvent, reach: Reach, now: Instant): Ladder {
  const decision = decideLadder(state, event, reach, now)
  if (!('state' in decision)) throw new Error(`not carried out: ${JSON.stringify(decision)}`)
  return decision.state
}

export function factKinds(effects: LadderEffect[]): string[] {
  return effects.flatMap((each) => (each.effect === 'record fact' ? [each.fact.kind] : []))
}

export function effectNames(effects: LadderEffect[]): string[] {
  return effects.map(({ effect }) => effect).filter((effect) => effect !== 'record fact')
}
