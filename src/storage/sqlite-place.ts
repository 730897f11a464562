import { statSync } from 'node:fs'
import { readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { driverCode } from './driver-code.ts'
import { mustHaveOneName } from './one-name.ts'
import { sqliteFault } from './opening-fault.ts'
import { type Holder, placeTaken, thisProcess } from './place-taken.ts'
import { makeFilePrivate, makePrivate } from './private-files.ts'
import type { ServerPlace } from './server-place.ts'
import { StorageError } from './storage-error.ts'

/** A lock whose file was removed locks nothing that is found by name: it is looked at before every write, and this often where none is made. */
const LOOK_EVERY_MS = 1_000

/**
 * An exclusive transaction on an empty database of its own beside the real one, open as long as the server lives: a lock of the operating
 * system, which frees it when the process ends, however that may be. A second file says who holds it, for the words of a refusal alone.
 */
export async function takeSqlitePlace(file: string): Promise<ServerPlace> {
  try {
    await makePrivate(file)
    await mustHaveOneName(file)
    const place = new SqlitePlace(file, await realFile(file))
    await place.take()
    return place
  } catch (error) {
    throw sqliteFault(error, file)
  }
}

/** The connection that holds the lock, and which file it has locked. */
type Locked = { connection: { dispose(): Promise<void> }; file: string }

class SqlitePlace implements ServerPlace {
  readonly #shown: string
  readonly #lockFile: string
  readonly #holderFile: string
  readonly #lost = Promise.withResolvers<string>()
  readonly lost = this.#lost.promise
  #isLost = false
  #released = false
  #locked: Locked | undefined
  #looking: Promise<void> | undefined
  #looks: NodeJS.Timeout | undefined

  constructor(shown: string, real: string) {
    this.#shown = shown
    this.#lockFile = `${real}-server-lock`
    this.#holderFile = `${real}-server`
  }

  /** Throws StorageError `in-use` where another has it, or as the driver does. */
  async take(): Promise<void> {
    const locked = await lock(this.#lockFile)
    if (locked === 'busy') throw placeTaken(this.#shown, await readHolder(this.#holderFile))
    this.#locked = locked
    this.#looks ??= setInterval(() => void this.hold().catch(() => undefined), LOOK_EVERY_MS).unref()
    // A full disk must not keep a server from starting for want of a word.
    await writeFile(this.#holderFile, JSON.stringify(thisProcess()), { mode: 0o600 }).catch(() => undefined)
  }

  async hold(): Promise<void> {
    if (this.#isLost) throw new StorageError('in-use', await this.lost)
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined))
    await this.#looking
  }

  onAnnounced(): () => void {
    return () => {}
  }

  async release(): Promise<void> {
    clearInterval(this.#looks)
    if (this.#released) return
    this.#released = true
    await this.#looking?.catch(() => undefined)
    // What stands in the file is another's when the place is.
    if (!this.#isLost) await rm(this.#holderFile, { force: true })
    await this.#locked?.connection.dispose()
  }

  /** Take it again where its file is gone, unless somebody was quicker. */
  async #look(): Promise<void> {
    if (this.#isLost || this.#released || (this.#locked && whichFile(this.#lockFile) === this.#locked.file)) return
    await this.#locked?.connection.dispose()
    this.#locked = undefined
    try {
      await this.take()
    } catch (error) {
      if (!(error instanceof StorageError && error.code === 'in-use'))
        throw new StorageError(
          'unreachable',
          `The file ${this.#lockFile} was removed and cannot be made anew (${driverCode(error) ?? 'no reason given'}): it says which server is running. Liaison goes on when it has it again.`,
          { cause: error },
        )
      this.#isLost = true
      clearInterval(this.#looks)
      this.#lost.resolve(error.message)
      throw error
    }
  }
}

async function lock(file: string): Promise<Locked | 'busy'> {
  await makeFilePrivate(file)
  const before = whichFile(file)
  const connection = await new PrismaBetterSqlite3({ url: `file:${file}`, timeout: 0 }).connect()
  try {
    // Nothing is ever written, so there is nothing to take back.
    await connection.executeScript('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE')
  } catch (error) {
    await connection.dispose()
    if (driverCode(error)?.startsWith('SQLITE_BUSY')) return 'busy'
    throw error
  }
  if (before !== undefined && whichFile(file) === before) return { connection, file: before }
  // Removed and made anew by somebody meanwhile.
  await connection.dispose()
  return lock(file)
}

/** Device and inode; undefined where there is none. Asked at each transaction, and at once: a round through other threads would cost more. */
function whichFile(path: string): string | undefined {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return `${dev}:${ino}`
  } catch {
    return undefined
  }
}

/** The same file for everybody, by whatever link it was named. */
async function realFile(file: string): Promise<string> {
  return realpath(file).catch(async () => join(await realpath(dirname(file)), basename(file)))
}

async function readHolder(file: string): Promise<Holder | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const [, pid, host, since] = /^\{"pid":(\d+),"host":"([^"]*)","since":"([^"]*)"\}$/u.exec(text) ?? []
  return pid === undefined ? undefined : { pid: Number(pid), host: host!, since: since! }
}
