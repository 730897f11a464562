import type { SqliteConnection } from './sqlite-connection.ts'
import { PrismaClient } from './generated/sqlite/client.ts'

/** A client of Prisma's on a connection to a file. Once `free`, it works on the next one's; to free it again changes nothing: another file may have it by then. */
export type SqliteClient = { client: PrismaClient; free(): void }

type Seat = { client: PrismaClient; on(connection: SqliteConnection | undefined): void }

/** Whose connections are closed. To make one takes as long as reading all the models does, and what it has planned it knows from then on. */
const unused: Seat[] = []

export async function clientOn(connection: SqliteConnection): Promise<SqliteClient> {
  const seat = unused.pop() ?? (await newSeat(connection))
  seat.on(connection)
  let isFree = false
  return {
    client: seat.client,
    free() {
      if (isFree) return
      isFree = true
      seat.on(undefined)
      unused.push(seat)
    },
  }
}

async function newSeat(first: SqliteConnection): Promise<Seat> {
  let current: SqliteConnection | undefined = first
  const now = (): SqliteConnection => {
    if (!current) throw new Error('Its connection is closed.')
    return current
  }
  const { provider, adapterName } = first
  const connection: SqliteConnection = {
    provider,
    adapterName,
    queryRaw: (sql) => now().queryRaw(sql),
    executeRaw: (sql) => now().executeRaw(sql),
    executeScript: (script) => now().executeScript(script),
    startTransaction: (isolationLevel) => now().startTransaction(isolationLevel),
    // Whoever opened a connection closes it.
    dispose: async () => undefined,
  }
  const client = new PrismaClient({ adapter: { provider, adapterName, connect: async () => connection } })
  await client.$connect()
  return { client, on: (next) => void (current = next) }
}
