import type { AppServices } from '../../app/services.ts'
import { fine, type Line } from '../line.ts'
import { checkChannels } from './check-channels.ts'
import { checkDeadlines } from './check-deadlines.ts'
import { checkHolidays } from './check-holidays.ts'
import { checkMessages } from './check-messages.ts'
import { checkOwners } from './check-owners.ts'
import { checkPartners } from './check-partners.ts'
import { checkPeople } from './check-people.ts'
import { checkPublicHolidays } from './check-public-holidays.ts'
import { checkTerms } from './check-terms.ts'
import { readPartners } from './read-partners.ts'

/** `liaison doctor`, once the database is open: every check, each with what to do. */
export async function doctor({ store, clock, almanac }: AppServices): Promise<Line[]> {
  const now = clock.now()
  return store.read(async (view) => {
    const partners = await readPartners(view)
    return [
      fine('The database can be read and is up to date.'),
      ...(await checkMessages(view, now)),
      ...(await checkDeadlines(view, now)),
      ...checkPartners(partners),
      ...checkChannels(partners),
      ...checkPeople(partners),
      ...(await checkOwners(view, partners)),
      ...checkHolidays(partners, now),
      ...(await checkPublicHolidays(view, almanac, partners, now)),
      ...checkTerms(partners, now),
    ]
  })
}
