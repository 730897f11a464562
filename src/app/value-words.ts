import type { z } from 'zod'
import { nearest } from '../domain/partners/nearest.ts'

type Issue = z.core.$ZodRawIssue

const SHAPES: Record<string, string> = {
  string: 'text',
  number: 'a number, in digits and without quotes',
  int: 'a whole number, in digits and without quotes',
  boolean: 'true or false',
  array: 'a list',
  record: 'a section with names and values',
  object: 'a section with names and values',
}

/** What is wrong with a value that somebody wrote, and what to write instead, where its own schema has no words for it. */
export function wordsForValue(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return ofType(issue)
    case 'invalid_value':
      return oneOfThem(issue.values.map(String))
    case 'invalid_union':
      return issue.input === undefined
        ? 'This is missing: say it here.'
        : 'This cannot be read here: see what it can be.'
    case 'unrecognized_keys':
      return unknown(issue.keys, namesIn(issue.inst))
    case 'too_small':
      return tooLittle(issue)
    case 'too_big':
      return tooMuch(issue)
    case 'invalid_format':
      return `“${shortened(issue.input)}” cannot be read here: see what it can be.`
    default:
      return undefined
  }
}

function ofType({ input, expected }: Issue & { code: 'invalid_type' }): string {
  const shape = SHAPES[expected] ?? expected
  if (input === undefined) return `This is missing: write ${shape} here.`
  if (input === null) return `Nothing is written here: write ${shape}, or leave it out.`
  // A short name or a day of digits alone is read as a number where nothing says that it is text.
  const quoted = expected === 'string' && typeof input !== 'object' ? ', in quotes' : ''
  return `This must be ${shape}${quoted}.`
}

function tooLittle({ origin, minimum, inclusive }: Issue & { code: 'too_small' }): string {
  if (origin === 'array') return 'Give at least one.'
  if (origin === 'string')
    return minimum === 1 ? 'Nothing is written here: write at least one letter.' : `Write at least ${minimum} letters.`
  return inclusive === false ? `Write a number above ${minimum}.` : `Write a number of at least ${minimum}.`
}

function tooMuch({ origin, maximum, inclusive }: Issue & { code: 'too_big' }): string {
  if (origin === 'array') return `Give at most ${maximum}.`
  if (origin === 'string') return `Keep it to ${maximum} letters.`
  return inclusive === false ? `Write a number below ${maximum}.` : `Write a number of at most ${maximum}.`
}

function unknown(keys: string[], names: string[]): string {
  const said = keys.map((key) => {
    const known = nearest(key, names)
    return `“${shortened(key)}”${known === undefined ? '' : ` (did you mean “${known}”?)`}`
  })
  return `Liaison does not know ${said.join(', ')} here.${names.length === 0 ? '' : ` There are: ${names.join(', ')}.`}`
}

/** What a section can have, as its schema says it. */
function namesIn(schema: unknown): string[] {
  const shape = hasShape(schema) ? schema.shape : {}
  return Object.keys(shape)
}

function hasShape(schema: unknown): schema is { shape: object } {
  return typeof schema === 'object' && schema !== null && 'shape' in schema && typeof schema.shape === 'object'
}

export function oneOfThem(values: readonly string[]): string {
  return values.length === 1 ? `Enter ${values[0]}, or leave it out.` : `Enter one of ${values.join(', ')}.`
}

function shortened(said: unknown): string {
  return String(said).slice(0, 40)
}
