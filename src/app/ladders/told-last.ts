import type { Ladder } from '../../domain/escalations/ladder.ts'
import { SIDES } from '../../domain/partners/party.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { Asking } from '../asking.ts'
import { exhaustedOnce, MOST_AGAIN } from './exhausted-key.ts'

/**
 * Whether somebody of ours who is named for the partner was told, in this climb, that all its steps were told: whoever is told last, since nobody before them
 * can be, is called by that, whatever else they are.
 */
export async function isToldLast(
  { people, outbox }: Pick<Tx, 'people' | 'outbox'>,
  ladder: Ladder,
  actor: Asking['actor'],
): Promise<boolean> {
  if (actor.kind !== 'internal' || !actor.roles.some(({ partnerId }) => partnerId === ladder.partnerId)) return false
  const places = (await people.accountsOf(actor.personId)).map((account) =>
    queueKeyOf({ kind: 'person', personId: actor.personId, ...account }),
  )
  const from = ladder.toldBefore ?? 0
  const told = Array.from({ length: ladder.climbed.length - from + 1 }, (_, at) => from + at)
  const agains = Array.from({ length: MOST_AGAIN + 1 }, (_, again) => again)
  const keys = SIDES.flatMap((side) =>
    told.flatMap((count) =>
      agains.flatMap((again) => places.map((place) => `${exhaustedOnce(ladder, side, count, again)}:${place}`)),
    ),
  )
  return outbox.wasAsked(keys)
}
