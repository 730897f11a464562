import type { z } from 'zod'
import { partnerSheet } from '../app/partners/partner-sheet.ts'
import { nearest } from '../domain/partners/nearest.ts'

const SHAPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a section with names and values',
}

/** What is wrong with a value of a sheet, for whoever wrote it by hand, where the schema itself has no words for it. */
export function sheetWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'This is missing.'
      return `This must be ${SHAPES[issue.expected] ?? issue.expected}.`
    case 'unrecognized_keys':
      return `Liaison does not know ${issue.keys.map((key) => `“${key}”${meant(key, issue.path ?? [])}`).join(', ')} here.`
    case 'invalid_union':
    case 'invalid_value':
      return 'This is none of the values it can have; docs/examples/partner.yaml shows them.'
    case 'too_small':
      return issue.origin === 'array' ? 'Give at least one.' : undefined
    default:
      return undefined
  }
}

function meant(key: string, path: PropertyKey[]): string {
  const known = path.length === 0 ? nearest(key, Object.keys(partnerSheet.shape)) : undefined
  return known === undefined ? '' : ` (did you mean “${known}”?)`
}
