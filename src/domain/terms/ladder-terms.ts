import type { Cause } from '../escalations/ladder.ts'
import type { Severity } from '../cases/case.ts'
import type { Role, Side } from '../partners/party.ts'
import type { Duration } from '../time/duration.ts'

/** How an escalation climbs, on each side by itself. With a cause or a severity: for those alone. */
export type LadderTerms = {
  cause?: Cause
  severity?: Severity
  /** The steps of each side. Empty ones stand in between where only the other side is told; none stands at the end. */
  steps: Record<Side, LadderTermsStep[]>
  /** How often the steps are gone through, at least 1. */
  cycles: number
}

/** Its targets, all of its own side, are told, then it waits. */
export type LadderTermsStep = {
  targets: SideTarget[]
  wait: Duration
  /** Waits count working hours, or the wall clock. */
  waitIn: 'working' | 'wall'
}

/** Managers' channels are on our side alone. */
export type SideTarget = { to: 'role'; role: Role } | { to: 'channel'; purpose: 'managers' }

/** "usual", "of severity 1", "after a red flag": what tells a ladder from the others of its agreement. */
export function ladderName({ cause, severity }: Pick<LadderTerms, 'cause' | 'severity'>): string {
  const words = [cause && CAUSE_WORDS[cause], severity !== undefined && `of severity ${severity}`]
  return words.filter((word) => typeof word === 'string').join(' ') || 'usual'
}

const CAUSE_WORDS: Record<Cause, string> = {
  'sla-breach': 'after a breach',
  'red-flag': 'after a red flag',
  'action-overdue': 'after an overdue action',
  manual: 'by hand',
}
