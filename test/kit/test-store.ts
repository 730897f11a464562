import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Log } from '../../src/ports/log.ts'
import type { Store } from '../../src/ports/store/store.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { copyPrepared } from './prepared.ts'

/** Says nothing. */
export const quietLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** A folder of its own under the system's temporary one, gone afterwards. */
export async function temporaryFolder(): Promise<{ path: string; [Symbol.asyncDispose](): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'liaison-test-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** What a store has in it to begin with, and what that depends on, all of it. `folder` takes files beside the database. */
export type Beginning = { of: Record<string, unknown>; fill(store: Store, folder: string): Promise<void> }

const EMPTY: Beginning = { of: {}, async fill() {} }

/** A SQLite store in a temporary folder, fresh but for its beginning; `dispose` closes and removes it. `databaseUrl` opens it a second time. */
export async function openTestStore(
  beginning: Beginning = EMPTY,
): Promise<{ store: Store; databaseUrl: string; folder: string; dispose(): Promise<void> }> {
  const folder = await temporaryFolder()
  await copyPrepared(folder.path, { store: beginning.of }, async (into) => {
    const store = await openStore({ databaseUrl: fileIn(into), log: quietLog })
    await beginning.fill(store, into)
    await store.close()
  })
  const databaseUrl = fileIn(folder.path)
  const store = await openStore({ databaseUrl, log: quietLog })
  return {
    store,
    databaseUrl,
    folder: folder.path,
    async dispose() {
      await store.close()
      await folder[Symbol.asyncDispose]()
    },
  }
}

function fileIn(folder: string): string {
  return `file:${join(folder, 'liaison.db')}`
}
