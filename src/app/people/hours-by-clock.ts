import type { Person } from '../../domain/partners/partner.ts'
import { CalendarError } from '../../domain/time/calendar-error.ts'
import type { Calendar } from '../../domain/time/calendar.ts'
import { nextOpening } from '../../domain/time/work.ts'
import { isZone } from '../../domain/time/zone-offsets.ts'

/** Hours by somebody's own clock. Where that is not known they go by the clock of the partner’s, and where they hold no work at all, by the partner’s hours. */
export function hoursByClock(
  hours: Calendar,
  usual: Calendar,
  person: Pick<Person, 'zone' | 'bySheet'> | undefined,
): Calendar {
  const zone = person && noClockOf(person) === undefined ? person.zone : usual.zone
  const own = { ...hours, zone }
  return hasNoWork(own) ? usual : own
}

/** Why somebody's own clock is not known; undefined where it is. */
export function noClockOf(person: Pick<Person, 'zone' | 'bySheet'>): 'no zone' | 'unknown zone' | undefined {
  if (hasNoZone(person)) return 'no zone'
  return isZone(person.zone) ? undefined : 'unknown zone'
}

/** Whoever was met without a zone got this one. */
function hasNoZone({ zone, bySheet }: Pick<Person, 'zone' | 'bySheet'>): boolean {
  return zone === 'UTC' && !bySheet.zone
}

/** Hours in which nobody ever works, or none for ten years. */
export function hasNoWork(hours: Calendar): boolean {
  try {
    nextOpening(hours, 0)
    return false
  } catch (error) {
    if (error instanceof CalendarError) return true
    throw error
  }
}
