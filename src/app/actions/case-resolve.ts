import { caseEventInWords, caseInWords } from './case-in-words.ts'

/** Resolve a case, saying how. Its clocks stop and its ladders end. */
export const resolveCase = caseInWords(
  'case.resolve',
  'case.resolve',
  caseEventInWords(
    (by, note) => ({ type: 'CaseResolved', by, note }),
    (label) => `${label} is resolved.`,
  ),
)
