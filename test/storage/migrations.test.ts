import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { pendingMigrations, readMigrations } from '../../src/storage/migrations.ts'
import type { AppliedMigration, Migration } from '../../src/storage/migrations.ts'

const begin: Migration = { name: '1_begin', sql: 'CREATE TABLE a (b)', checksum: 'one' }
const grow: Migration = { name: '2_grow', sql: 'ALTER TABLE a ADD c', checksum: 'two' }

function applied({ name, checksum }: Migration, change: Partial<AppliedMigration> = {}): AppliedMigration {
  return { name, checksum, finished: true, rolledBack: false, ...change }
}

describe('which migrations are pending', () => {
  test('all of them on an empty database, none on one that is up to date, the rest on one in between', () => {
    expect(pendingMigrations([begin, grow], [])).toEqual([begin, grow])
    expect(pendingMigrations([begin, grow], [applied(grow), applied(begin)])).toEqual([])
    expect(pendingMigrations([begin, grow], [applied(begin)])).toEqual([grow])
  })

  test('a database that has a migration this build does not know is newer, and is refused with its name', () => {
    expect(() => pendingMigrations([begin], [applied(begin), applied(grow)])).toThrow(
      expect.objectContaining({ code: 'newer-database', message: expect.stringContaining('2_grow') }),
    )
  })

  test('a migration whose file was changed after it was applied is refused with its name', () => {
    expect(() => pendingMigrations([begin], [applied(begin, { checksum: 'other' })])).toThrow(
      expect.objectContaining({ code: 'edited-migration', message: expect.stringContaining('1_begin') }),
    )
  })

  test('a migration that was begun and never finished is refused', () => {
    expect(() => pendingMigrations([begin], [applied(begin, { finished: false })])).toThrow(
      expect.objectContaining({ code: 'unfinished-migration' }),
    )
  })

  test('a migration that was marked as rolled back is applied again, whatever became of its file', () => {
    const rolledBack = applied(begin, { finished: false, rolledBack: true, checksum: 'other' })
    expect(pendingMigrations([begin], [rolledBack])).toEqual([begin])
  })
})

test('the migrations of both databases have the same names, and checksums as Prisma makes them', () => {
  const [sqlite, postgresql] = ['sqlite', 'postgresql'].map((database) =>
    readMigrations(new URL(`../../prisma/${database}/migrations/`, import.meta.url)),
  )
  expect(sqlite?.map(({ name }) => name)).toEqual(postgresql?.map(({ name }) => name))
  const first = sqlite?.[0]
  expect(first?.checksum).toBe(createHash('sha256').update(String(first?.sql)).digest('hex'))
})
