import { runLabel } from '../../domain/checkins/run.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Query } from './query.ts'

/** What came of the health checks with a partner that have closed, the oldest first; `last`: of the last alone. The same for both sides: it names nobody. */
export const checkTrend = {
  needs: 'check-in.view-results',
  async read({ tx, company }, { partner, last }: { partner: Partner; last: boolean }) {
    const latest = await tx.runs.latestOf(partner.id)
    const closed = latest ? await tx.runs.before({ partnerId: partner.id, number: latest.number + 1 }, 0, 0) : []
    return {
      ...{ slug: partner.slug, partnerName: partner.name, ourName: company, zone: usualHours(partner.terms).zone },
      runs: (last ? closed.slice(-1) : closed).map(({ number, kind, openedAt, closedAt, result }) => ({
        ...{ label: runLabel(number), kind, openedAt, closedAt, result },
      })),
    }
  },
} satisfies Query<{ partner: Partner; last: boolean }, unknown>
