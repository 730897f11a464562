import { afterAll, beforeAll, describe } from 'vitest'
import type { Store } from '../../src/ports/store/store.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { startPostgres } from './postgres.ts'
import { openTestStore, quietLog } from './test-store.ts'

export type OpenTestStore = () => Promise<{ store: Store; databaseUrl: string; dispose(): Promise<void> }>

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
