import { expect, test } from 'vitest'
import { ReadBefore } from '../../src/storage/read-before.ts'
import { RegistryKnown } from '../../src/storage/registry-known.ts'
import type { Db } from '../../src/storage/db.ts'

/** As much of a database as is asked for the version. */
const db = { $queryRaw: async () => [{ last: 1 }], counter: { upsert: async () => ({ last: 2 }) } } as unknown as Db

test('what one transaction fails to read, or still reads, is no answer for another', async () => {
  const shared = new RegistryKnown()
  const { promise, reject } = Promise.withResolvers<string>()
  const failing = new ReadBefore(db, shared).ofRegistry('who', () => promise)
  const other = new ReadBefore(db, shared)
  expect(await other.ofRegistry('who', async () => 'Ada')).toBe('Ada')
  reject(new Error('undone'))
  await expect(failing).rejects.toThrow('undone')
  expect(await new ReadBefore(db, shared).ofRegistry('who', async () => 'read again')).toBe('Ada')
})

test('what was read while the same transaction changed the registry is kept for nobody else', async () => {
  const shared = new RegistryKnown()
  const changing = new ReadBefore(db, shared)
  const { promise, resolve } = Promise.withResolvers<string>()
  const reading = changing.ofRegistry('who', () => promise)
  await changing.changeRegistry()
  resolve('not kept in the end')
  await reading
  expect(await new ReadBefore(db, shared).ofRegistry('who', async () => 'Ada')).toBe('Ada')
})

test('asked twice at once, a transaction reads once, and the next not at all', async () => {
  const shared = new RegistryKnown()
  let reads = 0
  const load = async () => (reads += 1)
  const before = new ReadBefore(db, shared)
  await Promise.all([before.ofRegistry('how many', load), before.ofRegistry('how many', load)])
  await new ReadBefore(db, shared).ofRegistry('how many', load)
  expect(reads).toBe(1)
})
