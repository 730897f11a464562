import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { permissionsPage } from './permissions-page.ts'

// `npm run generate:permissions`: writes docs/permissions.md anew, formatted as everything else is.
const file = fileURLToPath(new URL('permissions.md', import.meta.url))
writeFileSync(file, await format(permissionsPage(), { ...(await resolveConfig(file)), parser: 'markdown' }))
