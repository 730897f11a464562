import { z } from 'zod'
import { templateSheet } from '../src/app/checkins/template-sheet.ts'
import { partnerSheetOf } from '../src/app/partners/partner-sheet.ts'
import { SECTIONS } from '../src/cli/export/sections.ts'
import { PLATFORMS } from '../src/platforms.ts'

/** docs/examples/partner.schema.json, before it is formatted: what editors know of a sheet. What needs a calendar or the database to judge, `apply` alone says. */
export function partnerSchema(): string {
  const sheet = partnerSheetOf(PLATFORMS.map(({ traits }) => traits))
  const schema = z.toJSONSchema(sheet, {
    ...({ io: 'input', target: 'draft-7', unrepresentable: 'any', reused: 'ref' } as const),
    override: ({ jsonSchema }) => asPattern(jsonSchema),
  })
  const properties = Object.entries(schema.properties ?? {}).map(([key, value]) => [
    key,
    { ...(Object.hasOwn(SECTIONS, key) && { description: SECTIONS[key] }), ...alone(value) },
  ])
  return JSON.stringify({ ...schema, title: 'A partner sheet', properties: Object.fromEntries(properties) })
}

/** docs/examples/template.schema.json, before it is formatted: what editors know of a template of health checks. */
export function templateSchema(): string {
  const schema = z.toJSONSchema(templateSheet, { io: 'input', target: 'draft-7', unrepresentable: 'any' })
  return JSON.stringify({ ...schema, title: 'A template of health checks' })
}

/** A pattern says how long a text may be without the space around it, which is left out as it is read. */
function asPattern(said: z.core.JSONSchema.BaseSchema): void {
  if (said.pattern === undefined) return
  delete said.minLength
  delete said.maxLength
}

type Property = z.core.JSONSchema._JSONSchema

/** Beside a reference, editors read nothing else. */
function alone(value: Property): object {
  return typeof value === 'object' && value.$ref === undefined ? value : { allOf: [value] }
}
