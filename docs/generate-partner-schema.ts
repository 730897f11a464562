import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { partnerSchema } from './partner-schema.ts'

// `npm run generate:partner-schema`: writes docs/examples/partner.schema.json anew, formatted as everything else is.
const file = fileURLToPath(new URL('examples/partner.schema.json', import.meta.url))
writeFileSync(file, await format(partnerSchema(), { ...(await resolveConfig(file)), parser: 'json' }))
