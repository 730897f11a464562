import type { Actor } from '../domain/partners/actor.ts'
import type { Person } from '../domain/partners/partner.ts'
import { accountGone } from './people/account-gone.ts'
import { actorOf } from './people/actor-of.ts'
import { newcomer } from './people/newcomer.ts'
import { turnedOurs } from './people/turned-ours.ts'
import { moveZone } from './notices/ask-again.ts'
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
    return (await actorOf(means, person, [account])) ?? stranger
  }
  // Somebody of ours who is a guest now, or of another organisation: what they held passes on.
  if (met.ours && standing !== 'ours') {
    await accountGone(means, account)
    return stranger
  }
  await keepReference(means, speaker)
  const person = await refresh(means, standing === 'ours' ? await turnedOurs(means, met) : met, speaker)
  return (await actorOf(means, person, [account])) ?? { ...stranger, name: person.name, zone: person.zone }
}

/** How they are reached alone is known better each time they are met. */
async function keepReference({ tx }: Means, { reference, ...account }: Speaker): Promise<void> {
  if (reference !== undefined) await tx.people.keepReference(account, reference)
}

/** Name, zone and locale follow the first platform that told of them, except for what a sheet said: two platforms may differ for ever. */
async function refresh(means: Means, person: Person, speaker: Speaker): Promise<Person> {
  const { bySheet } = person
  const follows = person.profileFrom === undefined || person.profileFrom === speaker.platform
  const fresh: Person = {
    ...person,
    ours: speaker.standing === 'ours',
    ...(follows && {
      profileFrom: speaker.platform,
      name: bySheet.name ? person.name : speaker.name,
      zone: bySheet.zone ? person.zone : (speaker.zone ?? person.zone),
      ...(speaker.locale !== undefined && { locale: speaker.locale }),
    }),
  }
  if (saysTheSame(fresh, person)) return person
  await means.tx.people.save(fresh)
  if (fresh.zone !== person.zone) await moveZone(means, fresh)
  return fresh
}

function saysTheSame(one: Person, other: Person): boolean {
  const facts = ({ name, zone, locale, ours, partnerId, profileFrom }: Person) =>
    JSON.stringify([name, zone, locale, ours, partnerId, profileFrom])
  return facts(one) === facts(other)
}
