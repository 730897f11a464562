import { isRecord, recordsOf, textOf, type JsonRecord } from '../json-record.ts'
import type { Workspace } from '../workspace/workspace.ts'

type Filled = { value: JsonRecord } | { refused: string }

/** What an input holds once `entered` is in it, in the shape of its element type. Several choices are separated by commas. */
export function inputValue(workspace: Workspace, element: JsonRecord, entered: string): Filled {
  const type = String(element['type'])
  switch (type) {
    case 'plain_text_input':
      return lengthRefusal(element, entered) ?? { value: { value: entered === '' ? null : entered } }
    case 'email_text_input':
      return entered === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(entered)
        ? { value: { value: entered === '' ? null : entered } }
        : { refused: 'Please enter a valid email address.' }
    case 'url_text_input':
      return entered === '' || URL.canParse(entered)
        ? { value: { value: entered === '' ? null : entered } }
        : { refused: 'Please enter a valid URL.' }
    case 'number_input':
      return numberRefusal(element, entered) ?? { value: { value: entered === '' ? null : entered } }
    case 'datepicker':
      return pattern(entered, /^\d{4}-\d{2}-\d{2}$/, 'selected_date', 'Please enter a valid date.')
    case 'timepicker':
      return pattern(entered, /^\d{2}:\d{2}$/, 'selected_time', 'Please enter a valid time.')
    case 'static_select':
    case 'radio_buttons':
      return one(element, entered)
    case 'multi_static_select':
    case 'checkboxes':
      return several(element, entered)
    case 'users_select':
      return known(entered, 'selected_user', workspace.user(entered) !== undefined)
    case 'conversations_select':
      return known(entered, 'selected_conversation', workspace.channels.get(entered) !== undefined)
    case 'channels_select':
      return known(entered, 'selected_channel', workspace.channels.get(entered) !== undefined)
    case 'multi_users_select':
      return { value: { selected_users: pieces(entered) } }
    default:
      return { refused: `The local Slack cannot fill an input of type ${type}.` }
  }
}

/** What an input holds before anybody touches it, in the form in which a person would enter it. */
export function initialText(element: JsonRecord): string {
  const direct = ['value', 'date', 'time', 'user', 'conversation', 'channel'].map((kind) => element[`initial_${kind}`])
  const options = [element['initial_option'], ...recordsOf(element['initial_options'])].filter(isRecord)
  return direct.map(textOf).find((text) => text !== undefined) ?? options.map((one) => textOf(one['value'])).join(',')
}

function lengthRefusal(element: JsonRecord, entered: string): { refused: string } | undefined {
  const most = Number(element['max_length'] ?? 3_000)
  const least = Number(element['min_length'] ?? 0)
  if (entered.length > most) return { refused: `Must be ${most} characters or fewer.` }
  if (entered !== '' && entered.length < least) return { refused: `Must be at least ${least} characters.` }
  return undefined
}

function numberRefusal(element: JsonRecord, entered: string): { refused: string } | undefined {
  if (entered === '') return undefined
  const number = Number(entered)
  if (Number.isNaN(number)) return { refused: 'Please enter a number.' }
  if (element['is_decimal_allowed'] !== true && !Number.isInteger(number))
    return { refused: 'Please enter a whole number.' }
  const least = Number(element['min_value'] ?? Number.NEGATIVE_INFINITY)
  const most = Number(element['max_value'] ?? Number.POSITIVE_INFINITY)
  if (number < least) return { refused: `Must be ${least} or more.` }
  if (number > most) return { refused: `Must be ${most} or less.` }
  return undefined
}

function one(element: JsonRecord, entered: string): Filled {
  if (entered === '') return { value: { selected_option: null } }
  const option = optionsOf(element).find((candidate) => candidate['value'] === entered)
  return option === undefined
    ? { refused: 'Please choose one of the options.' }
    : { value: { selected_option: option } }
}

function several(element: JsonRecord, entered: string): Filled {
  const options = optionsOf(element)
  const chosen = options.filter((option) => pieces(entered).includes(String(option['value'])))
  if (chosen.length !== pieces(entered).length) return { refused: 'Please choose among the options.' }
  return { value: { selected_options: chosen } }
}

function known(entered: string, key: string, exists: boolean): Filled {
  if (entered === '') return { value: { [key]: null } }
  return exists ? { value: { [key]: entered } } : { refused: 'Please choose from the list.' }
}

function pattern(entered: string, allowed: RegExp, key: string, refused: string): Filled {
  if (entered === '') return { value: { [key]: null } }
  return allowed.test(entered) ? { value: { [key]: entered } } : { refused }
}

function optionsOf(element: JsonRecord): JsonRecord[] {
  const groups = recordsOf(element['option_groups'])
  return [...recordsOf(element['options']), ...groups.flatMap((group) => recordsOf(group['options']))].map(
    (option) => ({
      ...option,
      value: textOf(option['value']) ?? '',
    }),
  )
}

function pieces(entered: string): string[] {
  return entered
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
}
