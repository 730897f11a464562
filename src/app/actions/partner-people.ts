import type { Partner } from '../../domain/partners/partner.ts'
import { type Role, ROLES } from '../../domain/partners/party.ts'
import type { Did } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, refused } from '../outcome.ts'
import { picked } from '../look-ups/picked.ts'
import { namePerson } from '../partners/name-person.ts'
import { entriesOf } from '../people/entries-of.ts'
import { leavePartner } from '../people/leave-partner.ts'
import { loadRoster } from '../people/roster.ts'
import { sayLeft } from '../people/say-left.ts'
import { tellLeft } from '../people/tell-left.ts'
import { speakerParty } from '../speaker-party.ts'

/** Name the person mentioned, on the side they belong to. */
export const addPerson: UseCase<Partner> = {
  name: 'people.add',
  needs: 'partner.configure',
  find: findPartner,
  async run(scene, partner, request) {
    const { userId, name } = request.values
    if (userId === undefined)
      return refused(`Mention whom to name: \`people ${partner.slug} add @name --role account-manager\`.`)
    const role = roleIn(request.values['role'])
    if (!role) return refused(`A role is one of ${ROLES.join(', ')}: e.g. \`--role sponsor\`.`)
    const found = picked(scene, { userId, ...(name !== undefined && { name }) })
    if ('refused' in found) return refused(found.refused)
    const account = { platform: found.platform, tenantId: found.tenantId, userId: found.userId }
    const admin = scene.actor.kind === 'internal' && scene.actor.admin
    const before = await loadRoster(scene.tx, partner.id)
    const named = await namePerson(
      scene,
      partner,
      { name: found.name, roles: [role], accounts: [{ account, found }], admin },
      speakerParty(scene),
    )
    if ('refused' in named) return refused(named.refused)
    const company = named.side === 'internal' ? scene.company : partner.name
    const personId = named.person.id
    const already = before.some((entry) => entry.person.id === personId && entry.role === role)
    const did: Did[] = already ? [] : [{ kind: 'partner', what: 'PersonNamed', partner: partner.slug, personId, role }]
    return done(
      `${named.person.name} is named for ${partner.name}: ${role.replace('-', ' ')} on the side of ${company}.`,
      did,
    )
  },
}

/** Take all roles of the person mentioned away; what they hold passes on. Our account manager can only be replaced. */
export const removePerson: UseCase<Partner> = {
  name: 'people.remove',
  needs: 'partner.configure',
  find: findPartner,
  async run(scene, partner, request) {
    const { userId } = request.values
    if (userId === undefined) return refused(`Mention whom to remove: \`people ${partner.slug} remove @name\`.`)
    const entries = entriesOf(await loadRoster(scene.tx, partner.id), scene, userId)
    if ('refused' in entries) return refused(entries.refused)
    const [first] = entries
    if (!first) return refused(`That person is not named for ${partner.name}. \`people ${partner.slug}\` lists who is.`)
    if (entries.some(({ side, role }) => side === 'internal' && role === 'account-manager')) {
      return refused(
        `${first.person.name} is the account manager of ${partner.name}, and every partner has one. Name another first: \`people ${partner.slug} add @name --role account-manager\`.`,
      )
    }
    const by = speakerParty(scene)
    const left = await leavePartner(scene, partner, first.person, { by })
    if (left) await tellLeft(scene, first.person, left, by.personId)
    const passed = left === undefined ? '' : ` ${sayLeft(first.person.name, left).replace(/^[^.]*\. ?/u, '')}`
    return done(`${first.person.name} is no longer named for ${partner.name}.${passed}`.trim(), [
      { kind: 'partner', what: 'PersonRemoved', partner: partner.slug, personId: first.person.id },
    ])
  },
}

function roleIn(word: string | undefined): Role | undefined {
  if (word === undefined || word === 'contact' || word === 'team-member') return 'member'
  return ROLES.find((role) => role === word.toLowerCase())
}
