import { readDatabaseUrl } from './database-url.ts'
import { takeSqlitePlace } from './sqlite-place.ts'

/**
 * The place of the one server on a database. It is held until it is released, and freed by itself when its process ends in whatever way.
 */
export type ServerPlace = {
  /** Resolves when the place is held for certain; throws StorageError `unreachable` while that is unknown, `in-use` when another has it. */
  hold(): Promise<void>
  /** Calls `heard` when another process has committed, where the place hears of it. Returns what ends it. */
  onAnnounced(heard: () => void): () => void
  /** Resolves, if ever, when another server has taken the place: with a sentence to end with. */
  readonly lost: Promise<string>
  release(): Promise<void>
}

/** Take the place of the server on this database. Throws StorageError `in-use`, with who holds it, or whatever stands in the way. */
export async function takeServerPlace(databaseUrl: string): Promise<ServerPlace> {
  const address = readDatabaseUrl(databaseUrl)
  if (address.kind === 'sqlite') return takeSqlitePlace(address.file)
  // Its driver is loaded where it is needed.
  const { takePostgresqlPlace } = await import('./postgresql-place.ts')
  return takePostgresqlPlace(address)
}
