import { CASE_KINDS, type CaseKind, SEVERITIES, type Severity } from '../domain/cases/case.ts'

/** Which cases a promise is about. */
type AboutCases = { severity?: Severity; kind?: CaseKind }

const KINDS: Record<CaseKind, string> = {
  incident: 'Incidents',
  request: 'Requests',
  question: 'Questions',
  change: 'Changes',
  dispute: 'Disputes',
}

/** "Severity 1", "Questions of severity 2", "Any other case". */
export function sayCases({ severity, kind }: AboutCases): string {
  if (kind !== undefined) return severity === undefined ? KINDS[kind] : `${KINDS[kind]} of severity ${severity}`
  return severity === undefined ? 'Any other case' : `Severity ${severity}`
}

/** The most severe first, what is about every case last. */
export function byUrgency(a: AboutCases, b: AboutCases): number {
  return rank(a) - rank(b)
}

function rank({ severity, kind }: AboutCases): number {
  const bySeverity = severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(severity)
  return bySeverity * 10 + (kind === undefined ? CASE_KINDS.length : CASE_KINDS.indexOf(kind))
}
