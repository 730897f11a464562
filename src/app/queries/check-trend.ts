import type { Run } from '../../domain/checkins/run.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Tx } from '../../ports/store/store.ts'
import { audienceShown } from '../checkins/audience-meant.ts'
import type { ChecksAsked } from '../find/find-checks.ts'
import type { Query } from './query.ts'

/** `of`: the last alone; all of its audience, of which one is shown where none was said; or, where none was said, all of all. */
type TrendAsked = ChecksAsked & { of: 'the last' | 'one audience' | 'all' }

/** What came of the health checks with a partner that have closed, the oldest first. The same for both sides: it names nobody. `audience`: where they are of one. */
export const checkTrend = {
  needs: 'check-in.view-results',
  async read({ tx, company }, asked: TrendAsked) {
    const { partner, of } = asked
    const audience = of === 'all' ? asked.audience : await audienceShown(tx, asked)
    const newest = (await tx.runs.lastOfEach([partner.id], 1)).filter((one) => !audience || one.audience === audience)
    const closed = (await Promise.all(newest.map((one) => closedUpTo(tx, one)))).flat()
    const ordered = closed.toSorted((a, b) => a.closedAt - b.closedAt || a.number - b.number)
    return {
      ...{ slug: partner.slug, partnerName: partner.name, ourName: company, zone: usualHours(partner.terms).zone },
      ...(audience && { audience }),
      runs: (of === 'the last' ? ordered.slice(-1) : ordered).map((run) => ({
        ...{ label: runLabel(run.number), audience: run.audience, kind: run.kind },
        ...{ openedAt: run.openedAt, closedAt: run.closedAt, result: run.result },
      })),
    }
  },
} satisfies Query<TrendAsked, unknown>

function closedUpTo(tx: Pick<Tx, 'runs'>, newest: Run): Promise<(Run & { status: 'closed' })[]> {
  return tx.runs.before({ ...newest, number: newest.number + 1 }, 0, 0)
}
