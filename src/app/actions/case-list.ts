import { caseListCard } from '../../cards/case-list-card.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'

const SHOWN = 15

/** The unresolved cases with a partner, newest first. */
export const listCases: UseCase<Partner> = {
  name: 'case.list',
  shows: true,
  needs: 'case.view',
  find: findPartner,
  async run(scene, partner) {
    const found = await scene.tx.cases.list({ partnerId: partner.id, unresolved: true, limit: SHOWN + 1 })
    const cases = await Promise.all(
      found.slice(0, SHOWN).map(async (one) => {
        const running = (await scene.tx.clocks.ofSubject('case', one.id)).filter((clock) => clock.status === 'running')
        const dueAt = running.length > 0 ? Math.min(...running.map((clock) => clock.dueAt)) : undefined
        return {
          label: caseLabel(one.number),
          title: one.title,
          severity: one.severity,
          status: one.status,
          ownerName: one.owner.name,
          partnerName: partner.name,
          ...(dueAt !== undefined && { dueAt }),
          overdue: dueAt !== undefined && dueAt < scene.now,
        }
      }),
    )
    const zone = scene.actor.zone
    return {
      kind: 'show',
      card: caseListCard({ title: `Open cases with ${partner.name}`, cases, zone, more: found.length > SHOWN }),
    }
  },
}
