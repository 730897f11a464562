import { teamOf } from '../terms/objective.ts'
import type { Instant } from '../time/instant.ts'
import { sayInstant } from '../time/say-time.ts'
import { formatTarget } from '../time/duration.ts'
import type { Clock } from './clock.ts'
import { casesOf } from './explain-terms.ts'
import type { ClockBesides } from './figures/missed-besides.ts'

/** After "It counts on …,": why a miss counts at another moment than it was due. */
export function whyThen(counts: Instant, dueAt: Instant): string {
  return counts > dueAt
    ? 'when it would have been due had the side that owes not made it due sooner itself'
    : 'its due time without the waits that began in the last tenth of the target'
}

/**
 * What reports and ledgers say of a clock otherwise than by its due time, in sentences: at which moment a miss of it counts, where that is another, and what was missed besides it by the
 * promise that would hold without a raise by the side that owes.
 */
export function explainCounted(clock: Clock, besides: ClockBesides | undefined, zone: string): string[] {
  const say = (at: Instant) => sayInstant(at, zone)
  // What was let pass, or is of a case of the side that owes, counts nowhere.
  const placed = clock.counts?.met === false ? clock.counts.at : undefined
  const where = teamOf(clock.objective.obligor) === undefined ? 'reports and the ledger' : 'reports'
  const told: string[] = []
  if (placed !== undefined && placed !== clock.breachedAt)
    told.push(
      `In ${where} it counts on ${say(placed)}, ${whyThen(placed, clock.breachedAt!)}${placed > clock.breachedAt! ? withoutOwn(clock) : ''}.`,
    )
  if (besides) {
    const { objective, breachedAt, counts } = besides
    const moment =
      counts.at === breachedAt ? '' : `; that counts on ${say(counts.at)}, ${whyThen(counts.at, breachedAt)}`
    told.push(
      `Had the side that owes not raised the severity itself, ${formatTarget(objective.target)} for ${casesOf(objective)} would hold, due on ${say(breachedAt)}: that was missed, too, and is counted besides${moment}.`,
    )
  }
  return told
}

/** By which promise it would have been due then, of what it began by or was given later. */
function withoutOwn({ terms }: Clock): string {
  const other = terms.findLast(({ otherwise }) => otherwise)?.otherwise
  if (!other) return ''
  const { objective, agreement } = other
  return `: in ${formatTarget(objective.target)} for ${casesOf(objective)}, by version ${agreement.version} of the terms`
}
