import { PERIOD_KINDS } from '../domain/time/period.ts'
import type { FormField, FormOption, FormValues } from './form.ts'
import { PERIOD_OPTIONS } from './figure-form.ts'
import { goesField } from './target-form.ts'
import { select, text } from './terms-form.ts'

/** What becomes of a case that is not over when a later period ends. */
const OVERDUE_OPTIONS: FormOption[] = [
  { value: 'once', label: 'It is counted once' },
  { value: 'again', label: 'It counts again in each at whose end it is' },
]

/** `owed`: what the side owes, each with what a miss of it costs now. */
export function moneyFields(values: FormValues, { isNew, owed }: { isNew: boolean; owed: FormOption[] }): FormField[] {
  return [
    text('fee', 'Fee', 30, values, {
      placeholder: '12000.00',
      hint: 'Of one period; 0 where nothing is a share of it.',
    }),
    text('currency', 'Currency', 3, values, { placeholder: 'EUR' }),
    select(
      'period',
      'For each',
      PERIOD_KINDS.map((value) => ({ value, label: PERIOD_OPTIONS[value] })),
      values,
    ),
    ...(owed.length === 0
      ? []
      : [
          select('owed', 'What is missed', owed, values, { optional: true }),
          text('costs', 'What each miss of it costs', 30, values, {
            optional: true,
            placeholder: '5 %',
            hint: 'An amount, like 250, or a share of the fee, like 5 %. “none”: it costs nothing any more.',
          }),
          select('overdue', 'Of a case still overdue in later periods', OVERDUE_OPTIONS, values, { optional: true }),
        ]),
    text('cap', 'The most for a period', 30, values, {
      optional: true,
      placeholder: '20 %',
      hint: 'An amount, or a share of the fee. Empty: there is no such limit.',
    }),
    ...(isNew ? [] : [goesField('It holds on', 'It ends: nothing is paid any more', values)]),
  ]
}
