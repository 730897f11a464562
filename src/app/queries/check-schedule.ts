import type { CheckInAudience } from '../../domain/checkins/audience.ts'
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

/** Of each audience: when its next ones open, as far as that was reckoned (`dates`), and when one would have before them (`skipped`). */
export type ScheduleAsked = {
  partner: Partner
  each: { audience: CheckInAudience; dates: Instant[]; skipped: Instant | undefined }[]
}

/** Why it is left out, as whoever did said it in the record of both sides. */
async function whySkipped({ tx }: Asking, { id, slug }: Partner, audience: CheckInAudience, due: Instant) {
  const facts = await tx.facts.of(id, slug)
  const isOf = (data: Record<string, unknown>) => data['due'] === due && (data['audience'] ?? 'everybody') === audience
  const why = facts.findLast((one) => one.kind === 'CheckInSkipped' && isOf(one.data))?.data['reason']
  return typeof why === 'string' ? { why } : {}
}

/**
 * When health checks with a partner open by themselves, of each audience, of which kind, for how long, and who is asked: how many of each side, for our own people by name. One that has no
 * plan is opened by hand.
 */
export const checkSchedule = {
  needs: 'check-in.view-results',
  async read(asking: Asking, { partner, each }: ScheduleAsked) {
    const { tx, company, audience: reads } = asking
    const roster = await loadRoster(tx, partner.id)
    const open = await tx.runs.openOf(partner.id)
    const namesOf = (audience: CheckInAudience) =>
      SIDES.map((side) => respondentsOf(roster, side, audience).map(({ name }) => name))
    const told = []
    for (const { audience, dates, skipped } of each) {
      const plan = planOf(partner.terms, audience)
      const [ours = [], theirs = []] = namesOf(audience)
      const openUntil = open.find((run) => run.audience === audience)?.closesAt
      told.push({
        audience,
        ...(plan && { plan, dates }),
        ...(skipped !== undefined && {
          skipped: { at: skipped, ...(await whySkipped(asking, partner, audience, skipped)) },
        }),
        ...(openUntil !== undefined && { openUntil }),
        asked: { internal: ours.length, partner: theirs.length },
      })
    }
    const shared = {
      ...{ slug: partner.slug, partnerName: partner.name, ourName: company, zone: usualHours(partner.terms).zone },
      each: told,
      changes: !(await whyNot(asking, 'partner.configure', { subject: partner, partner })),
    }
    const names = each.map(({ audience }) => {
      const [internal = [], theirs = []] = namesOf(audience)
      return { internal, partner: theirs }
    })
    return toldTo(reads, { shared, ours: { names } })
  },
} satisfies Query<ScheduleAsked, unknown>
