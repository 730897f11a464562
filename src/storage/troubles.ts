import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../ports/log.ts'
import type { Trouble } from '../ports/store/store.ts'
import type { StorageError } from './storage-error.ts'

const TRY_EVERY_MS = 1_000

/** What is wrong with a database right now, from the first failure that shows it until `recover` no longer throws. */
export class Troubles {
  readonly #recover: () => Promise<void>
  readonly #recovered: () => void
  readonly #log: Log
  readonly #closed = new AbortController()
  #current: Trouble | undefined

  /** `recover` is tried every second while there is a trouble; `recovered` is called when it has ended. */
  constructor(options: { recover: () => Promise<void>; recovered: () => void; log: Log }) {
    this.#recover = options.recover
    this.#recovered = options.recovered
    this.#log = options.log
  }

  current(): Trouble | undefined {
    return this.#current
  }

  met({ code, message }: StorageError): void {
    if (this.#current !== undefined || this.#closed.signal.aborted) return
    this.#current = { since: Date.now(), sentence: message }
    this.#log.error({ code }, message)
    void this.#wait()
  }

  close(): void {
    this.#closed.abort()
  }

  async #wait(): Promise<void> {
    const { signal } = this.#closed
    while (!signal.aborted) {
      try {
        await pause(TRY_EVERY_MS, undefined, { signal, ref: false })
        await this.#recover()
      } catch {
        continue
      }
      this.#current = undefined
      this.#log.info({}, 'The database can be written again.')
      return this.#recovered()
    }
  }
}
