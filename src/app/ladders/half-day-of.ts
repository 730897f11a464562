import { openingOf } from '../../domain/digests/day-budget.ts'
import { halfDayBegan, nextHalfDay } from '../../domain/digests/half-day.ts'
import { HOUR, type Instant } from '../../domain/time/instant.ts'
import { hoursToTell } from '../digests/digest-hours-of.ts'
import type { Means } from '../scene.ts'

/** Since when what can wait has rung somebody in the half working day of theirs that goes on then, and when it rings them next. */
export async function halfDayOf(
  { tx }: Pick<Means, 'tx'>,
  personId: string,
  now: Instant,
): Promise<{ from: Instant; next: Instant }> {
  const person = await tx.people.get(personId)
  const hours = person && (await hoursToTell(tx, person))
  if (!hours) return { from: now - HOUR, next: now + HOUR }
  return { from: halfDayBegan(hours, now) - 1, next: openingOf(hours, nextHalfDay(hours, now)) }
}
