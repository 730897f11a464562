import { afterAll, beforeAll, onTestFinished } from 'vitest'
import type { Store } from '../../src/ports/store/store.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { startPostgres } from '../kit/postgres.ts'
import { quietLog } from '../kit/test-store.ts'
import { storeContract } from './store.contract.ts'

let server: Awaited<ReturnType<typeof startPostgres>>
/** Migrated once; every store under test begins as a copy of it. */
let template: string

beforeAll(async () => {
  server = await startPostgres()
  template = await server.databaseUrl()
  const store = await openStore({ databaseUrl: template, log: quietLog })
  await store.close()
}, 60_000)

afterAll(() => server.stop())

storeContract('PostgreSQL', async () => {
  const databaseUrl = await server.cloneOf(template)
  const another = async (): Promise<Store> => {
    const store = await openStore({ databaseUrl, log: quietLog })
    onTestFinished(() => store.close())
    return store
  }
  return { store: await another(), another }
})
