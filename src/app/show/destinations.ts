import type { Purpose } from '../../domain/partners/partner.ts'
import type { Account } from '../../ports/store/registry.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { RosterEntry } from '../people/roster.ts'
import type { StandingDestination } from './audience.ts'

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

/** Where a person is reached alone. A bot cannot write to a Teams user of another tenant: those are reached in the shared channel. */
export function directTo(personId: string, accounts: Account[], outsider: boolean): StandingDestination | undefined {
  const account = accounts.find(({ platform }) => platform === 'slack' || !outsider)
  return account && { kind: 'person', personId, ...account }
}

/** Where somebody of the roster is told something: alone if possible, else in the shared channel, where a mention reaches them. */
export async function reachOf(tx: Tx, partnerId: string, entry: RosterEntry): Promise<StandingDestination[]> {
  const direct = directTo(entry.person.id, entry.accounts, entry.side === 'partner')
  return direct ? [direct] : channelsFor(tx, partnerId, 'shared')
}
