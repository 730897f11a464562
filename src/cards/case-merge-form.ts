import type { Form } from './form.ts'
import { shorten } from './quote.ts'
import { LONGEST_CASE_TITLE } from './text-limits.ts'

/** As long as what stands in a drop-down may be. */
const LONGEST_OPTION = 75

/** `cases`: the older ones that it may be merged into. */
export type CaseMergeFormView = { label: string; title: string; cases: { label: string; title: string }[] }

export function caseMergeForm({ label, title, cases }: CaseMergeFormView): Form {
  return {
    form: 'case.merge',
    title: 'Merge the case',
    submitLabel: 'Merge',
    intro: [
      `${label}: ${shorten(title, LONGEST_CASE_TITLE)}`,
      'It goes on in the older case. The side that owes an answer needs the other side to agree.',
    ],
    fields: [
      {
        kind: 'select',
        id: 'into',
        label: 'Which case is it the same as?',
        options: cases.map((one) => ({
          value: one.label,
          label: shorten(`${one.label} ${one.title}`, LONGEST_OPTION - 1),
        })),
      },
    ],
    context: { subject: label },
  }
}
