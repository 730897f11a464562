/** What a value of a column is; the same word on both databases. */
export type ColumnKind = 'text' | 'integer' | 'boolean' | 'moment' | 'json'

export type Column = { name: string; kind: ColumnKind }

/**
 * A value as a backup has it: a moment as ISO 8601 in UTC with milliseconds, JSON as the text that is stored. Integers are those that a
 * double holds exactly.
 */
export type Value = string | number | boolean | null

export type TableShape = {
  name: string
  columns: Column[]
  /** Columns of the primary key, in its order. */
  key: string[]
  /** Tables that its rows point at. */
  pointsAt: string[]
}

/** Everything that one database holds at one moment, whatever is written beside. */
export interface KeptRows {
  /** Names of the migrations that were applied, oldest first. */
  readonly migrations: string[]
  /** Those that others point at come first. */
  readonly tables: TableShape[]
  /** The rows in the order of their key, each in the order of the columns. */
  rowsOf(table: TableShape): AsyncIterable<Value[]>
  /** The last number that each table gave out by itself. */
  lastNumbers(): Promise<Record<string, number>>
  close(): Promise<void>
}

/** A database that is being filled: empty, and brought up to the migrations of what it is filled with. */
export interface RowsToFill {
  readonly tables: TableShape[]
  insert(table: TableShape, rows: Value[][]): Promise<void>
  setLastNumbers(numbers: Record<string, number>): Promise<void>
  /** Keeps what was inserted. Throws StorageError `broken-backup` when rows point at nothing. */
  finish(): Promise<void>
  /** Keeps nothing of it. */
  giveUp(): Promise<void>
}

/** Those that others point at first, else by name. */
export function inOrder(tables: TableShape[]): TableShape[] {
  const ordered: TableShape[] = []
  const place = (table: TableShape): void => {
    if (ordered.includes(table)) return
    for (const name of table.pointsAt) {
      const other = tables.find((one) => one.name === name)
      if (other !== undefined && other !== table) place(other)
    }
    ordered.push(table)
  }
  for (const table of tables.toSorted((a, b) => (a.name < b.name ? -1 : 1))) place(table)
  return ordered
}
