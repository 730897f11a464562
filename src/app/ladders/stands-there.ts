import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import type { StandingDestination } from '../show/standing-destination.ts'

/** Whether a message that is known by this key stands there, or is about to. */
export async function standsThere(
  { tx }: Pick<Means, 'tx'>,
  cardKey: string,
  to: StandingDestination,
): Promise<boolean> {
  return (await tx.outbox.destinationsOf(cardKey)).some((one) => queueKeyOf(one) === queueKeyOf(to))
}
