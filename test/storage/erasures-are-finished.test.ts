import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { openSqlite } from '../../src/storage/open-sqlite.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { PrismaStore } from '../../src/storage/prisma-store.ts'
import { randomSalts } from '../../src/storage/random-salts.ts'
import { registerAcme } from '../contracts/store/samples.ts'
import { quietLog, temporaryFolder } from '../kit/test-store.ts'

test('an erasure whose writing anew failed stands, is told in the log, and is finished at the next start', async () => {
  const folder = await temporaryFolder()
  const file = join(folder.path, 'liaison.db')
  await (await openStore({ databaseUrl: `file:${file}`, log: quietLog })).close()
  const driver = await openSqlite(file)
  const told: string[] = []
  let fails = true
  const store = new PrismaStore(
    { ...driver, rewrite: () => (fails ? Promise.reject(new Error('somebody reads')) : driver.rewrite()) },
    { log: { ...quietLog, error: (_, message) => void told.push(message) }, salts: randomSalts },
  )
  onTestFinished(async () => {
    await store.close()
    await folder[Symbol.asyncDispose]()
  })
  const waiting = (): number => {
    const database = new DatabaseSync(file, { readOnly: true })
    try {
      return Number(database.prepare('SELECT count(*) AS n FROM "ErasedPerson" WHERE NOT "rewritten"').get()?.['n'])
    } finally {
      database.close()
    }
  }

  await store.transact(registerAcme)
  await store.transact((tx) => tx.erasure.erase({ personIds: ['ada'], accounts: [], names: ['Ada'], texts: [] }, 1))
  expect(told).toEqual([expect.stringContaining('tried again at the next start')])
  expect(waiting()).toBe(1)
  expect(await store.read((view) => view.people.get('ada'))).toMatchObject({ name: 'somebody' })

  fails = false
  await store.finishErasures()
  expect(waiting()).toBe(0)
})
