import { can } from '../../domain/partners/can.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Asking } from '../asking.ts'
import { loadRoster, refOf } from '../people/roster.ts'
import type { Query } from './query.ts'

/** Who is named for a partner, on both sides; one entry for each role held. Managers are our own affair. `may`: whoever asks may change it, and nobody else reads along. */
export const peopleOf = {
  needs: 'partner.view',
  async read({ tx, audience, actor, permissions }: Asking, { id, slug, name, version }: Partner) {
    const people = (await loadRoster(tx, id))
      .filter(({ role }) => audience === 'internal' || role !== 'manager')
      .map((entry) => ({ ref: refOf(entry), side: entry.side, role: entry.role }))
    const permission = can(actor, 'partner.configure', { partnerId: id, partnerName: name }, permissions)
    const may = audience === 'internal' && 'allowed' in permission
    return { slug, name, version, people, ...(may && { may: true as const }) }
  },
} satisfies Query<Partner, unknown>
