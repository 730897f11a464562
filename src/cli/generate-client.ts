import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const GENERATE = fileURLToPath(new URL('../../prisma/generate.ts', import.meta.url))

/**
 * What `npm start` does first: the database client is made from the models, which `npm ci` alone does not do. Costs a start of Node when
 * it is up to date. False when it failed; why is on standard error then.
 */
export function generateClient(): boolean {
  return spawnSync(process.execPath, [GENERATE], { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}
