import Database from 'better-sqlite3'
import { TRANSACTION_LIMITS } from '../../src/storage/database-driver.ts'
import { PrismaClient } from '../../src/storage/generated/sqlite/client.ts'
import { SqliteConnections } from '../../src/storage/open-sqlite.ts'
import type { SqliteConnection } from '../../src/storage/sqlite-connection.ts'
import { median } from '../median.ts'
import { newTimer } from './ways.ts'

/** Says whether a read beside an open transaction sees what is not committed, with one client in three ways; and what a second one costs. */
export async function oneClient(file: string): Promise<void> {
  const query = new Database(file)
  query.pragma('query_only = ON')
  const count = query.prepare<[], number>(`SELECT count(*) FROM "Timer" WHERE "kind" = 'dirty'`).pluck()

  const plain = new PrismaClient({
    adapter: new SqliteConnections(file, 'write'),
    transactionOptions: TRANSACTION_LIMITS,
  })
  const routed = new PrismaClient({ adapter: new RoutedConnections(file), transactionOptions: TRANSACTION_LIMITS })
  const where = { kind: 'dirty' }
  print('What a read beside an open transaction sees of it on SQLite (0 is right):')
  print(`  the same client                         ${await beside(plain, () => plain.timer.count({ where }))}`)
  print(`  a second handle of better-sqlite3       ${await beside(plain, async () => count.get()!)}`)
  const reading = (): Promise<number> =>
    routed.$transaction((db) => db.timer.count({ where }), { isolationLevel: 'Serializable' })
  print(`  one client whose adapter has two handles ${await beside(routed, reading)}`)
  query.close()
  for (const client of [plain, routed]) await client.$disconnect()

  const opened: number[] = []
  const before = process.memoryUsage().rss
  const clients: PrismaClient[] = []
  for (let time = 0; time < 20; time += 1) {
    const began = performance.now()
    const client = new PrismaClient({ adapter: new SqliteConnections(file, 'read') })
    await client.$connect()
    await client.timer.count({ where })
    opened.push(performance.now() - began)
    clients.push(client)
  }
  const each = (process.memoryUsage().rss - before) / clients.length / 1e6
  print(`A second client: ${median(opened).toFixed(1)} ms with its first query, ${each.toFixed(1)} MB.`)
  for (const client of clients) await client.$disconnect()
}

/** How many uncommitted rows `look` sees. */
async function beside(client: PrismaClient, look: () => Promise<number>): Promise<number> {
  const TAKEN_BACK = new Error('taken back')
  let seen = Number.NaN
  await client
    .$transaction(async (db) => {
      await db.timer.create({ data: { ...newTimer('dirty'), kind: 'dirty' } })
      seen = await look()
      throw TAKEN_BACK
    })
    .catch((error: unknown) => {
      if (error !== TAKEN_BACK) throw error
    })
  return seen
}

/** A transaction that names its isolation reads, on a connection of its own; any other writes. */
class RoutedConnections extends SqliteConnections {
  readonly #file: string

  constructor(file: string) {
    super(file, 'write')
    this.#file = file
  }

  override async connect(): Promise<SqliteConnection> {
    const writing = await super.connect()
    const reading = await new SqliteConnections(this.#file, 'read').connect()
    const write = writing.startTransaction.bind(writing)
    const dispose = writing.dispose.bind(writing)
    writing.startTransaction = (level) => (level === undefined ? write() : reading.startTransaction())
    writing.dispose = async () => {
      await reading.dispose()
      await dispose()
    }
    return writing
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
