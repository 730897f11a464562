import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PREPARED_FOLDER } from './prepared.ts'

/** Run once before all tests: whatever they prepare for each other is of this run alone. */
export function setup(): void {
  process.env[PREPARED_FOLDER] = mkdtempSync(join(tmpdir(), 'liaison-prepared-'))
}

/** Run once after all tests. */
export function teardown(): void {
  const folder = process.env[PREPARED_FOLDER]
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}
