import { cp, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { startPostgres } from './postgres.ts'
import { installedPrograms } from './postgres-programs.ts'
import { temporaryFolder } from './test-store.ts'

test('PostgreSQL starts from a folder that nobody else can enter, as root and as anybody', async () => {
  const folder = await temporaryFolder()
  onTestFinished(() => folder[Symbol.asyncDispose]())
  const own = join(folder.path, 'own')
  await mkdir(own, { mode: 0o700 })
  const installed = await installedPrograms()
  await cp(dirname(dirname(installed.postgres)), join(own, 'native'), { recursive: true, verbatimSymlinks: true })
  const programs = { initdb: join(own, 'native/bin/initdb'), postgres: join(own, 'native/bin/postgres') }

  const server = await startPostgres({ programs })
  onTestFinished(() => server.stop())
  const client = new Client({ connectionString: await server.databaseUrl() })
  await client.connect()
  expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  await client.end()
})

test('a PostgreSQL that cannot start says why at once', async () => {
  await expect(startPostgres({ settings: { max_connections: 'many' } })).rejects.toThrow(
    /did not start: .*invalid value for parameter "max_connections"/u,
  )
  const folder = await temporaryFolder()
  onTestFinished(() => folder[Symbol.asyncDispose]())
  const [initdb, postgres] = ['initdb', 'postgres'].map((name) => join(folder.path, 'native/bin', name))
  const programs = { initdb: initdb!, postgres: postgres! }
  await expect(startPostgres({ programs })).rejects.toThrow(/did not start: .*ENOENT/u)
})
