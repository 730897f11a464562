import { join } from 'node:path'
import { expect, test } from 'vitest'
import { liveInTurns, WHOLE } from '../../bench/size/lives.ts'
import { seed } from '../../bench/size/seed.ts'
import { startOfWeek, WEEK } from '../../bench/size/weeks.ts'
import { verify } from '../../src/cli/verify.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { quietLog, temporaryFolder } from '../kit/test-store.ts'

const NOW = Date.parse('2026-11-25T15:00:00Z')
const SIZE = { name: 'tiny', partners: 3, cases: 200, clocks: 500 }

test('a seeded database is one that the product could have written: all of it is read, its record verifies, and a case lives in it', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'liaison.db')
  await seed(file, SIZE, NOW)

  const store = await openStore({ databaseUrl: `file:${file}`, log: quietLog })
  const found = await store.read(async (view) => {
    const cases = await view.cases.list({ limit: 1000, unresolved: false })
    const clocks = []
    for (const { id } of cases) clocks.push(...(await view.clocks.ofSubject('case', id)))
    for (const { partnerId, id } of cases) await view.ladders.about(partnerId, id)
    const running = clocks.filter(({ status }) => status === 'running')
    return { partners: (await view.partners.list()).length, cases: cases.length, clocks: clocks.length, running }
  })
  expect(found).toMatchObject({ partners: SIZE.partners, cases: SIZE.cases })
  expect(found.clocks).toBeGreaterThan(SIZE.clocks * 0.95)
  expect(found.running).toHaveLength(SIZE.cases / 20)
  expect((await verify(store)).filter(({ problem }) => problem)).toEqual([])
  await store.close()

  const [lives] = await liveInTurns([file], 1, startOfWeek(NOW) + WEEK)
  expect(lives!.parts.get(WHOLE)!.statements).toBeGreaterThan(100)
}, 120_000)
