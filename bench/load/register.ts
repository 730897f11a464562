import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))

/** By the command line, before the first start. */
export async function registerBySheet(databaseUrl: string, file: string, sheet: string): Promise<void> {
  writeFileSync(file, sheet)
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  await promisify(execFile)(process.execPath, ['src/cli/liaison.js', 'apply', file], { cwd: REPOSITORY, env })
}
