import type { Instant } from '../domain/time/instant.ts'

/** How a loop of the engine is doing. */
export type LoopState = { status: 'works' } | { status: 'not running' } | { status: 'fails'; since: Instant }

/** Remembers of the loops that are to run which of them do, and since when one only fails. */
export class LoopWatch<Name extends string> {
  readonly #states = new Map<Name, LoopState>()

  states(): ReadonlyMap<Name, LoopState> {
    return this.#states
  }

  /** These are to run; until one has begun it does not. */
  expect(names: readonly Name[]): void {
    for (const name of names) this.#states.set(name, { status: 'not running' })
  }

  worked(name: Name): void {
    this.#states.set(name, { status: 'works' })
  }

  ended(name: Name): void {
    this.#states.set(name, { status: 'not running' })
  }

  /** True when it did not fail before. */
  failed(name: Name, now: Instant): boolean {
    if (this.#states.get(name)?.status === 'fails') return false
    this.#states.set(name, { status: 'fails', since: now })
    return true
  }
}
