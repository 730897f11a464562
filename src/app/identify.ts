import type { Actor } from '../domain/partners/actor.ts'
import type { Person } from '../domain/partners/partner.ts'
import { accountGone } from './people/account-gone.ts'
import { newcomer } from './people/newcomer.ts'
import type { Means } from './scene.ts'
import type { Speaker } from './speaker.ts'

/**
 * Who is speaking. People of our own organisation are known from their first word on; everybody else is a stranger until those in charge
 * of a partner name them as a contact, and again once they are named no longer: nobody gains access by merely speaking up. Whom the
 * platform does not show as an active person acts for nobody.
 */
export async function identify(means: Means, speaker: Speaker): Promise<Actor> {
  const { tx } = means
  const { platform, tenantId, userId, name, zone = 'UTC', standing } = speaker
  const account = { platform, tenantId, userId }
  const stranger: Actor = { kind: 'stranger', name, zone }
  if (standing === 'unknown' || standing === 'gone' || standing === 'bot') return stranger
  const met = await tx.people.byAccount(account)
  if (!met) {
    if (standing !== 'ours') return stranger
    const person = newcomer(means.ids.next(), speaker)
    await tx.people.insert(person, [account])
    await keepReference(means, speaker)
    return ourActor(means, person, speaker)
  }
  // Somebody of ours who is a guest now, or of another organisation: what they held passes on.
  if (met.ours && standing !== 'ours') {
    await accountGone(means, account)
    return stranger
  }
  await keepReference(means, speaker)
  const roles = (await tx.memberships.ofPerson(met.id)).map(({ partnerId, role }) => ({ partnerId, role }))
  // A contact stays one while they are named, whatever has become of their account.
  const contact = met.partnerId !== undefined && roles.some(({ partnerId }) => partnerId === met.partnerId)
  const person = await refresh(means, met, speaker, standing === 'ours' && !contact)
  if (contact && met.partnerId !== undefined) {
    return { kind: 'partner', personId: met.id, name: person.name, zone: person.zone, roles, partnerId: met.partnerId }
  }
  return standing === 'ours' ? ourActor(means, person, speaker) : { ...stranger, name: person.name, zone: person.zone }
}

/** How they are reached alone is known better each time they are met. */
async function keepReference({ tx }: Means, { reference, ...account }: Speaker): Promise<void> {
  if (reference !== undefined) await tx.people.keepReference(account, reference)
}

async function ourActor(means: Means, person: Person, { platform, tenantId, userId }: Speaker): Promise<Actor> {
  const roles = (await means.tx.memberships.ofPerson(person.id)).map(({ partnerId, role }) => ({ partnerId, role }))
  const admin = means.admins.some(
    (admin) => admin.platform === platform && admin.tenantId === tenantId && admin.userId === userId,
  )
  const managerOfAll = await means.tx.managersOfAll.has(person.id)
  return { kind: 'internal', personId: person.id, name: person.name, zone: person.zone, roles, admin, managerOfAll }
}

/** Name, zone and locale follow the first platform that told of them, except for what a sheet said: two platforms may differ for ever. */
async function refresh(means: Means, person: Person, speaker: Speaker, ours: boolean): Promise<Person> {
  const { bySheet } = person
  const follows = person.profileFrom === undefined || person.profileFrom === speaker.platform
  const fresh: Person = {
    ...person,
    ours,
    ...(follows && {
      profileFrom: speaker.platform,
      name: bySheet.name ? person.name : speaker.name,
      zone: bySheet.zone ? person.zone : (speaker.zone ?? person.zone),
      ...(speaker.locale !== undefined && { locale: speaker.locale }),
    }),
  }
  // One of ours is bound to no partner.
  if (ours) delete fresh.partnerId
  if (saysTheSame(fresh, person)) return person
  await means.tx.people.save(fresh)
  return fresh
}

function saysTheSame(one: Person, other: Person): boolean {
  const facts = ({ name, zone, locale, ours, partnerId, profileFrom }: Person) =>
    JSON.stringify([name, zone, locale, ours, partnerId, profileFrom])
  return facts(one) === facts(other)
}
