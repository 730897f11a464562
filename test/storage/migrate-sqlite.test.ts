import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrateSqlite } from '../../src/storage/migrate-sqlite.ts'
import type { Migration } from '../../src/storage/migrations.ts'
import { SqliteConnections } from '../../src/storage/open-sqlite.ts'
import type { SqliteConnection } from '../../src/storage/sqlite-connection.ts'
import { temporaryFolder } from '../kit/test-store.ts'

const begin = migration(
  '1_begin',
  `CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a INTEGER REFERENCES a (id));`,
)

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: name }
}

async function emptyFile(): Promise<SqliteConnection> {
  const folder = await temporaryFolder()
  const connection = await new SqliteConnections(join(folder.path, 'a.db'), 'write').connect()
  onTestFinished(async () => {
    await connection.dispose()
    await folder[Symbol.asyncDispose]()
  })
  return connection
}

async function select(connection: SqliteConnection, sql: string): Promise<unknown[][]> {
  return (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows
}

test('each migration is applied once, in order, and recorded in the table that Prisma keeps', async () => {
  const connection = await emptyFile()
  const grow = migration('2_grow', `ALTER TABLE a ADD COLUMN name TEXT; INSERT INTO a VALUES (1, 'x');`)
  expect(await migrateSqlite(connection, [begin])).toEqual(['1_begin'])
  expect(await migrateSqlite(connection, [begin, grow])).toEqual(['2_grow'])
  expect(await migrateSqlite(connection, [begin, grow])).toEqual([])
  const recorded = await select(
    connection,
    'SELECT migration_name, checksum, applied_steps_count FROM _prisma_migrations ORDER BY migration_name',
  )
  expect(recorded).toEqual([
    ['1_begin', '1_begin', 1],
    ['2_grow', '2_grow', 1],
  ])
})

test('a migration that fails half-way leaves the database as it was, also what came before it in the same start', async () => {
  const connection = await emptyFile()
  const failing = migration('2_fails', 'CREATE TABLE c (id INTEGER); INSERT INTO nowhere VALUES (1);')
  await expect(migrateSqlite(connection, [begin, failing])).rejects.toThrow()
  expect(await select(connection, `SELECT name FROM sqlite_master WHERE type = 'table'`)).toEqual([])
  expect(await migrateSqlite(connection, [begin])).toEqual(['1_begin'])
})

test('a migration that leaves a row pointing at nothing is undone, and the pointers are watched again afterwards', async () => {
  const connection = await emptyFile()
  await migrateSqlite(connection, [begin])
  await connection.executeScript('INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)')
  const cutting = migration('2_cuts', 'DELETE FROM a')
  await expect(migrateSqlite(connection, [begin, cutting])).rejects.toMatchObject({ code: 'broken-migration' })
  expect(await select(connection, 'SELECT id FROM a')).toEqual([[1]])
  await expect((async () => connection.executeScript('DELETE FROM a'))()).rejects.toThrow()
})

test('a migration that was applied and not recorded is refused in a sentence that says how to record it, and nothing is changed', async () => {
  const connection = await emptyFile()
  await migrateSqlite(connection, [begin])
  const grow = migration('2_grow', 'CREATE TABLE c (id INTEGER); ALTER TABLE a ADD COLUMN name TEXT')
  await connection.executeScript('ALTER TABLE a ADD COLUMN name TEXT')
  await expect(migrateSqlite(connection, [begin, grow])).rejects.toMatchObject({
    code: 'unrecorded-migration',
    message: expect.stringMatching(
      /^The migration 2_grow seems to have been applied .* \(duplicate column name: name\)\. .*`npx prisma migrate resolve --applied 2_grow/u,
    ),
  })
  expect(await select(connection, `SELECT name FROM sqlite_master WHERE name = 'c'`)).toEqual([])
})

test('a migration that the database does not understand is refused in a sentence', async () => {
  const connection = await emptyFile()
  await expect(migrateSqlite(connection, [migration('1_begin', 'CREATE TABEL a (id)')])).rejects.toMatchObject({
    code: 'broken-migration',
    message: expect.stringMatching(/^The migration 1_begin does not fit .*near "TABEL"/u),
  })
})

test('the edited migration of an existing file is refused before anything is written', async () => {
  const connection = await emptyFile()
  await migrateSqlite(connection, [begin])
  const edited = { ...begin, checksum: 'edited' }
  const next = migration('2_next', 'CREATE TABLE c (id INTEGER)')
  await expect(migrateSqlite(connection, [edited, next])).rejects.toMatchObject({ code: 'edited-migration' })
  expect(await select(connection, `SELECT name FROM sqlite_master WHERE name = 'c'`)).toEqual([])
})
