import type { Case, CaseRef } from './case.ts'

/** The case that this one is merged into, or would be once the other side agrees. */
export function mergedInto(state: Case): CaseRef | undefined {
  return state.status === 'merged' ? state.into : state.merging?.into
}
