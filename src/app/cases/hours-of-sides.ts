import type { HoursOfSides } from '../../domain/cases/case-event.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { hoursOf } from '../../domain/terms/hours-of.ts'
import type { Calendar } from '../../domain/time/calendar.ts'

/** The working hours in which each side has its days to confirm, to object and to reopen. */
export function hoursOfSides(partner: Pick<Partner, 'terms'>): HoursOfSides {
  return { internal: hoursOfSide(partner, 'internal'), partner: hoursOfSide(partner, 'partner') }
}

/** The working hours of one side. */
export function hoursOfSide({ terms }: Pick<Partner, 'terms'>, obligor: Side): Calendar {
  return hoursOf(terms, { hours: 'calendar', obligor })
}
