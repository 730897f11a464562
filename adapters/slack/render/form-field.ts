import type { InputBlock, KnownBlock, PlainTextElement, PlainTextOption } from '@slack/types'
import type { FormField, FormOption } from '../../../src/cards/form.ts'
import { clip } from './clip.ts'
import { cleanText } from './escape.ts'
import {
  GROUPS_IN_SELECT,
  INPUT_TEXT,
  LABEL,
  OPTION_TEXT,
  OPTIONS_IN_RADIO,
  OPTIONS_IN_SELECT,
  PLACEHOLDER,
} from './limits.ts'
import { slackUserId } from './slack-mention.ts'
import { plain } from './text-objects.ts'

/** Every field is one input block: its block id is the field's id, the element inside always has this action id. */
const VALUE_ACTION_ID = 'value'

/** The field as Slack asks it. A choice with nothing to choose from is said in words, since Slack refuses an empty one. */
export function fieldBlock(field: FormField): KnownBlock {
  if ('options' in field && field.options.length === 0)
    return { type: 'section', block_id: field.id, text: plain(`${field.label}: nothing to choose from.`, LABEL) }
  return {
    type: 'input',
    block_id: field.id,
    label: plain(field.label, LABEL),
    element: elementOf(field),
    ...(field.hint !== undefined && { hint: plain(field.hint, LABEL) }),
    ...(field.optional === true && { optional: true }),
  }
}

function elementOf(field: FormField): InputBlock['element'] {
  switch (field.kind) {
    case 'text':
      return textInput(field)
    case 'select': {
      const options = field.options.slice(0, OPTIONS_IN_SELECT * GROUPS_IN_SELECT).map(option)
      const offered = options.length > OPTIONS_IN_SELECT ? { option_groups: inGroups(options) } : { options }
      return {
        ...{ type: 'static_select', action_id: VALUE_ACTION_ID, ...offered },
        ...initialOption(options, field.initial),
      }
    }
    case 'choice': {
      const options = field.options.slice(0, OPTIONS_IN_RADIO).map(option)
      return { type: 'radio_buttons', action_id: VALUE_ACTION_ID, options, ...initialOption(options, field.initial) }
    }
    case 'choices': {
      const options = field.options.slice(0, OPTIONS_IN_RADIO).map(option)
      const chosen = options.filter(({ value }) => value !== undefined && field.initial?.includes(value))
      return {
        ...{ type: 'checkboxes', action_id: VALUE_ACTION_ID, options },
        ...(chosen.length > 0 && { initial_options: chosen }),
      }
    }
    case 'date': {
      const known = field.initial !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(field.initial)
      return { type: 'datepicker', action_id: VALUE_ACTION_ID, ...(known && { initial_date: field.initial }) }
    }
    case 'person': {
      const userId = field.initial && slackUserId(field.initial)
      return { type: 'users_select', action_id: VALUE_ACTION_ID, ...(userId !== undefined && { initial_user: userId }) }
    }
  }
}

function textInput(field: Extract<FormField, { kind: 'text' }>): InputBlock['element'] {
  const most = Math.max(1, Math.min(field.maxLength, INPUT_TEXT))
  return {
    type: 'plain_text_input',
    action_id: VALUE_ACTION_ID,
    max_length: most,
    ...(field.multiline === true && { multiline: true }),
    ...(field.initial !== undefined && { initial_value: clip(cleanText(field.initial), most) }),
    ...(field.placeholder !== undefined && { placeholder: plain(field.placeholder, PLACEHOLDER) }),
  }
}

function option({ value, label }: FormOption): PlainTextOption {
  return { text: plain(label, OPTION_TEXT), value }
}

/** More than one list holds stand in several, each called by where it begins and ends. One types to find one's way through all of them. */
function inGroups(options: PlainTextOption[]): { label: PlainTextElement; options: PlainTextOption[] }[] {
  const count = Math.ceil(options.length / OPTIONS_IN_SELECT)
  return Array.from({ length: count }, (_, at) => {
    const some = options.slice(at * OPTIONS_IN_SELECT, (at + 1) * OPTIONS_IN_SELECT)
    const [first, last] = [some[0], some.at(-1)].map((one) => clip(one?.text.text ?? '', OPTION_TEXT / 2 - 2))
    return { label: plain(`${first} – ${last}`, OPTION_TEXT), options: some }
  })
}

/** Slack wants the initial option exactly as it stands among the options. */
function initialOption(options: PlainTextOption[], initial: string | undefined): { initial_option?: PlainTextOption } {
  const chosen = options.find(({ value }) => value === initial)
  return chosen === undefined ? {} : { initial_option: chosen }
}
