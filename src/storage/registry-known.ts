import type { Person } from '../domain/partners/partner.ts'
import type { Account, Conversation } from '../ports/store/registry.ts'

/** About a kilobyte each, a partner with its terms ten. */
const MOST_ANSWERS = 5_000

/** What was read of the registry as it stood at one moment: answers by what was asked, and what came with them by id. */
export class Known {
  readonly people = new Map<string, Person>()
  readonly accounts = new Map<string, Account[]>()
  readonly conversations = new Map<string, Conversation>()
  readonly answers = new Map<string, unknown>()

  isFull(): boolean {
    const { people, accounts, conversations, answers } = this
    return Math.max(people.size, accounts.size, conversations.size, answers.size) >= MOST_ANSWERS
  }
}

/**
 * What is known of the registry over transactions: partners, their terms, people and places change seldom, and every step asks for them.
 * Each transaction that changes them counts the registry's version up, and each that reads them reads it first, in the same snapshot: so the
 * answers of a version are true wherever that version is read, also when the command line has written meanwhile.
 */
export class RegistryKnown {
  #version = -1
  #known = new Known()

  /** Somebody has written past the store, perhaps. */
  forget(): void {
    this.#known = new Known()
  }

  /** What is known as of this version; of an older one than was met already, nothing. */
  at(version: number): Known {
    if (version < this.#version) return new Known()
    if (version > this.#version || this.#known.isFull()) this.#known = new Known()
    this.#version = version
    return this.#known
  }
}
