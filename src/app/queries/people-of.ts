import type { Partner } from '../../domain/partners/partner.ts'
import type { Asking } from '../asking.ts'
import { loadRoster, refOf } from '../people/roster.ts'
import type { Query } from './query.ts'

/** Who is named for a partner, on both sides; one entry for each role held. Managers are our own affair. */
export const peopleOf = {
  needs: 'partner.view',
  async read({ tx, audience }: Asking, { id, slug, name, version }: Partner) {
    const people = (await loadRoster(tx, id))
      .filter(({ role }) => audience === 'internal' || role !== 'manager')
      .map((entry) => ({ ref: refOf(entry), side: entry.side, role: entry.role }))
    return { slug, name, version, people }
  },
} satisfies Query<Partner, unknown>
