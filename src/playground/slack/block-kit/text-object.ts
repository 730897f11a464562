import { isRecord } from '../json-record.ts'
import type { Findings } from './findings.ts'

type TextKind = 'plain_text' | 'mrkdwn'

/** Checks a composition text object: its kind, that it is not empty, and its length. */
export function checkText(
  findings: Findings,
  pointer: string,
  value: unknown,
  allowed: { kinds: TextKind[]; most: number },
): void {
  if (!isRecord(value)) return findings.add(pointer, 'must provide an object')
  const kind = allowed.kinds.find((one) => one === value['type'])
  if (kind === undefined) return findings.add(`${pointer}/type`, `must be one of: ${allowed.kinds.join(', ')}`)
  const text = value['text']
  if (typeof text !== 'string') return findings.add(`${pointer}/text`, 'must provide a string')
  if (text.length === 0) findings.add(`${pointer}/text`, 'must be more than 0 characters')
  findings.longest(`${pointer}/text`, text, allowed.most)
  for (const key of Object.keys(value)) {
    const known = kind === 'plain_text' ? ['type', 'text', 'emoji'] : ['type', 'text', 'verbatim']
    if (!known.includes(key)) findings.add(`${pointer}/${key}`, 'additional property not allowed')
  }
}

/** A "are you sure" dialog: title 100, text 300, buttons 30 characters (Block Kit reference). */
export function checkConfirm(findings: Findings, pointer: string, value: unknown): void {
  if (value === undefined) return
  if (!isRecord(value)) return findings.add(pointer, 'must provide an object')
  checkText(findings, `${pointer}/title`, value['title'], { kinds: ['plain_text'], most: 100 })
  checkText(findings, `${pointer}/text`, value['text'], { kinds: ['plain_text', 'mrkdwn'], most: 300 })
  for (const button of ['confirm', 'deny'])
    if (value[button] !== undefined)
      checkText(findings, `${pointer}/${button}`, value[button], { kinds: ['plain_text'], most: 30 })
  if (value['style'] !== undefined && value['style'] !== 'primary' && value['style'] !== 'danger')
    findings.add(`${pointer}/style`, 'must be one of: primary, danger')
}
