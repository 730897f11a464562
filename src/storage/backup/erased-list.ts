import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import type { Instant } from '../../domain/time/instant.ts'
import { StorageError } from '../storage-error.ts'
import type { KeptRows } from './kept-rows.ts'

/** Somebody whom nothing is to be kept of: the id they had, and when they were erased. */
export type Erased = { id: string; at: Instant }

/**
 * A list of the erased as it lies in a file. `at`: when it was written; of one that does not say so, when the last on it was erased, absent
 * where nobody is. `of`: the mark of the database it is of, where it says so.
 */
export type ErasedList = { file: string; at?: Instant; of?: string; erased: Erased[] }

/** Raised when the lines of a list come to mean something else. */
const FORMAT = 1

/** The first line, which the lists of older builds lack. `people`: how many stand behind it, so that a cut shows. */
const HEAD = z.object({
  liaisonErased: z.number(),
  at: z.iso.datetime(),
  people: z.int().min(0),
  database: z.string().exactOptional(),
})
const LINE = z.object({ id: z.string(), at: z.iso.datetime() })

const END = '.erased'

/** The list lies beside a backup under this name. */
export function erasedFileOf(backup: string): string {
  return `${backup}${END}`
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

/** One JSON object on each line, a head before them, for its owner alone. An older list of that name is replaced. */
export async function writeErasedList({ file, at, of, erased }: ErasedList & { at: Instant }): Promise<void> {
  const head: z.input<typeof HEAD> = {
    ...{ liaisonErased: FORMAT, at: iso(at), people: erased.length },
    ...(of !== undefined && { database: of }),
  }
  const lines = [head, ...erased.map(({ id, at: when }) => ({ id, at: iso(when) }))]
  await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { mode: 0o600 })
}

/**
 * All lists that lie in the folder of a backup, and the one that is `named`, the newest first: whoever is on any of them was erased. Throws
 * StorageError `no-backup` where there is none, or not the one named, and `broken-backup` where one is something else, or was cut.
 */
export async function readErasedLists(backup: string, named?: string): Promise<ErasedList[]> {
  const folder = dirname(backup)
  const beside = (await readdir(folder).catch(() => []))
    .filter((name) => name.endsWith(END))
    .map((name) => join(folder, name))
  const files = named === undefined ? beside : [named, ...beside.filter((file) => file !== named)]
  if (files.length === 0) throw noList(erasedFileOf(backup))
  const lists = await Promise.all(files.map((file) => readErasedList(file)))
  return lists.toSorted(newestFirst)
}

function newestFirst(one: ErasedList, other: ErasedList): number {
  const later = (other.at ?? -Infinity) - (one.at ?? -Infinity)
  return (Number.isNaN(later) ? 0 : later) || other.erased.length - one.erased.length
}

async function readErasedList(file: string): Promise<ErasedList> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw noList(file, error)
  })
  const lines = text
    .split('\n')
    .filter((line) => line !== '')
    .map(parsed)
  if (lines.length === 0) return { file, erased: [] }
  const [first, ...rest] = lines
  const head = HEAD.safeParse(first)
  if (!head.success) return listed(file, lines)
  const { liaisonErased, at, people, database } = head.data
  if (liaisonErased > FORMAT) throw broken(file, 'was written by a newer build of Liaison')
  if (people !== rest.length) throw broken(file, `is to name ${people} of the erased, and names ${rest.length}`)
  return { ...listed(file, rest), at: Date.parse(at), ...(database !== undefined && { of: database }) }
}

function listed(file: string, lines: unknown[]): ErasedList {
  const erased = lines.map((line) => {
    const read = LINE.safeParse(line)
    if (!read.success) throw broken(file, 'is no list of the erased')
    return { id: read.data.id, at: Date.parse(read.data.at) }
  })
  const moments = erased.map(({ at }) => at)
  return { file, erased, ...(moments.length > 0 && { at: Math.max(...moments) }) }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function noList(file: string, cause?: unknown): StorageError {
  return new StorageError(
    'no-backup',
    `There is no list of the erased at ${file}. Nothing was restored: without it, people would come back who were erased. Put the newest list there, or name it with --erased.`,
    { cause },
  )
}

function broken(file: string, how: string): StorageError {
  return new StorageError(
    'broken-backup',
    `${file} ${how}. Nothing was restored: people might come back who were erased. Mend it, or move it out of the folder of ${basename(dirname(file)) || 'the backup'} if it is none of this Liaison.`,
  )
}

function iso(at: Instant): string {
  return new Date(at).toISOString()
}
