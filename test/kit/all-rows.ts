import Database from 'better-sqlite3'

/** Every row of every table of a SQLite database, as text: whatever was written shows as a difference. */
export function allRows(databaseUrl: string): Record<string, string[]> {
  const database = new Database(databaseUrl.slice('file:'.length), { readonly: true })
  try {
    const tables = database
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`)
      .all()
    return Object.fromEntries(
      tables.map(({ name }) => [
        name,
        database
          .prepare(`SELECT * FROM "${name}"`)
          .all()
          .map((row) => JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)))
          .toSorted(),
      ]),
    )
  } finally {
    database.close()
  }
}
