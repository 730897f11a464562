/// <reference lib="dom" />
import { el } from '../element.ts'
import { isRecord, recordsOf, textOf, type JsonRecord } from '../record.ts'
import type { ReaderView } from '../reader-view.ts'
import { plainOf } from './text-object.ts'

/** An input as a person fills it. `value()` is in the form in which PersonActions.submit takes it. */
export type DrawnInput = { element: HTMLElement; control: HTMLElement; grouped: boolean; value(): string }

/** Undefined for a type that the page cannot draw. */
export function drawInput(element: JsonRecord, id: string, view: ReaderView): DrawnInput | undefined {
  const type = String(element['type'])
  switch (type) {
    case 'plain_text_input':
      return element['multiline'] === true ? area(element, id) : line(element, id, 'text')
    case 'email_text_input':
      return line(element, id, 'email')
    case 'url_text_input':
      return line(element, id, 'url')
    case 'number_input':
      return line(element, id, 'text')
    case 'datepicker':
      return line(element, id, 'date', 'initial_date')
    case 'timepicker':
      return line(element, id, 'time', 'initial_time')
    case 'static_select':
      return choice(element, id, optionsIn(element), initialOption(element))
    case 'users_select':
      return choice(element, id, people(view), textOf(element['initial_user']))
    case 'conversations_select':
      return choice(element, id, channels(view), textOf(element['initial_conversation']))
    case 'channels_select':
      return choice(element, id, channels(view), textOf(element['initial_channel']))
    case 'radio_buttons':
      return boxes(element, id, 'radio', [initialOption(element)])
    case 'checkboxes':
    case 'multi_static_select':
      return boxes(
        element,
        id,
        'checkbox',
        recordsOf(element['initial_options']).map((one) => textOf(one['value'])),
      )
    default:
      return undefined
  }
}

type Option = { value: string; label: string; hint?: string }

function line(element: JsonRecord, id: string, type: string, initial = 'initial_value'): DrawnInput {
  const control = el('input', {
    id,
    type,
    placeholder: plainOf(element['placeholder']) || undefined,
    autocomplete: 'off',
  })
  control.value = textOf(element[initial]) ?? ''
  return { element: control, control, grouped: false, value: () => control.value }
}

function area(element: JsonRecord, id: string): DrawnInput {
  const control = el('textarea', { id, rows: 4, placeholder: plainOf(element['placeholder']) || undefined })
  control.value = textOf(element['initial_value']) ?? ''
  return { element: control, control, grouped: false, value: () => control.value }
}

function choice(element: JsonRecord, id: string, options: Option[], initial: string | undefined): DrawnInput {
  const empty = el('option', { value: '' }, plainOf(element['placeholder']) || 'Select an option')
  const control = el('select', { id }, empty, ...options.map(({ value, label }) => el('option', { value }, label)))
  control.value = options.some(({ value }) => value === initial) ? (initial ?? '') : ''
  return { element: control, control, grouped: false, value: () => control.value }
}

function boxes(
  element: JsonRecord,
  id: string,
  type: 'radio' | 'checkbox',
  initial: (string | undefined)[],
): DrawnInput {
  const inputs = optionsIn(element).map(({ value, label, hint }, at) => {
    const input = el('input', { type, id: `${id}-${at}`, name: id, value })
    input.checked = initial.includes(value)
    const words = el('span', {}, label, hint !== undefined && el('small', {}, hint))
    return { input, row: el('label', { class: 'bk-choice' }, input, words) }
  })
  const group = el('div', { class: 'bk-choices' }, ...inputs.map(({ row }) => row))
  const chosen = () => inputs.filter(({ input }) => input.checked).map(({ input }) => input.value)
  return { element: group, control: inputs[0]?.input ?? group, grouped: true, value: () => chosen().join(',') }
}

function optionsIn(element: JsonRecord): Option[] {
  const groups = recordsOf(element['option_groups']).flatMap((group) => recordsOf(group['options']))
  return [...recordsOf(element['options']), ...groups].map((option) => {
    const hint = plainOf(option['description'])
    return { value: textOf(option['value']) ?? '', label: plainOf(option['text']), ...(hint !== '' && { hint }) }
  })
}

function initialOption({ initial_option }: JsonRecord): string | undefined {
  return isRecord(initial_option) ? textOf(initial_option['value']) : undefined
}

function people({ workplace }: ReaderView): Option[] {
  const home = workplace.organisations.find((one) => one.home)?.id
  return workplace.people
    .filter(({ isBot }) => !isBot)
    .map(({ id, name, organisationId }) => {
      const company = workplace.organisations.find((one) => one.id === organisationId)?.name ?? ''
      return { value: id, label: organisationId === home ? name : `${name} (${company})` }
    })
}

function channels({ workplace }: ReaderView): Option[] {
  return workplace.channels
    .filter(({ kind }) => kind === 'channel')
    .map(({ id, name }) => ({ value: id, label: `#${name}` }))
}
