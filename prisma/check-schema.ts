import { readFileSync } from 'node:fs'
import { readMigrations } from '../src/storage/migrations.ts'
import { startPostgres } from '../test/kit/postgres.ts'
import { describeModels } from './check/describe-models.ts'
import { describePostgresql } from './check/describe-postgresql.ts'
import { describeSqlite } from './check/describe-sqlite.ts'
import { DATABASES, deriveSchema, readModels, schemaFile } from './derive.ts'
import type { Database } from './derive.ts'

// Proves that the derived schemas are up to date, and that the migrations build exactly what the models say, on both databases.

const models = readModels()
const problems: string[] = []
for (const database of DATABASES) {
  if (readFileSync(schemaFile(database), 'utf8') !== deriveSchema(database, models)) {
    problems.push(`prisma/${database}/schema.prisma is out of date: run \`npm run generate\`.`)
  }
  const migrations = readMigrations(new URL(`./${database}/migrations/`, import.meta.url)).map(({ sql }) => sql)
  problems.push(...differences(database, describeModels(models, database), await build(database, migrations)))
}
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`)
  process.exit(1)
}
process.stdout.write('Models, schemas and migrations agree on SQLite and PostgreSQL.\n')

async function build(database: Database, migrations: string[]): Promise<string[]> {
  if (database === 'sqlite') return describeSqlite(migrations)
  const server = await startPostgres()
  try {
    return await describePostgresql(migrations, await server.databaseUrl())
  } finally {
    await server.stop()
  }
}

function differences(database: Database, promised: string[], built: string[]): string[] {
  return [
    ...promised.filter((one) => !built.includes(one)).map((one) => `${database}: no migration makes "${one}".`),
    ...built.filter((one) => !promised.includes(one)).map((one) => `${database}: no model says "${one}".`),
  ]
}
