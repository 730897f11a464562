import type { Asking } from '../asking.ts'
import { headOf } from '../people/roster.ts'
import type { Query } from './query.ts'

/** Every partner, with who answers for it on our side and how much is open. `waiting`: nobody has taken it on yet. */
export const allPartners = {
  needs: 'partner.list',
  async read({ tx }: Asking) {
    const rosters = Map.groupBy(await tx.memberships.ofAll(), ({ partnerId }) => partnerId)
    const openCases = await tx.cases.openByPartner()
    const escalations = await tx.ladders.activeByPartner()
    return (await tx.partners.list()).map(({ id, slug, name, type, stage, unconfirmed }) => {
      const manager = headOf(rosters.get(id) ?? [], 'internal')
      return {
        ...{ slug, name, type, stage },
        waiting: unconfirmed !== undefined,
        ...(manager && { accountManager: manager.person.name }),
        openCases: openCases.get(id) ?? 0,
        escalations: escalations.get(id) ?? 0,
      }
    })
  },
} satisfies Query<undefined, unknown>
