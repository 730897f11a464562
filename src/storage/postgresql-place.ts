import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { postgresqlFault } from './opening-fault.ts'
import { type Holder, placeTaken } from './place-taken.ts'
import type { ServerPlace } from './server-place.ts'
import { StorageError } from './storage-error.ts'

/** "Liai", as a number. */
const SERVER_LOCK = 0x4c696169
/** What the command line says on it when it has committed. */
export const COMMITS = 'liaison_commits'

/** A connection that was killed with its process is missed by PostgreSQL within moments, and a restart must not be refused for it. */
const FIRST_TRIES = 10
const TRY_AGAIN_MS = 100
const RETAKE_EVERY_MS = 1_000
/** So that a machine that vanished frees its place, and we learn that the network has. */
const KEEPALIVE = 'SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3'
const BEAT_EVERY_MS = 10_000
const ANSWER_WITHIN_MS = 5_000

/** A lock of the session of a connection of its own: PostgreSQL frees it when the connection ends, however that may be. */
export async function takePostgresqlPlace(address: { url: string; shown: string }): Promise<ServerPlace> {
  const place = new PostgresqlPlace(address)
  for (let tries = 1; ; tries += 1) {
    const holder = await place.take()
    if (holder === 'us') return place
    if (tries === FIRST_TRIES) throw placeTaken(address.shown, holder === 'somebody' ? undefined : holder)
    await pause(TRY_AGAIN_MS)
  }
}

class PostgresqlPlace implements ServerPlace {
  readonly #address: { url: string; shown: string }
  readonly #listeners = new Set<() => void>()
  readonly #lost = Promise.withResolvers<string>()
  readonly lost = this.#lost.promise
  #standing: 'held' | 'unknown' | 'lost' | 'released' = 'unknown'
  #client: Client | undefined
  #beat: NodeJS.Timeout | undefined

  constructor(address: { url: string; shown: string }) {
    this.#address = address
  }

  /** Who holds it now. Throws when PostgreSQL does not answer. */
  async take(): Promise<'us' | Holder | 'somebody'> {
    const { url, shown } = this.#address
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
      application_name: `liaison server ${process.pid} ${hostname()}`.slice(0, 63),
    })
    client.on('error', () => this.#missing(client))
    client.on('end', () => this.#missing(client))
    client.on('notification', () => this.#tell())
    try {
      await client.connect()
      await client.query(KEEPALIVE)
      const { rows } = await client.query<{ ours: boolean }>('SELECT pg_try_advisory_lock($1) AS ours', [SERVER_LOCK])
      if (rows[0]?.ours !== true) return (await holderOn(client)) ?? 'somebody'
      await client.query(`LISTEN ${COMMITS}`)
      if (this.#standing === 'released') return 'us'
      this.#client = client
      this.#standing = 'held'
      this.#beat = setInterval(() => void client.query('SELECT 1').catch(() => this.#missing(client)), BEAT_EVERY_MS)
      this.#beat.unref()
      return 'us'
    } catch (error) {
      throw postgresqlFault(error, shown)
    } finally {
      if (this.#client !== client) await client.end().catch(() => undefined)
    }
  }

  async hold(): Promise<void> {
    if (this.#standing === 'held') return
    if (this.#standing === 'lost') throw new StorageError('in-use', await this.lost)
    throw new StorageError(
      'unreachable',
      `The connection to PostgreSQL at ${this.#address.shown} that says which server is running was lost. Liaison goes on when it has it again.`,
    )
  }

  onAnnounced(heard: () => void): () => void {
    this.#listeners.add(heard)
    return () => this.#listeners.delete(heard)
  }

  async release(): Promise<void> {
    this.#standing = 'released'
    clearInterval(this.#beat)
    await this.#client?.end().catch(() => undefined)
  }

  #tell(): void {
    for (const heard of this.#listeners) heard()
  }

  /** The connection is gone, and with it the lock: it is taken again as soon as PostgreSQL answers, unless somebody else was quicker. */
  #missing(client: Client): void {
    if (client !== this.#client || this.#standing !== 'held') return
    this.#standing = 'unknown'
    this.#client = undefined
    clearInterval(this.#beat)
    void client.end().catch(() => undefined)
    void this.#retake()
  }

  async #retake(): Promise<void> {
    while (this.#standing === 'unknown') {
      const holder = await this.take().catch(() => 'nobody' as const)
      if (holder === 'us') return this.#tell()
      // PostgreSQL may take a while to see that our own old connection is gone.
      const old = typeof holder === 'object' && holder.pid === process.pid && holder.host === hostname()
      if (holder !== 'nobody' && !old) {
        this.#standing = 'lost'
        this.#lost.resolve(placeTaken(this.#address.shown, holder === 'somebody' ? undefined : holder).message)
        return
      }
      await pause(RETAKE_EVERY_MS, undefined, { ref: false })
    }
  }
}

/** Who holds the lock, by the name its connection bears. */
async function holderOn(client: Client): Promise<Holder | undefined> {
  const { rows } = await client.query<{ name: string; since: Date }>(
    `SELECT application_name AS name, backend_start AS since
     FROM pg_locks JOIN pg_stat_activity USING (pid)
     WHERE locktype = 'advisory' AND classid = 0 AND objid = $1 AND granted
       AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [SERVER_LOCK],
  )
  const [, pid, host] = /^liaison server (\d+) (\S+)$/u.exec(rows[0]?.name ?? '') ?? []
  return pid === undefined ? undefined : { pid: Number(pid), host: host!, since: rows[0]!.since.toISOString() }
}
