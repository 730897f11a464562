import type { Partner } from '../../domain/partners/partner.ts'
import { openPeople } from '../by-form/people-forms.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { refused } from '../outcome.ts'
import { entriesOf } from '../people/entries-of.ts'
import { loadRoster } from '../people/roster.ts'
import { takeAway, takeOneRole } from '../people/take-away.ts'

/**
 * Take the roles of the person mentioned away, or only `role`; what they hold passes on, to `to` where that is said. Our account manager can only be
 * replaced. Without a mention, the form that asks whom opens.
 */
export const removePerson: UseCase<Partner> = {
  name: 'people.remove',
  needs: 'partner.configure',
  find: findPartner,
  async run(scene, partner, { values: { userId, role, to } }) {
    const { slug, name } = partner
    if (userId === undefined)
      return scene.here
        ? openPeople(scene, partner)
        : refused(`Mention whom to remove: \`people ${slug} remove @name\`.`)
    const roster = await loadRoster(scene.tx, partner.id)
    const entries = entriesOf(roster, scene, userId)
    if ('refused' in entries) return refused(entries.refused)
    if (entries.length === 0) return refused(`That person is not named for ${name}. \`people ${slug}\` lists who is.`)
    if (role !== undefined) return takeOneRole(scene, partner, entries, role)
    if (to === undefined) return takeAway(scene, partner, entries)
    const successors = entriesOf(roster, scene, to)
    if ('refused' in successors) return refused(successors.refused)
    return takeAway(scene, partner, entries, successors)
  },
}
