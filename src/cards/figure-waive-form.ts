import type { Form } from './form.ts'
import { shorten } from './quote.ts'
import { LONGEST_TEXT } from './text-limits.ts'

/** Why what a figure missed in a period is let pass. */
export function figureWaiveForm({
  slug,
  name,
  figure,
  figureId,
  period,
}: {
  slug: string
  name: string
  figure: string
  figureId: string
  period: string
}): Form {
  return {
    form: 'figure.waive',
    title: 'Waive what was missed',
    submitLabel: 'Waive',
    intro: [
      `${name}: “${shorten(figure, 80)}”, ${period}.`,
      'Both sides read it. What was missed of it counts neither as met nor as missed, and costs nothing, for good.',
    ],
    fields: [{ kind: 'text', id: 'text', label: 'Why is it waived?', multiline: true, maxLength: LONGEST_TEXT }],
    context: { subject: slug, figureId, period },
  }
}
