import { type Partner, type Role, ROLES } from '../../domain/partners/partner.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, refused } from '../outcome.ts'
import { namePerson } from '../partners/name-person.ts'
import { loadRoster } from '../people/roster.ts'
import { speakerParty } from '../speaker-party.ts'

/** Name the person mentioned: outsiders on the partner's side, our own people on ours. */
export const addPerson: UseCase<Partner> = {
  name: 'people.add',
  needs: 'partner.configure',
  find: findPartner,
  async run(scene, partner, request) {
    const { userId, tenantId, name } = request.values
    if (userId === undefined || tenantId === undefined)
      return refused(`Mention whom to name: \`people ${partner.slug} add @name --role account-manager\`.`)
    const role = roleIn(request.values['role'])
    if (!role) return refused(`A role is one of ${ROLES.join(', ')}: e.g. \`--role sponsor\`.`)
    const { platform } = scene.speaker
    const side = request.values['outsider'] === 'yes' ? 'partner' : 'internal'
    const named = await namePerson(
      scene,
      partner,
      { name: name ?? userId, side, roles: [role], accounts: [{ platform, tenantId, userId }] },
      speakerParty(scene),
    )
    if ('refused' in named) return refused(named.refused)
    const company = side === 'internal' ? scene.company : partner.name
    return done(`${named.name} is named for ${partner.name}: ${role.replace('-', ' ')} on the side of ${company}.`)
  },
}

/** Take all roles of the person mentioned away; the account manager can only be replaced. */
export const removePerson: UseCase<Partner> = {
  name: 'people.remove',
  needs: 'partner.configure',
  find: findPartner,
  async run(scene, partner, request) {
    const { userId } = request.values
    if (userId === undefined) return refused(`Mention whom to remove: \`people ${partner.slug} remove @name\`.`)
    const roster = await loadRoster(scene.tx, partner.id)
    const entries = roster.filter(({ accounts }) =>
      accounts.some((account) => account.platform === scene.speaker.platform && account.userId === userId),
    )
    const [first] = entries
    if (!first) return refused(`That person is not named for ${partner.name}. \`people ${partner.slug}\` lists who is.`)
    if (entries.some(({ side, role }) => side === 'internal' && role === 'account-manager')) {
      return refused(
        `${first.person.name} is the account manager of ${partner.name}, and every partner has one. Name another first: \`people ${partner.slug} add @name --role account-manager\`.`,
      )
    }
    for (const { side, role, person } of entries)
      await scene.tx.memberships.remove({ partnerId: partner.id, personId: person.id, side, role })
    await scene.tx.facts.append({
      partnerId: partner.id,
      at: scene.now,
      subject: partner.slug,
      kind: 'PersonRemoved',
      by: speakerParty(scene),
      data: { name: first.person.name },
      audience: 'internal',
    })
    return done(`${first.person.name} is no longer named for ${partner.name}.`)
  },
}

function roleIn(word: string | undefined): Role | undefined {
  if (word === undefined || word === 'contact' || word === 'team-member') return 'member'
  return ROLES.find((role) => role === word.toLowerCase())
}
