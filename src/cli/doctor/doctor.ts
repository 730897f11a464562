import type { AppServices } from '../../app/services.ts'
import type { Store, Tx } from '../../ports/store/store.ts'
import { StorageError } from '../../storage/storage-error.ts'
import { fine, type Line, problem } from '../line.ts'
import { checkChannels } from './check-channels.ts'
import { checkDeadlines } from './check-deadlines.ts'
import { checkHearing } from './check-hearing.ts'
import { checkHolidays } from './check-holidays.ts'
import { checkHooks } from './check-hooks.ts'
import { checkInstallations } from './check-installations.ts'
import { checkMessages } from './check-messages.ts'
import { checkOwners } from './check-owners.ts'
import { checkPartners } from './check-partners.ts'
import { checkPeople } from './check-people.ts'
import { checkPublicHolidays } from './check-public-holidays.ts'
import { checkTerms } from './check-terms.ts'
import { type PartnerRead, readPartners } from './read-partners.ts'

/**
 * `liaison doctor`, once the database is open: every check, each with what to do. A row that cannot be read is told once, and the checks that
 * do not need it go on.
 */
export async function doctor({ store, clock, almanac, platforms }: AppServices): Promise<Line[]> {
  const now = clock.now()
  const partners = await tried(store, readPartners)
  const each = async (check: (view: Tx, read: PartnerRead[]) => Promise<Line[]>): Promise<Tried<Line[]>> =>
    'broken' in partners ? partners : tried(store, (view) => check(view, partners.found))
  const found = [
    await tried(store, (view) => checkMessages(view, now)),
    await tried(store, (view) => checkDeadlines(view, now)),
    await tried(store, async (view) => checkInstallations(await view.installations.list(), platforms)),
    await each(async (_, read) => [
      ...checkPartners(read),
      ...checkChannels(read),
      ...checkHearing(read),
      ...checkPeople(read),
    ]),
    await each(checkOwners),
    await each(checkHooks),
    await each(async (_, read) => checkHolidays(read, now)),
    await each((view, read) => checkPublicHolidays(view, almanac, read, now)),
    await each(async (_, read) => checkTerms(read, now)),
  ]
  const broken = new Set(found.flatMap((one) => ('broken' in one ? [one.broken] : [])))
  return [
    ...(broken.size === 0 ? [fine('The database can be read and is up to date.')] : [...broken].map(problem)),
    ...found.flatMap((one) => ('found' in one ? one.found : [])),
  ]
}

/** What was found, or the sentence about the row that could not be read. */
type Tried<T> = { found: T } | { broken: string }

async function tried<T>(store: Store, work: (view: Tx) => Promise<T>): Promise<Tried<T>> {
  try {
    return { found: await store.read(work) }
  } catch (error) {
    if (error instanceof StorageError && error.code === 'broken-row') return { broken: error.message }
    throw error
  }
}
