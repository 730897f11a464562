import type { HoursOfSides } from '../../domain/cases/case-event.ts'
import type { Partner } from '../../domain/partners/partner.ts'

/** The working hours in which each side has its days to confirm, to object and to reopen. */
export function hoursOfSides({ calendar }: Partner): HoursOfSides {
  return { internal: calendar, partner: calendar }
}
