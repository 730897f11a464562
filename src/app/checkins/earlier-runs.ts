import { COUNTS_FOR } from '../../domain/checkins/judgements.ts'
import type { Run } from '../../domain/checkins/run.ts'
import { DAY } from '../../domain/time/instant.ts'
import type { Means } from '../scene.ts'

/** What was answered in a run that was open for longer counts only while that is one of the last. */
const LONGEST_OPEN = 31 * DAY

/** What how the partnership stands after a run needs of those before it, the oldest first. */
export async function earlierRuns(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  run: Run,
): Promise<(Run & { status: 'closed' })[]> {
  const until = run.status === 'closed' ? run.closedAt : Math.min(now, run.closesAt)
  return tx.runs.before(run, until - COUNTS_FOR - LONGEST_OPEN, COUNTS_FOR + LONGEST_OPEN)
}
