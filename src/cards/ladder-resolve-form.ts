import type { LadderSubject } from '../domain/escalations/ladder.ts'
import type { Form } from './form.ts'
import { shorten } from './quote.ts'
import { LONGEST_TEXT } from './text-limits.ts'

/** Ends an escalation, saying how. What it is about stays as it is. */
export function ladderResolveForm(label: string, subject: LadderSubject): Form {
  return {
    form: 'escalation.resolve',
    title: 'Resolve the escalation',
    submitLabel: 'Resolve',
    intro: [
      `${label} about ${subject.label}: ${shorten(subject.title, 150)}`,
      `${subject.label} itself stays as it is.`,
    ],
    fields: [{ kind: 'text', id: 'text', label: 'How does it end?', multiline: true, maxLength: LONGEST_TEXT }],
    context: { subject: label },
  }
}
