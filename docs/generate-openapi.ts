import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { apiDocument } from '../src/http/api/document.ts'

// `npm run generate:openapi`: writes docs/api/openapi.json anew, formatted as everything else is.
const file = fileURLToPath(new URL('api/openapi.json', import.meta.url))
mkdirSync(fileURLToPath(new URL('api/', import.meta.url)), { recursive: true })
writeFileSync(file, await format(JSON.stringify(apiDocument()), { ...(await resolveConfig(file)), parser: 'json' }))
