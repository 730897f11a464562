import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fillFromBackup } from '../../../src/storage/backup/fill-from-backup.ts'
import { wholeBackup } from '../../../src/storage/backup/restore-backup.ts'
import { readDatabaseUrl } from '../../../src/storage/database-url.ts'
import { openStore } from '../../../src/storage/open-store.ts'
import { makePrivate } from '../../../src/storage/private-files.ts'
import { App } from '../../kit/app-fixture.ts'
import { quietLog, temporaryFolder } from '../../kit/test-store.ts'

const FOLDER = new URL('../../fixtures/older-rules/', import.meta.url)

/** Life goes on at `at` in a database that an earlier version has left, brought up to date; `name`: of its backup in test/fixtures/older-rules. */
export async function goingOnIn(name: string, at: number): Promise<App> {
  const folder = await temporaryFolder()
  const databaseUrl = `file:${join(folder.path, 'liaison.db')}`
  const address = readDatabaseUrl(databaseUrl)
  if (address.kind !== 'sqlite') throw new Error(databaseUrl)
  await makePrivate(address.file)
  const kept = fileURLToPath(new URL(`${name}.backup`, FOLDER))
  await fillFromBackup(address, await wholeBackup(kept), kept)
  const store = await openStore({ databaseUrl, log: quietLog })
  const dispose = async () => {
    await store.close()
    await folder[Symbol.asyncDispose]()
  }
  return App.goingOn({ store, databaseUrl, dispose }, at)
}
