import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { COMPILED } from './compiled.ts'
import { PREPARED_FOLDER } from './prepared.ts'

/** Where Linux has files in memory. */
const MEMORY = '/dev/shm'
/** Several times what the tests of a run have at once. */
const ROOM_BYTES = 2 ** 30
/** Before the id of the process that a folder is of. */
const OF_RUN = 'liaison-tests-'

let folder: string | undefined

/**
 * Run once before all tests: whatever they write and prepare for each other is of this run alone, and in memory where there is room. The
 * store waits for the disk at every commit, which no test can tell from a disk that is quick.
 */
export function setup(): void {
  const within = process.env['TMPDIR'] === undefined && hasRoom(MEMORY) ? MEMORY : tmpdir()
  removeLeft(within)
  folder = mkdtempSync(join(within, `${OF_RUN}${process.pid}-`))
  // PostgreSQL does not run as root, and whoever it runs as must come through.
  chmodSync(folder, 0o711)
  process.env['TMPDIR'] = folder
  process.env[PREPARED_FOLDER] = mkdtempSync(join(folder, 'prepared-'))
  process.env[COMPILED] ??= mkdtempSync(join(folder, 'compiled-'))
}

/** Run once after all tests. */
export function teardown(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}

function hasRoom(place: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(place)
    return bavail * bsize >= ROOM_BYTES
  } catch {
    return false
  }
}

/** What a run that was killed could not remove takes up memory until it is. */
function removeLeft(within: string): void {
  for (const name of readdirSync(within)) {
    const pid = name.startsWith(OF_RUN) ? Number.parseInt(name.slice(OF_RUN.length), 10) : NaN
    if (pid > 0 && !isAlive(pid)) removeIfOurs(join(within, name))
  }
}

/** What somebody else's run has left is for them to remove. */
function removeIfOurs(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch (error) {
    if (!['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
