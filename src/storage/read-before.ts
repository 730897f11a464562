import { Known, type RegistryKnown } from './registry-known.ts'
import type { Db } from './db.ts'

const SERIES = 'registry'

/** What one transaction has read, or need not read: nobody else's writes come in between. */
export class ReadBefore {
  readonly #db: Db
  readonly #shared: RegistryKnown
  #registry: Promise<Known> | undefined
  #changed = false
  /** Of the registry, by this transaction. */
  readonly #asked = new Map<string, Promise<unknown>>()
  readonly #work = new Map<string, Promise<unknown>>()

  constructor(db: Db, shared: RegistryKnown) {
    this.#db = db
    this.#shared = shared
  }

  /** What is known of the registry; once this transaction has changed it, only what it has read since. */
  registry(): Promise<Known> {
    this.#registry ??= versionOf(this.#db).then((version) => this.#shared.at(version))
    return this.#registry
  }

  /** Before anything of the registry is written. */
  async changeRegistry(): Promise<void> {
    if (!this.#changed) {
      await this.#db.counter.upsert({
        where: { series: SERIES },
        create: { series: SERIES, last: 1 },
        update: { last: { increment: 1 } },
      })
    }
    this.#changed = true
    this.#registry = Promise.resolve(new Known())
    // Who is called how is in every answer.
    this.#asked.clear()
    this.#work.clear()
  }

  /** Others are given only what has been read: what one transaction still reads, or fails to, is its own affair. */
  async ofRegistry(question: string, load: () => Promise<unknown>): Promise<unknown> {
    const known = await this.registry()
    if (known.answers.has(question)) return known.answers.get(question)
    return once(this.#asked, question, async () => {
      const answer = unchangeable(await load())
      // Else it may have been read of a change that is not kept in the end.
      if ((await this.registry()) === known) known.answers.set(question, answer)
      return answer
    })
  }

  ofWork(question: string, load: () => Promise<unknown>): Promise<unknown> {
    return once(this.#work, question, load)
  }

  /** Something was written to this table. `saved`: all that was written, which what `follows` answers is told. */
  changeWork(table: string, follows: readonly string[] = [], saved?: { id: string }): void {
    for (const [key, answer] of this.#work) {
      const [of, method = ''] = key.split(' ', 2)
      if (of !== table) continue
      if (saved && follows.includes(method))
        this.#work.set(
          key,
          answer.then((known) => withSaved(known, saved)),
        )
      else this.#work.delete(key)
    }
    if (saved && follows.includes('get'))
      this.#work.set(`${table} get ${JSON.stringify([saved.id])}`, Promise.resolve(unchangeable(saved)))
  }
}

async function versionOf(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ last: number | bigint }[]>`SELECT "last" FROM "Counter" WHERE "series" = ${SERIES}`
  return Number(row?.last ?? 0)
}

/** The same answer as the last time this was asked, or else what `load` says now. A failure is not kept. */
async function once(
  answers: Map<string, Promise<unknown>>,
  question: string,
  load: () => Promise<unknown>,
): Promise<unknown> {
  const before = answers.get(question)
  if (before) return before
  const answer = load().then(unchangeable)
  answers.set(question, answer)
  try {
    return await answer
  } catch (error) {
    answers.delete(question)
    throw error
  }
}

function withSaved(known: unknown, saved: { id: string }): unknown {
  if (Array.isArray(known)) return unchangeable(known.map((one: unknown) => withSaved(one, saved)))
  return isOf(known, saved.id) ? unchangeable(saved) : known
}

function isOf(known: unknown, id: string): boolean {
  return typeof known === 'object' && known !== null && 'id' in known && known.id === id
}

/** Given to many, so that none of them may change it. */
function unchangeable<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const part of Object.values(value)) unchangeable(part)
  return value
}
