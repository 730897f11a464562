import { PrismaPg } from '@prisma/adapter-pg'
import type { Log } from '../ports/log.ts'
import { COMMITS } from './postgresql-place.ts'
import type { ServerPlace } from './server-place.ts'
import { rewritePostgresql } from './rewrite-postgresql.ts'
import { TRANSACTION_LIMITS } from './database-driver.ts'
import type { DatabaseDriver } from './database-driver.ts'
import { PrismaClient } from './generated/postgresql/client.ts'
import type { Db } from './db.ts'

const POOL = { max: 10, connectionTimeoutMillis: 10_000 }

/** Fails unless the server can still make a file of a few hundred kilobytes, which is gone with the transaction. */
const ROOM =
  'CREATE TEMPORARY TABLE liaison_room ON COMMIT DROP AS SELECT md5(n::text) AS filler FROM generate_series(1, 5000) AS n'

/**
 * Serializable: whatever a use case has read still holds when it commits, as it does on SQLite; who loses a race runs again. Reads
 * see one snapshot.
 */
export async function openPostgresql(
  { url, shown }: { url: string; shown: string },
  log: Log,
  place: ServerPlace | undefined,
): Promise<DatabaseDriver> {
  const lost = (error: Error): void => log.warn({ reason: error.message }, 'A connection to PostgreSQL was lost.')
  const adapter = new PrismaPg({ connectionString: url, ...POOL }, { onPoolError: lost, onConnectionError: lost })
  const client = new PrismaClient({ adapter, transactionOptions: TRANSACTION_LIMITS })
  await client.$connect()
  const write: DatabaseDriver['write'] = (work) =>
    client.$transaction((db) => work(db as Db), { isolationLevel: 'Serializable' })
  return {
    shown,
    write,
    async announce(db) {
      await db.$executeRawUnsafe(`NOTIFY ${COMMITS}`)
    },
    watch: (heard) => place?.onAnnounced(heard) ?? (() => {}),
    // Its log is the server's own: docs/privacy.md says what of it stays.
    emptyLog: async () => {},
    rewrite: () => rewritePostgresql((sql) => client.$executeRawUnsafe(sql)),
    async recover() {
      await write((db) => db.$executeRawUnsafe(ROOM))
    },
    read: (work) =>
      client.$transaction(
        async (db) => {
          await db.$executeRaw`SET TRANSACTION READ ONLY`
          return work(db as Db)
        },
        { isolationLevel: 'RepeatableRead' },
      ),
    close: () => client.$disconnect(),
  }
}
