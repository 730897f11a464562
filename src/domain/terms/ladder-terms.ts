import type { Severity } from '../cases/case.ts'
import type { Cause, Urgency } from '../escalations/ladder.ts'
import type { LadderPolicy } from '../escalations/policy.ts'

/** How an escalation climbs, on each side by itself. */
export type LadderTerms = LadderPolicy & LadderFor

/** The escalations that a ladder is for: those of which all of this is so, as they begin. With nothing of it, all others. */
export type LadderFor = { cause?: Cause; severity?: Severity; urgency?: Urgency }

/** "usual", "of severity 1", "after a red flag", "for pages": what tells a ladder from the others of its agreement. */
export function ladderName({ cause, severity, urgency }: LadderFor): string {
  const words = [
    cause && CAUSE_WORDS[cause],
    severity !== undefined && `of severity ${severity}`,
    urgency && `for ${urgency}s`,
  ]
  return words.filter((word) => typeof word === 'string').join(' ') || 'usual'
}

/** What is said of which escalations a ladder is for, and nothing else of it. */
export function forWhich({ cause, severity, urgency }: LadderFor): LadderFor {
  return { ...(cause && { cause }), ...(severity !== undefined && { severity }), ...(urgency && { urgency }) }
}

/** The usual one: for all that have none of their own. */
export function isUsual(ladder: LadderFor): boolean {
  return Object.keys(forWhich(ladder)).length === 0
}

const CAUSE_WORDS: Record<Cause, string> = {
  'sla-breach': 'after a breach',
  'red-flag': 'after a red flag',
  'action-overdue': 'after an overdue action',
  manual: 'by hand',
}
