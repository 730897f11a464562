import Database from 'better-sqlite3'

/** The statements that read a whole table, or all of an index, and how; of those that were used. */
export function wholeReads(file: string, statements: Iterable<string>): { sql: string; plan: string }[] {
  const db = new Database(file, { readonly: true })
  try {
    return [...new Set(statements)].filter(isQuery).flatMap((sql) => {
      const nothing = (sql.match(/\?/gu) ?? []).map(() => null)
      const steps = db.prepare<null[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...nothing)
      const scans = steps.map(({ detail }) => detail).filter((detail) => /^SCAN (?!CONSTANT|json)/u.test(detail))
      return scans.map((plan) => ({ sql, plan }))
    })
  } finally {
    db.close()
  }
}

function isQuery(sql: string): boolean {
  return /^\s*(select|update|delete)\b/iu.test(sql)
}
