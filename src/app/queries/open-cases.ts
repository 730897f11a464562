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
    const said = found.slice(0, MOST)
    const ids = said.map((one) => one.id)
    const clocks = Map.groupBy(await tx.clocks.ofSubjects('case', ids), ({ subjectId }) => subjectId)
    const cases = said.map((one) => {
      const dueTimes = (clocks.get(one.id) ?? []).flatMap((clock) => (clock.status === 'running' ? [clock.dueAt] : []))
      const dueAt = dueTimes.length > 0 ? Math.min(...dueTimes) : undefined
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
    })
    return { partner: { slug, name }, cases, more: found.length > MOST }
  },
} satisfies Query<Partner, unknown>
