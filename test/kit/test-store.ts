import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Log } from '../../src/ports/log.ts'
import type { Store } from '../../src/ports/store/store.ts'
import { openStore } from '../../src/storage/open-store.ts'

/** Says nothing. */
export const quietLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** A folder of its own under the system's temporary one, gone afterwards. */
export async function temporaryFolder(): Promise<{ path: string; [Symbol.asyncDispose](): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'liaison-test-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** A fresh SQLite store in a temporary folder; `dispose` closes and removes it. `databaseUrl` opens it a second time. */
export async function openTestStore(): Promise<{ store: Store; databaseUrl: string; dispose(): Promise<void> }> {
  const folder = await temporaryFolder()
  const databaseUrl = `file:${join(folder.path, 'liaison.db')}`
  const store = await openStore({ databaseUrl, log: quietLog })
  return {
    store,
    databaseUrl,
    async dispose() {
      await store.close()
      await folder[Symbol.asyncDispose]()
    },
  }
}
