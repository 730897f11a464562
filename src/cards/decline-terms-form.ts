import type { Form } from './form.ts'
import { LONGEST_TEXT } from './text-limits.ts'

/** `version`: of what is read and declined. `initial`: words of theirs that come back, under a sentence that says why. */
export function declineTermsForm(
  { slug, id, version, company }: { slug: string; id: string; version: number; company: string },
  { initial, above }: { initial?: string; above?: string } = {},
): Form {
  return {
    form: 'proposal.decline',
    title: 'Decline the terms',
    submitLabel: 'Decline them',
    intro: [
      ...(above === undefined ? [] : [above]),
      `The terms stay as they are, and whoever proposed these at ${company} hears why.`,
    ],
    fields: [
      {
        ...{ kind: 'text', id: 'text', label: 'Why? What would you accept?', hint: 'Both sides read it.' },
        ...{ multiline: true, maxLength: LONGEST_TEXT, ...(initial !== undefined && { initial }) },
      },
    ],
    context: { subject: slug, proposal: id, read: `${version}` },
  }
}
