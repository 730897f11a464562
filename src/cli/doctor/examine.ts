import { statSync } from 'node:fs'
import type { Config } from '../../config/config.ts'
import { readConfig } from '../../config/read-config.ts'
import { type Ms, SECOND } from '../../domain/time/instant.ts'
import type { Ask } from '../../ports/ask.ts'
import { judgeDatabaseUrl } from '../../storage/database-url.ts'
import { fine, type Line, problem } from '../line.ts'
import { onStore } from '../on-store.ts'
import { checkFiles } from './check-files.ts'
import { checkPlatforms } from './check-platforms.ts'
import { doctor } from './doctor.ts'

/** The platforms take at most ten, so that all of it ends within half a minute. */
const DATABASE_WITHIN_MS: Ms = 15 * SECOND

/** `liaison doctor`, whole: `say` is called with what each part has found, as it comes. `late`: the database was given up, and works on. */
export async function examine(
  environment: Record<string, string | undefined>,
  options: { ask: Ask; now: () => number; say: (lines: Line[]) => void; databaseWithinMs?: Ms },
): Promise<{ late: boolean }> {
  const { ask, now, say, databaseWithinMs = DATABASE_WITHIN_MS } = options
  const read = readConfig(environment)
  say(checkPlatforms(environment))
  if ('config' in read) {
    say(await tryPlatforms(read.config, ask, now()))
    say(checkFiles(databaseFile(read.config), modeOf))
  }
  const found = await within(databaseWithinMs, onStore(environment, { create: false }, doctor))
  say(found ?? [problem(silent(databaseWithinMs))])
  return { late: found === undefined }
}

function silent(ms: Ms): string {
  return `The database has not answered within ${ms / SECOND} s. Check that it runs, and that nothing holds its tables for long; then run this again.`
}

async function tryPlatforms({ platforms }: Config, ask: Ask, now: number): Promise<Line[]> {
  const findings = await Promise.all(platforms.map((one) => one.check(ask, now)))
  return findings.flat().map((finding) => ('fine' in finding ? fine(finding.fine) : problem(finding.problem)))
}

function databaseFile({ databaseUrl }: Config): string | undefined {
  const address = judgeDatabaseUrl(databaseUrl)
  return 'file' in address ? address.file : undefined
}

/** Windows keeps no such rights. */
function modeOf(path: string): number | undefined {
  return process.platform === 'win32' ? undefined : statSync(path, { throwIfNoEntry: false })?.mode
}

/** Undefined when it took longer. */
async function within<T>(ms: Ms, work: Promise<T>): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>()
  const limit = setTimeout(() => late.resolve(undefined), ms)
  return Promise.race([work, late.promise]).finally(() => clearTimeout(limit))
}
