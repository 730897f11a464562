import { existsSync } from 'node:fs'
import { readConfig } from '../config/read-config.ts'
import { StorageError } from '../storage/storage-error.ts'
import { fine, type Line, problem } from './line.ts'

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
      fine(
        `Who was erased is listed in ${file}.erased: keep the newest list beside your backups, whichever of them you restore.`,
      ),
    ]
  })
}

/** What keeps a file from being written or read comes back as a problem. */
export async function asLines(work: () => Promise<Line[]>): Promise<Line[]> {
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
