import type { Asking } from '../asking.ts'
import { headOf } from '../people/roster.ts'
import type { Query } from './query.ts'

/** As many as a phone shows without scrolling for long. */
const PARTNERS_ON_A_PAGE = 15

/** A page of all partners: of those after the one with this short name, or the first, as where that one is no more. */
export const partnersPage = {
  needs: 'partner.list',
  async read(asking: Asking, { after }: { after?: string }) {
    const all = await allPartners.read(asking)
    const from = all.findIndex(({ slug }) => slug === after) + 1
    return {
      ...{ partners: all.slice(from, from + PARTNERS_ON_A_PAGE), total: all.length, from },
      escalated: all.filter(({ escalations }) => escalations > 0).length,
    }
  },
} satisfies Query<{ after?: string }, unknown>

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
