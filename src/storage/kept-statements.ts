import type Database from 'better-sqlite3'

type Statement = Database.Statement

/** Some ten kilobytes each. A transaction has a few dozen; lists of other lengths are other statements. */
const MOST = 300

/** The statements of one connection, each prepared once, by their words. */
export class KeptStatements<T> {
  readonly #prepare: (sql: string) => T
  readonly #kept = new Map<string, T>()

  constructor(handle: Database.Database, make: (statement: Statement) => T) {
    this.#prepare = (sql) => make(handle.prepare(sql))
  }

  get(sql: string): T {
    const known = this.#kept.get(sql)
    if (known !== undefined) return known
    const made = this.#prepare(sql)
    // The oldest goes, which may come back.
    if (this.#kept.size >= MOST) this.#kept.delete(this.#kept.keys().next().value!)
    this.#kept.set(sql, made)
    return made
  }
}

/**
 * The part of a handle that Prisma's adapter uses, over kept statements: itself it prepares each anew for every execution. It reads rows as
 * lists of values, and big integers as such.
 */
export function handleForPrisma(handle: Database.Database): object {
  const statements = new KeptStatements(handle, (statement) => {
    const { reader } = statement
    const columns = reader ? statement.raw().columns() : []
    return {
      bind: (args: unknown[]) => ({
        reader,
        columns: () => columns,
        run: () => statement.run(...args),
        raw: () => ({ all: () => statement.all(...args) }),
      }),
      run: () => statement.run(),
    }
  })
  return {
    prepare: (sql: string) => statements.get(sql),
    exec: (script: string) => handle.exec(script),
    close: () => handle.close(),
  }
}
