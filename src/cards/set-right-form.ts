import type { Form } from './form.ts'
import { JUDGEMENTS, type ToSetRight, wordsOf } from './judgements.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'

const JUST_A_NOTE = { action: 'message.note', label: BUTTON_WORDS.justNote }

/** As long as what stands in a choice may be. */
const LONGEST_OPTION = 74

/**
 * Which message of the reader’s side is to be set right, and how: at least one. The value is the press that does it, and the message. Words under what is
 * resolved may as well be just a note.
 */
export function setRightForm(label: string, messages: ToSetRight[]): Form {
  const options = messages.flatMap((message) => {
    const option = ({ action, label: deed }: { action: string; label: string }) => ({
      value: `${action} ${message.messageId}`,
      label: shorten(`${deed}: ${message.author}, ${wordsOf(message)}`, LONGEST_OPTION),
    })
    return [option(JUDGEMENTS[message.takenAs]), ...(message.takenAs === 'no objection' ? [option(JUST_A_NOTE)] : [])]
  })
  const [first] = options
  return {
    form: 'message.set-right',
    title: BUTTON_WORDS.setRight,
    submitLabel: 'Set it right',
    intro: [`What your side wrote last under ${label} that may be meant otherwise than it was taken.`],
    fields: [{ kind: 'choice', id: 'what', label: 'What is it?', options, ...(first && { initial: first.value }) }],
    context: { subject: label },
  }
}
