import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { openingIn } from '../../domain/time/opening-in.ts'
import { hoursOfSides } from '../cases/hours-of-sides.ts'

/** The first moment from then on in the working hours of their side, as their own clock shows them. */
export function openingFor(partner: Partner, side: Side, { zone }: Pick<Person, 'zone'>, from: Instant): Instant {
  return openingIn({ ...hoursOfSides(partner)[side], zone }, from)
}
