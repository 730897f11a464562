import { DatabaseSync } from 'node:sqlite'
import { makePrivate } from '../start-liaison.ts'
import type { Keepsake } from './workplace.ts'

/** A keepsake in a file of its own, which its owner alone can read: what was saved is on disk when `save` returns. */
export async function openKeepsakeFile(file: string): Promise<Keepsake & { close(): void }> {
  await makePrivate(file)
  const database = new DatabaseSync(file)
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value TEXT NOT NULL)',
  )
  const select = database.prepare('SELECT value FROM kept WHERE name = ?')
  const upsert = database.prepare(
    'INSERT INTO kept (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  return {
    load(name) {
      const row = select.get(name)
      return row === undefined ? undefined : JSON.parse(String(row['value']))
    },
    save(name, value) {
      upsert.run(name, JSON.stringify(value))
    },
    close: () => database.close(),
  }
}
