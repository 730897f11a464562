import { type Document, isScalar, LineCounter, parseAllDocuments } from 'yaml'
import { type PartnerSheet, partnerSheet, sheetErrors } from '../app/partners/partner-sheet.ts'
import { sheetWords } from './sheet-words.ts'

/** One document of a file: the partner it describes, or each problem with its line and its path. */
export type SheetRead = { sheet: PartnerSheet } | { problems: string[] }

/** Read every document of a YAML file. Empty ones do not count, but a file of nothing else is a problem. */
export function readSheets(yaml: string, file: string): SheetRead[] {
  const lines = new LineCounter()
  const parsed = parseAllDocuments(yaml, { lineCounter: lines, prettyErrors: false })
  const filled = [...parsed].filter((document) => document.errors.length > 0 || !isEmpty(document))
  if (filled.length === 0) return [{ problems: [`${file}: there is no partner in this file.`] }]
  return filled.map((document) => readSheet(document, (offset) => `${file}:${lines.linePos(offset).line}`))
}

function isEmpty({ contents }: Document): boolean {
  return contents === null || (isScalar(contents) && contents.value === null)
}

function readSheet(document: Document, at: (offset: number) => string): SheetRead {
  const faults = [...document.errors, ...document.warnings]
  if (faults.length > 0) return { problems: faults.map(({ message, pos }) => `${at(pos[0])}: ${message}.`) }
  const start = offsetOf(document, [])
  const data = plainData(document)
  if ('refused' in data) return { problems: [`${at(start)}: ${data.refused}.`] }
  const parsed = partnerSheet.safeParse(data.value, { error: sheetWords })
  if (parsed.success) return { sheet: parsed.data }
  return {
    problems: Object.entries(sheetErrors(parsed.error)).map(([path, sentence]) =>
      path === 'form' ? `${at(start)}: ${sentence}` : `${at(offsetOf(document, path.split('.')))} ${path}: ${sentence}`,
    ),
  }
}

/** An alias without its anchor, and aliases that would unfold without end, are found only now. */
function plainData(document: Document): { value: unknown } | { refused: string } {
  try {
    return { value: document.toJS() }
  } catch (error) {
    if (error instanceof ReferenceError) return { refused: error.message }
    throw error
  }
}

/** Where the value at a path begins; of a missing one, where what should hold it begins. */
function offsetOf(document: Document, path: string[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    if (hasRange(node)) return node.range[0]
  }
  return hasRange(document.contents) ? document.contents.range[0] : 0
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}
