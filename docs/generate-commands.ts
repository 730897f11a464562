import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { commandsPage } from './commands-page.ts'

// `npm run generate:commands`: writes docs/commands.md anew, formatted as everything else is.
const file = fileURLToPath(new URL('commands.md', import.meta.url))
const lines = readFileSync(new URL('../test/fixtures/typed-lines.txt', import.meta.url), 'utf8')
writeFileSync(file, await format(commandsPage(lines), { ...(await resolveConfig(file)), parser: 'markdown' }))
