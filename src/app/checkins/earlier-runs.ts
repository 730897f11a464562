import { COUNTS_FOR } from '../../domain/checkins/judgements.ts'
import type { Run } from '../../domain/checkins/run.ts'
import { DAY } from '../../domain/time/instant.ts'
import type { Means } from '../scene.ts'

/** So far back lie the last that had an index, and the last that asked the same, also where one is opened each quarter. */
const FAR_ENOUGH = 400 * DAY

/** A run of the first quarter may be open for so long beyond it. */
const LONGEST_OPEN = 31 * DAY

/** What how the partnership stands after a run needs of those before it, the oldest first. */
export async function earlierRuns(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  run: Run,
): Promise<(Run & { status: 'closed' })[]> {
  const until = run.status === 'closed' ? run.closedAt : Math.min(now, run.closesAt)
  return tx.runs.before(run, until - FAR_ENOUGH, COUNTS_FOR + LONGEST_OPEN)
}

/** Those of other audiences that may count beside it: see `scoreTogether`. */
export async function runsBesides(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  run: Run,
): Promise<(Run & { status: 'closed' })[]> {
  const until = run.status === 'closed' ? run.closedAt : Math.min(now, run.closesAt)
  const all = await tx.runs.closedSince([run.partnerId], until - COUNTS_FOR - LONGEST_OPEN)
  return all.filter(({ audience }) => audience !== run.audience)
}
