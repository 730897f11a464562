import type { CaseKind, Severity } from '../../cases/case.ts'
import type { Measure } from '../measures/measures.ts'

/** Which promise it is about. */
export type ObjectiveWords =
  | { is: 'clock'; measure: Measure; severity?: Severity; kind?: CaseKind }
  | { is: 'figure'; name: string; unit: string }
  | { is: 'unknown' }
