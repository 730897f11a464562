import type { Card } from '../../../src/cards/card.ts'
import { ownContext } from '../../../src/cards/form-key.ts'
import type { Form } from '../../../src/cards/form.ts'

/**
 * A small card whose one button opens the form. Slack opens forms from a command or a button only, and people of other organisations
 * have no commands: whoever mentions the bot, or writes to it, gets there by this button. A form and the button that opens it share
 * one name. `notices` stand above everything.
 */
export function openFormCard({ form, title, intro, fields, context }: Form, notices: string[] = []): Card {
  // What the form is about and what was already chosen travel along. What is to be written does not: with it the form would count as filled in.
  const chosen = fields.flatMap((field) =>
    field.kind === 'select' && field.initial !== undefined ? [[field.id, field.initial] as const] : [],
  )
  const { subject = '', ...about } = ownContext(context)
  return {
    title,
    tone: 'neutral',
    blocks: [...notices, ...intro].map((text) => ({ kind: 'text', text })),
    buttons: [
      {
        action: form,
        label: 'Open the form',
        style: 'primary',
        subject,
        version: 0,
        data: { ...about, ...Object.fromEntries(chosen) },
        opensForm: true,
      },
    ],
    fallback: `${title}: press “Open the form”.`,
  }
}
