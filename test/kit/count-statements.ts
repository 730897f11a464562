import Database from 'better-sqlite3'
import { Client } from 'pg'

/**
 * What ran, on SQLite and PostgreSQL together: without what begins, ends and announces transactions, and without pragmas. `transactions`: those that write.
 * `ms`: the time within the driver of SQLite.
 */
export type Counted = {
  statements: number
  transactions: number
  ms: number
  bySql: Map<string, { times: number; ms: number }>
}

const NOTHING = (): Counted => ({ statements: 0, transactions: 0, ms: 0, bySql: new Map() })

const CONTROL = /^\s*(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA|SET|NOTIFY)\b/iu
/** As the two drivers of the store begin one that writes. */
const WRITING = /BEGIN IMMEDIATE|SERIALIZABLE/iu

let counted = NOTHING()
let counting = false

/** Count every execution of a statement on any connection of this process: at the driver, below Prisma. Returns what takes the count, which begins anew. */
export function countStatements(): () => Counted {
  if (!counting) {
    counting = true
    const db = new Database(':memory:')
    const statement = Object.getPrototypeOf(db.prepare('SELECT 1')) as Methods
    for (const method of ['run', 'get', 'all', 'iterate'])
      wrap(statement, method, (self) => (self as Database.Statement).source)
    wrap(Object.getPrototypeOf(db) as Methods, 'exec', (_, [sql]) => String(sql))
    wrap(Client.prototype as unknown as Methods, 'query', (_, [query]) => textOf(query))
    db.close()
  }
  return () => {
    const taken = counted
    counted = NOTHING()
    return taken
  }
}

type Method = (this: unknown, ...given: unknown[]) => unknown
type Methods = Record<string, Method>

function textOf(query: unknown): string {
  return typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : String(query)
}

function wrap(methods: Methods, name: string, sqlOf: (self: unknown, given: unknown[]) => string): void {
  const original = methods[name]!
  methods[name] = function counting(...given) {
    const began = performance.now()
    try {
      return original.apply(this, given)
    } finally {
      count(sqlOf(this, given), performance.now() - began)
    }
  }
}

function count(sql: string, ms: number): void {
  if (WRITING.test(sql)) counted.transactions += 1
  if (CONTROL.test(sql)) return
  const known = counted.bySql.get(sql) ?? { times: 0, ms: 0 }
  counted.bySql.set(sql, { times: known.times + 1, ms: known.ms + ms })
  counted.statements += 1
  counted.ms += ms
}
