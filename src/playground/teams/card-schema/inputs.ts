import { element } from './elements.ts'
import type { PartSchema, PropertyRule } from './schema.ts'

const LABELS: Record<string, PropertyRule> = { label: 'text', isRequired: 'flag', errorMessage: 'text' }

/** Inputs, by type. Each needs an id: it names the value that comes back. */
export const INPUTS: Record<string, PartSchema> = {
  'Input.Text': input(
    {},
    {
      isMultiline: 'flag',
      maxLength: 'number',
      placeholder: 'text',
      regex: 'text',
      style: ['text', 'tel', 'url', 'email', 'password'],
      inlineAction: 'action',
      value: 'text',
    },
  ),
  'Input.Number': input({}, { max: 'number', min: 'number', placeholder: 'text', value: 'number' }),
  'Input.Date': input({}, { max: 'text', min: 'text', placeholder: 'text', value: 'text' }),
  'Input.Time': input({}, { max: 'text', min: 'text', placeholder: 'text', value: 'text' }),
  'Input.Toggle': input({ title: 'text' }, { value: 'text', valueOff: 'text', valueOn: 'text', wrap: 'flag' }),
  'Input.ChoiceSet': input(
    {},
    {
      choices: { list: 'Choice' },
      // People and other dynamic choices, e.g. { type: "Data.Query", dataset: "graph.microsoft.com/users" }.
      'choices.data': 'object',
      isMultiSelect: 'flag',
      style: ['compact', 'expanded', 'filtered'],
      value: 'text',
      placeholder: 'text',
      wrap: 'flag',
    },
  ),
}

function input(required: Record<string, PropertyRule>, optional: Record<string, PropertyRule>): PartSchema {
  return element(0, { id: 'text', ...required }, { ...LABELS, ...optional })
}
