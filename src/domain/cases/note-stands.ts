import type { CaseStatus } from './case.ts'

/** What people say on a case that both sides are told of. */
export const CASE_NOTES = ['question', 'reply', 'resolution', 'reopening'] as const
export type CaseNote = (typeof CASE_NOTES)[number]

/**
 * Whether what a note asks for is still asked for: the answer to a question while the case waits on the other side, a look at a resolution
 * while the case is resolved, and anything else while it is not.
 */
export function noteStands({
  note,
  status,
  waitsOnOther,
}: {
  note: CaseNote
  status: CaseStatus
  waitsOnOther: boolean
}): boolean {
  switch (note) {
    case 'question':
      return waitsOnOther
    case 'resolution':
      return status === 'resolved'
    case 'reply':
    case 'reopening':
      return status !== 'resolved' && status !== 'withdrawn' && status !== 'merged'
  }
}
