import { caseEventInWords, caseInWords } from './case-in-words.ts'

/** Say something on a case; the side waited on resumes it by this. */
export const replyToCase = caseInWords(
  'case.reply',
  'case.reply',
  caseEventInWords(
    (by, text) => ({ type: 'CaseReplied', by, text }),
    (label) => `Your reply is on ${label}.`,
  ),
)
