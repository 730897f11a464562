import type { Form } from '../../../src/cards/form.ts'
import type { What } from '../../../src/ports/inbound.ts'
import type { AdaptiveCard } from '../render/adaptive-card.ts'
import { emptyAdaptiveCard } from '../render/adaptive-card.ts'
import { writeDialogData } from '../render/action-data.ts'
import { textBlock } from '../render/text-block.ts'
import { escapeText } from '../render/escape-text.ts'

/**
 * A small card whose one button opens the form. Teams opens dialogs from such buttons only, not from words, so the
 * button says again what was said: the core then answers with the same form, and that answer can be a dialog.
 */
export function openFormCard(form: Form, asked: What): AdaptiveCard | undefined {
  const data = dataOf(asked)
  if (data === undefined) return undefined
  return {
    ...emptyAdaptiveCard(),
    fallbackText: form.title,
    body: [
      textBlock(escapeText(form.title), { size: 'Large', weight: 'Bolder', style: 'heading' }),
      ...form.intro.map((sentence) => textBlock(escapeText(sentence))),
    ],
    actions: [{ type: 'Action.Submit', id: `open:${form.form}`, title: 'Open form', style: 'positive', data }],
    msteams: { width: 'Full' },
  }
}

function dataOf(asked: What): Record<string, unknown> | undefined {
  if (asked.kind === 'command') return writeDialogData({ text: asked.text, mentions: asked.mentions })
  if (asked.kind !== 'action') return undefined
  const { action, subject, version, data } = asked
  return writeDialogData({ action, subject, version, data })
}
