import { describe, expect, test } from 'vitest'
import { StorageError } from '../../src/storage/storage-error.ts'
import { troubleOf } from '../../src/storage/trouble.ts'

const plain = (code: string): Error => Object.assign(new Error('it failed'), { code })
/** As Prisma's adapters throw it, and as Prisma throws that on. */
const adapted = (originalCode: string): Error => new Error('it failed', { cause: { kind: 'sqlite', originalCode } })
const wrapped = (originalCode: string): Error =>
  Object.assign(new Error('it failed'), { code: 'P2039', meta: { driverAdapterError: adapted(originalCode) } })

describe.each([
  ['plain', plain],
  ['adapted', adapted],
  ['wrapped', wrapped],
])('a %s failure', (_, failure) => {
  test.each([
    ['SQLITE_FULL', 'full'],
    ['53100', 'full'],
    ['SQLITE_IOERR_WRITE', 'unwritable'],
    ['SQLITE_READONLY_DBMOVED', 'unwritable'],
    ['25006', 'unwritable'],
    ['57P01', 'unreachable'],
    ['08006', 'unreachable'],
    ['ECONNREFUSED', 'unreachable'],
    ['P1001', 'unreachable'],
  ])('%s says that the database is %s, in a sentence with what to do', (code, trouble) => {
    expect(troubleOf(failure(code), 'db:5432/liaison')).toMatchObject({
      code: trouble,
      message: expect.stringMatching(/db:5432\/liaison .*: (make room|check) .*Liaison goes on by itself then\.$/u),
    })
  })

  test.each(['SQLITE_BUSY', 'SQLITE_CONSTRAINT_UNIQUE', '23505', '40001', 'P2002'])(
    '%s says nothing about the database itself',
    (code) => {
      expect(troubleOf(failure(code), 'db')).toBeUndefined()
    },
  )
})

test('what has its own sentence already, and what is no error of a database, are left as they are', () => {
  expect(troubleOf(new StorageError('busy', 'It is busy.'), 'db')).toBeUndefined()
  expect(troubleOf(new Error('a bug'), 'db')).toBeUndefined()
  expect(troubleOf('nothing', 'db')).toBeUndefined()
})
