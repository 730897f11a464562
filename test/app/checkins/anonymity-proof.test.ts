import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noticeCard } from '../../../src/cards/notice-card.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { createInboundEngine } from '../../../src/engine/inbound.ts'
import type { Inbound } from '../../../src/ports/inbound.ts'
import { openStore } from '../../../src/storage/open-store.ts'
import { acmeSheet, App, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { startPostgres } from '../../kit/postgres.ts'
import { openTestStore, quietLog } from '../../kit/test-store.ts'
import { differences, leaning, logOf, type Material, materialOf, timesInFiles } from '../../kit/what-it-tells.ts'

const ANSWER = 'check-in.answer-anonymously'

const member = (name: string, slack: string, side = 'internal') => ({ name, side, roles: ['member'], slack })

const sheet = {
  ...acmeSheet,
  people: [
    ...acmeSheet.people,
    member('Uma Voss', `${people.uma.tenantId}/${people.uma.userId}`),
    member('Priya Nair', `${people.priya.tenantId}/${people.priya.userId}`),
    member('Sol Reyes', `${people.sol.tenantId}/${people.sol.userId}`, 'partner'),
  ],
  checkIns: { cron: '0 10 1 1 *', window: '3d', remindAfter: '1d', anonymous: true },
}

/** Long enough to fill pages of their own, and each unlike the others at its end. */
const text = (word: string) => `${'What we say of it. '.repeat(word === 'heron' ? 150 : 3)}The ${word} flew off.`
const [HERON, KESTREL, PLOVER] = ['heron', 'kestrel', 'plover'].map(text) as [string, string, string]

/** Who says what, in the order in which they do. */
type Said = [TestPerson, answer: string, comment: string]

const { anna, tom, uma, priya, ravi, mia, sol } = people
const AS_IT_WAS: Said[] = [
  [tom, '1', HERON],
  [uma, '4', KESTREL],
  [priya, '3', PLOVER],
]
/** What two of them said, the other way round. */
const ANSWERS_EXCHANGED: Said[] = [
  [tom, '4', KESTREL],
  [uma, '1', HERON],
  [priya, '3', PLOVER],
]
/** Somebody else in place of one who answered. */
const ANOTHER_ANSWERED: Said[] = [
  [anna, '1', HERON],
  [uma, '4', KESTREL],
  [priya, '3', PLOVER],
]

/** What a careless hand would add to each answer. */
type Leak = (app: App, sent: Inbound, comment: string) => Promise<unknown> | void

type Lived = { during: Material; after: Material; app: App }

type Open = typeof openTestStore

/** A check from its opening to its close, through the engine; what could be looked at while it was open, and after. `look`: after each answer. */
async function live(
  said: Said[],
  { open = openTestStore, leak, look }: { open?: Open; leak?: Leak; look?: (app: App, nth: number) => void } = {},
): Promise<Lived> {
  const app = await App.openOn(await open(), sheet)
  const engine = createInboundEngine(app.services, { stopwatch: app.clock })
  await app.says(anna, 'check now acme')
  await app.taken()
  const run = (await app.read((view) => view.runs.byNumber(1)))!
  const all = [
    ...said,
    ...[ravi, mia, sol].map((who): Said => [who, '4', `Of ours: ${who === sol ? 'well' : 'so so'}`]),
  ]
  for (const [nth, [who, answer, comment]] of all.entries()) {
    app.clock.move(7 * MINUTE + nth)
    const values = { ...Object.fromEntries(run.items.map(({ id }) => [id, answer])), comment }
    const press = { kind: 'action' as const, action: ANSWER, subject: 'CHECK-1', version: 1, data: {} }
    expect(await engine.receive(app.inbound(who, press, places.shared))).toMatchObject({ kind: 'form' })
    const what = { kind: 'submission' as const, form: ANSWER, context: { subject: 'CHECK-1' }, values }
    const sent = app.inbound(who, what, places.shared)
    expect(await engine.receive(sent)).toMatchObject({ kind: 'told' })
    await leak?.(app, sent, comment)
    look?.(app, nth)
  }
  const log = () => app.logged.map((line) => JSON.stringify(line))
  const during = await materialOf(app.databaseUrl, log())
  await app.passTo(run.closesAt + HOUR)
  await app.taken()
  expect((await app.read((view) => view.runs.byNumber(1)))!.status).toBe('closed')
  return { during, after: await materialOf(app.databaseUrl, log()), app }
}

async function told(said: Said[], options: Parameters<typeof live>[1] = {}): Promise<Omit<Lived, 'app'>> {
  const { app, ...material } = await live(said, options)
  await app[Symbol.asyncDispose]()
  return material
}

let server: Awaited<ReturnType<typeof startPostgres>>

beforeAll(async () => {
  server = await startPostgres()
}, 60_000)

afterAll(() => server.stop())

async function openPostgresql() {
  const databaseUrl = await server.databaseUrl()
  const store = await openStore({ databaseUrl, log: quietLog })
  return { store, databaseUrl, folder: '', dispose: () => store.close() }
}

const LEAKS: Record<string, Leak> = {
  time({ databaseUrl, clock }, _sent, comment) {
    const database = new Database(databaseUrl.slice('file:'.length))
    database
      .prepare('INSERT INTO "OnceKey" ("key", "at") VALUES (?, ?)')
      .run(`${clock.now()} ${comment.slice(-30)}`, new Date(0).toISOString())
    database.close()
  },
  delivery: ({ services, clock }, { platform, speaker, place }) =>
    services.store.transact((tx) =>
      tx.outbox.enqueue({
        id: services.ids.next(),
        destination: {
          ...{ kind: 'reply', platform, tenantId: place.tenantId, conversationId: place.conversationId },
          ...{ userId: speaker!.userId, replyTo: {}, alone: true },
        },
        card: noticeCard({ title: 'Liaison', text: 'Thank you', tone: 'good' }),
        now: clock.now(),
      }),
    ),
  async inbox({ services, clock }, sent) {
    await services.store.transact((tx) => tx.inbox.insertIfNew(sent, clock.now()))
  },
  log({ services }, { speaker }) {
    services.log.info({ who: speaker?.userId }, 'an answer was kept')
  },
}

describe('who answered what without a name is told by nothing', { timeout: 120_000 }, () => {
  test.each([
    ['SQLite', openTestStore],
    ['PostgreSQL', openPostgresql],
  ] as const)(
    'on %s all that is stored and logged, during and after, is the same whoever of them said which, and after it the same whoever said anything',
    async (_, open) => {
      const asItWas = await told(AS_IT_WAS, { open })
      const exchanged = await told(ANSWERS_EXCHANGED, { open })
      expect(differences(asItWas.during, exchanged.during)).toEqual([])
      expect(differences(asItWas.after, exchanged.after)).toEqual([])
      const another = await told(ANOTHER_ANSWERED, { open })
      expect(differences(asItWas.during, another.during)).toEqual([])
      expect(differences(asItWas.after, another.after)).toEqual([])
      // It is looked at all that there is: the answers, and what came of them.
      const all = asItWas.after.rows.join('\n')
      for (const one of [HERON, KESTREL, PLOVER]) expect(all).toContain(one)
    },
  )

  test('a planted leak of each kind is found: a time, a delivery, an event, a line of the log', async () => {
    for (const [kind, leak] of Object.entries(LEAKS)) {
      const asItWas = await told(AS_IT_WAS, { leak })
      const others = [await told(ANSWERS_EXCHANGED, { leak }), await told(ANOTHER_ANSWERED, { leak })]
      expect(others.flatMap(({ after }) => differences(asItWas.after, after)).length, kind).toBeGreaterThan(0)
    }
  })

  test('the files hold each answer once while it is open, none in the write-ahead log, and no mark or key after the close', async () => {
    const seen: string[] = []
    const { app } = await live(AS_IT_WAS, {
      look({ databaseUrl }, nth) {
        expect(logOf(databaseUrl)).toBe(0)
        const so = [HERON, KESTREL, PLOVER].slice(0, nth + 1)
        for (const one of so) expect(timesInFiles(databaseUrl, one.slice(-25))).toBe(1)
        const database = new Database(databaseUrl.slice('file:'.length), { readonly: true })
        const row = database
          .prepare<[], { key: string; marks: string }>('SELECT "key", "marks" FROM "AnonymousRun"')
          .get()!
        database.close()
        seen.push(row.key, ...(JSON.parse(row.marks) as string[]))
      },
    })
    expect(new Set(seen).size).toBe(1 + 6)
    for (const one of seen) expect(timesInFiles(app.databaseUrl, one)).toBe(0)

    // The same look finds what is left where nothing is overwritten.
    const database = new Database(app.databaseUrl.slice('file:'.length))
    database.pragma('secure_delete = OFF')
    const insert = database.prepare('INSERT INTO "OnceKey" ("key", "at") VALUES (?, ?)')
    insert.run('a planted row of a former order', new Date(0).toISOString())
    database.exec(`DELETE FROM "OnceKey" WHERE "key" LIKE 'a planted%'`)
    database.close()
    expect(timesInFiles(app.databaseUrl, 'a planted row of a former order')).toBeGreaterThan(0)
    await app[Symbol.asyncDispose]()
  })

  test('the order in which answers stand leans to none in which they came; one in which they are added is found', async () => {
    const app = await App.open(sheet)
    await app.says(anna, 'check now acme')
    const { id } = (await app.read((view) => view.runs.byNumber(1)))!
    const orders: number[][] = []
    for (let round = 0; round < 240; round += 1) {
      await app.services.store.transact(async (tx) => {
        await tx.anonymousAnswers.end(id)
        await tx.anonymousAnswers.open(id, ['internal'])
        for (const nth of [0, 1, 2, 3])
          await tx.anonymousAnswers.add(id, `person-${nth}`, 'internal', { answers: { Q1: nth } })
      })
      orders.push(storedOrder(app, id))
    }
    expect(leaning(orders)).toBeLessThan(0.15)
    expect(leaning(orders.map(() => [0, 1, 2, 3]))).toBeGreaterThan(0.5)
    // One that only sometimes stays in its place, too.
    expect(leaning(orders.map((order, round) => (round % 2 === 0 ? [0, 1, 2, 3] : order)))).toBeGreaterThan(0.25)
    await app[Symbol.asyncDispose]()
  })
})

/** As the answers stand in the table itself, by who gave them. */
function storedOrder({ databaseUrl }: App, runId: string): number[] {
  const database = new Database(databaseUrl.slice('file:'.length), { readonly: true })
  const row = database
    .prepare<[string], { answers: string }>('SELECT "answers" FROM "AnonymousSide" WHERE "runId" = ?')
    .get(runId)!
  database.close()
  const { voices } = JSON.parse(row.answers) as { voices: { answers: { Q1: number } }[] }
  return voices.map(({ answers }) => answers.Q1)
}
