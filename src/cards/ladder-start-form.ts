import type { Form } from './form.ts'
import { shorten } from './quote.ts'
import { LONGEST_TEXT } from './text-limits.ts'

/** Escalates a case by hand. `label` and `title` are the case's. */
export function ladderStartForm(label: string, title: string): Form {
  return {
    form: 'escalation.start',
    title: 'Escalate the case',
    submitLabel: 'Escalate',
    intro: [
      `${label}: ${shorten(title, 150)}`,
      'Whom the first step of each side names is told first, then each further step until somebody there acknowledges.',
    ],
    fields: [
      {
        kind: 'text',
        id: 'text',
        label: 'Why now?',
        multiline: true,
        maxLength: LONGEST_TEXT,
        hint: 'What is due, from whom, since when. Both sides see this.',
      },
    ],
    context: { subject: label },
  }
}
