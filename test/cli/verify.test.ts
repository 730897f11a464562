import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { almanac } from '../../src/almanac/almanac.ts'
import { nobodyAsked } from '../../src/ports/directory.ts'
import { apply } from '../../src/cli/apply.ts'
import { verify } from '../../src/cli/verify.ts'
import { acmeSheet, globexSheet, MONDAY_NINE } from '../kit/app-fixture.ts'
import { HandClock } from '../kit/hand-clock.ts'
import { openTestStore, quietLog } from '../kit/test-store.ts'
import { USUAL_PERMISSIONS } from '../../src/domain/partners/permission-settings.ts'

let opened: Awaited<ReturnType<typeof openTestStore>>

beforeEach(async () => {
  opened = await openTestStore()
})

afterEach(() => opened.dispose())

async function register(...sheets: unknown[]): Promise<void> {
  let ids = 0
  const services = {
    store: opened.store,
    clock: new HandClock(MONDAY_NINE),
    ids: { next: () => `id-${(ids += 1)}` },
    log: quietLog,
    almanac,
    directory: nobodyAsked,
    company: 'Northwind',
    admins: [],
    permissions: USUAL_PERMISSIONS,
  }
  const lines = await apply(services, sheets.map((sheet) => stringify(sheet)).join('---\n'), 'partners.yaml', 'Deniz')
  expect(lines.filter(({ problem }) => problem)).toEqual([])
}

/** Somebody with access to the file, past everything that guards it. */
function tamper(sql: string): void {
  const file = new DatabaseSync(opened.databaseUrl.slice('file:'.length))
  try {
    expect(file.prepare(sql).run().changes).toBeGreaterThan(0)
  } finally {
    file.close()
  }
}

const OF_ACME = `"partnerId" = (SELECT "id" FROM "Partner" WHERE "slug" = 'acme')`

test('timelines as they were recorded are found whole, each with its last hash', async () => {
  await register(acmeSheet, globexSheet)
  const lines = await verify(opened.store)
  expect(lines).toEqual([
    {
      problem: false,
      text: expect.stringMatching(/^acme: 10 facts, none changed\. The last has the hash [0-9a-f]{64}\.$/u),
    },
    { problem: false, text: expect.stringMatching(/^globex: 5 facts, none changed\./u) },
  ])
})

test.each<[string, string, RegExp]>([
  [
    'changed',
    `UPDATE "Fact" SET "data" = '{"name":"Eve"}' WHERE "seq" = 3 AND ${OF_ACME}`,
    /Fact 3 was changed.*PersonNamed of acme/u,
  ],
  ['removed', `DELETE FROM "Fact" WHERE "seq" = 4 AND ${OF_ACME}`, /Fact 5 stands where fact 4 should be/u],
  [
    'changed together with its own hash',
    `UPDATE "Fact" SET "hash" = '${'0'.repeat(64)}' WHERE "seq" = 2 AND ${OF_ACME}`,
    /Fact 2 was changed/u,
  ],
  ['removed with all others', `DELETE FROM "Fact" WHERE ${OF_ACME}`, /acme: the timeline is empty/u],
])('a fact that was %s is named, and other timelines are still checked', async (_, sql, sentence) => {
  await register(acmeSheet, globexSheet)
  tamper(sql)
  const [acme, globex] = await verify(opened.store)
  expect(acme).toEqual({ problem: true, text: expect.stringMatching(sentence) })
  expect(globex).toEqual({ problem: false, text: expect.stringMatching(/^globex: 5 facts, none changed/u) })
})

test('without a partner there is nothing to check', async () => {
  expect(await verify(opened.store)).toEqual([{ problem: false, text: expect.stringMatching(/^No partner/u) }])
})
