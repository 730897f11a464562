import type { Form } from './form.ts'
import { shareTitle } from './note-share-form.ts'
import { shorten } from './quote.ts'

/** As long as what stands in a drop-down may be. */
const LONGEST_OPTION = 74

/** `notes`: those of our own people on the case, the newest first. */
export type NoteChooseView = {
  label: string
  partnerName: string
  notes: { messageId: string; author: string; text: string }[]
}

/** Which note is to be shared; what it says word for word is shown next. */
export function noteChooseForm({ label, partnerName, notes }: NoteChooseView): Form {
  return {
    form: 'case.share',
    title: shareTitle(partnerName),
    submitLabel: 'Look at it',
    intro: [`Notes of ours on ${label}, the newest first. Nothing is sent before you have seen it whole.`],
    fields: [
      {
        kind: 'select',
        id: 'message',
        label: 'Which note?',
        options: notes.map(({ messageId, author, text }) => ({
          value: messageId,
          label: shorten(`${author}: ${text}`, LONGEST_OPTION),
        })),
      },
    ],
    context: { subject: label },
  }
}
