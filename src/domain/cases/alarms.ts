import { HOUR, type Instant, type Ms } from '../time/instant.ts'

/** A case that a person opened, or raised to severity 1. `severe`: it was of severity 1 by that. */
export type Alarm = { personId: string; caseId: string; at: Instant; opened: boolean; severe: boolean }

/** As many of each as one person calls both companies to within this time without being asked. */
export const WITHIN: Ms = HOUR
const SEVERE_UNASKED = 3
const OPENED_UNASKED = 10

/** What has to be confirmed: the 4th case of severity 1, or the 11th case at all. */
export type OneMore = { nth: number; of: 'severity 1' | 'all' }

/**
 * Whether a person has to confirm what they ask for, judged by their alarms so far. Nobody is kept from opening a case: somebody in a hurry
 * opens the same matter twice, and both companies are called for each.
 */
export function oneMore(
  alarms: Alarm[],
  asked: { opens: boolean; severe: boolean; caseId?: string },
  now: Instant,
): OneMore | undefined {
  const recent = alarms.filter(({ at, caseId }) => at > now - WITHIN && caseId !== asked.caseId)
  const severe = new Set(recent.filter((one) => one.severe).map(({ caseId }) => caseId)).size
  if (asked.severe && severe >= SEVERE_UNASKED) return { nth: severe + 1, of: 'severity 1' }
  const opened = recent.filter((one) => one.opened).length
  return asked.opens && opened >= OPENED_UNASKED ? { nth: opened + 1, of: 'all' } : undefined
}
