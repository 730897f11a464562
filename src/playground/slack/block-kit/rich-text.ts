import { isRecord, recordsOf, type JsonRecord } from '../json-record.ts'
import type { Findings } from './findings.ts'

const PARTS = ['rich_text_section', 'rich_text_list', 'rich_text_preformatted', 'rich_text_quote']
const PIECES = ['text', 'link', 'emoji', 'user', 'usergroup', 'channel', 'broadcast', 'color', 'date', 'team']

/** Parts, and pieces within them: of a known type, and no text empty. Lists hold sections in their turn. */
export function checkRichText(findings: Findings, here: string, block: JsonRecord): void {
  findings.items(`${here}/elements`, block['elements'], 1_000).forEach((part, at) => {
    const spot = `${here}/elements/${at}`
    if (!isRecord(part)) return findings.add(spot, 'must provide an object')
    if (typeof part['type'] !== 'string' || !PARTS.includes(part['type']))
      return findings.add(`${spot}/type`, `must be one of: ${PARTS.join(', ')}`)
    if (part['type'] === 'rich_text_list') return checkRichText(findings, spot, part)
    recordsOf(part['elements']).forEach((piece, index) => checkPiece(findings, `${spot}/elements/${index}`, piece))
  })
}

function checkPiece(findings: Findings, pointer: string, piece: JsonRecord): void {
  const { type, text } = piece
  if (typeof type !== 'string' || !PIECES.includes(type))
    findings.add(`${pointer}/type`, 'unsupported type in rich_text')
  if (type === 'text' && (typeof text !== 'string' || text.length === 0))
    findings.add(`${pointer}/text`, 'must be more than 0 characters')
  if (type === 'date' && (!Number.isInteger(piece['timestamp']) || typeof piece['format'] !== 'string'))
    findings.add(pointer, 'missing required field: timestamp and format')
  if (type === 'user' && typeof piece['user_id'] !== 'string')
    findings.add(`${pointer}/user_id`, 'missing required field: user_id')
}
