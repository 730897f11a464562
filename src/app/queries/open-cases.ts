import { caseLabel } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Asking } from '../asking.ts'
import type { Query } from './query.ts'

/** As many as one message says well. */
const MOST = 15

/** The unresolved cases with a partner, newest first. `dueAt`: the next due time of its running clocks. `more`: there are others besides. */
export const openCases = {
  needs: 'case.view',
  async read({ tx, now }: Asking, { id, slug, name }: Partner) {
    const found = await tx.cases.list({ partnerId: id, unresolved: true, limit: MOST + 1 })
    const cases = await Promise.all(
      found.slice(0, MOST).map(async (one) => {
        const running = (await tx.clocks.ofSubject('case', one.id)).filter((clock) => clock.status === 'running')
        const dueAt = running.length > 0 ? Math.min(...running.map((clock) => clock.dueAt)) : undefined
        return {
          label: caseLabel(one.number),
          title: one.title,
          severity: one.severity,
          status: one.status,
          ownerName: one.owner.name,
          partnerName: name,
          ...(dueAt !== undefined && { dueAt }),
          overdue: dueAt !== undefined && dueAt < now,
        }
      }),
    )
    return { partner: { slug, name }, cases, more: found.length > MOST }
  },
} satisfies Query<Partner, unknown>
