import { DatabaseSync } from 'node:sqlite'

/** What the migrations make of an empty SQLite database, in the sentences of describe-models.ts. */
export function describeSqlite(migrations: string[]): string[] {
  const database = new DatabaseSync(':memory:')
  const select = (sql: string, ...values: string[]): Record<string, unknown>[] => database.prepare(sql).all(...values)
  try {
    for (const sql of migrations) database.exec(sql)
    const tables = select(`SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    return tables
      .flatMap(({ name, sql }) => {
        const counted = String(sql).includes('AUTOINCREMENT')
        return describeTable(String(name), counted, select)
      })
      .sort()
  } finally {
    database.close()
  }
}

type Select = (sql: string, ...values: string[]) => Record<string, unknown>[]

function describeTable(table: string, counted: boolean, select: Select): string[] {
  const columns = select('SELECT * FROM pragma_table_info(?) ORDER BY cid', table)
  const key = columns.filter(({ pk }) => pk !== 0).sort((a, b) => Number(a['pk']) - Number(b['pk']))
  const indexes = select(`SELECT * FROM pragma_index_list(?) WHERE origin <> 'pk'`, table)
  const pointers = select('SELECT * FROM pragma_foreign_key_list(?) ORDER BY id, seq', table)
  const columnsOf = (index: unknown): string =>
    select('SELECT name FROM pragma_index_info(?) ORDER BY seqno', String(index))
      .map(({ name }) => name)
      .join(', ')
  return [
    ...columns.map(({ name, type, notnull, dflt_value, pk }) => {
      const nullable = notnull === 1 ? '' : ' or null'
      const filled = dflt_value === null ? '' : ` by default ${String(dflt_value)}`
      return `${table}.${String(name)} is ${String(type).toLowerCase()}${nullable}${pk === 1 && counted ? ' counted' : ''}${filled}`
    }),
    `${table} primary key (${key.map(({ name }) => name).join(', ')})`,
    ...indexes.map(({ name, unique }) => `${table} ${unique === 1 ? 'unique' : 'index'} (${columnsOf(name)})`),
    ...[...Map.groupBy(pointers, ({ id }) => id).values()].map((parts) => {
      const [one] = parts
      const listed = (side: 'from' | 'to'): string => parts.map((part) => String(part[side])).join(', ')
      return (
        `${table} (${listed('from')}) points at ${String(one?.['table'])} (${listed('to')}), ` +
        `on delete ${String(one?.['on_delete']).toLowerCase()}, on update ${String(one?.['on_update']).toLowerCase()}`
      )
    }),
  ]
}
