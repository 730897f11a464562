import { caseEventInWords, caseInWords } from './case-in-words.ts'

/** Take back a case that should not have been opened, saying why: its clocks are void. */
export const withdrawCase = caseInWords(
  'case.withdraw',
  'case.withdraw',
  caseEventInWords(
    (by, reason) => ({ type: 'CaseWithdrawn', by, reason }),
    (label) => `${label} is withdrawn. \`undo ${label}\` takes that back, until the other side acts.`,
  ),
)
