import { peopleCard } from '../../cards/people-card.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { loadRoster, refOf } from '../people/roster.ts'
import { audienceOfReply } from '../show/audience.ts'

/** Who is named for a partner, on both sides. */
export const showPeople: UseCase<Partner> = {
  name: 'people.list',
  shows: true,
  needs: 'partner.view',
  find: findPartner,
  async run(scene, partner) {
    const roster = await loadRoster(scene.tx, partner.id)
    const ours = (await audienceOfReply(scene)) === 'internal'
    // Managers are our own affair.
    const people = roster
      .filter(({ role }) => ours || role !== 'manager')
      .map((entry) => ({ ref: refOf(entry), side: entry.side, role: entry.role }))
    const { slug, name, version } = partner
    return { kind: 'show', card: peopleCard({ slug, name, version, ourName: scene.company, people }) }
  },
}
