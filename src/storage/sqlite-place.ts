import { readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { driverCode } from './driver-code.ts'
import { sqliteFault } from './opening-fault.ts'
import { type Holder, placeTaken, thisProcess } from './place-taken.ts'
import { makeFilePrivate, makePrivate } from './private-files.ts'
import type { ServerPlace } from './server-place.ts'

/**
 * An exclusive transaction on an empty database of its own beside the real one, open as long as the server lives: a lock of the operating
 * system, which frees it when the process ends, however that may be. A second file says who holds it, for the words of a refusal alone.
 */
export async function takeSqlitePlace(file: string): Promise<ServerPlace> {
  try {
    await makePrivate(file)
    const real = await realFile(file)
    const release = await lock(`${real}-server-lock`, file, `${real}-server`)
    return { hold: async () => {}, onAnnounced: () => () => {}, lost: new Promise(() => {}), release }
  } catch (error) {
    throw sqliteFault(error, file)
  }
}

async function lock(lockFile: string, shown: string, holderFile: string): Promise<() => Promise<void>> {
  await makeFilePrivate(lockFile)
  const connection = await new PrismaBetterSqlite3({ url: `file:${lockFile}`, timeout: 0 }).connect()
  try {
    // Nothing is ever written, so there is nothing to take back.
    await connection.executeScript('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE')
  } catch (error) {
    await connection.dispose()
    if (driverCode(error)?.startsWith('SQLITE_BUSY')) throw placeTaken(shown, await readHolder(holderFile))
    throw error
  }
  // A full disk must not keep a server from starting for want of a word.
  await writeFile(holderFile, JSON.stringify(thisProcess()), { mode: 0o600 }).catch(() => undefined)
  let released = false
  return async () => {
    if (released) return
    released = true
    await rm(holderFile, { force: true })
    await connection.dispose()
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
