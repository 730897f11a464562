import type { Severity } from '../cases/case.ts'
import type { Cause } from '../escalations/ladder.ts'
import type { LadderPolicy } from '../escalations/policy.ts'

/** How an escalation climbs, on each side by itself. With a cause or a severity: for those alone. */
export type LadderTerms = LadderPolicy & { cause?: Cause; severity?: Severity }

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
