import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Prisma } from '../../src/storage/generated/sqlite/client.ts'
import { openSqlite } from '../../src/storage/open-sqlite.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { quietLog, temporaryFolder } from '../kit/test-store.ts'

async function openDriver() {
  const folder = await temporaryFolder()
  const file = join(folder.path, 'liaison.db')
  await (await openStore({ databaseUrl: `file:${file}`, log: quietLog })).close()
  const driver = await openSqlite(file)
  onTestFinished(async () => {
    await driver.close()
    await folder[Symbol.asyncDispose]()
  })
  return driver
}

test('a row is the same whether it went through a model or a statement, and is seen by either within the transaction', async () => {
  const driver = await openDriver()
  const at = new Date('2026-11-27T01:02:03.456Z')
  const common = { present: true, absentSince: at, outsiders: null, archived: false }
  await driver.write(async (db) => {
    await db.installation.create({ data: { platform: 'slack', tenantId: 'T', credentials: ['A', 'B'] } })
    await db.$executeRaw`
      INSERT INTO "Conversation" ("id", "platform", "tenantId", "conversationId", "kind", "name", "reference", "present", "absentSince", "archived")
      VALUES ('said', 'slack', 'T', 'C1', 'channel', 'é', ${JSON.stringify({ a: [1] })}, ${true}, ${at}, ${false})`
    const place = { platform: 'slack', tenantId: 'T', conversationId: 'C2', kind: 'channel', name: 'é', ...common }
    await db.conversation.create({ data: { id: 'modelled', ...place, reference: { a: [1] } } })
    const models = await db.conversation.findMany({ orderBy: { seq: 'asc' } })
    expect(models).toMatchObject([
      { seq: 1, id: 'said', ...common },
      { seq: 2, id: 'modelled', ...common },
    ])
    expect(await db.$queryRaw`SELECT * FROM "Conversation" ORDER BY "seq"`).toEqual(models)
    expect(await db.installation.findMany()).toEqual(await db.$queryRaw`SELECT * FROM "Installation"`)
  })
})

test('more different statements than are kept are prepared anew', async () => {
  const driver = await openDriver()
  const lengths = Array.from({ length: 400 }, (_, at) => at + 1)
  const counts = await driver.read(async (db) => {
    const counted: unknown[] = []
    for (const length of [...lengths, ...lengths]) {
      const keys = Array.from({ length }, (_, at) => String(at))
      const [row] = await db.$queryRaw<{ n: number }[]>`SELECT ${length} AS "n" WHERE '0' IN (${Prisma.join(keys)})`
      counted.push(row?.n)
      expect(await db.timer.count({ where: { key: { in: keys } } })).toBe(0)
    }
    return counted
  })
  expect(counts).toEqual([...lengths, ...lengths])
})

test('a model that Prisma writes in several statements is part of the transaction', async () => {
  const driver = await openDriver()
  const failing = driver.write(async (db) => {
    const series = { where: { series: 's' }, create: { series: 's', last: 1 }, update: { last: { increment: 1 } } }
    expect((await db.counter.upsert(series)).last).toBe(1)
    expect((await db.counter.upsert(series)).last).toBe(2)
    await db.installation.create({
      data: {
        platform: 'slack',
        tenantId: 'T',
        credentials: [],
        conversations: { create: { id: 'c', conversationId: 'C', kind: 'channel', name: 'n', present: true } },
      },
    })
    throw new Error('undone')
  })
  await expect(failing).rejects.toThrow('undone')
  expect(await driver.read(async (db) => [await db.counter.count(), await db.conversation.count()])).toEqual([0, 0])
})
