import { AsyncLocalStorage } from 'node:async_hooks'
import type { Log } from '../ports/log.ts'
import type { Salts } from '../ports/salts.ts'
import type { Store, StoreHealth, Touched, Trouble, Tx } from '../ports/store/store.ts'
import type { DatabaseDriver } from './database-driver.ts'
import { endOf, type Run } from './guard-tables.ts'
import { KnownAgreements } from './known-agreements.ts'
import { meaningOf } from './lost-race.ts'
import { openTx } from './open-tx.ts'
import { ReadBefore } from './read-before.ts'
import { RegistryKnown } from './registry-known.ts'
import { retryLostRace } from './retry-lost-race.ts'
import type { ServerPlace } from './server-place.ts'
import { StorageError } from './storage-error.ts'
import { troubleOf } from './trouble.ts'
import { Troubles } from './troubles.ts'
import { Turns } from './turns.ts'
import { writeLinked } from './tables/facts.ts'
import type { Unit } from './tx-client.ts'
import type { Db } from './db.ts'

type Work<T> = (tx: Tx) => Promise<T>
type InTransaction<T> = (run: (db: Db) => Promise<T>) => Promise<T>
type Outcome<T> = { value: T; touched: Touched; rewrite: boolean; emptyLog: boolean }

const ANYTHING: Touched = { timers: true, outbox: true, inbox: true, shown: true }

/** The port's Store over either database: a server's, which holds `place`, or the command line's, without. */
export class PrismaStore implements Store, StoreHealth {
  readonly lost: Promise<string>
  readonly #driver: DatabaseDriver
  readonly #log: Log
  readonly #salts: Salts
  readonly #place: ServerPlace | undefined
  readonly #troubles: Troubles
  readonly #stopWatching: (() => void) | undefined
  /**
   * One writing transaction at a time: SQLite has room for one only, and on PostgreSQL four at a time were measured to lose so many
   * races against each other that they commit no more than one does.
   */
  readonly #turns = new Turns()
  readonly #known = new KnownAgreements()
  readonly #registry = new RegistryKnown()
  readonly #listeners = new Set<(touched: Touched) => void>()
  readonly #current = new AsyncLocalStorage<Run>()
  readonly #underway = new Set<Promise<unknown>>()
  /** What no log may keep still stands in it: the next commit empties it. */
  #logLeft = false
  #closed = false

  constructor(driver: DatabaseDriver, { log, salts, place }: { log: Log; salts: Salts; place?: ServerPlace }) {
    this.#driver = driver
    this.#log = log
    this.#salts = salts
    this.#place = place
    this.lost = place?.lost ?? new Promise(() => {})
    this.#troubles = new Troubles({ recover: () => this.#recover(), recovered: () => this.#tell(ANYTHING), log })
    this.#stopWatching = place && driver.watch(() => this.#changedElsewhere())
  }

  async transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { value, touched, rewrite, emptyLog } = await this.#track(() => this.#turns.take(() => this.#write(work)))
    if (emptyLog || this.#logLeft) await this.emptyLog({ patient: emptyLog })
    if (rewrite) await this.#track(() => this.#rewrite())
    if (Object.values(touched).some(Boolean)) this.#tell(touched)
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
    this.#stopWatching?.()
    this.#troubles.close()
    await Promise.allSettled(this.#underway)
    await this.#driver.close()
    await this.#place?.release()
  }

  trouble(): Trouble | undefined {
    return this.#troubles.current()
  }

  /** A full disk may be so for want of tidying up: then the work is done once more. */
  async #write<T>(work: Work<T>): Promise<Outcome<T>> {
    await this.#holdPlace()
    const attempt = (): Promise<Outcome<T>> => this.#runUntilWon(work, (run) => this.#driver.write(run))
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof StorageError) || error.code !== 'full') throw error
      try {
        await this.#driver.recover()
      } catch {
        throw error
      }
      return attempt()
    }
  }

  /** What was answered without a name stands in the log of the database, one answer after another, until that is emptied. */
  async emptyLog({ patient }: { patient: boolean }): Promise<void> {
    this.#logLeft = true
    await this.#track(() => this.#turns.take(() => this.#tryEmptyingLog(patient)))
  }

  async #tryEmptyingLog(patient: boolean): Promise<void> {
    try {
      await this.#driver.emptyLog({ patient })
      this.#logLeft = false
    } catch (error) {
      this.#log.warn(
        { error },
        'The log of the database could not be emptied yet: it is tried again with the next commit.',
      )
    }
  }

  /** What was erased is still in free pages, logs and statistics until the files are written anew. */
  async #rewrite(): Promise<void> {
    await this.#turns.take(async () => {
      try {
        await this.#driver.rewrite()
        await this.#driver.write((db) =>
          db.erasedPerson.updateMany({ where: { rewritten: false }, data: { rewritten: true } }),
        )
      } catch (error) {
        this.#log.error(
          { error },
          'Somebody was erased, and the files of the database could not be written anew: it is tried again at the next start.',
        )
      }
    })
  }

  /** An erasure that a crash, or somebody who was reading, has left without the writing anew. */
  async finishErasures(): Promise<void> {
    const left = await this.#driver.read((db) => db.erasedPerson.count({ where: { rewritten: false } }))
    if (left > 0) await this.#track(() => this.#rewrite())
  }

  #recover(): Promise<void> {
    return this.#turns.take(async () => {
      await this.#place?.hold()
      await this.#driver.recover()
    })
  }

  /** Nothing is written by a server that cannot be sure of being the only one. */
  async #holdPlace(): Promise<void> {
    try {
      await this.#place?.hold()
    } catch (error) {
      if (error instanceof StorageError && error.code === 'unreachable') this.#troubles.met(error)
      throw error
    }
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
    const run: Run = { open: true, underway: 0 }
    const touched = { timers: false, outbox: false, inbox: false, shown: false }
    const rewrite = { needed: false }
    const emptyLog = { needed: false }
    const frozen = { years: false }
    let working = false
    try {
      const value = await inTransaction(async (db) => {
        working = true
        const unit: Unit = {
          db,
          before: new ReadBefore(db, this.#registry),
          touched,
          salts: this.#salts,
          queued: new Map(),
          notices: new Map(),
          linked: { heads: new Map(), rows: [] },
          known: this.#known,
          frozen,
          rewrite,
          emptyLog,
        }
        const result = await this.#current.run(run, async () => {
          try {
            return await work(openTx(unit, run))
          } finally {
            await endOf(run)
          }
        })
        working = false
        if (run.fault !== undefined) throw run.fault.error
        await writeLinked(unit)
        if (!this.#place && (touched.timers || touched.outbox || touched.inbox)) await this.#driver.announce?.(db)
        return result
      })
      return { value, touched, rewrite: rewrite.needed, emptyLog: emptyLog.needed }
    } catch (error) {
      // What the work throws by itself says nothing about the database.
      const failure = working ? run.fault?.error : error
      const trouble = troubleOf(failure, this.#driver.shown)
      if (trouble === undefined) throw meaningOf(error)
      this.#troubles.met(trouble)
      throw trouble
    } finally {
      run.open = false
      if (frozen.years) this.#known.forget()
    }
  }

  #changedElsewhere(): void {
    this.#known.forget()
    this.#registry.forget()
    this.#tell(ANYTHING)
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
