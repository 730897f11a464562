import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { clientOn } from '../../src/storage/sqlite-clients.ts'
import type { SqliteConnection } from '../../src/storage/sqlite-connection.ts'
import { openTestStore, temporaryFolder } from '../kit/test-store.ts'

test('a client whose file is closed works on the next one that is opened, and tells nothing of the one before', async () => {
  await using folder = await temporaryFolder()
  const first = await connectionTo(join(folder.path, 'first.db'), 'first')
  const one = await clientOn(first)
  expect(await one.client.$queryRaw`SELECT name FROM told`).toEqual([{ name: 'first' }])
  await first.dispose()
  one.free()

  const second = await connectionTo(join(folder.path, 'second.db'), 'second')
  const next = await clientOn(second)
  expect(next.client).toBe(one.client)
  expect(await next.client.$queryRaw`SELECT name FROM told`).toEqual([{ name: 'second' }])
  await second.dispose()
  next.free()
})

test('two files that are open at once have two clients', async () => {
  await using folder = await temporaryFolder()
  const connections = [
    await connectionTo(join(folder.path, 'first.db'), 'first'),
    await connectionTo(join(folder.path, 'second.db'), 'second'),
  ]
  const [first, second] = await Promise.all(connections.map(clientOn))
  expect(first!.client).not.toBe(second!.client)
  expect(await first!.client.$queryRaw`SELECT name FROM told`).toEqual([{ name: 'first' }])
  expect(await second!.client.$queryRaw`SELECT name FROM told`).toEqual([{ name: 'second' }])
  for (const connection of connections) await connection.dispose()
  for (const one of [first!, second!]) one.free()
})

test('a client that is freed twice is given to one file, not to two', async () => {
  await using folder = await temporaryFolder()
  const before = await connectionTo(join(folder.path, 'before.db'), 'before')
  const { free } = await clientOn(before)
  await before.dispose()
  free()
  free()
  const connections = [
    await connectionTo(join(folder.path, 'first.db'), 'first'),
    await connectionTo(join(folder.path, 'second.db'), 'second'),
  ]
  const [first, second] = [await clientOn(connections[0]!), await clientOn(connections[1]!)]
  expect(await first.client.$queryRaw`SELECT name FROM told`).toEqual([{ name: 'first' }])
  expect(await second.client.$queryRaw`SELECT name FROM told`).toEqual([{ name: 'second' }])
  for (const connection of connections) await connection.dispose()
  for (const one of [first, second]) one.free()
})

test('a client that nobody has answers nothing', async () => {
  await using folder = await temporaryFolder()
  const connection = await connectionTo(join(folder.path, 'only.db'), 'only')
  const { client, free } = await clientOn(connection)
  await connection.dispose()
  free()
  await expect(client.$queryRaw`SELECT name FROM told`).rejects.toThrow('Its connection is closed.')
})

test('a store that is opened after another was closed sees its own rows, and the closed one’s are nobody’s', async () => {
  const first = await openTestStore()
  await first.store.transact((tx) => tx.timers.set(timer('first')))
  await first.dispose()
  const second = await openTestStore()
  expect(await second.store.read((view) => view.timers.nextDueAt())).toBeUndefined()
  await second.store.transact((tx) => tx.timers.set(timer('second')))
  await expect(first.store.read((view) => view.timers.nextDueAt())).rejects.toMatchObject({ code: 'closed' })
  await second.dispose()
})

function timer(key: string) {
  return { key, kind: 'sla.level' as const, subjectId: key, dueAt: 1, data: { percent: 75 } }
}

async function connectionTo(file: string, name: string): Promise<SqliteConnection> {
  const connection = await new PrismaBetterSqlite3({ url: `file:${file}` }).connect()
  await connection.executeScript(`CREATE TABLE told (name TEXT); INSERT INTO told VALUES ('${name}')`)
  return connection
}
