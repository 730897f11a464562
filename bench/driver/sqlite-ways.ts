import { PrismaClient } from '../../src/storage/generated/sqlite/client.ts'
import { openSqlite, SqliteConnections } from '../../src/storage/open-sqlite.ts'
import { TRANSACTION_LIMITS } from '../../src/storage/database-driver.ts'
import { prismaWays } from './prisma-ways.ts'
import { anotherTime, KEYS, newTimers, type Ways } from './ways.ts'

export async function sqliteWays(file: string): Promise<Ways> {
  const prisma = await prismaWays(await openSqlite(file), '?, ?, ?, ?, ?')
  const { connection, handle } = await new SqliteConnections(file, 'write').open()
  const { provider, adapterName } = connection
  const adapter = { provider, adapterName, connect: async () => connection }
  const client = new PrismaClient({ adapter, transactionOptions: TRANSACTION_LIMITS })
  const statement = {
    begin: handle.prepare('BEGIN IMMEDIATE'),
    commit: handle.prepare('COMMIT'),
    find: handle.prepare<[string]>('SELECT * FROM "Timer" WHERE "key" = ?'),
    update: handle.prepare<[string, string]>('UPDATE "Timer" SET "dueAt" = ? WHERE "key" = ?'),
    insert: handle.prepare<[string, string, string, string, string]>(
      'INSERT INTO "Timer" ("key", "kind", "subjectId", "dueAt", "data") VALUES (?, ?, ?, ?, ?)',
    ),
    next: handle.prepare<[]>('SELECT "dueAt" FROM "Timer" ORDER BY "dueAt" LIMIT 1'),
  }
  const iso = (at: Date): string => at.toISOString().replace('Z', '+00:00')
  const work = (): void => {
    for (const key of KEYS) statement.find.get(key)
    for (const key of KEYS) statement.update.run(iso(anotherTime()), key)
    for (const { key, kind, subjectId, dueAt, data } of newTimers())
      statement.insert.run(key, kind, subjectId, iso(dueAt), JSON.stringify(data))
  }
  const inPrisma = async (): Promise<void> => client.$transaction(async () => work())
  const alone = async (): Promise<void> => {
    statement.begin.run()
    work()
    statement.commit.run()
  }
  return {
    twentyFive: new Map([
      ...prisma.twentyFive,
      ["prepared on the adapter's handle, Prisma begins", inPrisma],
      ["prepared on the adapter's handle, own BEGIN", alone],
    ]),
    one: new Map([
      ...prisma.one,
      [
        "prepared on the adapter's handle, Prisma begins",
        async () => void (await client.$transaction(async () => statement.next.get())),
      ],
      ["prepared on the adapter's handle, no BEGIN", async () => void statement.next.get()],
    ]),
    async close() {
      await client.$disconnect()
      await prisma.close()
    },
  }
}
