import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openSqlite } from '../../src/storage/open-sqlite.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { PrismaStore } from '../../src/storage/prisma-store.ts'
import { randomSalts } from '../../src/storage/random-salts.ts'
import { hasSmallDisks, runOnSmallDisk } from '../kit/small-disk.ts'
import { quietLog, temporaryFolder } from '../kit/test-store.ts'

const WRITER = fileURLToPath(new URL('./full-disk-writer.ts', import.meta.url))

const timer = (key: string, bytes: number) => ({
  key,
  kind: 'case.silence' as const,
  subjectId: 's'.repeat(bytes),
  dueAt: 1,
  data: {},
})

async function openDriver() {
  const folder = await temporaryFolder()
  const file = join(folder.path, 'liaison.db')
  await (await openStore({ databaseUrl: `file:${file}`, log: quietLog })).close()
  const driver = await openSqlite(file)
  const store = new PrismaStore(driver, { log: quietLog, salts: randomSalts })
  onTestFinished(async () => {
    await store.close()
    await folder[Symbol.asyncDispose]()
  })
  return { driver, store }
}

test.skipIf(!hasSmallDisks)(
  'a disk that the log has filled is cleared by the next write; one that other things have filled is written again once there is room',
  { timeout: 60_000 },
  () => {
    expect(runOnSmallDisk(WRITER, 6).split('\n')).toEqual([
      'the log has filled the disk: full',
      'trouble: true',
      'when the log may begin anew: written',
      'with the disk full of other things: full',
      'trouble after room was made: undefined',
      'writing after room was made: written',
      '',
    ])
  },
)

test('while there is no room, a transaction keeps nothing, is told as a full disk, and reading goes on', async () => {
  const { driver, store } = await openDriver()
  const room = (pages: number) => driver.write((db) => db.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`))
  await room(1)
  const writing = store.transact(async (tx) => {
    await tx.timers.set(timer('fits', 1))
    await tx.timers.set(timer('does not fit', 100_000))
  })
  await expect(writing).rejects.toMatchObject({
    code: 'full',
    message: expect.stringMatching(/^The disk with the database \S+liaison\.db is full: make room there\./u),
  })
  expect(store.trouble()).toMatchObject({ sentence: expect.stringContaining('is full') })
  expect(await store.read((view) => view.timers.list(9))).toEqual([])

  const mended = new Promise((resolve) => store.onCommit(resolve))
  await room(1_000_000)
  await mended
  expect(store.trouble()).toBeUndefined()
  await store.transact((tx) => tx.timers.set(timer('fits now', 100_000)))
  expect(await store.read((view) => view.timers.list(9))).toHaveLength(1)
})

test('when the database itself undoes a transaction, as it does on a failing disk, what follows in it is not kept either', async () => {
  const { driver, store } = await openDriver()
  const make = (key: string) => ({ data: { key, kind: 'k', subjectId: 's', dueAt: new Date(0), data: {} } })
  const halfUndone = driver.write(async (db) => {
    await db.timer.create(make('before'))
    await db.$executeRawUnsafe('ROLLBACK')
    await db.timer.create(make('after'))
  })
  await expect(halfUndone).rejects.toThrow('The database has undone the transaction.')
  expect(await store.read((view) => view.timers.list(9))).toEqual([])
  await store.transact((tx) => tx.timers.set(timer('next', 1)))
  expect(await store.read((view) => view.timers.list(9))).toHaveLength(1)
})

test('an error of the work itself is no trouble of the database, whatever code it has', async () => {
  const { store } = await openDriver()
  const mine = Object.assign(new Error('mine'), { code: 'ECONNREFUSED' })
  await expect(store.transact(() => Promise.reject(mine))).rejects.toBe(mine)
  expect(store.trouble()).toBeUndefined()
})
