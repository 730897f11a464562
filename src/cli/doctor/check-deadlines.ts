import { deadlinesInWords } from '../../app/show/deadlines-in-words.ts'
import { MINUTE, type Instant } from '../../domain/time/instant.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import type { Tx } from '../../ports/store/store.ts'
import { fine, type Line, problem } from '../line.ts'

/** A running Liaison handles a deadline within seconds. */
const LATE_MS = 5 * MINUTE

/** What time brings next, and deadlines that passed with nobody there. */
export async function checkDeadlines(view: Tx, now: Instant): Promise<Line[]> {
  const deadlines = await deadlinesInWords(view)
  const overdue = deadlines.filter(({ at }) => at < now - LATE_MS)
  const [next] = deadlines.filter(({ at }) => at >= now - LATE_MS)
  return [
    ...overdue.map(({ at, what }) =>
      problem(
        `A deadline passed unhandled: ${what}, due ${sayInstant(at, 'UTC')}. Start Liaison if it is not running, else see its log; it is handled then, at its true time.`,
      ),
    ),
    fine(next ? `The next deadline: ${next.what}, ${sayInstant(next.at, 'UTC')}.` : 'No deadline lies ahead.'),
  ]
}
