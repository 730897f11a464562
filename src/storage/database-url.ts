import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { driverCode } from './driver-code.ts'
import { StorageError } from './storage-error.ts'

/** Which database a URL names. `shown` is for messages: without user and password, and without anything that could be a piece of one. */
export type DatabaseAddress =
  { kind: 'sqlite'; file: string; shown: string } | { kind: 'postgresql'; url: string; shown: string }

/** As `judgeDatabaseUrl`, and what the URL names is there to be read. Throws StorageError `unknown-url`. */
export function readDatabaseUrl(databaseUrl: string): DatabaseAddress {
  const judged = judgeDatabaseUrl(databaseUrl)
  if ('problem' in judged) throw new StorageError('unknown-url', `DATABASE_URL: ${judged.problem}.`)
  if (judged.kind === 'postgresql') mustBeReadable(new URL(judged.url).searchParams)
  return judged
}

/** The files in a URL that the driver reads, whose failure says neither which was meant nor where. */
const CERTIFICATES = ['sslcert', 'sslkey', 'sslrootcert']

function mustBeReadable(parameters: URLSearchParams): void {
  for (const name of CERTIFICATES) {
    const file = parameters.get(name)
    if (!file) continue
    try {
      readFileSync(file)
    } catch (error) {
      const why = driverCode(error) ?? 'unreadable'
      throw new StorageError(
        'unknown-url',
        `DATABASE_URL: the file that ${name} names cannot be read (${why}). Correct its path, or give the user that runs Liaison the right to read it.`,
        { cause: error },
      )
    }
  }
}

/**
 * Read `file:./data/liaison.db` (relative to the working directory; Prisma's `?options` are left out), `file:/var/lib/liaison.db` or
 * `postgres://user:password@host/name`. `problem` is a sentence without its full stop, and holds nothing of what was read.
 */
export function judgeDatabaseUrl(databaseUrl: string): DatabaseAddress | { problem: string } {
  if (databaseUrl.startsWith('file:')) return judgeFile(databaseUrl)
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return judgeServer(databaseUrl)
  return {
    problem:
      'must begin with “file:” (SQLite) or “postgres://”: write for example file:./data/liaison.db or postgres://liaison@db.example.org/liaison',
  }
}

function judgeFile(url: string): DatabaseAddress | { problem: string } {
  const path = url.startsWith('file://') ? fileOf(url) : url.replace(/^file:|\?.*$/g, '')
  if (path === undefined) return { problem: 'is no file URL: write for example file:./data/liaison.db' }
  if (path === '' || path.startsWith(':memory:'))
    return { problem: 'names no file: write for example file:./data/liaison.db' }
  return { kind: 'sqlite', file: resolve(path), shown: resolve(path) }
}

function fileOf(url: string): string | undefined {
  try {
    return fileURLToPath(url)
  } catch {
    return undefined
  }
}

/**
 * Stricter than URL: there, a special character that was not encoded makes a piece of the password the host or the path, which
 * messages show. The last group is the name of the database, which what is left of a password would lack.
 */
const SERVER =
  /^postgres(?:ql)?:\/\/(?<user>[^\s:@/?#]*(?::[^\s:@/?#]*)?@)?(?<host>\[[\da-f:.]+\]|[^\s:@/?#]*)(?::(?<port>\d+))?\/(?<name>[^\s:@/?#]+)(?:\?[^\s@#]*)?$/iu

function judgeServer(url: string): DatabaseAddress | { problem: string } {
  const { user, host = '', port = '5432', name } = SERVER.exec(url)?.groups ?? {}
  if (name === undefined || !isEncoded(url) || !URL.canParse(url))
    return {
      problem:
        'cannot be read. A password with @ # / : in it must be percent-encoded. ' +
        'Write %40 for @, %23 for #, %2F for /, %3A for :, %3F for ?, %25 for % and %20 for a space, in postgres://user:password@host:5432/name',
    }
  // Without a user, “user:12” may be what a .env file left of “user:12#34@host”.
  const shown = host !== '' && user === undefined ? host : `${host === '' ? 'localhost' : host}:${port}/${name}`
  return { kind: 'postgresql', url, shown }
}

function isEncoded(url: string): boolean {
  try {
    decodeURIComponent(url)
    return true
  } catch {
    return false
  }
}
