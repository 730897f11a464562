import type { ViewOutput } from '@slack/bolt'
import type { FormValues } from '../../../src/cards/form.ts'

type Entered = ViewOutput['state']['values'][string][string]

/** What was entered, by field id (= block id). What was left empty is absent. */
export function formValues(values: ViewOutput['state']['values']): FormValues {
  const given = Object.entries(values).map(([fieldId, elements]) => {
    const [entered] = Object.values(elements)
    return [fieldId, entered === undefined ? '' : textOf(entered)] as const
  })
  return Object.fromEntries(given.filter(([, text]) => text !== ''))
}

function textOf(entered: Entered): string {
  const {
    value,
    selected_option: option,
    selected_options: several,
    selected_date: date,
    selected_user: userId,
  } = entered
  return value ?? option?.value ?? several?.map((one) => one.value).join(',') ?? date ?? userId ?? ''
}
