import type { Side } from '../domain/partners/party.ts'
import { DIRECTIONS_OF_TARGETS } from '../domain/terms/figure.ts'
import { PERIOD_KINDS, type PeriodKind } from '../domain/time/period.ts'
import type { FormField, FormValues } from './form.ts'
import { protectsField, type Readers } from './protects-field.ts'
import { goesField } from './target-form.ts'
import { select, text } from './terms-form.ts'

/** How a period is called in a drop-down. */
export const PERIOD_OPTIONS: Record<PeriodKind, string> = { month: 'Month', quarter: 'Quarter', year: 'Year' }

/** `owners`: what the companies are called. What a figure is called, and who owes it, is said when it is new. */
export function figureFields(
  values: FormValues,
  { isNew, owners, readers }: { isNew: boolean; owners: Record<Side, string>; readers: Readers },
): FormField[] {
  return [
    ...(isNew ? aboutFigureFields(values, owners) : []),
    select('direction', 'The number is to be', directionOptions(), values),
    text('value', 'Target', 30, values, { placeholder: '99' }),
    text('unit', 'Unit', 20, values, { placeholder: '%', hint: 'What the number counts: %, orders, EUR.' }),
    text('floor', 'Floor', 30, values, {
      optional: true,
      hint: 'On the worse side of the target: from there on nothing of it is kept. Empty: none.',
    }),
    select(
      'period',
      'For each',
      PERIOD_KINDS.map((value) => ({ value, label: PERIOD_OPTIONS[value] })),
      values,
    ),
    text('source', 'Where the number comes from', 300, values, { placeholder: 'The weekly list of the order system' }),
    select(
      'reporter',
      'Who reports it?',
      (['partner', 'internal'] as const).map((value) => ({ value, label: owners[value] })),
      values,
    ),
    text('due', 'Reported within', 40, values, {
      hint: 'Working days of whoever reports, after the end of the period.',
    }),
    protectsField(values, 'Customers get what they ordered.', readers),
    ...(isNew ? [] : [goesField('It holds on', 'It ends: nothing is held against it any more', values)]),
  ]
}

/** What a figure is called, and who owes it. */
export function aboutFigureFields(values: FormValues, owners: Record<Side, string>): FormField[] {
  return [
    text('name', 'What is measured', 80, values, { placeholder: 'Orders without rework' }),
    select(
      'obligor',
      'Who owes it?',
      [
        { value: 'partner', label: owners.partner },
        { value: 'internal', label: owners.internal },
        { value: 'team', label: `A team inside ${owners.internal}: the partner does not see it` },
      ],
      values,
    ),
    text('team', 'Name of the team', 60, values, { optional: true, hint: 'Only where a team owes it.' }),
  ]
}

function directionOptions() {
  const words = { 'at least': 'At least the target', 'at most': 'At most the target' }
  return DIRECTIONS_OF_TARGETS.map((value) => ({ value, label: words[value] }))
}
