import type { Severity } from '../cases/case.ts'
import type { Cause, Urgency } from './ladder.ts'

/** How urgent an escalation is as it begins: a breach, or what somebody escalates by hand, as the case is; a red flag waits to be read. */
export function urgencyFrom({ cause, severity }: { cause: Cause; severity?: Severity | undefined }): Urgency {
  if (cause === 'red-flag') return 'note'
  return severity === 1 && cause !== 'action-overdue' ? 'page' : 'notice'
}
