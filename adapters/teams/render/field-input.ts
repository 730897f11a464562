import type { FormField, FormOption, FormValues } from '../../../src/cards/form.ts'
import type { Input } from './adaptive-card.ts'
import { typedInstead } from './typed-instead.ts'

/** In a longer list one searches, rather than scroll. */
const READ_AT_ONCE = 20

/** One field as an input. `entered` are the values of a refused submission: then an absent one was left empty. */
export function fieldInput(asked: FormField, entered?: FormValues): Input {
  const field = typedInstead(asked)
  const base = {
    id: field.id,
    label: field.label,
    isRequired: field.optional !== true,
    errorMessage: `Please fill in "${field.label}".`,
  }
  switch (field.kind) {
    case 'text':
      return {
        type: 'Input.Text',
        ...base,
        isMultiline: field.multiline === true,
        maxLength: field.maxLength,
        ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
        ...valueOf(field.initial),
      }
    case 'select':
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        ...base,
        style: field.kind === 'choice' ? 'expanded' : field.options.length > READ_AT_ONCE ? 'filtered' : 'compact',
        choices: choicesOf(field.options, entered?.[field.id]),
        ...valueOf(field.initial),
      }
    case 'choices':
      return {
        type: 'Input.ChoiceSet',
        ...base,
        style: 'expanded',
        isMultiSelect: true,
        choices: choicesOf(field.options, undefined),
        ...valueOf(field.initial?.join(',')),
      }
    case 'date':
      return { type: 'Input.Date', ...base, ...valueOf(field.initial) }
    case 'person': {
      const initial = personOption(field)
      const value = entered === undefined ? initial?.value : entered[field.id]
      const label = value === initial?.value ? initial?.label : undefined
      return {
        type: 'Input.ChoiceSet',
        ...base,
        style: 'compact',
        choices: value === undefined ? [] : [{ title: label ?? 'The person chosen before', value }],
        'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' },
        ...valueOf(initial?.value),
      }
    }
  }

  function valueOf(initial: string | undefined): { value?: string } {
    const value = entered === undefined ? initial : entered[field.id]
    return value === undefined ? {} : { value }
  }
}

/** Where a long list did not travel back with the form, what was chosen from it stands alone. */
function choicesOf(options: FormOption[], chosen: string | undefined): { title: string; value: string }[] {
  if (options.length === 0 && chosen !== undefined) return [{ title: chosen, value: chosen }]
  return options.map(({ label, value }) => ({ title: label, value }))
}

function personOption(field: Extract<FormField, { kind: 'person' }>): FormOption | undefined {
  const account = field.initial?.accounts.find(({ platform }) => platform === 'teams')
  return account === undefined ? undefined : { value: account.userId, label: field.initial?.name ?? account.userId }
}
