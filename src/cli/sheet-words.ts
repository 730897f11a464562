import type { z } from 'zod'
import { nearest } from '../domain/partners/nearest.ts'

const SHAPES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a section with names and values',
}

/** What is wrong with a value of a sheet, for whoever wrote it by hand, where the schema itself has no words for it. `names`: those a sheet has. */
export function sheetWords(names: string[]): (issue: z.core.$ZodRawIssue) => string | undefined {
  return (issue) => wordsFor(issue, names)
}

function wordsFor(issue: z.core.$ZodRawIssue, names: string[]): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'This is missing.'
      return `This must be ${SHAPES[issue.expected] ?? issue.expected}.`
    case 'unrecognized_keys':
      return `Liaison does not know ${issue.keys.map((key) => `“${key}”${issue.path?.length ? '' : meant(key, names)}`).join(', ')} here.`
    case 'invalid_union':
    case 'invalid_value':
      return 'This is none of the values it can have; docs/examples/partner.yaml shows them.'
    case 'too_small':
      return issue.origin === 'array' ? 'Give at least one.' : undefined
    default:
      return undefined
  }
}

function meant(key: string, names: string[]): string {
  const known = nearest(key, names)
  return known === undefined ? '' : ` (did you mean “${known}”?)`
}
