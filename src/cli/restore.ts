import { randomUUID } from 'node:crypto'
import { almanac } from '../almanac/almanac.ts'
import { applyErasures } from '../app/erase/apply-erasures.ts'
import { createDirectory } from '../app/look-ups/create-directory.ts'
import { inTransaction } from '../app/in-transaction.ts'
import type { AppServices } from '../app/services.ts'
import type { Config } from '../config/config.ts'
import { readConfig } from '../config/read-config.ts'
import { jsonLog } from '../json-log.ts'
import type { Store } from '../ports/store/store.ts'
import type { ErasedList } from '../storage/backup/erased-list.ts'
import { StorageError } from '../storage/storage-error.ts'
import { systemClock } from '../system-clock.ts'
import { asLines } from './backup.ts'
import { generateClient } from './generate-client.ts'
import { fine, type Line, problem } from './line.ts'
import { judgeLists, sayLists } from './restore/erased-lists.ts'
import { sayPassedOn } from './restore/say-passed-on.ts'
import { verify } from './verify.ts'

type Environment = Record<string, string | undefined>

/** `liaison restore FILE`: make the database what a backup holds, brought up to this build and checked. `erased`: a further list. */
export async function restore(
  environment: Environment,
  file: string,
  options: { replace?: true; erased?: string; now: Date },
): Promise<Line[]> {
  const read = readConfig(environment)
  if ('problems' in read) return read.problems.map(problem)
  if (!generateClient()) return [problem('The database client could not be made; the lines above say why.')]
  const { config } = read
  return asLines(async () => {
    const { restoreBackup } = await import('../storage/backup/restore-backup.ts')
    const { readErasedLists } = await import('../storage/backup/erased-list.ts')
    const said: Line[] = []
    const { head, rows, applied, before } = await restoreBackup({
      databaseUrl: config.databaseUrl,
      file,
      replace: options.replace === true,
      at: options.now,
      erased: await readErasedLists(file, options.erased),
      settle: async (databaseUrl, lists, { at }) => {
        said.push(
          ...(await settled(databaseUrl, lists, { config, now: options.now.getTime(), takenAt: Date.parse(at) })),
        )
      },
    })
    return [
      fine(`Restored ${rows} rows as they were on ${head.at}; every record is whole.`),
      ...(applied.length > 0 ? [fine(`Brought up to this build: ${applied.join(', ')}.`)] : []),
      ...said,
      ...(before === undefined ? [] : [fine(`The database that stood there is ${before} now.`)]),
    ]
  })
}

/**
 * Whoever was erased since is erased again, and what they had passes on. Throws StorageError `no-backup` where every list is of another
 * database, and `broken-backup` where a record is not as it was written.
 */
async function settled(
  databaseUrl: string,
  lists: ErasedList[],
  { config, now, takenAt }: { config: Config; now: number; takenAt: number },
): Promise<Line[]> {
  const { openStore } = await import('../storage/open-store.ts')
  const store = await openStore({ databaseUrl, log: jsonLog('silent') })
  try {
    const lines = await inTransaction(servicesOn(store, config), { now }, async (means) => {
      const { tx } = means
      const judged = await judgeLists(tx, lists)
      const applied = await applyErasures(
        means,
        judged.flatMap(({ erased }) => erased),
      )
      const ours = judged.filter(({ whose }) => whose === 'ours')
      await tx.erasure.remember(ours.flatMap(({ erased }) => erased))
      return [...sayLists(judged, { again: applied.found, takenAt }), ...sayPassedOn(applied)]
    })
    const broken = (await verify(store)).filter(({ problem: wrong }) => wrong)
    if (broken.length > 0)
      throw new StorageError('broken-backup', `Nothing was restored. ${broken.map(({ text }) => text).join(' ')}`)
    return lines
  } finally {
    await store.close()
  }
}

/** The platforms are not asked: who was erased is known. */
function servicesOn(store: Store, { company, permissions, digestAt, knownPlatforms }: Config): AppServices {
  return {
    ...{ store, almanac, company, permissions, digestAt, clock: systemClock, log: jsonLog('silent') },
    admins: [],
    directory: createDirectory({}, 'not asked'),
    ids: { next: () => randomUUID() },
    platforms: knownPlatforms,
  }
}
