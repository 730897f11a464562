import { isDeepStrictEqual } from 'node:util'
import { isRecord, recordsOf } from '../json-record.ts'
import type { Findings } from './findings.ts'
import { checkText } from './text-object.ts'

/** Option text 75 and value 150 characters (Block Kit reference). Radio buttons and checkboxes may use mrkdwn. */
const OPTION_TEXT = 75
const OPTION_VALUE = 150
const OPTION_GROUPS = 100

type Kinds = ('plain_text' | 'mrkdwn')[]

/** Checks `options` or `option_groups`, and that initial options are among them. */
export function checkOptions(
  findings: Findings,
  pointer: string,
  element: Record<string, unknown>,
  limits: { most: number; kinds: Kinds; groups: boolean },
): void {
  const offered: unknown[] = []
  if (limits.groups && element['option_groups'] !== undefined) {
    if (element['options'] !== undefined) findings.add(pointer, 'only one of options and option_groups is allowed')
    const groups = findings.items(`${pointer}/option_groups`, element['option_groups'], OPTION_GROUPS)
    groups.forEach((group, at) => {
      const here = `${pointer}/option_groups/${at}`
      if (!isRecord(group)) return findings.add(here, 'must provide an object')
      checkText(findings, `${here}/label`, group['label'], { kinds: ['plain_text'], most: OPTION_TEXT })
      offered.push(...checkList(findings, `${here}/options`, group['options'], limits))
    })
  } else {
    offered.push(...checkList(findings, `${pointer}/options`, element['options'], limits))
  }
  const initial = element['initial_options'] ?? (element['initial_option'] && [element['initial_option']])
  for (const one of recordsOf(initial))
    if (!offered.some((option) => isDeepStrictEqual(option, one)))
      findings.add(pointer, 'initial option must exactly match one of the options')
}

function checkList(findings: Findings, pointer: string, value: unknown, limits: { most: number; kinds: Kinds }) {
  const options = findings.items(pointer, value, limits.most)
  const values = new Set<unknown>()
  options.forEach((option, at) => {
    const here = `${pointer}/${at}`
    if (!isRecord(option)) return findings.add(here, 'must provide an object')
    checkText(findings, `${here}/text`, option['text'], { kinds: limits.kinds, most: OPTION_TEXT })
    if (typeof option['value'] !== 'string') findings.add(`${here}/value`, 'must provide a string')
    findings.longest(`${here}/value`, option['value'], OPTION_VALUE)
    if (option['description'] !== undefined)
      checkText(findings, `${here}/description`, option['description'], { kinds: limits.kinds, most: OPTION_TEXT })
    if (values.has(option['value'])) findings.add(`${here}/value`, 'option values must be unique')
    values.add(option['value'])
  })
  return options
}
