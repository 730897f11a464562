import type { FormField, FormValues } from './form.ts'
import { text } from './terms-form.ts'

/** Who owes it, as far as that is settled: where the form asks, either may be. */
export type Readers = 'both companies' | 'ours alone' | 'asked'

const READ_BY: Record<Readers, string> = {
  'both companies': 'Both companies read it.',
  'ours alone': 'Our own people alone read it.',
  asked: 'Both companies read it; of a team of ours, our own people alone.',
}

export function protectsField(values: FormValues, placeholder: string, readers: Readers): FormField {
  return text('protects', 'What it protects', 1_000, values, {
    placeholder,
    hint: `The outcome for the business. ${READ_BY[readers]}`,
  })
}

/** By who owes it; absent while that is asked. */
export function readersOf(obligor: string | object | undefined, isNew: boolean): Readers {
  if (isNew) return 'asked'
  return typeof obligor === 'object' ? 'ours alone' : 'both companies'
}
