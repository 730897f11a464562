import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

export type Schema = {
  $ref?: string
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  allOf?: Schema[]
  enum?: string[]
}
type Content = Record<string, { schema: Schema }>
export type Operation = {
  path: string
  method: string
  security: Record<string, unknown>[]
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { required: boolean; content: Content }
  responses: Record<string, { content: Content; headers?: Record<string, unknown> }>
}

type Document = {
  paths: Record<string, Record<string, Omit<Operation, 'path' | 'method'>>>
  components: { schemas: Record<string, Schema> }
}

/** As anybody can read it. */
const DOCUMENT: Document = JSON.parse(readFileSync(new URL('../../../docs/api/openapi.json', import.meta.url), 'utf8'))

const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true } })
const compiled = new Map<Schema, ValidateFunction>()

export const operations: Operation[] = Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
)

/** What stands behind a name of the document. */
export function resolved(schema: Schema): Schema {
  const { $ref } = schema
  if ($ref === undefined) return schema
  const found = DOCUMENT.components.schemas[$ref.replace('#/components/schemas/', '')]
  if (!found) throw new Error(`The document has no ${$ref}`)
  return found
}

/** Whether a value is what a schema of the document says. */
export function fits(schema: Schema, value: unknown): boolean {
  const check = compiled.get(schema) ?? ajv.compile({ components: DOCUMENT.components, ...schema })
  compiled.set(schema, check)
  return check(value)
}

export type AnswerGiven = { status: number; type: string; text: string; has: (header: string) => boolean }

/** What every answer to an operation must be: its status, type, body and the headers that are promised with it. */
export function holdToDocument({ path, method, responses }: Operation, { status, type, text, has }: AnswerGiven): void {
  const named = `${method} ${path}: ${status} ${type}, ${text.slice(0, 500)}`
  const described = responses[status]
  if (!described) throw new Error(`The document knows no such status. ${named}`)
  const schema = described.content[type]?.schema
  if (schema === undefined) throw new Error(`The document knows no such type. ${named}`)
  if (!fits(schema, JSON.parse(text))) throw new Error(`The document says another body. ${named}`)
  for (const header of Object.keys(described.headers ?? {}))
    if (!has(header)) throw new Error(`The document says a header ${header}. ${named}`)
}

/** Of the path without its parameters. */
export function operationAt(path: string, method: string): Operation {
  const found = operations.find((one) => one.path === path && one.method === method)
  if (!found) throw new Error(`The document has no ${method} ${path}`)
  return found
}

/** What is refused beside the operations is a problem, too. */
export const PROBLEM: Schema = { $ref: '#/components/schemas/Problem' }

/** Each answer that the document has, by path, status and name of the problem. */
export function answersOf(all: Operation[]): string[] {
  return all.flatMap(({ path, responses }) =>
    Object.entries(responses).flatMap(([status, { content }]) => {
      const types = content['application/problem+json']?.schema.allOf?.[1]?.properties?.['type']?.enum ?? ['']
      return types.map((type) => `${path} ${status} ${type.replace('urn:liaison:problem:', '')}`)
    }),
  )
}
