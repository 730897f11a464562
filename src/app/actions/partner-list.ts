import { partnerListCard } from '../../cards/partner-list-card.ts'
import type { UseCase } from '../dispatch.ts'
import { headOf, loadRoster } from '../people/roster.ts'

const COUNTED_CASES = 1_000

/** All partners, for our own people. */
export const listPartners: UseCase<undefined> = {
  name: 'partner.list',
  shows: true,
  needs: 'partner.list',
  find: async () => ({ subject: undefined }),
  async run({ tx }) {
    const partners = await Promise.all(
      (await tx.partners.list()).map(async (partner) => ({
        slug: partner.slug,
        name: partner.name,
        type: partner.type,
        stage: partner.stage,
        waiting: partner.unconfirmed !== undefined,
        accountManager: headOf(await loadRoster(tx, partner.id), 'internal')?.person.name,
        openCases: (await tx.cases.list({ partnerId: partner.id, unresolved: true, limit: COUNTED_CASES })).length,
        escalations: (await tx.ladders.active({ partnerId: partner.id })).length,
      })),
    )
    return { kind: 'show', card: partnerListCard({ partners, add: true }) }
  },
}
