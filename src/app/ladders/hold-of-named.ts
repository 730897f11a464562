import type { Ladder } from '../../domain/escalations/ladder.ts'
import { hookNamed } from '../../domain/escalations/named-hook.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { openingIn } from '../../domain/time/opening-in.ts'
import type { Destination } from '../../ports/store/outbox.ts'
import { hoursOfSide } from '../cases/hours-of-sides.ts'
import type { Means } from '../scene.ts'
import { mannerOfCalls } from './show-ladder.ts'

type Hook = Extract<Destination, { kind: 'hook' }>

/** Nobody's own hours hold for it: a page calls that of ours at any hour; all else waits for the working hours of its side. */
export function holdOfNamed(
  { now }: Pick<Means, 'now'>,
  partner: Pick<Partner, 'terms'>,
  ladder: Ladder,
  side: Side,
): { inHours: boolean; until?: Instant } {
  const manner = mannerOfCalls([ladder])
  if (manner === 'page' || (manner === 'page to ours' && side === 'internal')) return { inHours: false }
  const opening = openingIn(hoursOfSide(partner, side), now)
  return { inHours: true, ...(opening > now && { until: opening }) }
}

/** The same for a page that is on its way to one; nothing for a person's. */
export async function holdOfNamedLate(means: Means, { ladderId, side, personId }: Hook): Promise<Instant | undefined> {
  const ladder = hookNamed(personId) && (await means.tx.ladders.get(ladderId))
  const partner = ladder && (await means.tx.partners.get(ladder.partnerId))
  return partner && holdOfNamed(means, partner, ladder, side).until
}
