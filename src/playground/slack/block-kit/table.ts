import { isRecord, type JsonRecord } from '../json-record.ts'
import type { Findings } from './findings.ts'
import { checkRichText } from './rich-text.ts'

/** At most 100 rows of at most 20 cells; a cell is raw_text, raw_number or rich_text (Block Kit reference, table block). */
export function checkTable(findings: Findings, here: string, block: JsonRecord): void {
  findings.items(`${here}/rows`, block['rows'], 100).forEach((row, at) => {
    const spot = `${here}/rows/${at}`
    findings.items(spot, row, 20).forEach((cell, column) => checkCell(findings, `${spot}/${column}`, cell))
  })
  if (block['column_settings'] !== undefined) findings.items(`${here}/column_settings`, block['column_settings'], 20, 0)
}

function checkCell(findings: Findings, pointer: string, cell: unknown): void {
  if (!isRecord(cell)) return findings.add(pointer, 'must provide an object')
  const type = cell['type']
  if (type !== 'raw_text' && type !== 'raw_number' && type !== 'rich_text')
    return findings.add(`${pointer}/type`, `unsupported type: ${String(type)} in table`)
  if (type === 'rich_text') checkRichText(findings, pointer, cell)
  if (type === 'raw_text') {
    if (typeof cell['text'] !== 'string') return findings.add(`${pointer}/text`, 'must provide a string')
    if (cell['text'].length === 0) findings.add(`${pointer}/text`, 'must be more than 0 characters')
  }
}
