import type { Form, FormField, FormOption } from './form.ts'
import { shorten } from './quote.ts'
import { LONGEST_CASE_TITLE, LONGEST_TEXT } from './text-limits.ts'

/** In place of a round: whatever was missed so far. */
export const EVERY_ROUND = 'all'

/** `rounds`: what was missed and can be waived. `named`: the one that is, where that is said already. */
export type CaseWaiveView = { label: string; title: string; rounds: FormOption[]; named?: string }

/** Why what was missed on a case is let pass; of several rounds, which. */
export function caseWaiveForm({ label, title, rounds, named }: CaseWaiveView): Form {
  const [first] = rounds
  const which: FormField = {
    ...{ kind: 'select', id: 'round', label: 'Which of what was missed?', initial: EVERY_ROUND },
    options: [
      { value: EVERY_ROUND, label: 'All that was missed so far' },
      ...rounds.map((one) => ({ ...one, label: shorten(one.label, 75) })),
    ],
  }
  return {
    form: 'case.waive',
    title: 'Waive what was missed',
    submitLabel: 'Waive',
    intro: [
      `${label}${named === undefined ? '' : ` (${named})`}: ${shorten(title, LONGEST_CASE_TITLE)}`,
      named === undefined
        ? 'Both sides read it. What the other side has missed so far counts neither as kept nor as missed, for good.'
        : 'Both sides read it. What the other side has missed of this counts neither as kept nor as missed, for good; what else it has missed stays.',
    ],
    fields: [
      ...(named === undefined && rounds.length > 1 ? [which] : []),
      { kind: 'text', id: 'text', label: 'Why is it waived?', multiline: true, maxLength: LONGEST_TEXT },
    ],
    context: { subject: label, ...(named !== undefined && first && { round: first.value }) },
  }
}
