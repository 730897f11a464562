import { caseEventInWords, caseInWords } from './case-in-words.ts'

/** Ask the other side a question: the case waits on them until they reply. */
export const askAboutCase = caseInWords(
  'case.ask',
  'case.reply',
  caseEventInWords(
    (by, text) => ({ type: 'CaseQuestionAsked', by, text }),
    (label) => `Asked. ${label} waits for the other side’s reply.`,
  ),
)
