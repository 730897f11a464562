import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { postgresqlFault } from './opening-fault.ts'
import { placeTaken } from './place-taken.ts'
import { holderOf, lockOrOther, NAME, type Other } from './server-lock.ts'
import type { ServerPlace } from './server-place.ts'
import { StorageError } from './storage-error.ts'

/** What the command line says on it when it has committed. */
export const COMMITS = 'liaison_commits'

/** A connection that was killed with its process is missed by PostgreSQL within moments, and a restart must not be refused for it. */
const FIRST_TRIES = 10
const TRY_AGAIN_MS = 100
const RETAKE_EVERY_MS = 1_000
/** PostgreSQL tells nothing of a connection that is just ending; one that stays nameless is somebody's whose role may not be seen. */
const NAMELESS_TRIES = 10
/** So that a machine that vanished frees its place, and we learn that the network has. */
const KEEPALIVE = 'SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3'
const BEAT_EVERY_MS = 10_000
const ANSWER_WITHIN_MS = 5_000

/** A lock of the session of a connection of its own: PostgreSQL frees it when the connection ends, however that may be. */
export async function takePostgresqlPlace(address: { url: string; shown: string }): Promise<ServerPlace> {
  const place = new PostgresqlPlace(address)
  for (let tries = 1; ; tries += 1) {
    const other = await place.take()
    if (other === undefined) return place
    if (tries === FIRST_TRIES) throw placeTaken(address.shown, holderOf(other))
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

  /** Undefined when it is ours now, else who has it. Throws when PostgreSQL does not answer. */
  async take(): Promise<Other | undefined> {
    const { url, shown } = this.#address
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
      application_name: NAME,
    })
    client.on('error', () => this.#missing(client))
    client.on('end', () => this.#missing(client))
    client.on('notification', () => this.#tell())
    try {
      await client.connect()
      await client.query(KEEPALIVE)
      const other = await lockOrOther(client)
      if (other !== undefined) return other
      await client.query(`LISTEN ${COMMITS}`)
      if (this.#standing === 'released') return undefined
      this.#client = client
      this.#standing = 'held'
      this.#beat = setInterval(() => void client.query('SELECT 1').catch(() => this.#missing(client)), BEAT_EVERY_MS)
      this.#beat.unref()
      return undefined
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
    let nameless = 0
    while (this.#standing === 'unknown') {
      const found = await this.take().catch(() => 'no answer' as const)
      if (found === undefined) return this.#tell()
      if (found !== 'no answer') {
        nameless = found.name === undefined ? nameless + 1 : 0
        // PostgreSQL may take a while to see that our own old connection is gone.
        const somebody = found.name === undefined ? nameless === NAMELESS_TRIES : found.name !== NAME
        if (somebody) return this.#lose(found)
      }
      await pause(RETAKE_EVERY_MS, undefined, { ref: false })
    }
  }

  #lose(other: Other): void {
    this.#standing = 'lost'
    this.#lost.resolve(placeTaken(this.#address.shown, holderOf(other)).message)
  }
}
