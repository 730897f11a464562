import type { Actor } from '../domain/partners/actor.ts'
import type { Person } from '../domain/partners/partner.ts'
import type { Speaker } from '../ports/inbound.ts'
import type { Means } from './scene.ts'

/**
 * Who is speaking. People of our own organisation are known from their first word on; an outsider is a stranger
 * until an account manager names them as a contact of a partner, and again once they are named no longer: nobody gains access by
 * merely speaking up.
 */
export async function identify(means: Means, speaker: Speaker): Promise<Actor> {
  const { tx } = means
  const account = { platform: speaker.platform, tenantId: speaker.tenantId, userId: speaker.userId }
  let person = await tx.people.byAccount(account)
  if (!person) {
    if (speaker.outsider) return { kind: 'stranger', name: speaker.name, zone: speaker.zone ?? 'UTC' }
    person = { id: means.ids.next(), name: speaker.name, zone: speaker.zone ?? 'UTC' }
    await tx.people.insert(person, [account])
  } else {
    person = await refresh(means, person, speaker)
  }
  const roles = (await tx.memberships.ofPerson(person.id)).map(({ partnerId, role }) => ({ partnerId, role }))
  const common = { personId: person.id, name: person.name, zone: person.zone, roles }
  const { partnerId } = person
  // Who was a contact once and is named no longer is a stranger again.
  if (partnerId !== undefined && roles.some((each) => each.partnerId === partnerId))
    return { kind: 'partner', ...common, partnerId }
  if (partnerId !== undefined || speaker.outsider) return { kind: 'stranger', name: person.name, zone: person.zone }
  return {
    kind: 'internal',
    ...common,
    admin: isAdmin(means, account.platform, account.userId),
    managerOfAll: await tx.managersOfAll.has(person.id),
  }
}

function isAdmin(means: Means, platform: string, userId: string): boolean {
  return means.admins.some((admin) => admin.platform === platform && admin.userId === userId)
}

/** Names and zones follow the platform's profile. */
async function refresh(means: Means, person: Person, speaker: Speaker): Promise<Person> {
  const zone = speaker.zone ?? person.zone
  if (zone === person.zone && speaker.name === person.name) return person
  const fresh = { ...person, name: speaker.name, zone }
  await means.tx.people.save(fresh)
  return fresh
}
