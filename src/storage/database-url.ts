import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StorageError } from './storage-error.ts'

/** Which database a URL names. `shown` is for messages: without user and password. */
export type DatabaseAddress =
  { kind: 'sqlite'; file: string; shown: string } | { kind: 'postgresql'; url: string; shown: string }

/**
 * Read `file:./data/liaison.db` (relative to the working directory; Prisma's `?options` are left out), `file:/var/lib/liaison.db` or `postgres://user:password@host/name`.
 * Throws StorageError `unknown-url`.
 */
export function readDatabaseUrl(databaseUrl: string): DatabaseAddress {
  if (databaseUrl.startsWith('file:')) {
    const path = databaseUrl.startsWith('file://') ? fileOf(databaseUrl) : databaseUrl.replace(/^file:|\?.*$/g, '')
    if (path === '' || path.startsWith(':memory:')) {
      throw new StorageError('unknown-url', 'DATABASE_URL names no file: write for example file:./data/liaison.db.')
    }
    return { kind: 'sqlite', file: resolve(path), shown: resolve(path) }
  }
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) {
    return { kind: 'postgresql', url: databaseUrl, shown: shownServer(databaseUrl) }
  }
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(databaseUrl)?.[0]
  throw new StorageError(
    'unknown-url',
    `DATABASE_URL begins with ${scheme === undefined ? 'no scheme' : `"${scheme}"`}, and Liaison knows "file:" (SQLite) and "postgres://" only: ` +
      'write for example file:./data/liaison.db or postgres://liaison@db.example.org/liaison.',
  )
}

function fileOf(url: string): string {
  try {
    return fileURLToPath(url)
  } catch (cause) {
    throw new StorageError('unknown-url', 'DATABASE_URL is no file URL: write for example file:./data/liaison.db.', {
      cause,
    })
  }
}

function shownServer(url: string): string {
  if (!URL.canParse(url)) {
    throw new StorageError(
      'unknown-url',
      'DATABASE_URL cannot be read: write postgres://user:password@host:5432/name, with special characters of the password percent-encoded.',
    )
  }
  const { hostname, port, pathname } = new URL(url)
  return `${hostname === '' ? 'localhost' : hostname}:${port === '' ? '5432' : port}${pathname}`
}
