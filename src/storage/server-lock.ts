import { hostname } from 'node:os'
import type { Client } from 'pg'
import type { Holder } from './place-taken.ts'

/** "Liai", as a number. */
const SERVER_LOCK = 0x4c696169

/** How our connection is called in `pg_stat_activity`, which keeps 63 characters. */
export const NAME = `liaison server ${process.pid} ${hostname()}`.slice(0, 63)

/** Another connection that has the lock, by its name where that can be seen. */
export type Other = { name?: string; since?: Date }

/** Lock it for the session of this connection. Undefined when it is ours now, else who has it. */
export async function lockOrOther(client: Client): Promise<Other | undefined> {
  const { rows } = await client.query<{ ours: boolean }>('SELECT pg_try_advisory_lock($1) AS ours', [SERVER_LOCK])
  return rows[0]?.ours === true ? undefined : otherOn(client)
}

async function otherOn(client: Client): Promise<Other> {
  const { rows } = await client.query<{ name: string | null; since: Date | null }>(
    `SELECT application_name AS name, backend_start AS since
     FROM pg_locks JOIN pg_stat_activity USING (pid)
     WHERE locktype = 'advisory' AND classid = 0 AND objid = $1 AND granted
       AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [SERVER_LOCK],
  )
  const { name, since } = rows[0] ?? {}
  return { ...(name && { name }), ...(since && { since }) }
}

export function holderOf({ name = '', since }: Other): Holder | undefined {
  const [, pid, host] = /^liaison server (\d+) (\S+)$/u.exec(name) ?? []
  if (pid === undefined || host === undefined) return undefined
  return { pid: Number(pid), host, ...(since && { since: since.toISOString() }) }
}
