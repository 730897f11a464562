import type { Partner } from '../../domain/partners/partner.ts'
import { SIDES } from '../../domain/partners/party.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Asking } from '../asking.ts'
import { loadRoster, respondentsOf } from '../people/roster.ts'
import { whyNot } from '../why-not.ts'
import type { Query } from './query.ts'
import { toldTo } from './told-to.ts'

/** `dates`: when the next ones open, as far as that was reckoned; `skipped`: when one would have before them. */
export type ScheduleAsked = { partner: Partner; dates: Instant[]; skipped: Instant | undefined }

/** Why it is left out, as whoever did said it in the record of both sides. */
async function whySkipped({ tx }: Asking, { id, slug }: Partner, due: Instant): Promise<{ why?: string }> {
  const facts = await tx.facts.of(id, slug)
  const why = facts.findLast((one) => one.kind === 'CheckInSkipped' && one.data['due'] === due)?.data['reason']
  return typeof why === 'string' ? { why } : {}
}

/** When health checks with a partner open by themselves, of which kind, for how long, and who is asked: how many of each side, for our own people by name. */
export const checkSchedule = {
  needs: 'check-in.view-results',
  async read(asking: Asking, { partner, dates, skipped }: ScheduleAsked) {
    const { tx, company, audience } = asking
    const plan = planOf(partner.terms)
    const roster = await loadRoster(tx, partner.id)
    const [ours, theirs] = SIDES.map((side) => respondentsOf(roster, side).map(({ name }) => name))
    const latest = await tx.runs.latestOf(partner.id)
    const shared = {
      ...{ slug: partner.slug, partnerName: partner.name, ourName: company, zone: usualHours(partner.terms).zone },
      ...(plan && { plan, dates }),
      ...(skipped !== undefined && { skipped: { at: skipped, ...(await whySkipped(asking, partner, skipped)) } }),
      ...(latest?.status === 'open' && { openUntil: latest.closesAt }),
      asked: { internal: ours?.length ?? 0, partner: theirs?.length ?? 0 },
      changes: !(await whyNot(asking, 'partner.configure', { subject: partner, partner })),
    }
    return toldTo(audience, { shared, ours: { names: { internal: ours ?? [], partner: theirs ?? [] } } })
  },
} satisfies Query<ScheduleAsked, unknown>
