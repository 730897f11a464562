import type { Instant } from '../time/instant.ts'
import type { Calendar } from '../time/calendar.ts'
import { daySaid, workingDayFrom } from '../time/day-said.ts'
import type { Case } from './case.ts'

/** Somebody wants to hear nothing of a case for a while. `until`: a moment; `whileOwner`: as long as this person owns it. */
export type Mute = { personId: string; caseId: string } & MutedUntil
export type MutedUntil = { until: Instant; whileOwner?: never } | { until?: never; whileOwner: string }

/** Whether that holds. That a case is over is not told either where it did. */
export function isMuted(mute: MutedUntil | undefined, state: Case, now: Instant): boolean {
  if (!mute) return false
  return mute.until === undefined ? state.owner.personId === mute.whileOwner : now < mute.until
}

/** Until when, as it is chosen or said. */
export const MUTE_CHOICES = ['tomorrow', 'monday', 'handed on'] as const
export type MuteChoice = (typeof MUTE_CHOICES)[number]

/**
 * What “until friday”, “tomorrow”, “until it changes hands” or “until 2026-12-01” comes to: the beginning of that day on the clock of `zone`; of a Monday, of the
 * first working day from it on. Undefined where it says no such thing, or a day that is over.
 */
export function muteUntil(
  said: string,
  { owner, zone, calendars, now }: { owner: string; zone: string; calendars: readonly Calendar[]; now: Instant },
): MutedUntil | undefined {
  const word = said
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[“”"'‘’`.,!?]/gu, '')
    .replace(/^(?:until|till|til|for|on|next)\s+/u, '')
    .replace(/^(?:the\s+)?next\s+(?:working\s+)?/u, '')
    .trim()
  if (
    /^(?:handed on|(?:it )?changes hands|(?:it is |its )?handed (?:on|over)|(?:it has )?(?:a )?new owner)$/u.test(word)
  )
    return { whileOwner: owner }
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const date = daySaid(word, today)
  if (!date || Temporal.PlainDate.compare(date, today) <= 0) return undefined
  const day = word === 'monday' ? workingDayFrom(date, calendars) : date
  return { until: day.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(0) }).epochMilliseconds }
}
