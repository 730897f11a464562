import type { MuteChoice } from '../domain/cases/mute.ts'
import type { Form } from './form.ts'
import { shorten } from './quote.ts'
import { LONGEST_CASE_TITLE } from './text-limits.ts'

const CHOICES: Record<MuteChoice, string> = {
  tomorrow: 'Tomorrow',
  monday: 'Monday, or the next working day',
  'handed on': 'It has another owner',
}

/** It is muted, and is to be so no longer. */
export const NO_LONGER = 'no longer'

/** For how long somebody wants to hear nothing of a case. */
export function muteForm(label: string, title: string, isMuted = false): Form {
  return {
    form: 'case.mute',
    title: 'Mute the case',
    submitLabel: 'Mute',
    intro: [
      `${label}: ${shorten(title, LONGEST_CASE_TITLE)}`,
      'For you alone, and nobody sees it: no notices and no lines in the morning. Calls of an escalation, and what is given to you anew, still come. It ends with the case, and at severity 1.',
    ],
    fields: [
      {
        kind: 'choice',
        id: 'until',
        label: 'Until',
        options: [
          ...Object.entries(CHOICES).map(([value, text]) => ({ value, label: text })),
          ...(isMuted ? [{ value: NO_LONGER, label: 'Not any more: it is muted now, and I want to hear of it' }] : []),
        ],
        initial: isMuted ? NO_LONGER : 'tomorrow',
      },
    ],
    context: { subject: label },
  }
}
