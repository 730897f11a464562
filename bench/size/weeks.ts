import { DAY, HOUR, type Instant } from '../../src/domain/time/instant.ts'

export const WEEK = 7 * DAY

/** The Monday's 8:00 UTC, which is working time in Paris in summer and winter, that began this week. */
export function startOfWeek(at: Instant): Instant {
  // 1970 began on a Thursday.
  const firstMonday = 4 * DAY + 8 * HOUR
  return at - ((at - firstMonday) % WEEK)
}
