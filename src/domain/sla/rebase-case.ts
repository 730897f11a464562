import type { Case } from '../cases/case.ts'
import { rebase } from './change-terms.ts'
import type { Clock, ClockDecision, Promised } from './clock.ts'
import type { Measure } from './measures/measures.ts'
import { isCurrent } from './turns-of.ts'
import type { Instant } from '../time/instant.ts'

/** What a rebase does to a case. `begins`: what is promised by now that no clock measures. */
export type CaseRebased = { clocks: { clock: Clock; decision: ClockDecision }[]; begins: Promised[] }

/**
 * Gives the clocks of a case that go on, and those that something may be promised for again, what is promised now. What is over stays by what it ran by, and so does what was
 * missed. `own`: the side that owes asks for it by itself.
 */
export function rebaseCase(
  { log }: Pick<Case, 'log'>,
  clocks: readonly Clock[],
  promises: readonly Promised[],
  now: Instant,
  own: boolean,
): CaseRebased {
  const promisedTo = (measure: Measure) => promises.find(({ objective }) => objective.measure === measure)
  const going = clocks.filter((clock) => goesOn(clock, log))
  return {
    clocks: going.map((clock) => ({ clock, decision: rebase(clock, promisedTo(clock.measure), log, now, own) })),
    begins: promises.filter(
      ({ objective }) => !clocks.some((clock) => clock.measure === objective.measure && isCurrent(clock, log)),
    ),
  }
}

function goesOn(clock: Clock, log: Case['log']): boolean {
  const { status } = clock
  if (status === 'stopped' || status === 'void') return false
  return status !== 'lifted' || isCurrent(clock, log)
}
