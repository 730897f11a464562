import { hostname } from 'node:os'
import { StorageError } from './storage-error.ts'

/** The server that holds a place, as far as it is known. `since`: an ISO instant. */
export type Holder = { pid: number; host: string; since?: string }

export function thisProcess(): Holder {
  return { pid: process.pid, host: hostname(), since: new Date().toISOString() }
}

/** Another server serves this database. `shown` names it without user and password. */
export function placeTaken(shown: string, holder: Holder | undefined): StorageError {
  return new StorageError(
    'in-use',
    `A Liaison server runs on the database ${shown} already${holder ? `: ${say(holder)}` : ''}. ` +
      'Stop it first, or name another database in DATABASE_URL. The command line (`npx liaison`) may be used beside it.',
  )
}

function say({ pid, host, since }: Holder): string {
  const where = host === hostname() ? 'on this machine' : `on ${host}`
  return `process ${pid} ${where}${since === undefined ? '' : `, since ${since}`}`
}
