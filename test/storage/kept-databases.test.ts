import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verify } from '../../src/cli/verify.ts'
import { knownMigrations } from '../../src/storage/bring-up-to-date.ts'
import { fillFromBackup } from '../../src/storage/backup/fill-from-backup.ts'
import { wholeBackup } from '../../src/storage/backup/restore-backup.ts'
import { type DatabaseAddress, readDatabaseUrl } from '../../src/storage/database-url.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { makePrivate } from '../../src/storage/private-files.ts'
import type { Store } from '../../src/ports/store/store.ts'
import { keptDatabases, newestMigration } from '../kit/kept-database.ts'
import { startPostgres } from '../kit/postgres.ts'
import { readEverything } from '../kit/read-everything.ts'
import { quietLog } from '../kit/test-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'liaison-kept-'))
let server: Awaited<ReturnType<typeof startPostgres>>

beforeAll(async () => {
  server = await startPostgres()
}, 60_000)

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const kept = keptDatabases()
let made = 0

async function emptyDatabase(kind: DatabaseAddress['kind']): Promise<string> {
  made += 1
  return kind === 'postgresql' ? server.databaseUrl() : `file:${join(folder, `${made}`, 'liaison.db')}`
}

/** A kept database, with these migrations on top of those that it has seen. */
async function upgraded(kind: DatabaseAddress['kind'], backup: string, known = knownMigrations(kind)): Promise<string> {
  const databaseUrl = await emptyDatabase(kind)
  const address = readDatabaseUrl(databaseUrl)
  if (address.kind === 'sqlite') await makePrivate(address.file)
  await fillFromBackup(address, await wholeBackup(backup), backup, known)
  return databaseUrl
}

async function reading<T>(databaseUrl: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ databaseUrl, log: quietLog })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** As JSON has it: what is absent is not there. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('a database of this version is kept; else keep one by `node test/kit/keep-database.ts`', () => {
  expect(kept.map(({ migration }) => migration)).toContain(newestMigration())
})

describe.each(['sqlite', 'postgresql'] as const)('on %s', (kind) => {
  test.each(kept)(
    'a database of $migration opens with everything in it, and every timeline is whole',
    async (one) => {
      const databaseUrl = await upgraded(kind, one.backup)
      await reading(databaseUrl, async (store) => {
        expect(plain(await readEverything(store))).toMatchObject(one.everything as object)
        expect((await verify(store)).filter(({ problem }) => problem)).toEqual([])
      })
    },
    60_000,
  )

  test('so it does after a migration that comes later, and one that loses something is found', async () => {
    const { backup, everything } = kept.at(-1)!
    const after = async (sql: string): Promise<unknown> => {
      const databaseUrl = await upgraded(kind, backup, [
        ...knownMigrations(kind),
        { name: LATER, sql, checksum: 'later' },
      ])
      // So that the build of today opens it, which does not know the migration.
      await disown(databaseUrl)
      return reading(databaseUrl, async (store) => plain(await readEverything(store)))
    }
    expect(await after('ALTER TABLE "Case" ADD COLUMN "later" TEXT')).toMatchObject(everything as object)
    const lost = await after(`UPDATE "Person" SET "zone" = 'UTC' WHERE "name" = 'Mia Chen'`)
    expect(() => expect(lost).toMatchObject(everything as object)).toThrow()
  }, 60_000)
})

const LATER = '29990101000000_later'

async function disown(databaseUrl: string): Promise<void> {
  const address = readDatabaseUrl(databaseUrl)
  const sql = `DELETE FROM "_prisma_migrations" WHERE "migration_name" = '${LATER}'`
  if (address.kind === 'sqlite') {
    const database = new Database(address.file)
    database.exec(sql)
    database.close()
    return
  }
  const client = new Client({ connectionString: address.url })
  await client.connect()
  await client.query(sql)
  await client.end()
}
