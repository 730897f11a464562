import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { takeBackup } from '../../src/storage/backup/take-backup.ts'

/** All that whoever looks for who answered what may hold: a backup, which is every row of every table, facts, inbox and outbox among them; and the log. */
export type Material = { rows: string[]; log: string[] }

/** `log`: as it was written, line by line. */
export async function materialOf(databaseUrl: string, log: string[]): Promise<Material> {
  const file = join(tmpdir(), `liaison-material-${randomUUID()}`)
  try {
    await takeBackup({ databaseUrl, file, at: new Date(0) })
    return { rows: gunzipSync(readFileSync(file)).toString('utf8').split('\n').slice(1), log }
  } finally {
    rmSync(file, { force: true })
    rmSync(`${file}.erased`, { force: true })
  }
}

/** Salts, digests, keys and heads of chains: drawn by chance, or made of it. */
const BY_CHANCE = /\b(?:[0-9a-f]{32,}|\d+-[A-Z2-7]{26})\b/gu

/** What is different in the two, but for what chance draws: salts, digests and marks, and the order of answers. The same material tells the same. */
export function differences(one: Material, other: Material): string[] {
  const [mine, theirs] = [told(one), told(other)]
  return [
    ...mine.filter((line) => !theirs.includes(line)).map((line) => `only in one: ${line}`),
    ...theirs.filter((line) => !mine.includes(line)).map((line) => `only in the other: ${line}`),
    ...(mine.length === theirs.length ? [] : [`${mine.length} lines, and ${theirs.length}`]),
  ]
}

function told({ rows, log }: Material): string[] {
  return [...rows.map((row) => withoutOrder(row.replaceAll(BY_CHANCE, '…'))), ...log.map((line) => `log: ${line}`)]
}

/** The answers of a side in one order, whichever they stand in: their own order is looked at by `leaning`. */
function withoutOrder(row: string): string {
  if (!row.includes('voices')) return row
  return row
    .split(/(?=\{\\?"answers\\?")|(?=\])/u)
    .map((part) => part.replace(/,\s*$/u, ''))
    .toSorted()
    .join(' | ')
}

/** How often a text stands in the files of a SQLite database, free pages and write-ahead log included. */
export function timesInFiles(databaseUrl: string, text: string): number {
  return filesOf(databaseUrl).reduce((sum, bytes) => sum + occurrences(bytes, Buffer.from(text)), 0)
}

/** Whether anything waits in the write-ahead log. */
export function logOf(databaseUrl: string): number {
  const file = `${databaseUrl.slice('file:'.length)}-wal`
  return existsSync(file) ? readFileSync(file).length : 0
}

function filesOf(databaseUrl: string): Buffer[] {
  const file = databaseUrl.slice('file:'.length)
  return ['', '-wal', '-shm']
    .map((end) => `${file}${end}`)
    .filter((one) => existsSync(one))
    .map((one) => readFileSync(one))
}

function occurrences(bytes: Buffer, text: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) count += 1
  return count
}

/**
 * How far the place of the answer that came `nth` leans to one place, over many records of so many answers: the largest distance of any share from the fair one. Where every order
 * is as likely as any other it is small.
 */
export function leaning(orders: readonly (readonly number[])[]): number {
  const length = orders[0]!.length
  const distances = Array.from({ length: length * length }, (_, cell) => {
    const [nth, place] = [Math.floor(cell / length), cell % length]
    const share = orders.filter((order) => order[place] === nth).length / orders.length
    return Math.abs(share - 1 / length)
  })
  return Math.max(...distances)
}
