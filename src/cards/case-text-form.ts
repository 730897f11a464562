import type { Form } from './form.ts'
import { shorten } from './quote.ts'
import { LONGEST_CASE_TITLE, LONGEST_TEXT } from './text-limits.ts'

/** What is said on a case with one text. */
export type CaseTextFormName = 'case.ask' | 'case.reply' | 'case.resolve' | 'case.reopen' | 'case.withdraw'

type Words = { title: string; submitLabel: string; field: string; then: string }

const WORDS: Record<CaseTextFormName, Words> = {
  'case.ask': {
    title: 'Ask a question',
    submitLabel: 'Ask',
    field: 'Your question',
    then: 'The case waits on the other side until they reply.',
  },
  'case.reply': {
    title: 'Reply',
    submitLabel: 'Reply',
    field: 'Your reply',
    then: 'Both sides see it. If your side was waited on, the case goes on.',
  },
  'case.resolve': {
    title: 'Resolve the case',
    submitLabel: 'Resolve',
    field: 'How was it resolved?',
    then: 'Its clocks stop and its escalations end. Either side can reopen it.',
  },
  'case.reopen': {
    title: 'Reopen the case',
    submitLabel: 'Reopen',
    field: 'What is left to do?',
    then: 'The time to resolve goes on from where it stopped.',
  },
  'case.withdraw': {
    title: 'Withdraw the case',
    submitLabel: 'Withdraw',
    field: 'Why was it opened in error?',
    then: 'Its clocks count neither as met nor as missed, and its escalations end.',
  },
}

export function caseTextForm(name: CaseTextFormName, label: string, title: string): Form {
  const words = WORDS[name]
  return {
    form: name,
    title: words.title,
    submitLabel: words.submitLabel,
    intro: [`${label}: ${shorten(title, LONGEST_CASE_TITLE)}`, words.then],
    fields: [{ kind: 'text', id: 'text', label: words.field, multiline: true, maxLength: LONGEST_TEXT }],
    context: { subject: label },
  }
}
