import type { Store, Tx } from '../../../../src/ports/store/store.ts'

/** The process that did this is no more. */
export class Died extends Error {
  override name = 'Died'
}

/** How a process dies: at its so manyth transaction from now on, before it is kept or after. */
export type Death = { at: number; kept: boolean }

/** A store as one process has it open: when that dies, nothing more comes of what it was about to do. */
export class MortalStore implements Store {
  readonly inner: Store
  isDead = false
  #death: Death | undefined

  constructor(inner: Store) {
    this.inner = inner
  }

  diesAt(death: Death): void {
    this.#death = { ...death }
  }

  async transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    this.mustLive()
    if (!this.#death || this.#death.at-- > 0) return this.inner.transact(work)
    const { kept } = this.#death
    this.#death = undefined
    if (kept) await this.inner.transact(work)
    else
      await this.inner.transact(async (tx) => {
        await work(tx)
        this.#die()
      })
    return this.#die()
  }

  read<T>(work: (view: Tx) => Promise<T>): Promise<T> {
    this.mustLive()
    return this.inner.read(work)
  }

  onCommit(listener: Parameters<Store['onCommit']>[0]): () => void {
    return this.inner.onCommit(listener)
  }

  close(): Promise<void> {
    return this.inner.close()
  }

  #die(): never {
    this.isDead = true
    throw new Died()
  }

  mustLive(): void {
    if (this.isDead) throw new Died()
  }
}
