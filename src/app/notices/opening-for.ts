import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { withinReach } from '../../domain/time/within-reach.ts'
import { nextOpening } from '../../domain/time/work.ts'
import { hoursOfSides } from '../cases/hours-of-sides.ts'

/** The first moment from then on in the working hours of their side, as their own clock shows them. */
export function openingFor(partner: Partner, side: Side, { zone }: Pick<Person, 'zone'>, from: Instant): Instant {
  const at = withinReach(() => nextOpening({ ...hoursOfSides(partner)[side], zone }, from))
  // Hours that never come again hold nothing back.
  return typeof at === 'number' ? at : from
}
