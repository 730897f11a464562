import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { erase } from '../../../src/cli/erase.ts'
import { openStore } from '../../../src/storage/open-store.ts'
import { COLUMNS } from '../../../src/storage/tables/erasure/columns.ts'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { leftInDatabase } from '../../kit/left-in-database.ts'
import { startPostgres } from '../../kit/postgres.ts'
import { openTestStore, quietLog } from '../../kit/test-store.ts'

const { mia, tom } = people

let server: Awaited<ReturnType<typeof startPostgres>>

beforeAll(async () => {
  server = await startPostgres()
}, 60_000)

afterAll(() => server.stop())

async function openPostgresql() {
  const databaseUrl = await server.databaseUrl()
  const store = await openStore({ databaseUrl, log: quietLog })
  return { store, databaseUrl, dispose: () => store.close() }
}

/** Past all that guards the database. */
async function execute(databaseUrl: string, statements: string[]): Promise<void> {
  if (databaseUrl.startsWith('file:')) {
    const file = new DatabaseSync(databaseUrl.slice('file:'.length))
    for (const sql of statements) file.exec(sql)
    return file.close()
  }
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  for (const sql of statements) await client.query(sql)
  await client.end()
}

const TITLE = 'Kestrel and the quarrelsome heron'
const AT = `'2026-11-23T08:00:00.000+00:00'`

const card = (text: string) => ({
  ...{ shape: 1, title: 'Case', tone: 'neutral', blocks: [{ kind: 'text', text }], buttons: [], fallback: text },
})
const CONVERSATION = { shape: 1, kind: 'conversation', platform: 'slack', conversationRowId: 'conv-x' }
const inbound = (text: string) => ({
  ...{ shape: 1, platform: 'slack', eventId: 'e', occurredAt: 0 },
  speaker: { userId: tom.userId, organisations: [tom.tenantId], name: tom.name },
  place: { conversationId: 'C', kind: 'channel', tenantId: tom.tenantId },
  what: { kind: 'command', text, mentions: [] },
})

/** A row of others for each column that is searched, in which that one alone holds what Mia wrote. */
const ROWS: Record<string, string> = {
  'Delivery.card': delivery('a', { card: card(`“${TITLE}”`) }),
  'Delivery.forBoth': delivery('b', { forBoth: card(`“${TITLE}”`) }),
  'Delivery.lastReason': delivery('c', { lastReason: `no “${TITLE}”` }),
  'Delivery.onceKey': delivery('d', { onceKey: `x:slack:person:${mia.tenantId}:${mia.userId}` }),
  'Unreachable.reason': insert('Unreachable', { queueKey: 'slack:x', since: AT, code: 'x', reason: TITLE }),
  'OnceKey.key': insert('OnceKey', { key: `x:slack:person:${mia.tenantId}:${mia.userId}`, at: AT }),
  'InboundEvent.inbound': event('a', { inbound: inbound(`reply CASE-1 “${TITLE}”`) }),
  'InboundEvent.lastReason': event('b', { lastReason: TITLE }),
  'SubmittedForm.answer': insert('SubmittedForm', {
    ...{ id: 'slack:T0HOME:UTOM:k', submittedAt: AT },
    answer: { shape: 1, kind: 'notice', text: `CASE-1 “${TITLE}” is open already.` },
  }),
  'Conversation.name': conversation('a', { name: TITLE }),
  'Conversation.reference': conversation('b', { reference: { shape: 1, reference: { user: { name: mia.name } } } }),
  'HeldRequest.request': held('a', { request: { shape: 1, subject: 'acme', values: { title: TITLE } } }),
  'HeldRequest.done': held('b', { done: `It is merged into CASE-1 “${TITLE}”.` }),
}

type Values = Record<string, string | number | boolean | object>

function insert(table: string, values: Values): string {
  const written = Object.values(values).map((value) => {
    if (value === AT || typeof value === 'number' || typeof value === 'boolean') return String(value)
    return `'${typeof value === 'object' ? JSON.stringify(value) : value}'`
  })
  const columns = Object.keys(values).map((column) => `"${column}"`)
  return `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${written.join(', ')})`
}

function delivery(id: string, values: Values): string {
  return insert('Delivery', {
    ...{ id, queueKey: 'slack:conversation:conv-x', destination: CONVERSATION, card: card('Nothing') },
    ...{
      status: 'queued',
      unfinished: true,
      attempts: 0,
      failures: 0,
      nextAttemptAt: AT,
      uncertain: false,
      createdAt: AT,
    },
    ...{ lane: 'slack:posts', head: id === 'a', dueAt: AT, waitsSince: AT },
    ...values,
  })
}

function event(id: string, values: Values): string {
  return insert('InboundEvent', {
    ...{ id, inbound: inbound('cases'), receivedAt: AT, status: 'processed', attempts: 0 },
    ...values,
  })
}

function conversation(id: string, values: Values): string {
  return insert('Conversation', {
    ...{ id, platform: 'slack', tenantId: 'T0HOME', conversationId: `C-${id}`, kind: 'channel', name: 'random' },
    ...{ present: true, ...values },
  })
}

function held(id: string, values: Values): string {
  return insert('HeldRequest', {
    ...{ id, personId: 'tom', action: 'case.open', askedAt: AT },
    request: { shape: 1, subject: 'acme', values: {} },
    ...values,
  })
}

describe.each([
  ['SQLite', openTestStore],
  ['PostgreSQL', openPostgresql],
])('what somebody wrote, in what is kept for others, on %s', { timeout: 60_000 }, (_, open) => {
  test('is erased from every column that can hold it', async () => {
    const searched = Object.entries(COLUMNS).flatMap(([table, columns]) =>
      Object.entries<string>(columns).flatMap(([column, how]) => (how === 'searched' ? [`${table}.${column}`] : [])),
    )
    expect(Object.keys(ROWS).toSorted(), 'Every column that is searched has a row here.').toEqual(searched.toSorted())

    await using app = await App.openOn(await open(), acmeSheet)
    await app.says(mia, `case "${TITLE}"`, places.shared)
    await app.news()
    await execute(app.databaseUrl, Object.values(ROWS))
    const [line] = await erase(app.services, { who: mia.name, by: 'ops' })
    expect(line).toMatchObject({ problem: false })
    expect(await leftInDatabase(app.databaseUrl, [mia.name, mia.userId, 'Kestrel', 'quarrelsome'])).toEqual([])
    const sent = (await app.news()).map((one) => JSON.stringify(one.card)).join('\n')
    expect(sent).toContain('“(erased)”')
  })
})
