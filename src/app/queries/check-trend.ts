import { runLabel } from '../../domain/checkins/run.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { audienceShown } from '../checkins/audience-meant.ts'
import type { ChecksAsked } from '../find/find-checks.ts'
import type { Query } from './query.ts'

/** `last`: of the last alone. */
type TrendAsked = ChecksAsked & { last: boolean }

/** What came of the health checks with a partner of an audience that have closed, the oldest first. The same for both sides: it names nobody. */
export const checkTrend = {
  needs: 'check-in.view-results',
  async read({ tx, company }, asked: TrendAsked) {
    const { partner, last } = asked
    const audience = await audienceShown(tx, asked)
    const latest = await tx.runs.latestOf(partner.id, audience)
    const closed = latest ? await tx.runs.before({ ...latest, number: latest.number + 1 }, 0, 0) : []
    return {
      ...{ slug: partner.slug, partnerName: partner.name, ourName: company, zone: usualHours(partner.terms).zone },
      runs: (last ? closed.slice(-1) : closed).map(({ number, kind, openedAt, closedAt, result }) => ({
        ...{ label: runLabel(number), kind, openedAt, closedAt, result },
      })),
    }
  },
} satisfies Query<TrendAsked, unknown>
