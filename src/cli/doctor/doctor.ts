import type { AppServices } from '../../app/services.ts'
import { fine, type Line } from '../line.ts'
import { checkDeadlines } from './check-deadlines.ts'
import { checkMessages } from './check-messages.ts'
import { checkPartners } from './check-partners.ts'

/** `liaison doctor`, once the database is open: every check, each with what to do. */
export async function doctor({ store, clock }: AppServices): Promise<Line[]> {
  const now = clock.now()
  return store.read(async (view) => [
    fine('The database can be read and is up to date.'),
    ...(await checkMessages(view, now)),
    ...(await checkDeadlines(view, now)),
    ...(await checkPartners(view)),
  ])
}
