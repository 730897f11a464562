import type { PlatformName } from '../../cards/card.ts'
import type { Purpose } from '../../domain/partners/purpose.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Account } from '../../ports/store/registry.ts'
import type { Tx } from '../../ports/store/store.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import { traitsOf } from '../../ports/platform-traits.ts'
import type { RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import type { StandingDestination } from './standing-destination.ts'

/** The channels bound to a partner for a purpose, those the bot is still in. */
export async function channelsFor(tx: Tx, partnerId: string, purpose: Purpose): Promise<StandingDestination[]> {
  const bindings = await tx.bindings.of(partnerId)
  return bindings
    .filter((binding) => binding.purpose === purpose && binding.conversation.present)
    .map(({ conversation }) => ({
      kind: 'conversation',
      platform: conversation.platform,
      conversationRowId: conversation.id,
    }))
}

/** What it takes to find the way to somebody. */
export type Reaching = Pick<Means, 'tx' | 'platforms'>

/** Somebody to be reached, with the accounts they have. */
type Reachable = { personId: string; accounts: Account[]; side: Side }

/**
 * Where a person is reached alone: on the platform where the partnership lives, if they have an account there that is not known to be out
 * of reach. Whom the bot cannot write to alone on any platform is reached in the shared channel.
 */
export async function directTo(
  { tx, platforms }: Reaching,
  partnerId: string,
  { personId, accounts, side }: Reachable,
): Promise<StandingDestination | undefined> {
  const reachable = accounts.filter(({ platform }) => traitsOf(platforms, platform)?.mayWriteTo({ side }))
  const to = (account: Account): StandingDestination => ({ kind: 'person', personId, ...account })
  if (reachable.length < 2) return reachable[0] && to(reachable[0])
  const homes = await platformsOf(tx, partnerId)
  const atHome = homes.flatMap((home) => reachable.filter(({ platform }) => platform === home))
  const inOrder = [...atHome, ...reachable].map(to)
  const dead = (await tx.outbox.unreachable(inOrder.map(queueKeyOf))).map(({ queueKey }) => queueKey)
  return inOrder.find((one) => !dead.includes(queueKeyOf(one))) ?? inOrder[0]
}

/** The platforms of a partner's channels, that of the shared channel first. */
async function platformsOf(tx: Tx, partnerId: string): Promise<PlatformName[]> {
  const bindings = (await tx.bindings.of(partnerId)).filter(({ conversation }) => conversation.present)
  const inOrder = (['shared', 'internal'] as const).flatMap((purpose) =>
    bindings.filter((binding) => binding.purpose === purpose),
  )
  return inOrder.map(({ conversation }) => conversation.platform)
}

/** Where somebody of the roster is told something: alone if possible, else in the shared channel, where a mention reaches them. */
export async function reachOf(
  reaching: Reaching,
  partnerId: string,
  entry: RosterEntry,
): Promise<StandingDestination[]> {
  const { tx } = reaching
  const direct = await directTo(reaching, partnerId, reachable(entry))
  if (direct) return [direct]
  if (entry.side === 'internal' && entry.accounts.length === 0) {
    // Their account is gone and nobody followed them: our own channel hears it, not the partner's.
    const internal = await channelsFor(tx, partnerId, 'internal')
    return internal.length > 0 ? internal : channelsFor(tx, partnerId, 'managers')
  }
  return channelsFor(tx, partnerId, 'shared')
}

export function reachable({ person, accounts, side }: RosterEntry): Reachable {
  return { personId: person.id, accounts, side }
}
