import type { Instant } from '../time/instant.ts'
import { awayFrom } from './away.ts'
import { judging } from './did-it-help.ts'
import type { Known } from './earlier.ts'
import { type FlagStart, startedBy } from './flags.ts'
import { newFlags } from './red-flags.ts'
import type { Run, RunEffect, RunFact, Tallies } from './run.ts'
import { scoreRun } from './score-run.ts'
import { scoreTogether } from './score-together.ts'
import { tallyOf } from './tally.ts'
import { turnoutOf } from './turnout-of.ts'
import { isEnough } from './turnout.ts'

/**
 * Closes an open run at `closedAt`, its true time however late the deadline is handled: scores it, raises the flags that did not stand before it, and starts what they
 * start. Answers that came after the window but before this count too, marked late.
 */
export function closeRun(
  state: Run & { status: 'open' },
  closedAt: Instant,
  known: Known,
): { state: Run & { status: 'closed' }; effects: RunEffect[] } {
  const away = awayFrom(state, known.absences, closedAt)
  const tallies = talliesOf(state, known, away)
  const result = scoreRun({ ...state, ...(tallies && { tallies }) }, closedAt, { ...known, away })
  const together = scoreTogether({ ...state, result, away: [...away] }, closedAt, known)
  const news = newFlags(result.flags, known.earlier.at(-1)?.result.flags ?? [])
  const starting = (what: FlagStart) => news.filter(({ flag }) => startedBy(flag, known.flags) === what)
  const { internal, partner } = result.responses
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
    state: {
      ...state,
      status: 'closed',
      closedAt,
      result,
      ...(together && { together }),
      ...(away.size > 0 && { away: [...away] }),
      ...(tallies && { tallies }),
      version: state.version + 1,
    },
    effects: [
      { effect: 'cancel timers' },
      { effect: 'record fact', fact: closed },
      ...news.map((flag) => ({ effect: 'raise flag' as const, at: closedAt, flag })),
      { effect: 'show prompts' },
      ...judging(state),
      { effect: 'show result' },
      ...starting('action').map((flag) => ({ effect: 'ask for action' as const, flag })),
      ...starting('ladder').map((flag) => ({ effect: 'start escalation' as const, flag })),
    ],
  }
}

/** What the sides that answered without names said; undefined where all answered with names. */
function talliesOf(state: Run, { voices }: Known, away: ReadonlySet<string>): Tallies | undefined {
  if (!state.anonymous || state.anonymous.length === 0) return undefined
  const each = state.anonymous.map((side) => {
    const enough = (answered: number) => isEnough(turnoutOf(state, side, away, answered))
    return [side, tallyOf(state.items, voices?.[side] ?? [], enough)] as const
  })
  return Object.fromEntries(each)
}
