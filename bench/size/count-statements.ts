import Database from 'better-sqlite3'

/** What ran on SQLite; `ms` is the time within the driver. */
export type Counted = { statements: number; ms: number; bySql: Map<string, { times: number; ms: number }> }

const NOTHING = (): Counted => ({ statements: 0, ms: 0, bySql: new Map() })

let counted = NOTHING()
let counting = false

/**
 * Count every execution of a statement on any connection of this process, BEGIN and COMMIT included: at the driver, below Prisma. Returns
 * what takes the count, which begins anew.
 */
export function countStatements(): () => Counted {
  if (!counting) {
    counting = true
    const db = new Database(':memory:')
    const statement = Object.getPrototypeOf(db.prepare('SELECT 1')) as Methods
    for (const method of ['run', 'get', 'all', 'iterate'])
      wrap(statement, method, (self) => (self as Database.Statement).source)
    wrap(Object.getPrototypeOf(db) as Methods, 'exec', (_, [sql]) => String(sql))
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

function wrap(methods: Methods, name: string, sqlOf: (self: unknown, given: unknown[]) => string): void {
  const original = methods[name]!
  methods[name] = function counting(...given) {
    const began = performance.now()
    try {
      return original.apply(this, given)
    } finally {
      const ms = performance.now() - began
      const sql = sqlOf(this, given)
      const known = counted.bySql.get(sql) ?? { times: 0, ms: 0 }
      counted.bySql.set(sql, { times: known.times + 1, ms: known.ms + ms })
      counted.statements += 1
      counted.ms += ms
    }
  }
}
