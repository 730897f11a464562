import type { DatabaseDriver } from '../../src/storage/database-driver.ts'
import { anotherTime, KEYS, newTimers, newTimer, type Ways } from './ways.ts'

/** As the store works now, and with raw queries instead of models; on either database. */
export async function prismaWays(driver: DatabaseDriver, values: string): Promise<Ways> {
  await driver.write(async (db) => {
    for (const key of KEYS) await db.timer.create({ data: newTimer(key) })
  })
  const models = async (): Promise<void> =>
    driver.write(async (db) => {
      for (const key of KEYS) await db.timer.findUnique({ where: { key } })
      for (const key of KEYS) await db.timer.updateMany({ where: { key }, data: { dueAt: anotherTime() } })
      for (const data of newTimers()) await db.timer.create({ data })
    })
  const raw = async (): Promise<void> =>
    driver.write(async (db) => {
      for (const key of KEYS) await db.$queryRaw`SELECT * FROM "Timer" WHERE "key" = ${key}`
      for (const key of KEYS) await db.$executeRaw`UPDATE "Timer" SET "dueAt" = ${anotherTime()} WHERE "key" = ${key}`
      for (const { key, kind, subjectId, dueAt, data } of newTimers())
        await db.$executeRawUnsafe(
          `INSERT INTO "Timer" ("key", "kind", "subjectId", "dueAt", "data") VALUES (${values})`,
          ...[key, kind, subjectId, dueAt, JSON.stringify(data)],
        )
    })
  const oneByModel = async (): Promise<void> => {
    await driver.read((db) => db.timer.findFirst({ orderBy: { dueAt: 'asc' }, select: { dueAt: true } }))
  }
  const oneByRaw = async (): Promise<void> => {
    await driver.read((db) => db.$queryRaw`SELECT "dueAt" FROM "Timer" ORDER BY "dueAt" LIMIT 1`)
  }
  return {
    twentyFive: new Map([
      ['Prisma models', models],
      ['Prisma raw', raw],
    ]),
    one: new Map([
      ['Prisma models', oneByModel],
      ['Prisma raw', oneByRaw],
    ]),
    close: () => driver.close(),
  }
}
