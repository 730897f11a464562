import { Pool, type PoolClient } from 'pg'
import { openPostgresql } from '../../src/storage/open-postgresql.ts'
import { quietLog } from '../../test/kit/test-store.ts'
import { prismaWays } from './prisma-ways.ts'
import { anotherTime, KEYS, newTimers, type Ways } from './ways.ts'

const BEGIN = 'BEGIN ISOLATION LEVEL SERIALIZABLE'
const FIND = 'SELECT * FROM "Timer" WHERE "key" = $1'
const UPDATE = 'UPDATE "Timer" SET "dueAt" = $1 WHERE "key" = $2'
const INSERT = 'INSERT INTO "Timer" ("key", "kind", "subjectId", "dueAt", "data") VALUES ($1, $2, $3, $4, $5)'
const NEXT = 'SELECT "dueAt" FROM "Timer" ORDER BY "dueAt" LIMIT 1'

/** Runs one statement; how, is what the ways differ in. */
type Run = (client: PoolClient, sql: string, values: unknown[]) => Promise<unknown>

const plainly: Run = (client, text, values) => client.query({ text, values })
const prepared: Run = (client, text, values) => client.query({ name: text.slice(0, 40), text, values })

export async function postgresqlWays(url: string): Promise<Ways> {
  const prisma = await prismaWays(
    await openPostgresql({ url, shown: url }, quietLog, undefined),
    '$1, $2, $3, $4, $5::jsonb',
  )
  const pool = new Pool({ connectionString: url })
  const inTransaction = async (begin: string, work: (client: PoolClient) => Promise<unknown>): Promise<void> => {
    const client = await pool.connect()
    try {
      await client.query(begin)
      await work(client)
      await client.query('COMMIT')
    } finally {
      client.release()
    }
  }
  const twentyFive = (run: Run) => (): Promise<void> =>
    inTransaction(BEGIN, async (client) => {
      for (const key of KEYS) await run(client, FIND, [key])
      for (const key of KEYS) await run(client, UPDATE, [anotherTime(), key])
      for (const { key, kind, subjectId, dueAt, data } of newTimers())
        await run(client, INSERT, [key, kind, subjectId, dueAt, data])
    })
  return {
    twentyFive: new Map([...prisma.twentyFive, ['pg', twentyFive(plainly)], ['pg, prepared', twentyFive(prepared)]]),
    one: new Map([
      ...prisma.one,
      [
        'pg, prepared',
        () => inTransaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', (client) => prepared(client, NEXT, [])),
      ],
      ['pg, prepared, no BEGIN', async () => void (await pool.query({ name: NEXT, text: NEXT }))],
    ]),
    async close() {
      await pool.end()
      await prisma.close()
    },
  }
}
