/** Every table in which something of a person may have stood. */
const TABLES = [
  ...['Person', 'Account', 'Membership', 'ManagerOfAll', 'Conversation', 'Binding'],
  ...['Case', 'Ladder', 'Run', 'RunRespondent', 'Fact', 'Call', 'Alarm', 'HeldRequest'],
  ...['Delivery', 'Unreachable', 'OnceKey', 'Shown', 'InboundEvent', 'SubmittedForm', 'Timer'],
]

/**
 * Each table is written into new files, and what the planner keeps of its values is gathered anew. Nobody else reads or writes a table
 * meanwhile. What the server's own log and its archive still hold goes with them.
 */
export async function rewritePostgresql(execute: (sql: string) => Promise<unknown>): Promise<void> {
  for (const table of TABLES) await execute(`VACUUM (FULL, ANALYZE) "${table}"`)
}
