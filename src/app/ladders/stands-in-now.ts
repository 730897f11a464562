import { can } from '../../domain/partners/can.ts'
import type { Party } from '../../domain/partners/party.ts'
import { awayAt, calledFor } from '../../domain/rotations/called-for.ts'
import type { Absence } from '../../domain/rotations/rotation.ts'
import { actorOf } from '../people/actor-of.ts'
import { loadRoster, type RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import { type Reaching, reachOf } from '../show/destinations.ts'

/**
 * The absence of somebody who is away now, and who stands in for them with a partner on their side; nobody where whoever is named is named for it not, or is away, too, or out of reach. To stand in for
 * whoever has an escalation is to be called by it: a role is not asked for.
 */
export async function standsInNow(
  means: Reaching & Pick<Means, 'now' | 'admins' | 'permissions'>,
  partnerId: string,
  { personId, side }: Pick<Party, 'personId' | 'side'>,
): Promise<{ away: Absence; entry?: RosterEntry } | undefined> {
  const { tx, now } = means
  const absences = await tx.absences.notOver(now)
  const away = awayAt(personId, absences, now)
  if (!away) return undefined
  const instead = calledFor(personId, absences, now)
  if (instead === undefined) return { away }
  const entry = (await loadRoster(tx, partnerId)).find((one) => one.person.id === instead && one.side === side)
  const actor = entry && entry.accounts.length > 0 ? await actorOf(means, entry.person, entry.accounts) : undefined
  const mayHaveIt =
    actor && 'allowed' in can(actor, 'escalation.acknowledge', { partnerId, called: true }, means.permissions)
  if (!entry || !mayHaveIt) return { away }
  const at = (await reachOf(means, partnerId, entry)).map(queueKeyOf)
  return (await tx.outbox.unreachable(at)).length < at.length ? { away, entry } : { away }
}
