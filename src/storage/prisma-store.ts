import { AsyncLocalStorage } from 'node:async_hooks'
import type { Log } from '../ports/log.ts'
import type { Store, Touched, Tx } from '../ports/store/store.ts'
import type { DatabaseDriver } from './database-driver.ts'
import type { Run } from './guard-tables.ts'
import { meaningOf } from './lost-race.ts'
import { openTx } from './open-tx.ts'
import { retryLostRace } from './retry-lost-race.ts'
import { StorageError } from './storage-error.ts'
import { Turns } from './turns.ts'
import type { Db } from './tx-client.ts'

type Work<T> = (tx: Tx) => Promise<T>
type InTransaction<T> = (run: (db: Db) => Promise<T>) => Promise<T>
type Outcome<T> = { value: T; touched: Touched }

/** The port's Store over either database. */
export class PrismaStore implements Store {
  readonly #driver: DatabaseDriver
  readonly #log: Log
  /**
   * One writing transaction at a time: SQLite has room for one only, and on PostgreSQL four at a time were measured to lose so many
   * races against each other that they commit no more than one does.
   */
  readonly #turns = new Turns()
  readonly #listeners = new Set<(touched: Touched) => void>()
  readonly #current = new AsyncLocalStorage<Run>()
  readonly #underway = new Set<Promise<unknown>>()
  #closed = false

  constructor(driver: DatabaseDriver, log: Log) {
    this.#driver = driver
    this.#log = log
  }

  async transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { value, touched } = await this.#track(() =>
      this.#turns.take(() => this.#runUntilWon(work, (run) => this.#driver.write(run))),
    )
    if (touched.timers || touched.outbox || touched.inbox) this.#tell(touched)
    return value
  }

  async read<T>(work: (view: Tx) => Promise<T>): Promise<T> {
    const { value } = await this.#track(() => this.#runUntilWon(work, (run) => this.#driver.read(run)))
    return value
  }

  onCommit(listener: (touched: Touched) => void): () => void {
    // Wrapped, so that the same function given twice is two listeners.
    const own = (touched: Touched): void => listener(touched)
    this.#listeners.add(own)
    return () => this.#listeners.delete(own)
  }

  /** Waits for what is under way, then lets go of the database. Closing twice is harmless. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await Promise.allSettled(this.#underway)
    await this.#driver.close()
  }

  async #track<T>(begin: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new StorageError('closed', 'The store was closed.')
    if (this.#current.getStore()?.open === true) {
      throw new StorageError('nested', 'A transaction or read was begun inside another: use the one that is open.')
    }
    const underway = begin()
    this.#underway.add(underway)
    try {
      return await underway
    } finally {
      this.#underway.delete(underway)
    }
  }

  #runUntilWon<T>(work: Work<T>, inTransaction: InTransaction<T>): Promise<Outcome<T>> {
    return retryLostRace(
      () => this.#runOnce(work, inTransaction),
      (attempt) => this.#log.debug({ attempt }, 'A transaction lost a race and runs again.'),
    )
  }

  async #runOnce<T>(work: Work<T>, inTransaction: InTransaction<T>): Promise<Outcome<T>> {
    const run: Run = { open: true }
    const touched = { timers: false, outbox: false, inbox: false }
    try {
      const value = await inTransaction(async (db) => {
        const result = await this.#current.run(run, () => work(openTx({ db, touched }, run)))
        run.open = false
        if (run.fault !== undefined) throw run.fault.error
        return result
      })
      return { value, touched }
    } catch (error) {
      throw meaningOf(error)
    } finally {
      run.open = false
    }
  }

  #tell(touched: Touched): void {
    for (const listener of this.#listeners) {
      try {
        listener({ ...touched })
      } catch (error) {
        // The commit stands, whatever a listener makes of it.
        this.#log.error({ error }, 'A listener failed after a commit.')
      }
    }
  }
}
