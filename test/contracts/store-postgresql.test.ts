import { Client } from 'pg'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import type { Store } from '../../src/ports/store/store.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { startPostgres } from '../kit/postgres.ts'
import { quietLog } from '../kit/test-store.ts'
import { storeContract } from './store.contract.ts'

let server: Awaited<ReturnType<typeof startPostgres>>
let databaseUrl: string

beforeAll(async () => {
  server = await startPostgres()
  databaseUrl = await server.databaseUrl()
  const store = await openStore({ databaseUrl, log: quietLog })
  await store.close()
}, 60_000)

afterAll(() => server.stop())

storeContract('PostgreSQL', async () => {
  await emptyTables()
  const another = async (): Promise<Store> => {
    const store = await openStore({ databaseUrl, log: quietLog })
    onTestFinished(() => store.close())
    return store
  }
  return { store: await another(), another }
})

/** Much quicker than a new database for every test. */
async function emptyTables(): Promise<void> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ names: string }>(
    `SELECT string_agg(quote_ident(tablename), ', ') AS names FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  )
  await client.query(`TRUNCATE ${rows[0]?.names} RESTART IDENTITY`)
  await client.end()
}
