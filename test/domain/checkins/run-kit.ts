import { decideRun } from '../../../src/domain/checkins/decide-run.ts'
import { DEFAULT_TEMPLATE } from '../../../src/domain/checkins/default-template.ts'
import type { CheckInKind } from '../../../src/domain/checkins/plan.ts'
import { openRun } from '../../../src/domain/checkins/open-run.ts'
import type { RunOpening } from '../../../src/domain/checkins/open-run.ts'
import type { Answer, Run, RunDecision, RunEffect, RunEvent } from '../../../src/domain/checkins/run.ts'
import type { Party } from '../../../src/domain/partners/party.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'
import { AGREEMENT } from '../../fixtures/terms.ts'

export const ANA: Party = { personId: 'ana', name: 'Ana', side: 'internal' }
export const IVO: Party = { personId: 'ivo', name: 'Ivo', side: 'internal' }
export const BEN: Party = { personId: 'ben', name: 'Ben', side: 'partner' }
export const STRANGER: Party = { personId: 'zed', name: 'Zed', side: 'partner' }

/** A moment of UTC, e.g. `at('2026-12-01T10:00')`. */
export function at(text: string): Instant {
  return Temporal.Instant.from(`${text}:00Z`).epochMilliseconds
}

/** Tuesday 1 December 2026, 10:00 UTC. */
export const OPENED = at('2026-12-01T10:00')

/** Respondents by who they are: all work by the usual hours of UTC, and nothing asked them before. */
type Changes = Partial<Omit<RunOpening, 'respondents'>> & { respondents?: Party[] }

export function opening({ respondents = [ANA, IVO, BEN], ...changes }: Changes = {}): RunOpening {
  return {
    id: 'run-1',
    number: 2,
    partnerId: 'acme-id',
    slug: 'acme',
    agreement: AGREEMENT,
    plan: {
      audience: 'everybody',
      kind: 'pulse',
      window: { amount: 3, unit: 'working days' },
      remindAfter: { amount: 1, unit: 'working days' },
    },
    template: DEFAULT_TEMPLATE,
    nth: 1,
    actions: [],
    calendar: businessHours('UTC'),
    respondents: respondents.map((party) => ({
      party,
      times: { calendar: businessHours('UTC'), away: [] },
      asked: [],
    })),
    ...changes,
  }
}

export function opened(kind: CheckInKind = 'pulse'): Run {
  const run = openRun(opening({ plan: { ...opening().plan, kind } }), OPENED)
  if (!('state' in run)) throw new Error(run.refused)
  return run.state
}

/** The same answer to every item of the run, but for `others`. */
export function answers(
  run: Pick<Run, 'items'>,
  each: Answer,
  others: Record<string, Answer> = {},
): Record<string, Answer> {
  return { ...Object.fromEntries(run.items.map(({ id }) => [id, each])), ...others }
}

/** The state after the event; fails when the event was not carried out. */
export function after(state: Run, event: RunEvent, now: Instant): Run {
  return carriedOut(decideRun(state, event, now)).state
}

export function carriedOut(decision: RunDecision): Extract<RunDecision, { state: Run }> {
  if (!('state' in decision)) throw new Error(`not carried out: ${JSON.stringify(decision)}`)
  return decision
}

export function effectNames(effects: RunEffect[]): string[] {
  return effects.map((each) => (each.effect === 'record fact' ? each.fact.kind : each.effect))
}
