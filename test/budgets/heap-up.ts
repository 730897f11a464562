import Database from 'better-sqlite3'
import { Client } from 'pg'

const COPIES = 30_000

/** What a copy has in common with what it is a copy of. */
const SAME =
  '"lane", "destination", "card", "status", "unfinished", "attempts", "failures", "nextAttemptAt", "dueAt", "waitsSince", "uncertain", "createdAt"'

/** 30,000 copies of a delivery that waits: behind it in its queue, or each in a queue of its own. */
export async function heapUp(databaseUrl: string, id: string, queues: 'one' | 'many'): Promise<void> {
  const [queueKey, head] = queues === 'one' ? [`''`, 'FALSE'] : [`':' || n.i`, 'TRUE']
  await run(
    databaseUrl,
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${COPIES})
     INSERT INTO "Delivery" ("id", "queueKey", "head", ${SAME})
     SELECT t."id" || '-${queues}-' || n.i, t."queueKey" || ${queueKey}, ${head}, ${SAME}
     FROM n, "Delivery" AS t WHERE t."id" = '${id}'`,
  )
  await run(databaseUrl, 'ANALYZE')
}

async function run(databaseUrl: string, sql: string): Promise<void> {
  if (databaseUrl.startsWith('file:')) {
    const db = new Database(databaseUrl.slice('file:'.length))
    db.exec(sql)
    db.close()
    return
  }
  await onPostgres(databaseUrl, (client) => client.query(sql))
}

/** How PostgreSQL reads for each of these statements, whatever their parameters are. */
export async function plansOnPostgres(databaseUrl: string, statements: string[]): Promise<string[]> {
  return onPostgres(databaseUrl, async (client) => {
    const plans: string[] = []
    for (const sql of new Set(statements)) {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (GENERIC_PLAN) ${sql}`)
      plans.push(...rows.map((row) => row['QUERY PLAN']))
    }
    return plans
  })
}

async function onPostgres<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
