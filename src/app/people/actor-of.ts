import type { Actor } from '../../domain/partners/actor.ts'
import type { Person } from '../../domain/partners/partner.ts'
import type { Account } from '../../ports/store/registry.ts'
import type { Means } from '../scene.ts'

/** As whom somebody acts who speaks from one of these accounts; undefined where nobody has named them for the partner whose they are. */
export async function actorOf(
  { tx, admins }: Pick<Means, 'tx' | 'admins'>,
  { id: personId, name, zone, ours, partnerId }: Person,
  accounts: Account[],
): Promise<Exclude<Actor, { kind: 'stranger' }> | undefined> {
  const memberships = await tx.memberships.ofPerson(personId)
  const roles = memberships.map((one) => ({ partnerId: one.partnerId, role: one.role }))
  if (!ours)
    return partnerId !== undefined && roles.some((one) => one.partnerId === partnerId)
      ? { kind: 'partner', personId, name, zone, partnerId, roles }
      : undefined
  const admin = admins.some((admin) =>
    accounts.some(
      ({ platform, tenantId, userId }) =>
        admin.platform === platform && admin.tenantId === tenantId && admin.userId === userId,
    ),
  )
  const managerOfAll = await tx.managersOfAll.has(personId)
  return { kind: 'internal', personId, name, zone, roles, admin, managerOfAll }
}
