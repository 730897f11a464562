import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { StorageError } from '../storage-error.ts'
import type { Value } from './kept-rows.ts'
import { BACKUP_FORMAT, type BackupHead } from './write-backup.ts'

const HEAD = z.object({
  liaisonBackup: z.number(),
  at: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
})
const TABLE = z.object({ table: z.string() })
const NUMBERS = z.object({ lastNumbers: z.record(z.string(), z.number()) })
const END = z.object({ end: z.object({ rows: z.number(), sha256: z.string() }) })
const ROW = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** What a backup holds, in the order in which it is written. */
export type Part =
  | { part: 'head'; head: BackupHead }
  | { part: 'row'; table: string; row: Value[] }
  | { part: 'last numbers'; numbers: Record<string, number> }

/**
 * The parts of a backup. Throws StorageError `no-backup` where there is no such file, and `broken-backup` where it is of another kind, of a
 * newer format, cut or changed: only having read all of it says that it is whole.
 */
export async function* readBackup(file: string): AsyncIterable<Part> {
  const hash = createHash('sha256')
  let table: string | undefined
  let rows = 0
  let place: 'head' | 'rows' | 'end' = 'head'
  for await (const line of linesOf(file)) {
    if (place === 'end') throw broken(file, 'goes on behind its end')
    const said = meaningOf(parsed(line))
    if (said === undefined || (said.kind === 'head') !== (place === 'head'))
      throw broken(file, 'is no backup of Liaison')
    if (said.kind !== 'end') hash.update(`${line}\n`)
    place = 'rows'
    switch (said.kind) {
      case 'head':
        if (said.head.liaisonBackup > BACKUP_FORMAT) throw broken(file, 'was written by a newer build of Liaison')
        yield { part: 'head', head: said.head }
        break
      case 'table':
        table = said.table
        break
      case 'row':
        if (table === undefined) throw broken(file, 'has rows of no table')
        rows += 1
        yield { part: 'row', table, row: said.row }
        break
      case 'last numbers':
        yield { part: 'last numbers', numbers: said.numbers }
        break
      case 'end':
        if (said.rows !== rows || said.sha256 !== hash.digest('hex')) throw broken(file, 'was changed')
        place = 'end'
    }
  }
  if (place !== 'end') throw broken(file, 'has no end: it was cut, or is no backup of Liaison')
}

type Line =
  | { kind: 'head'; head: BackupHead }
  | { kind: 'table'; table: string }
  | { kind: 'row'; row: Value[] }
  | { kind: 'last numbers'; numbers: Record<string, number> }
  | { kind: 'end'; rows: number; sha256: string }

function meaningOf(value: unknown): Line | undefined {
  const row = ROW.safeParse(value)
  if (row.success) return { kind: 'row', row: row.data }
  const table = TABLE.safeParse(value)
  if (table.success) return { kind: 'table', ...table.data }
  const end = END.safeParse(value)
  if (end.success) return { kind: 'end', ...end.data.end }
  const numbers = NUMBERS.safeParse(value)
  if (numbers.success) return { kind: 'last numbers', numbers: numbers.data.lastNumbers }
  const head = HEAD.safeParse(value)
  return head.success ? { kind: 'head', head: head.data } : undefined
}

async function* linesOf(file: string): AsyncIterable<string> {
  const packed = createReadStream(file)
  const unpacked = packed.pipe(createGunzip())
  // Whichever of the two fails first ends the reading.
  packed.on('error', (error) => unpacked.destroy(error))
  unpacked.setEncoding('utf8')
  let rest = ''
  try {
    // Node's own reader of lines ends one also at U+2028, which people may have written.
    for await (const piece of unpacked) {
      const lines = `${rest}${String(piece)}`.split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    if (isCode(error, 'ENOENT')) throw new StorageError('no-backup', `There is no file ${file}.`, { cause: error })
    if (isCode(error, 'EACCES')) throw new StorageError('no-backup', `${file} may not be read.`, { cause: error })
    throw broken(file, 'is cut, changed, or no backup of Liaison', error)
  } finally {
    packed.destroy()
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function broken(file: string, how: string, cause?: unknown): StorageError {
  return new StorageError('broken-backup', `${file} ${how}. Nothing was restored: take another backup.`, { cause })
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
