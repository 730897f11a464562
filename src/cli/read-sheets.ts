import { type Document, isScalar, LineCounter, parseAllDocuments } from 'yaml'
import { type PartnerSheet, partnerSheetOf } from '../app/partners/partner-sheet.ts'
import { readSheet } from '../app/partners/read-sheet.ts'
import type { TemplateDocument } from './apply-template.ts'
import { isAboutTemplate, readTemplate } from './read-template.ts'
import type { PlatformTraits } from '../ports/platform-traits.ts'
import { illMannered, MOST_BYTES, TOO_LARGE } from './sheet-manners.ts'

/** One document of a file: the partner or the template that it describes, or each problem with its line and its path. */
export type SheetRead =
  | { sheet: PartnerSheet }
  /** `lineOf`: where what stands at a path of it begins, "file:12". */
  | { template: TemplateDocument; lineOf: (path: string) => string }
  | { problems: string[] }

/** Read every document of a YAML file. Empty ones do not count, but a file of nothing else is a problem. `platforms`: those on which accounts may be. */
export function readSheets(yaml: string, file: string, platforms: readonly PlatformTraits[]): SheetRead[] {
  if (Buffer.byteLength(yaml) > MOST_BYTES) return [{ problems: [`${file} ${TOO_LARGE}`] }]
  const lines = new LineCounter()
  const parsed = parseAllDocuments(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: false })
  const filled = [...parsed].filter((document) => document.errors.length > 0 || !isEmpty(document))
  if (filled.length === 0) return [{ problems: [`${file}: there is no partner in this file.`] }]
  const sheet = partnerSheetOf(platforms)
  return filled.map((document) => readDocument(document, sheet, (offset) => `${file}:${lines.linePos(offset).line}`))
}

function isEmpty({ contents }: Document): boolean {
  return contents === null || (isScalar(contents) && contents.value === null)
}

type SheetSchema = ReturnType<typeof partnerSheetOf>

function readDocument(document: Document, schema: SheetSchema, at: (offset: number) => string): SheetRead {
  const faults = illMannered(document)
  if (faults.length > 0) return { problems: faults.map(({ offset, sentence }) => `${at(offset)}: ${sentence}`) }
  const start = offsetOf(document, [])
  const said: unknown = document.toJS()
  const lineOf = (path: string) => at(offsetOf(document, path.split('.')))
  const read = isAboutTemplate(said) ? readTemplate(said) : readSheet(schema, said)
  if ('sheet' in read) return read
  if ('template' in read) return { ...read, lineOf }
  return {
    problems: Object.entries(read.errors).map(([path, sentence]) =>
      path === 'form' ? `${at(start)}: ${sentence}` : `${lineOf(path)} ${path}: ${sentence}`,
    ),
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
