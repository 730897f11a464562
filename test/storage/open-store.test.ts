import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Store } from '../../src/ports/store/store.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { startPostgres } from '../kit/postgres.ts'
import { quietLog, temporaryFolder } from '../kit/test-store.ts'

async function folder(): Promise<string> {
  const made = await temporaryFolder()
  onTestFinished(() => made[Symbol.asyncDispose]())
  return made.path
}

/** Opens as many stores at once as asked; returns how many of them applied migrations. */
async function openTogether(databaseUrl: string, stores: number): Promise<{ stores: Store[]; applied: number }> {
  let applied = 0
  const log = { ...quietLog, info: (fields: Record<string, unknown>) => void (applied += 'applied' in fields ? 1 : 0) }
  const opened = await Promise.all(Array.from({ length: stores }, () => openStore({ databaseUrl, log })))
  onTestFinished(async () => {
    for (const store of opened) await store.close()
  })
  return { stores: opened, applied }
}

describe('opening SQLite', { timeout: 30_000 }, () => {
  test('the folder is made, and what was kept is there when it is opened again', async () => {
    const databaseUrl = `file:${join(await folder(), 'deep/er/liaison.db')}`
    const store = await openStore({ databaseUrl, log: quietLog })
    await store.transact((tx) => tx.counters.next('case'))
    await store.close()
    const again = await openStore({ databaseUrl, log: quietLog })
    expect(await again.transact((tx) => tx.counters.next('case'))).toBe(2)
    await again.close()
  })

  test('several stores opened on the same fresh file bring it up to date once, and share it', async () => {
    const { stores, applied } = await openTogether(`file:${join(await folder(), 'liaison.db')}`, 3)
    expect(applied).toBe(1)
    const numbers = await Promise.all(stores.map((store) => store.transact((tx) => tx.counters.next('case'))))
    expect(numbers.sort()).toEqual([1, 2, 3])
  })

  test('a folder that cannot be made or written is named, with what to do', async () => {
    const path = await folder()
    await writeFile(join(path, 'a-file'), '')
    const opening = openStore({ databaseUrl: `file:${join(path, 'a-file/liaison.db')}`, log: quietLog })
    await expect(opening).rejects.toMatchObject({
      code: 'not-writable',
      message: expect.stringContaining(join(path, 'a-file/liaison.db')),
    })
  })

  test('a folder given as the file is refused', async () => {
    const opening = openStore({ databaseUrl: `file:${await folder()}`, log: quietLog })
    await expect(opening).rejects.toMatchObject({ code: 'not-writable' })
  })

  test('a file that is no database is refused and left alone', async () => {
    const file = join(await folder(), 'notes.txt')
    await writeFile(file, 'These are my notes, and no database at all.'.repeat(100))
    const opening = openStore({ databaseUrl: `file:${file}`, log: quietLog })
    await expect(opening).rejects.toMatchObject({ code: 'not-a-database', message: expect.stringContaining(file) })
  })
})

describe('opening PostgreSQL', { timeout: 30_000 }, () => {
  let server: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    server = await startPostgres()
  }, 60_000)
  afterAll(() => server.stop())

  test('several stores opened on the same fresh database bring it up to date once, and share it', async () => {
    const { stores, applied } = await openTogether(await server.databaseUrl(), 3)
    expect(applied).toBe(1)
    const numbers = await Promise.all(stores.map((store) => store.transact((tx) => tx.counters.next('case'))))
    expect(numbers.sort()).toEqual([1, 2, 3])
  })

  test('a migration that was applied and not recorded is refused in a sentence that says how to record it', async () => {
    const databaseUrl = await server.databaseUrl()
    await (await openStore({ databaseUrl, log: quietLog })).close()
    const client = new Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query('DELETE FROM _prisma_migrations')
    await client.end()
    await expect(openStore({ databaseUrl, log: quietLog })).rejects.toMatchObject({
      code: 'unrecorded-migration',
      message: expect.stringMatching(
        /^The migration \d+_begin seems to have been applied .*already exists.*migrate resolve --applied/u,
      ),
    })
  })

  test.each([
    ['a wrong password', 'access-denied', (url: URL) => (url.password = 's3cret')],
    ['a database that is not there', 'no-such-database', (url: URL) => (url.pathname = '/nowhere')],
    ['a server that does not answer', 'unreachable', (url: URL) => (url.port = '1')],
    ['a host that is not there', 'unreachable', (url: URL) => (url.hostname = 'nowhere.invalid')],
  ])('%s is told as %s, naming the server and not the password', async (_, code, change) => {
    const url = new URL(await server.databaseUrl())
    change(url)
    const opening = openStore({ databaseUrl: url.href, log: quietLog })
    await expect(opening).rejects.toMatchObject({
      code,
      message: expect.stringContaining(`${url.hostname}:${url.port}${url.pathname}`),
    })
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringMatching(/s3cret|liaison:/) })
  })
})
