import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Instant } from '../../domain/time/instant.ts'
import { StorageError } from '../storage-error.ts'
import type { KeptRows } from './kept-rows.ts'

/** Somebody whom nothing is to be kept of: the id they had, and when they were erased. */
export type Erased = { id: string; at: Instant }

const LINE = z.object({ id: z.string(), at: z.iso.datetime() })

/** The list lies beside a backup under this name. */
export function erasedFileOf(backup: string): string {
  return `${backup}.erased`
}

/** Who was erased by the moment that was read; nobody where a database has no such table yet. */
export async function erasedIn(kept: KeptRows): Promise<Erased[]> {
  const table = kept.tables.find(({ name }) => name === 'ErasedPerson')
  if (table === undefined) return []
  const at = (name: string): number => table.columns.findIndex((column) => column.name === name)
  const erased: Erased[] = []
  for await (const row of kept.rowsOf(table))
    erased.push({ id: String(row[at('id')]), at: Date.parse(String(row[at('at')])) })
  return erased
}

/** One JSON object on each line, for its owner alone. An older list of that name is replaced. */
export async function writeErasedList(file: string, erased: Erased[]): Promise<void> {
  const lines = erased.map(({ id, at }) => `${JSON.stringify({ id, at: new Date(at).toISOString() })}\n`)
  await writeFile(file, lines.join(''), { mode: 0o600 })
}

/** Throws StorageError `no-backup` where it is not there, `broken-backup` where it is something else. */
export async function readErasedList(file: string): Promise<Erased[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new StorageError(
      'no-backup',
      `There is no list of the erased at ${file}. Nothing was restored: without it, people would come back who were erased. Put the newest list there, or name it with --erased.`,
      { cause: error },
    )
  })
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const read = LINE.safeParse(parsed(line))
      if (!read.success)
        throw new StorageError('broken-backup', `${file} is no list of the erased. Nothing was restored.`)
      return { id: read.data.id, at: Date.parse(read.data.at) }
    })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
