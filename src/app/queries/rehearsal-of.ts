import type { Partner } from '../../domain/partners/partner.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import { ladderFor } from '../../domain/terms/climbs-by.ts'
import type { Asking } from '../asking.ts'
import { rehearseLadder } from '../ladders/rehearse-ladder.ts'
import type { Query } from './query.ts'

/** How escalations of a breach would go: a notice of severity 2, and a page of severity 1. Whom our own steps call is for our own people. */
export const rehearsalOf = {
  needs: 'partner.view',
  async read(asking: Asking, partner: Partner) {
    const { terms, slug, name } = partner
    const sides: readonly Side[] = asking.audience === 'internal' ? SIDES : ['partner']
    const about = (severity: 1 | 2) => ladderFor(terms, { cause: 'sla-breach', severity })
    const rehearsed = [
      await rehearseLadder(asking, partner, terms, about(2), ['notice']),
      await rehearseLadder(asking, partner, terms, about(1), ['page']),
    ]
    const own = rehearsed.map(({ plays, ...one }) => ({
      ...one,
      plays: plays.map(({ steps, ...play }) => ({
        ...play,
        steps: { internal: sides.includes('internal') ? steps.internal : [], partner: steps.partner },
      })),
    }))
    return { slug, partnerName: name, sides, rehearsed: own }
  },
} satisfies Query<Partner, unknown>
