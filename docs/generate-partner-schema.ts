import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { partnerSchema, templateSchema } from './partner-schema.ts'

// `npm run generate:partner-schema`: writes docs/examples/partner.schema.json and template.schema.json anew, formatted as everything else is.
for (const [name, schema] of [
  ['partner', partnerSchema()],
  ['template', templateSchema()],
]) {
  const file = fileURLToPath(new URL(`examples/${name}.schema.json`, import.meta.url))
  writeFileSync(file, await format(schema!, { ...(await resolveConfig(file)), parser: 'json' }))
}
