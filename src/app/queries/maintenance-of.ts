import { type Maintenance, maintenanceLabel } from '../../domain/maintenance/maintenance.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Asking } from '../asking.ts'
import type { Query } from './query.ts'

/** So many of those that are over. */
const PAST = 5

/** What either side announced: what runs, what is to come, and the last of what is over. */
export const maintenanceOf = {
  needs: 'maintenance.view',
  async read({ tx, now, company }: Asking, { id, slug, name }: Partner) {
    const told = (one: Maintenance) => ({
      ...{ label: maintenanceLabel(one.number), title: one.title, from: one.from, to: one.to, status: one.status },
      sideName: one.side === 'internal' ? company : name,
    })
    const standing = await tx.maintenance.standing([id], now)
    return {
      ...{ slug, partnerName: name },
      running: standing.filter(({ from }) => from <= now).map(told),
      coming: standing.filter(({ from }) => from > now).map(told),
      past: (await tx.maintenance.past(id, now, PAST)).map(told),
    }
  },
} satisfies Query<Partner, unknown>
