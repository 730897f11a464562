import { decideLadder } from '../../../src/domain/escalations/decide-ladder.ts'
import type { JoinedCause, Ladder, StandingCause } from '../../../src/domain/escalations/ladder.ts'
import type { LadderEffect, LadderEvent, Reach, StepReach } from '../../../src/domain/escalations/ladder-event.ts'
import type { LadderPolicy } from '../../../src/domain/escalations/policy.ts'
import { startLadder } from '../../../src/domain/escalations/start-ladder.ts'
import type { Party, Side } from '../../../src/domain/partners/party.ts'
import { ALWAYS } from '../../../src/domain/time/calendar.ts'
import type { Calendar } from '../../../src/domain/time/calendar.ts'
import { HOUR, type Instant } from '../../../src/domain/time/instant.ts'
import { AGREEMENT } from '../../fixtures/terms.ts'

/** Monday 23 November 2026, 09:00 UTC. */
export const MONDAY: Instant = Temporal.Instant.from('2026-11-23T09:00:00Z').epochMilliseconds

export const ANA: Party = { personId: 'ana', name: 'Ana', side: 'internal' }
export const AVA: Party = { personId: 'ava', name: 'Ava', side: 'internal' }
export const BEN: Party = { personId: 'ben', name: 'Ben', side: 'partner' }
export const BEA: Party = { personId: 'bea', name: 'Bea', side: 'partner' }

/** Steps that wait one hour each on the wall clock. */
export function hourly(steps: number, cycles: number): LadderPolicy {
  const step = { targets: [], wait: { amount: 1, unit: 'h' }, waitIn: 'wall' } as const
  const own = () => Array.from({ length: steps }, () => ({ ...step, targets: [] }))
  return { steps: { internal: own(), partner: own() }, cycles }
}

/** The same on both sides. */
export function onBoth(...steps: StepReach[]): Reach {
  return { internal: steps, partner: steps }
}

export const EVERYBODY = onBoth('somebody', 'somebody')

/** What the partner owes us. */
export const BREACH: StandingCause = {
  subject: { kind: 'case', id: 'case-12', label: 'CASE-12', title: 'Orders API returns 500' },
  cause: 'sla-breach',
  reason: 'The acknowledgement of CASE-12 by Acme was due Mon 09:00.',
  obligor: 'partner',
  urgency: 'notice',
}

export const OVERDUE: JoinedCause = {
  subject: { kind: 'action', id: 'a1', label: 'ACT-1', title: 'What will change?', caseId: 'case-12' },
  ...{ cause: 'action-overdue', reason: 'ACT-1 has been due for three working days.', at: MONDAY },
  ...{ obligor: 'partner', urgency: 'notice' },
}

export function started(
  policy: LadderPolicy,
  reach: Reach,
  { calendar = ALWAYS, at = MONDAY, ...cause }: Partial<StandingCause> & { calendar?: Calendar; at?: Instant } = {},
): { state: Ladder; effects: LadderEffect[] } {
  const fixed = { id: 'ladder-1', number: 3, partnerId: 'acme', agreement: AGREEMENT, ladderName: 'usual' }
  return startLadder({ ...BREACH, ...cause, ...fixed, policy, calendar }, reach, at)
}

/** The state after the event; fails when the event was not carried out. */
export function after(state: Ladder, event: LadderEvent, reach: Reach, now: Instant): Ladder {
  return carriedOut(state, event, reach, now).state
}

export function carriedOut(state: Ladder, event: LadderEvent, reach: Reach, now: Instant) {
  const decision = decideLadder(state, event, reach, now)
  if (!('state' in decision)) throw new Error(`not carried out: ${JSON.stringify(decision)}`)
  return decision
}

/** Taken until an hour later. */
export function taken(state: Ladder, by: Party, now: Instant): Ladder {
  return after(state, { type: 'EscalationAcknowledged', by, backBy: now + HOUR }, EVERYBODY, now)
}

export function factKinds(effects: LadderEffect[]): string[] {
  return effects.flatMap((each) => (each.effect === 'record fact' ? [each.fact.kind] : []))
}

/** All but what is recorded; those of one side with its name. */
export function effectNames(effects: LadderEffect[]): string[] {
  return effects.flatMap((each) =>
    each.effect === 'record fact' ? [] : [`${each.effect}${'side' in each ? ` of ${sideWord(each.side)}` : ''}`],
  )
}

function sideWord(side: Side): string {
  return side === 'internal' ? 'ours' : 'theirs'
}
