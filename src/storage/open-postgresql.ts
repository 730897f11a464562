import { PrismaPg } from '@prisma/adapter-pg'
import type { Log } from '../ports/log.ts'
import { TRANSACTION_LIMITS } from './database-driver.ts'
import type { DatabaseDriver } from './database-driver.ts'
import { PrismaClient } from './generated/postgresql/client.ts'
import type { Db } from './tx-client.ts'

const POOL = { max: 10, connectionTimeoutMillis: 10_000 }

/**
 * Serializable: whatever a use case has read still holds when it commits, as it does on SQLite; who loses a race runs again. Reads
 * see one snapshot.
 */
export async function openPostgresql(url: string, log: Log): Promise<DatabaseDriver> {
  const lost = (error: Error): void => log.warn({ reason: error.message }, 'A connection to PostgreSQL was lost.')
  const adapter = new PrismaPg({ connectionString: url, ...POOL }, { onPoolError: lost, onConnectionError: lost })
  const client = new PrismaClient({ adapter, transactionOptions: TRANSACTION_LIMITS })
  await client.$connect()
  return {
    write: (work) => client.$transaction((db) => work(db as Db), { isolationLevel: 'Serializable' }),
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
