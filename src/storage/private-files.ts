import { chmod, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What SQLite keeps beside a database; it makes them with the rights of the database itself. */
const BESIDE = ['-wal', '-shm', '-journal']

/**
 * Make the folder of a database unless it is there, and see to it that the database and what lies beside it can be read by its owner
 * alone. A folder that is there keeps its rights: others may have things in it.
 */
export async function makePrivate(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await makeFilePrivate(file)
  for (const suffix of BESIDE) await takeRights(`${file}${suffix}`)
}

/** Made empty unless it is there. One that is there is not opened: closing it again would let go of SQLite's locks on it. */
export async function makeFilePrivate(file: string): Promise<void> {
  try {
    await (await open(file, 'wx', 0o600)).close()
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
    await takeRights(file)
  }
}

/** A file that belongs to somebody else keeps its rights; `liaison doctor` tells of it. */
async function takeRights(file: string): Promise<void> {
  try {
    await chmod(file, 0o600)
  } catch (error) {
    if (!isCode(error, 'ENOENT', 'EPERM', 'EROFS')) throw error
  }
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
