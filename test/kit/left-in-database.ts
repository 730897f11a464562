import { existsSync, readFileSync } from 'node:fs'
import { Client } from 'pg'

/**
 * Which of these texts stand anywhere in a database: of SQLite, in the bytes of its files, free pages and write-ahead log included; of
 * PostgreSQL, in any column of any table, and in what the planner keeps of their values.
 */
export async function leftInDatabase(databaseUrl: string, texts: string[]): Promise<string[]> {
  if (!databaseUrl.startsWith('file:')) return leftInPostgresql(databaseUrl, texts)
  const file = databaseUrl.slice('file:'.length)
  const files = ['', '-wal', '-shm'].map((end) => `${file}${end}`).filter((one) => existsSync(one))
  const contents = files.map((one) => ({ one, bytes: readFileSync(one) }))
  return texts.flatMap((text) =>
    contents
      .filter(({ bytes }) => bytes.includes(text))
      .map(({ one, bytes }) => found(text, one.slice(file.length), bytes)),
  )
}

function found(text: string, end: string, bytes: Buffer): string {
  const at = bytes.indexOf(text)
  const around = bytes
    .subarray(Math.max(0, at - 120), at + 80)
    .toString('latin1')
    .replaceAll(/[^\x20-\x7e]+/gu, '·')
  return `“${text}” in the file${end}: ${around}`
}

async function leftInPostgresql(databaseUrl: string, texts: string[]): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
    )
    const all: [string, string][] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} AS t`)
      all.push(...rows.map(({ row }): [string, string] => [name, row]))
    }
    const { rows: kept } = await client.query<{ row: string }>(
      `SELECT s::text AS row FROM pg_stats AS s WHERE schemaname = 'public'`,
    )
    all.push(...kept.map(({ row }): [string, string] => ['pg_stats', row]))
    return texts.flatMap((text) =>
      all.filter(([, row]) => row.includes(text)).map(([name, row]) => `“${text}” in ${name}: ${row.slice(0, 400)}`),
    )
  } finally {
    await client.end()
  }
}
