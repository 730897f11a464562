import { runLabel } from '../../domain/checkins/run.ts'
import { watchedFlags } from '../../domain/checkins/watched-flags.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Asking } from '../asking.ts'
import { earlierRuns } from '../checkins/earlier-runs.ts'
import { signalsOf } from '../checkins/signals-of.ts'
import { signsOf } from '../signs/signs-of.ts'
import type { Query } from './query.ts'
import { toldTo } from './told-to.ts'

/**
 * How each red flag stands with a partner, by its health checks and what is known beside them; the same for both sides. `last`: the check by which. For our own people also the
 * early signs.
 */
export const checkFlags = {
  needs: 'check-in.view-results',
  async read(asking: Asking, partner: Partner) {
    const latest = await asking.tx.runs.latestOf(partner.id)
    const earlier = latest ? await earlierRuns(asking, latest) : []
    const closed = latest?.status === 'closed' ? [...earlier, latest] : earlier
    const last = closed.at(-1)
    const signals = last ? await signalsOf(asking.tx, partner, closed, last.closedAt) : {}
    const shared = {
      ...{ slug: partner.slug, partnerName: partner.name, ourName: asking.company },
      ...(last && { last: { label: runLabel(last.number), closedAt: last.closedAt } }),
      ...{ zone: usualHours(partner.terms).zone, flags: watchedFlags(closed, signals) },
    }
    const isOurs = asking.audience === 'internal'
    return toldTo(asking.audience, { shared, ours: isOurs ? { signs: await signsOf(asking, partner) } : {} })
  },
} satisfies Query<Partner, unknown>
