import type { Case } from '../cases/case.ts'
import { rebase } from './change-terms.ts'
import type { Clock, ClockDecision, HeldTerms, Promised } from './clock.ts'
import type { Measure } from './measures/measures.ts'
import { isCurrent, type TurnOfCase, turnsOf } from './turns-of.ts'
import type { Instant } from '../time/instant.ts'

/** What a rebase does to a case. `begins`: what is promised by now for what goes on and no clock measures. `keeps`: where none goes on, the one that says which terms what begins later goes by. */
export type CaseRebased = { clocks: { clock: Clock; decision: ClockDecision }[]; begins: Promised[]; keeps?: Clock }

/**
 * Gives the clocks of a case that go on, and those that something may be promised for again, what is promised now. What is over stays by what it ran by, and so does what was
 * missed. `own`: the side that owes asks for it by itself.
 */
export function rebaseCase(
  { log, obligor }: Pick<Case, 'log' | 'obligor'>,
  clocks: readonly Clock[],
  promises: readonly Promised[],
  now: Instant,
  own: boolean,
): CaseRebased {
  const promisedTo = (measure: Measure) => promises.find(({ objective }) => objective.measure === measure)
  const going = clocks.filter((clock) => goesOn(clock, log))
  const last = going.length === 0 ? clocks.at(-1) : undefined
  return {
    ...(last && { keeps: withTerms(last, promisedTo(last.measure), now, own) }),
    clocks: going.map((clock) => ({ clock, decision: rebase(clock, promisedTo(clock.measure), log, now, own) })),
    begins: promises.filter(
      ({ objective: { measure } }) =>
        isOpen(turnsOf(measure, log, obligor).at(-1)) &&
        !clocks.some((clock) => clock.measure === measure && isCurrent(clock, log)),
    ),
  }
}

/** Nothing of what it has measured is otherwise by that. */
function withTerms(clock: Clock, promised: Promised | undefined, since: Instant, own: boolean): Clock {
  const held: HeldTerms = { since, why: 'rebased', ...(own && { own }), ...(promised && { promised }) }
  return { ...clock, terms: [...clock.terms, held], version: clock.version + 1 }
}

function isOpen(turn: TurnOfCase | undefined): boolean {
  return turn !== undefined && !turn.stop && turn.voidedAt === undefined
}

function goesOn(clock: Clock, log: Case['log']): boolean {
  const { status } = clock
  if (status === 'stopped' || status === 'void') return false
  return status !== 'lifted' || isCurrent(clock, log)
}
