import type { Button, CardBlock } from './card.ts'
import type { Form } from './form.ts'
import { inWords, type NeedLine, needButton, type NeedsView } from './needs-card.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'

/** As long as what stands in a choice may be. */
const LONGEST_OPTION = 74

/** What needs one person, for whom no message can be written alone: one thing is chosen, and what moves it on follows. At least one. */
export function needsForm({ needs, total, elsewhere }: Pick<NeedsView, 'needs' | 'total' | 'elsewhere'>): Form {
  const options = needs.map((need) => ({ value: chosen(need), label: shorten(inWords(need), LONGEST_OPTION) }))
  const [first] = options
  const unseen = total - needs.length
  return {
    form: 'needs.choose',
    title: BUTTON_WORDS.needsMe,
    submitLabel: 'Go on',
    intro: [
      'Only you see this. Worst first; choose one to go on with it.',
      ...(unseen > 0 ? [`${unseen} more come after these.`] : []),
      ...(elsewhere > 0 ? [`${elsewhere} more with other partners: ask me in a direct message.`] : []),
    ],
    fields: [{ kind: 'choice', id: 'what', label: 'What needs you', options, ...(first && { initial: first.value }) }],
    context: {},
  }
}

function chosen(need: NeedLine): string {
  const { action, subject, version } = needButton(need)
  // Of one partner a number may want a word, and another be missing.
  return [action, subject, version, ...(need.about ? [need.deed] : [])].join(' ')
}

/** On a card that both companies read: whoever presses sees what needs them, alone. */
export const NEEDS_ME: Button = {
  ...{ action: 'needs.choose', label: BUTTON_WORDS.needsMe, style: 'plain', subject: 'needs', version: 0 },
  opensForm: true,
}

/** The same among its details. */
export function lineOfNeeds(): CardBlock {
  return { kind: 'line', text: 'All that waits for you, with this and the rest:', button: NEEDS_ME }
}
