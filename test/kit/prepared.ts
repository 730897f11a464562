import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Where what is prepared is kept during one run of the tests; [prepared-folder.ts](prepared-folder.ts) sets it. */
export const PREPARED_FOLDER = 'LIAISON_TEST_PREPARED'

/**
 * Files that many tests begin with, made once in a run and copied into `folder`: registering a few partners costs ten times what copying them
 * does. `beginning` is everything that the files depend on. `make` leaves them closed. Outside a run of the tests they are made anew.
 */
export async function copyPrepared(
  folder: string,
  beginning: Record<string, unknown>,
  make: (folder: string) => Promise<void>,
): Promise<void> {
  const root = process.env[PREPARED_FOLDER]
  if (root === undefined) return make(folder)
  const prepared = join(root, createHash('sha256').update(JSON.stringify(beginning)).digest('hex'))
  if (!existsSync(prepared)) {
    const making = mkdtempSync(`${prepared}-`)
    await make(making)
    takePlace(making, prepared)
  }
  cpSync(prepared, folder, { recursive: true })
}

/** Two processes may make the same at once: the first one's stays. */
function takePlace(made: string, place: string): void {
  try {
    renameSync(made, place)
  } catch (error) {
    if (!existsSync(place)) throw error
    rmSync(made, { recursive: true })
  }
}
