import { COLUMNS, type Treatment } from './tables/erasure/columns.ts'

const OF_SOMEBODY: readonly Treatment[] = ['searched', 'theirs', 'state', 'words']

/** Every table in which something of a person may have stood. */
const TABLES = Object.entries<Record<string, Treatment>>(COLUMNS).flatMap(([table, columns]) =>
  Object.values(columns).some((treatment) => OF_SOMEBODY.includes(treatment)) ? [table] : [],
)

/**
 * Each table is written into new files, and what the planner keeps of its values is gathered anew. Nobody else reads or writes a table
 * meanwhile. What the server's own log and its archive still hold goes with them.
 */
export async function rewritePostgresql(execute: (sql: string) => Promise<unknown>): Promise<void> {
  for (const table of TABLES) await execute(`VACUUM (FULL, ANALYZE) "${table}"`)
}
