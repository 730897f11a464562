import { afterAll, beforeAll, describe } from 'vitest'
import { openStore } from '../../src/storage/open-store.ts'
import { startPostgres } from './postgres.ts'
import { openTestStore, quietLog } from './test-store.ts'

export type OpenTestStore = typeof openTestStore

/** The same tests on a fresh SQLite file and on a fresh database of a PostgreSQL. */
export function onBothDatabases(tests: (open: OpenTestStore) => void): void {
  describe('on SQLite', () => tests(openTestStore))
  describe('on PostgreSQL', () => {
    let server: Awaited<ReturnType<typeof startPostgres>>
    beforeAll(async () => {
      server = await startPostgres()
    }, 60_000)
    afterAll(() => server.stop())
    tests(async () => {
      const databaseUrl = await server.databaseUrl()
      const store = await openStore({ databaseUrl, log: quietLog })
      return { store, databaseUrl, dispose: () => store.close() }
    })
  })
}
