import { openingOf } from '../../domain/digests/day-budget.ts'
import { halfDayBegan, nextHalfDay } from '../../domain/digests/half-day.ts'
import { HOUR, type Instant } from '../../domain/time/instant.ts'
import { type Clocked, hoursToTell } from '../digests/digest-hours-of.ts'

/** Since when what can wait has rung somebody in the half working day of theirs that goes on then, and when it rings them next. */
export async function halfDayOf(means: Clocked, personId: string): Promise<{ from: Instant; next: Instant }> {
  const { tx, now } = means
  const person = await tx.people.get(personId)
  const hours = person && (await hoursToTell(means, person))
  if (!hours) return { from: now - HOUR, next: now + HOUR }
  return { from: halfDayBegan(hours, now) - 1, next: openingOf(hours, nextHalfDay(hours, now)) }
}
