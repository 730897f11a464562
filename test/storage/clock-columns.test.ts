import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import type { Clock } from '../../src/domain/sla/clock.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { ada, clock, openCase, registerAcme, T0 } from '../contracts/store/samples.ts'
import { quietLog } from '../kit/test-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'liaison-clocks-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const running = clock('case-1', 'acknowledge', 1)
const { status: _, dueAt: __, ...common } = { ...running, status: undefined, dueAt: undefined }
const at = (id: string, round: number) => ({ ...common, id, round })
const ended = { stoppedAt: T0 + 7, dueAt: T0 + 9, workedMs: 7 }

const CLOCKS: [Clock, object][] = [
  [running, { status: 'running', dueAt: T0 + 3_600_000, breachedAt: null, stoppedAt: null, met: null }],
  [
    { ...at('k2', 2), ...ended, status: 'stopped', met: true, counts: { at: T0 + 7, met: true } },
    { stoppedAt: T0 + 7, countedAt: T0 + 7, met: 1 },
  ],
  [
    { ...at('k3', 3), ...running, id: 'k3', round: 3, breachedAt: T0 + 5, counts: { at: T0 + 4, met: false } },
    { breachedAt: T0 + 5, stoppedAt: null, countedAt: T0 + 4, met: 0 },
  ],
  [
    { ...at('k4', 4), ...ended, status: 'stopped', met: false, breachedAt: T0 + 5, waived: { at: T0 + 8, by: ada } },
    { breachedAt: T0 + 5, countedAt: null, met: null },
  ],
  [
    { ...at('k5', 5), status: 'unconfirmed', stoppedAt: T0 + 7, dueAt: T0 + 9 },
    { stoppedAt: T0 + 7, met: null },
  ],
  [
    { ...at('k6', 6), status: 'void', voidedAt: T0 + 7 },
    { status: 'void', dueAt: null, met: null },
  ],
]

test('clocks can be counted without reading their states: what one counts as is there once it does', async () => {
  const file = join(folder, 'liaison.db')
  const store = await openStore({ databaseUrl: `file:${file}`, log: quietLog })
  await store.transact(async (tx) => {
    await registerAcme(tx)
    await tx.cases.insert(openCase(1))
    for (const [one] of CLOCKS) await tx.clocks.insert(one)
  })
  await store.close()
  const database = new Database(file, { readonly: true })
  const rows = database.prepare('SELECT * FROM "Clock" ORDER BY round').all() as Record<string, unknown>[]
  database.close()
  const read = rows.map(({ dueAt, breachedAt, stoppedAt, countedAt, ...row }) => ({
    ...row,
    ...{ dueAt: instant(dueAt), breachedAt: instant(breachedAt), stoppedAt: instant(stoppedAt) },
    countedAt: instant(countedAt),
  }))
  expect(read).toMatchObject(CLOCKS.map(([, columns]) => columns))
  expect(read[0]).toMatchObject({
    ...{ subjectKind: 'case', subjectId: 'case-1', partnerId: 'acme-id', round: 1, measure: 'acknowledge' },
    ...{ obligor: 'partner', agreementId: 'acme-1', objectiveId: 'o-acknowledge' },
  })
  expect(JSON.stringify(rows)).not.toContain('monday')
})

function instant(column: unknown): number | null {
  return column === null ? null : new Date(column as string | number).getTime()
}
