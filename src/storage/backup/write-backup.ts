import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { KeptRows } from './kept-rows.ts'

/** Raised when the lines of a backup come to mean something else. */
export const BACKUP_FORMAT = 1

/** The first line of a backup. `at`: ISO 8601, the moment whose state it holds. */
export type BackupHead = {
  liaisonBackup: number
  at: string
  migrations: string[]
  tables: { name: string; columns: string[] }[]
}

/** How many rows a backup has, in all. */
export type Written = { rows: number; tables: number }

/**
 * Write everything that a database holds into a new file that its owner alone can read: gzip over lines of JSON, one for each row, a head
 * before and an end behind them with the SHA-256 of all lines before it. The file is there under its name only once it is whole and on
 * the disk.
 */
export async function writeBackup(kept: KeptRows, file: string, at: Date): Promise<Written> {
  const unfinished = `${file}.unfinished`
  const count = { rows: 0 }
  try {
    const lines = Readable.from(inPieces(hashed(kept, at, count)))
    await pipeline(lines, createGzip(), createWriteStream(unfinished, { mode: 0o600 }))
    await toDisk(unfinished)
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  return { rows: count.rows, tables: kept.tables.length }
}

async function* hashed(kept: KeptRows, at: Date, count: { rows: number }): AsyncIterable<string> {
  const hash = createHash('sha256')
  for await (const value of linesOf(kept, at, count)) {
    const line = `${JSON.stringify(value)}\n`
    hash.update(line)
    yield line
  }
  yield `${JSON.stringify({ end: { rows: count.rows, sha256: hash.digest('hex') } })}\n`
}

async function* linesOf(kept: KeptRows, at: Date, count: { rows: number }): AsyncIterable<unknown> {
  const head: BackupHead = {
    liaisonBackup: BACKUP_FORMAT,
    at: at.toISOString(),
    migrations: kept.migrations,
    tables: kept.tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })),
  }
  yield head
  for (const table of kept.tables) {
    yield { table: table.name }
    for await (const row of kept.rowsOf(table)) {
      count.rows += 1
      yield row
    }
  }
  yield { lastNumbers: await kept.lastNumbers() }
}

const PIECE = 64 * 1024

/** A line at a time would cost more than its compression. */
async function* inPieces(lines: AsyncIterable<string>): AsyncIterable<string> {
  let piece = ''
  for await (const line of lines) {
    piece += line
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece
}

async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
