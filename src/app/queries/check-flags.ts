import { runLabel } from '../../domain/checkins/run.ts'
import { watchedFlags } from '../../domain/checkins/watched-flags.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Asking } from '../asking.ts'
import { audienceShown } from '../checkins/audience-meant.ts'
import { earlierRuns } from '../checkins/earlier-runs.ts'
import { signalsOf } from '../checkins/signals-of.ts'
import type { ChecksAsked } from '../find/find-checks.ts'
import { signsOf } from '../signs/signs-of.ts'
import type { Query } from './query.ts'
import { toldTo } from './told-to.ts'

/**
 * How each red flag stands with a partner, by its health checks and what is known beside them; the same for both sides. `last`: the check by which. For our own people also the
 * early signs.
 */
export const checkFlags = {
  needs: 'check-in.view-results',
  async read(asking: Asking, asked: ChecksAsked) {
    const { partner } = asked
    const latest = await asking.tx.runs.latestOf(partner.id, await audienceShown(asking.tx, asked))
    const earlier = latest ? await earlierRuns(asking, latest) : []
    const closed = latest?.status === 'closed' ? [...earlier, latest] : earlier
    const last = closed.at(-1)
    const signals = last ? await signalsOf(asking.tx, partner, closed, last.closedAt) : {}
    const shared = {
      ...{ slug: partner.slug, partnerName: partner.name, ourName: asking.company },
      ...(last && { last: { label: runLabel(last.number), audience: last.audience, closedAt: last.closedAt } }),
      ...{ zone: usualHours(partner.terms).zone, flags: watchedFlags(closed, signals) },
    }
    const isOurs = asking.audience === 'internal'
    return toldTo(asking.audience, { shared, ours: isOurs ? { signs: await signsOf(asking, partner) } : {} })
  },
} satisfies Query<ChecksAsked, unknown>
