import { existsSync } from 'node:fs'
import { readConfig } from '../config/read-config.ts'
import { jsonLog } from '../json-log.ts'
import { applyErasures } from '../app/erase/apply-erasures.ts'
import type { Erased } from '../storage/backup/erased-list.ts'
import { StorageError } from '../storage/storage-error.ts'
import { generateClient } from './generate-client.ts'
import { fine, type Line, problem } from './line.ts'
import { verify } from './verify.ts'

type Environment = Record<string, string | undefined>

/** `liaison backup FILE`: write all that the database holds into a new file, beside a running server or without one. */
export async function backup(environment: Environment, file: string, now: Date): Promise<Line[]> {
  const read = readConfig(environment)
  if ('problems' in read) return read.problems.map(problem)
  if (existsSync(file)) return [problem(`There is a file ${file} already. Nothing was backed up: name a new one.`)]
  return asLines(async () => {
    const { takeBackup } = await import('../storage/backup/take-backup.ts')
    const { rows, tables } = await takeBackup({ databaseUrl: read.config.databaseUrl, file, at: now })
    return [
      fine(`${rows} rows of ${tables} tables are in ${file}. It is as secret as the database itself.`),
      fine(`Who was erased is listed in ${file}.erased: keep the newest list, whatever backup you restore.`),
    ]
  })
}

/** `liaison restore FILE`: make the database what a backup holds, brought up to this build and checked. */
export async function restore(
  environment: Environment,
  file: string,
  options: { replace?: true; erased?: string; now: Date },
): Promise<Line[]> {
  const read = readConfig(environment)
  if ('problems' in read) return read.problems.map(problem)
  if (!generateClient()) return [problem('The database client could not be made; the lines above say why.')]
  return asLines(async () => {
    const { restoreBackup } = await import('../storage/backup/restore-backup.ts')
    const { erasedFileOf, readErasedList } = await import('../storage/backup/erased-list.ts')
    const erased = await readErasedList(options.erased ?? erasedFileOf(file))
    const { head, rows, applied, before } = await restoreBackup({
      databaseUrl: read.config.databaseUrl,
      file,
      replace: options.replace === true,
      at: options.now,
      erased,
      settle: settled,
    })
    return [
      fine(`Restored ${rows} rows as they were on ${head.at}; every record is whole.`),
      ...(applied.length > 0 ? [fine(`Brought up to this build: ${applied.join(', ')}.`)] : []),
      ...(before === undefined ? [] : [fine(`The database that stood there is ${before} now.`)]),
    ]
  })
}

/** Whoever was erased since is erased again. Throws StorageError `broken-backup` where a record is not as it was written. */
async function settled(databaseUrl: string, erased: Erased[]): Promise<void> {
  const { openStore } = await import('../storage/open-store.ts')
  const store = await openStore({ databaseUrl, log: jsonLog('silent') })
  try {
    await store.transact((tx) => applyErasures(tx, erased))
    const broken = (await verify(store)).filter(({ problem: wrong }) => wrong)
    if (broken.length > 0)
      throw new StorageError('broken-backup', `Nothing was restored. ${broken.map(({ text }) => text).join(' ')}`)
  } finally {
    await store.close()
  }
}

async function asLines(work: () => Promise<Line[]>): Promise<Line[]> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StorageError) return [problem(error.message)]
    if (error instanceof Error && 'code' in error && 'path' in error)
      return [
        problem(
          `${String(error.path)} cannot be written (${String(error.code)}). Name a file in a folder that you may write to.`,
        ),
      ]
    throw error
  }
}
