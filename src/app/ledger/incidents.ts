import type { Case } from '../../domain/cases/case.ts'

/** Which case stands for all that are the same incident: each for itself, while nothing links them. */
export function incidentsOf(_cases: readonly Case[]): (caseId: string) => string {
  return (caseId) => caseId
}
