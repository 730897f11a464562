import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { DATABASES, deriveSchema, readModels, schemaFile } from './derive.ts'
import type { Database } from './derive.ts'

// Derives the schema of each database from prisma/models and generates its client, unless both are up to date: then nothing of Prisma's tools is needed.

const require = createRequire(import.meta.url)
const models = readModels()
for (const database of DATABASES) generate(database)

function generate(database: Database): void {
  const schema = deriveSchema(database, models)
  const file = schemaFile(database)
  if (!existsSync(file) || readFileSync(file, 'utf8') !== schema) {
    mkdirSync(new URL('.', file), { recursive: true })
    writeFileSync(file, schema)
  }

  const client = new URL(`../src/storage/generated/${database}/`, import.meta.url)
  const stamp = new URL('made-from.sha256', client)
  const digest = digestOf(schema)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  const cli = generator()
  rmSync(client, { recursive: true, force: true })
  runPrisma(cli, ['generate', '--schema', fileURLToPath(file)])
  writeFileSync(stamp, digest)
}

/** A new version of Prisma makes a new client too. */
function digestOf(schema: string): string {
  const { version } = require('@prisma/client/package.json') as { version: string }
  return createHash('sha256').update(`${version}\n${schema}`).digest('hex')
}

/** Installed under another name than its own: `@prisma/client` would bring it into every installation otherwise. */
function generator(): string {
  try {
    return require.resolve('prisma-cli/build/index.js')
  } catch {
    process.stderr.write(
      'The database clients in src/storage/generated are missing or of another version, and what generates them is not installed here: run `npm ci && npm run generate` where you build, and bring src/storage/generated along.\n',
    )
    process.exit(1)
  }
}

function runPrisma(cli: string, args: string[]): void {
  const run = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    env: {
      ...process.env,
      // The CLI insists on having its schema engine, which it would download and which generating never runs: any file will do.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  })
  if (run.status === 0) return
  process.stderr.write(`prisma ${args.join(' ')} failed:\n${run.stdout}${run.stderr}`)
  process.exit(1)
}
