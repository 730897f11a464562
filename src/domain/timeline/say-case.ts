import type { CaseFact } from '../cases/case-event.ts'
import type { Sentence } from './telling.ts'

export const CASE_SENTENCES: Record<CaseFact['kind'], Sentence> = {
  CaseOpened: ({ who, subject, text, quote, side }) => {
    const severity = text('severity') === '' ? '' : `, severity ${text('severity')}`
    const kind = text('kind') === '' ? '' : `, ${article(text('kind'))}`
    const obligor = text('obligor')
    const owes = obligor === 'internal' || obligor === 'partner' ? `; ${side(obligor)} answers it` : ''
    return `${who} opened ${subject}${quote('title')}${kind}${severity}${owes}.`
  },
  CaseAcknowledged: ({ who, subject }) => `${who} acknowledged ${subject} and owns it.`,
  CaseQuestionAsked: ({ who, subject, said }) => `${who} asked a question in ${subject}${said('text')}`,
  CaseReplied: ({ who, subject, said }) => `${who} replied in ${subject}${said('text')}`,
  CaseResolved: ({ who, subject, said }) => `${who} resolved ${subject}${said('note')}`,
  CaseReopened: ({ who, subject, said }) => `${who} reopened ${subject}${said('reason')}`,
  CaseSeverityChanged: ({ who, subject, text }) =>
    `${who} changed the severity of ${subject} from ${text('from')} to ${text('to')}.`,
  CaseHandedOver: ({ subject, text }) => `${subject} passed from ${text('from')} to ${text('owner')}.`,
  CaseAssigned: ({ who, subject, text }) => `${who} made ${text('owner')} the owner of ${subject}.`,
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`
}
