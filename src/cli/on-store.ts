import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { almanac } from '../almanac/almanac.ts'
import { createDirectory } from '../app/look-ups/create-directory.ts'
import type { AppServices } from '../app/services.ts'
import type { Config } from '../config/config.ts'
import { readConfig } from '../config/read-config.ts'
import { jsonLog } from '../json-log.ts'
import { readDatabaseUrl } from '../storage/database-url.ts'
import { StorageError } from '../storage/storage-error.ts'
import type { Directory } from '../ports/directory.ts'
import type { Log } from '../ports/log.ts'
import { rememberingHere } from '../remember-answers.ts'
import { systemClock } from '../system-clock.ts'
import { generateClient } from './generate-client.ts'
import { type Line, problem } from './line.ts'

/** Do something with the configured database, beside a running Liaison or without one. What stands in the way comes back as problems. */
export async function onStore(
  environment: Record<string, string | undefined>,
  { create }: { create: boolean },
  work: (services: AppServices) => Promise<Line[]>,
): Promise<Line[]> {
  const read = readConfig(environment)
  if ('problems' in read) return read.problems.map(problem)
  try {
    const missing = create ? undefined : missingFile(read.config)
    if (missing !== undefined)
      return [
        problem(
          `There is no database at ${missing} yet. Start Liaison once with \`npm start\`, or correct DATABASE_URL or the folder you are in.`,
        ),
      ]
    if (!generateClient()) return [problem('The database client could not be made; the lines above say why.')]
    const services = await openServices(read.config)
    try {
      return await work(services)
    } finally {
      await services.store.close()
    }
  } catch (error) {
    if (error instanceof StorageError) return [problem(error.message)]
    throw error
  }
}

function missingFile({ databaseUrl }: Config): string | undefined {
  const address = readDatabaseUrl(databaseUrl)
  return address.kind === 'sqlite' && !existsSync(address.file) ? address.file : undefined
}

async function openServices(config: Config): Promise<AppServices> {
  const { databaseUrl, company, logLevel, permissions, digestAt } = config
  const log = jsonLog(logLevel === 'info' ? 'warn' : logLevel)
  // Loaded only now: it needs the client that was made a moment ago.
  const { openStore } = await import('../storage/open-store.ts')
  const store = await openStore({ databaseUrl, log })
  // Nobody speaks here, so nobody speaks as an admin.
  return {
    store,
    clock: systemClock,
    log,
    almanac,
    directory: await askedDirectory(config, log),
    platforms: config.knownPlatforms,
    company,
    ids: { next: () => randomUUID() },
    admins: [],
    permissions,
    digestAt,
  }
}

/** The platforms are asked only who is who, and only those that are configured: what is heard and sent is the server's. */
async function askedDirectory({ platforms }: Config, log: Log): Promise<Directory> {
  const remember = rememberingHere(systemClock)
  const asked = platforms.map(
    async ({ traits, ask }) => [traits.name, await ask({ clock: systemClock, log, remember })] as const,
  )
  return createDirectory(Object.fromEntries(await Promise.all(asked)), 'not asked')
}
