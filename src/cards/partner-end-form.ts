import type { Form } from './form.ts'
import { shorten } from './quote.ts'
import { LONGEST_TEXT } from './text-limits.ts'

type Named = { slug: string; name: string }

export function partnerEndForm({ slug, name }: Named): Form {
  return {
    form: 'partner.end',
    title: 'End the partnership',
    submitLabel: 'End it',
    intro: [
      `${shorten(name, 80)}: its people can see and do nothing more here, its channels are told and let go, no health check is opened.`,
      'What is recorded stays.',
    ],
    fields: [
      {
        kind: 'text',
        id: 'text',
        label: 'Why does it end?',
        hint: 'Read by your own people alone.',
        multiline: true,
        maxLength: LONGEST_TEXT,
      },
    ],
    context: { subject: slug },
  }
}

export function partnerRemoveForm({ slug, name }: Named): Form {
  return {
    form: 'partner.remove',
    title: 'Remove the partner',
    submitLabel: 'Remove it',
    intro: [
      `${shorten(name, 80)} goes with its terms, its channels, and who is named for it, as if it had never been registered.`,
    ],
    fields: [
      {
        kind: 'text',
        id: 'text',
        label: 'Its short name, to be sure',
        hint: `It is ${slug}.`,
        maxLength: 30,
      },
    ],
    context: { subject: slug },
  }
}
