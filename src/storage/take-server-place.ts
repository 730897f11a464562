import { readDatabaseUrl } from './database-url.ts'
import type { ServerPlace } from './server-place.ts'
import { takeSqlitePlace } from './sqlite-place.ts'

/** Take the place of the server on this database. Throws StorageError `in-use`, with who holds it, or whatever stands in the way. */
export async function takeServerPlace(databaseUrl: string): Promise<ServerPlace> {
  const address = readDatabaseUrl(databaseUrl)
  if (address.kind === 'sqlite') return takeSqlitePlace(address.file)
  // Its driver is loaded where it is needed.
  const { takePostgresqlPlace } = await import('./postgresql-place.ts')
  return takePostgresqlPlace(address)
}
