import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where Node keeps what it has compiled, for those that it starts; [prepared-folder.ts](prepared-folder.ts) sets it for a run. */
export const COMPILED = 'NODE_COMPILE_CACHE'

const SERVE = fileURLToPath(new URL('../../src/serve.ts', import.meta.url))

/**
 * What a process that is given variables of its own needs beside them, to begin with what others of the run have compiled already: that is two
 * thirds of what a start costs. Outside a run of the tests, nothing.
 */
export function compiled(): Record<string, string> {
  const folder = process.env[COMPILED]
  return folder === undefined ? {} : { [COMPILED]: folder }
}

/** A process that is killed leaves nothing behind of what it has compiled: one that loads the same and ends by itself goes before the first. */
export function compileServer(): void {
  const folder = process.env[COMPILED]
  if (folder === undefined || existsSync(join(folder, 'of-the-server'))) return
  const load = `await import(${JSON.stringify(SERVE)}); (await import('node:fs')).writeFileSync(${JSON.stringify(join(folder, 'of-the-server'))}, '')`
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', load], {
    stdio: 'inherit',
  })
}
