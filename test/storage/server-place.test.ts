import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, link, rm, stat, symlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Store, StoreHealth } from '../../src/ports/store/store.ts'
import { openStore } from '../../src/storage/open-store.ts'
import type { ServerPlace } from '../../src/storage/server-place.ts'
import { takeServerPlace } from '../../src/storage/take-server-place.ts'
import { startPostgres } from '../kit/postgres.ts'
import { quietLog, temporaryFolder } from '../kit/test-store.ts'

const HOLDER = fileURLToPath(new URL('./place-holder.ts', import.meta.url))

async function take(databaseUrl: string): Promise<ServerPlace> {
  const place = await takeServerPlace(databaseUrl)
  onTestFinished(() => place.release())
  return place
}

/** A server's store; the command line's when it has no place. */
async function open(databaseUrl: string, place?: ServerPlace): Promise<Store & StoreHealth> {
  const store = await openStore({ databaseUrl, log: quietLog, ...(place && { place }) })
  onTestFinished(() => store.close())
  return store
}

/** Another process that holds the place. */
async function holder(databaseUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [HOLDER, databaseUrl], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  for await (const line of createInterface({ input: child.stdout })) if (line === 'held') break
  return child
}

const count = (store: Store): Promise<number> => store.transact((tx) => tx.counters.next('case'))

const timer = (key: string) => ({ key, kind: 'case.silence' as const, subjectId: 's', dueAt: 1, data: {} })

let server: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  server = await startPostgres()
}, 60_000)
afterAll(() => server.stop())

async function sqliteUrl(): Promise<string> {
  const folder = await temporaryFolder()
  onTestFinished(() => folder[Symbol.asyncDispose]())
  return `file:${join(folder.path, 'liaison.db')}`
}

describe.each([
  ['SQLite', sqliteUrl],
  ['PostgreSQL', () => server.databaseUrl()],
])('one server on a %s database', (_, newDatabase) => {
  test('a second one is refused in a sentence that says what runs and what to do', async () => {
    const databaseUrl = await newDatabase()
    await take(databaseUrl)
    await expect(takeServerPlace(databaseUrl)).rejects.toMatchObject({
      code: 'in-use',
      message: expect.stringMatching(
        new RegExp(
          `^A Liaison server runs on the database \\S+ already: process ${process.pid} on this machine, since \\S+Z\\. Stop it first, or name another database in DATABASE_URL\\.`,
          'u',
        ),
      ),
    })
  })

  test('one of another process is named by that process, and frees the place at once when it is killed', async () => {
    const databaseUrl = await newDatabase()
    const child = await holder(databaseUrl)
    await expect(takeServerPlace(databaseUrl)).rejects.toMatchObject({
      message: expect.stringContaining(`process ${child.pid} on this machine`),
    })
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    await take(databaseUrl)
  })

  test('the place is free again when the server’s store is closed, and not before', async () => {
    const databaseUrl = await newDatabase()
    const store = await open(databaseUrl, await take(databaseUrl))
    await expect(takeServerPlace(databaseUrl)).rejects.toMatchObject({ code: 'in-use' })
    await store.close()
    await take(databaseUrl)
  })

  test('the command line works beside it, and what it commits is heard there', async () => {
    const databaseUrl = await newDatabase()
    const store = await open(databaseUrl, await take(databaseUrl))
    const beside = await open(databaseUrl)
    const heard = new Promise((resolve) => store.onCommit(resolve))
    await beside.transact((tx) => tx.timers.set(timer('from-beside')))
    expect(await heard).toEqual({ timers: true, outbox: true, inbox: true, shown: true })
    expect(await store.read((view) => view.timers.nextDueAt())).toBe(1)
  })
})

describe('a place beside a file', () => {
  test('is one place by whatever link the file is named', async () => {
    const databaseUrl = await sqliteUrl()
    await (await open(databaseUrl)).close()
    await take(databaseUrl)
    const folder = await temporaryFolder()
    onTestFinished(() => folder[Symbol.asyncDispose]())
    await symlink(databaseUrl.slice('file:'.length), join(folder.path, 'link.db'))
    await expect(takeServerPlace(`file:${join(folder.path, 'link.db')}`)).rejects.toMatchObject({ code: 'in-use' })
  })

  test('is refused by another name of the very file, to the command line too, which would have a log of its own', async () => {
    const databaseUrl = await sqliteUrl()
    await (await open(databaseUrl)).close()
    await take(databaseUrl)
    const other = databaseUrl.replace('liaison.db', 'other.db')
    await link(databaseUrl.slice('file:'.length), other.slice('file:'.length))
    const refused = { code: 'in-use', message: expect.stringContaining('has another name too (a hard link)') }
    await expect(takeServerPlace(other)).rejects.toMatchObject(refused)
    await expect(open(other)).rejects.toMatchObject(refused)
  })

  test('whose lock file was removed is taken again before anything is written', async () => {
    const databaseUrl = await sqliteUrl()
    const store = await open(databaseUrl, await take(databaseUrl))
    await rm(`${databaseUrl.slice('file:'.length)}-server-lock`)
    expect(await count(store)).toBe(1)
    await expect(takeServerPlace(databaseUrl)).rejects.toMatchObject({ code: 'in-use' })
  })

  test('that another server took when its lock file was removed is lost: nothing is written any more, and a sentence says who has it', async () => {
    const databaseUrl = await sqliteUrl()
    const store = await open(databaseUrl, await take(databaseUrl))
    await rm(`${databaseUrl.slice('file:'.length)}-server-lock`)
    const other = await takeServerPlace(databaseUrl)
    onTestFinished(() => other.release())
    await expect(count(store)).rejects.toMatchObject({ code: 'in-use' })
    expect(await store.lost).toContain(`A Liaison server runs on the database`)
    await store.close()
    await expect(takeServerPlace(databaseUrl)).rejects.toMatchObject({
      message: expect.stringContaining(`process ${process.pid} on this machine`),
    })
  })

  test('costs nobody a look who only asks: a refused server leaves the place taken', async () => {
    const databaseUrl = await sqliteUrl()
    const child = await holder(databaseUrl)
    for (let i = 0; i < 3; i += 1) await expect(takeServerPlace(databaseUrl)).rejects.toMatchObject({ code: 'in-use' })
    expect(child.exitCode).toBeNull()
  })
})

describe('a place on PostgreSQL', () => {
  /** Cut the connections whose name begins so, as an administrator or a broken network does. */
  async function cut(databaseUrl: string, name: string): Promise<void> {
    const client = new Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE starts_with(application_name, $1)',
      [name],
    )
    await client.end()
  }

  test('whose connection was cut is taken again, and writing goes on', async () => {
    const databaseUrl = await server.databaseUrl()
    const store = await open(databaseUrl, await take(databaseUrl))
    expect(await count(store)).toBe(1)
    const again = new Promise((resolve) => store.onCommit(resolve))
    await cut(databaseUrl, `liaison server ${process.pid} ${hostname()}`.slice(0, 63))
    await again
    expect(await count(store)).toBe(2)
    await expect(takeServerPlace(databaseUrl)).rejects.toMatchObject({ code: 'in-use' })
  })

  test('that another server took meanwhile is lost: nothing is written any more, and a sentence says who has it', async () => {
    const databaseUrl = await server.databaseUrl()
    const place = await take(databaseUrl)
    const store = await open(databaseUrl, place)
    const client = new Client({ connectionString: databaseUrl, application_name: 'liaison server 4711 elsewhere' })
    await client.connect()
    onTestFinished(() => client.end())
    // It waits for the lock, and has it the moment that ours is gone.
    const taken = client.query('SELECT pg_advisory_lock($1)', [0x4c696169])
    await cut(databaseUrl, `liaison server ${process.pid} ${hostname()}`.slice(0, 63))
    await taken
    expect(await store.lost).toMatch(/process 4711 on elsewhere/u)
    await expect(count(store)).rejects.toMatchObject({
      code: 'in-use',
      message: expect.stringContaining('4711 on elsewhere'),
    })
  })
})

test('a database file, what SQLite keeps beside it and the lock are their owner’s alone, as is a folder made for them', async () => {
  const folder = await temporaryFolder()
  onTestFinished(() => folder[Symbol.asyncDispose]())
  const file = join(folder.path, 'made/for/liaison.db')
  const databaseUrl = `file:${file}`
  const store = await open(databaseUrl, await take(databaseUrl))
  await count(store)
  const modes = await Promise.all(
    ['', '-wal', '-shm', '-server-lock', '-server'].map(
      async (suffix) => (await stat(`${file}${suffix}`)).mode & 0o777,
    ),
  )
  expect(modes).toEqual([0o600, 0o600, 0o600, 0o600, 0o600])
  for (const made of ['made', 'made/for']) expect((await stat(join(folder.path, made))).mode & 0o777).toBe(0o700)
})

test('a database that others could read is narrowed when it is opened; a folder that was there keeps its rights', async () => {
  const folder = await temporaryFolder()
  onTestFinished(() => folder[Symbol.asyncDispose]())
  const file = join(folder.path, 'liaison.db')
  await (await open(`file:${file}`)).close()
  await chmod(file, 0o644)
  await chmod(folder.path, 0o755)
  await open(`file:${file}`)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await stat(folder.path)).mode & 0o777).toBe(0o755)
})
