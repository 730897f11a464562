import { isRecord, type JsonRecord } from '../json-record.ts'
import type { Findings } from './findings.ts'
import { checkOptions } from './options.ts'
import { checkConfirm, checkText } from './text-object.ts'

/** Where an element stands decides which ones are allowed there (Block Kit reference, "works with block types"). */
type ElementPlace = 'section' | 'actions' | 'input' | 'context'

/** Interactive ids hold at most 255 characters. */
const ID = 255
const PLACEHOLDER = 150

const PICKERS = ['datepicker', 'timepicker']
const SELECTS = ['static', 'external', 'users', 'conversations', 'channels'].flatMap((kind) => [
  `${kind}_select`,
  `multi_${kind}_select`,
])
const CHOICES = ['radio_buttons', 'checkboxes']
const ALLOWED: Record<ElementPlace, string[]> = {
  section: ['button', 'overflow', 'image', 'workflow_button', ...PICKERS, ...SELECTS, ...CHOICES],
  actions: ['button', 'overflow', 'workflow_button', 'datetimepicker', ...PICKERS, ...SELECTS, ...CHOICES],
  input: [
    'plain_text_input',
    'number_input',
    'email_text_input',
    'url_text_input',
    'file_input',
    'rich_text_input',
    'datetimepicker',
    ...PICKERS,
    ...SELECTS,
    ...CHOICES,
  ],
  context: ['image'],
}

/** Checks one element. `ids` holds the action ids already met in the same block. */
export function checkElement(
  findings: Findings,
  pointer: string,
  value: unknown,
  place: ElementPlace,
  ids: Set<string>,
): void {
  if (!isRecord(value)) return findings.add(pointer, 'must provide an object')
  const type = value['type']
  if (typeof type !== 'string' || !ALLOWED[place].includes(type))
    return findings.add(`${pointer}/type`, `unsupported type: ${String(type)} in ${place}`)
  if (type !== 'image') checkActionId(findings, pointer, value, ids)
  checkConfirm(findings, `${pointer}/confirm`, value['confirm'])
  if (value['placeholder'] !== undefined)
    checkText(findings, `${pointer}/placeholder`, value['placeholder'], { kinds: ['plain_text'], most: PLACEHOLDER })
  checkByType(findings, pointer, type, value)
}

function checkActionId(findings: Findings, pointer: string, element: JsonRecord, ids: Set<string>): void {
  const id = element['action_id']
  if (id === undefined) return
  findings.longest(`${pointer}/action_id`, id, ID)
  if (typeof id !== 'string') return
  if (id.length === 0) findings.add(`${pointer}/action_id`, 'must be more than 0 characters')
  if (ids.has(id)) findings.add(`${pointer}/action_id`, `\`action_id\` "${id}" already exists in this block`)
  ids.add(id)
}

function checkByType(findings: Findings, pointer: string, type: string, element: JsonRecord): void {
  switch (type) {
    case 'button':
      return checkButton(findings, pointer, element)
    case 'image':
      return checkImage(findings, pointer, element)
    case 'static_select':
    case 'multi_static_select':
      return checkOptions(findings, pointer, element, { most: 100, kinds: ['plain_text'], groups: true })
    case 'radio_buttons':
    case 'checkboxes':
      return checkOptions(findings, pointer, element, { most: 10, kinds: ['plain_text', 'mrkdwn'], groups: false })
    case 'overflow':
      return checkOptions(findings, pointer, element, { most: 5, kinds: ['plain_text'], groups: false })
    case 'datepicker':
      return checkPattern(findings, `${pointer}/initial_date`, element['initial_date'], /^\d{4}-\d{2}-\d{2}$/)
    case 'timepicker':
      return checkPattern(findings, `${pointer}/initial_time`, element['initial_time'], /^\d{2}:\d{2}$/)
    case 'plain_text_input':
      return checkPlainInput(findings, pointer, element)
    case 'number_input':
      if (typeof element['is_decimal_allowed'] !== 'boolean')
        findings.add(`${pointer}/is_decimal_allowed`, 'missing required field: is_decimal_allowed')
  }
}

function checkButton(findings: Findings, pointer: string, button: JsonRecord): void {
  checkText(findings, `${pointer}/text`, button['text'], { kinds: ['plain_text'], most: 75 })
  findings.longest(`${pointer}/value`, button['value'], 2_000)
  findings.longest(`${pointer}/url`, button['url'], 3_000)
  findings.longest(`${pointer}/accessibility_label`, button['accessibility_label'], 75)
  if (button['style'] !== undefined && button['style'] !== 'primary' && button['style'] !== 'danger')
    findings.add(`${pointer}/style`, 'must be one of: primary, danger')
}

/** Also the body of an image block: an address of at most 3,000 characters, and an alternative text of at most 2,000. */
export function checkImage(findings: Findings, pointer: string, image: JsonRecord): void {
  if (image['image_url'] === undefined && image['slack_file'] === undefined)
    findings.add(pointer, 'missing required field: image_url')
  findings.longest(`${pointer}/image_url`, image['image_url'], 3_000)
  if (typeof image['alt_text'] !== 'string') findings.add(`${pointer}/alt_text`, 'missing required field: alt_text')
  findings.longest(`${pointer}/alt_text`, image['alt_text'], 2_000)
}

function checkPlainInput(findings: Findings, pointer: string, input: JsonRecord): void {
  const { min_length: least, max_length: most, initial_value: initial } = input
  if (least !== undefined && (typeof least !== 'number' || least < 0 || least > 3_000))
    findings.add(`${pointer}/min_length`, 'must be a number between 0 and 3000')
  if (most !== undefined && (typeof most !== 'number' || most < 1 || most > 3_000))
    findings.add(`${pointer}/max_length`, 'must be a number between 1 and 3000')
  findings.longest(`${pointer}/initial_value`, initial, typeof most === 'number' ? most : 3_000)
}

function checkPattern(findings: Findings, pointer: string, value: unknown, pattern: RegExp): void {
  if (value !== undefined && (typeof value !== 'string' || !pattern.test(value)))
    findings.add(pointer, `must match ${pattern.source}`)
}
