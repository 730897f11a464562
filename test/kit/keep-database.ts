import { keepDatabase } from './kept-database.ts'

// Keeps a database of this version in test/fixtures/kept-databases, for whoever has just added a migration.

process.stdout.write(`Kept ${await keepDatabase()}.\n`)
