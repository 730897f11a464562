import { readdirSync, readFileSync } from 'node:fs'

/** The databases that Liaison runs on, named as Prisma names its providers. */
export const DATABASES = ['sqlite', 'postgresql'] as const
export type Database = (typeof DATABASES)[number]

const MODELS = new URL('./models/', import.meta.url)

/** The one source: all of prisma/models, in the order of the file names. */
export function readModels(): string {
  const files = readdirSync(MODELS)
    .filter((file) => file.endsWith('.prisma'))
    .sort()
  return files.map((file) => readFileSync(new URL(file, MODELS), 'utf8')).join('\n')
}

/** Where the derived schema of one database stands. */
export function schemaFile(database: Database): URL {
  return new URL(`./${database}/schema.prisma`, import.meta.url)
}

/** Prisma wants a literal provider, so each database gets a schema of its own: a head, and the models. */
export function deriveSchema(database: Database, models: string): string {
  return `// Derived from prisma/models by \`npm run generate\`: change the models, not this file.

generator client {
  provider               = "prisma-client"
  output                 = "../../src/storage/generated/${database}"
  runtime                = "nodejs"
  moduleFormat           = "esm"
  generatedFileExtension = "ts"
  importFileExtension    = "ts"
  compilerBuild          = "small"
}

datasource db {
  provider = "${database}"
}

${database === 'postgresql' ? withOrderedJson(models) : models}`
}

/**
 * PostgreSQL's `json` keeps a value as it was written, like SQLite does; `jsonb`, Prisma's own choice, would reorder its keys. A
 * state is only ever read whole, so nothing is lost by it.
 */
function withOrderedJson(models: string): string {
  return models.replaceAll(/^( +\w+ +Json\??)$/gm, '$1 @db.Json')
}
