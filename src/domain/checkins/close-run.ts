import type { Instant } from '../time/instant.ts'
import { runLabel } from './run.ts'
import type { Run, RunEffect, RunFact } from './run.ts'
import { scoreRun } from './score-run.ts'
import type { RedFlag } from './scores.ts'

/**
 * Closes an open run at `closedAt`, its true time however late the deadline is handled: scores it, raises its flags, and starts what they
 * start. Answers that came after the window but before this count too, marked late.
 */
export function closeRun(
  state: Run & { status: 'open' },
  closedAt: Instant,
): { state: Run & { status: 'closed' }; effects: RunEffect[] } {
  const result = scoreRun(state)
  const { internal, partner } = result.responses
  const { remindedAt: _reminded, ...kept } = state
  const closed: RunFact = {
    at: closedAt,
    kind: 'CheckInClosed',
    data: {
      band: result.band,
      ...(result.rhi !== undefined && { rhi: result.rhi }),
      answered: internal.answered + partner.answered,
      asked: internal.asked + partner.asked,
    },
  }
  return {
    state: { ...kept, status: 'closed', closedAt, result, version: state.version + 1 },
    effects: [
      { effect: 'cancel timers' },
      { effect: 'record fact', fact: closed },
      ...result.flags.map((flag) => raised(flag, closedAt)),
      { effect: 'show prompts' },
      { effect: 'show result' },
      ...result.flags.filter(({ escalates }) => escalates).map((flag) => escalation(state.number, flag)),
    ],
  }
}

/** The fact that a flag was raised. */
export function raised(flag: RedFlag, at: Instant): RunEffect {
  const data = { flag: flag.flag, name: flag.name, evidence: flag.evidence }
  return { effect: 'record fact', fact: { at, kind: 'RedFlagRaised', data } }
}

function escalation(number: number, { flag, name, evidence }: RedFlag): RunEffect {
  return { effect: 'start escalation', flag, reason: `${runLabel(number)} shows a ${name} (${flag}). ${evidence}` }
}
