import type { HoursOfSides } from '../../domain/cases/case-event.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { hoursOf } from '../../domain/terms/hours-of.ts'

/** The working hours in which each side has its days to confirm, to object and to reopen. */
export function hoursOfSides({ terms }: Partner): HoursOfSides {
  const of = (obligor: Side) => hoursOf(terms, { hours: 'calendar', obligor })
  return { internal: of('internal'), partner: of('partner') }
}
