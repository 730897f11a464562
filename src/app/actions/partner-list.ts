import { partnerListCard } from '../../cards/partner-list-card.ts'
import type { UseCase } from '../dispatch.ts'
import { headOf } from '../people/roster.ts'

/** All partners, for our own people. */
export const listPartners: UseCase<undefined> = {
  name: 'partner.list',
  shows: true,
  needs: 'partner.list',
  find: async () => ({ subject: undefined }),
  async run({ tx }) {
    const rosters = Map.groupBy(await tx.memberships.ofAll(), ({ partnerId }) => partnerId)
    const openCases = await tx.cases.openByPartner()
    const escalations = await tx.ladders.activeByPartner()
    const partners = (await tx.partners.list()).map(({ id, slug, name, type, stage, unconfirmed }) => {
      const manager = headOf(rosters.get(id) ?? [], 'internal')
      return {
        ...{ slug, name, type, stage },
        waiting: unconfirmed !== undefined,
        ...(manager && { accountManager: manager.person.name }),
        openCases: openCases.get(id) ?? 0,
        escalations: escalations.get(id) ?? 0,
      }
    })
    return { kind: 'show', card: partnerListCard({ partners, add: true }) }
  },
}
