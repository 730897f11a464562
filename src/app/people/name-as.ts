import type { Partner } from '../../domain/partners/partner.ts'
import type { Role } from '../../domain/partners/party.ts'
import type { Did } from '../did.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { namePerson, type ToName } from '../partners/name-person.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { loadRoster } from './roster.ts'

/** Roles of which each side has one: whoever is named takes the place of another. */
export const SINGLE: readonly Role[] = ['account-manager', 'sponsor']

/** Give somebody a role, as whoever asks may, and say so. */
export async function nameAs(
  scene: Scene,
  partner: Partner,
  person: Pick<ToName, 'name' | 'side' | 'accounts'>,
  role: Role,
): Promise<Outcome> {
  const admin = scene.actor.kind === 'internal' && scene.actor.admin
  const before = await loadRoster(scene.tx, partner.id)
  const named = await namePerson(scene, partner, { ...person, roles: [role], admin }, speakerParty(scene))
  if ('refused' in named) return refused(named.refused)
  const company = named.side === 'internal' ? scene.company : partner.name
  const personId = named.person.id
  const already = before.some((entry) => entry.person.id === personId && entry.role === role)
  const did: Did[] = already ? [] : [{ kind: 'partner', what: 'PersonNamed', partner: partner.slug, personId, role }]
  const former = before.find((one) => one.side === named.side && one.role === role && one.person.id !== personId)
  const instead = former && SINGLE.includes(role) ? ` They take the place of ${former.person.name}.` : ''
  return done(
    `${named.person.name} is named for ${partner.name}: ${role.replace('-', ' ')} on the side of ${company}.${instead}`,
    did,
  )
}
