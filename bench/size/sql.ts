import Database from 'better-sqlite3'
import type { Column } from './template.ts'

/** A connection for writing as quickly as can be: what is lost when the machine stops is seeded again. */
export function openForSeeding(file: string): Database.Database {
  const db = new Database(file)
  db.exec(`PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;
    PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY`)
  return db
}

/** Puts values in, in the order of the columns. */
export function insertion(db: Database.Database, table: string, columns: string[]): Database.Statement<Column[]> {
  const names = columns.map((column) => `"${column}"`).join(', ')
  return db.prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`)
}

/** Run `fill` without the indexes that can be made afterwards, which is quicker than keeping them in order. */
export function withoutIndexes(db: Database.Database, fill: () => void): void {
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    )
    .all()
  for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`)
  fill()
  for (const { sql } of indexes) db.exec(sql)
}
