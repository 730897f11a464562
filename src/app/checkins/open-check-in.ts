import { DEFAULT_TEMPLATE } from '../../domain/checkins/default-template.ts'
import { defaultPlan } from '../../domain/checkins/default-plan.ts'
import { openRun } from '../../domain/checkins/open-run.ts'
import type { Run } from '../../domain/checkins/run.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { sharedChannels } from '../absence/shared-channels.ts'
import { loadRoster, respondentsOf } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { applyRunEffects, decideAndSaveRun } from './apply-run.ts'
import { noSuchTemplate, templateInUse } from './templates.ts'
import { unopenedKey } from './schedule-check-in.ts'
import { dropNotices } from '../show/show-card.ts'

/** Open a health check now: by its cadence, or because somebody asked. */
export async function openCheckIn(
  means: Means,
  partner: Partner,
  openedBy?: Party,
): Promise<Run | { refused: string }> {
  const { tx } = means
  const shared = await sharedChannels(means, partner, 'internal')
  if ('refused' in shared) return shared
  const latest = await tx.runs.latestOf(partner.id)
  // One whose window is over is open only because its deadline has not had its turn yet: the next one closes it.
  if (latest?.status === 'open' && means.now < latest.closesAt)
    return {
      refused: `CHECK-${latest.number} with ${partner.name} is still open; the next one can open when it has closed.`,
    }
  const plan = planOf(partner.terms) ?? defaultPlan(usualHours(partner.terms).zone)
  const named = plan.template ?? DEFAULT_TEMPLATE.slug
  const template = await templateInUse(tx, named)
  if (!template)
    return {
      refused: `${await noSuchTemplate(tx, named)} Choose another for ${partner.name} under Health checks of \`terms ${partner.slug}\`.`,
    }
  const roster = await loadRoster(tx, partner.id)
  const opened = openRun(
    {
      id: means.ids.next(),
      number: await tx.counters.next('check-in'),
      partnerId: partner.id,
      slug: partner.slug,
      agreement: partner.agreement,
      plan,
      template,
      nth: (await tx.runs.countOf(partner.id)) + 1,
      calendar: usualHours(partner.terms),
      respondents: [...respondentsOf(roster, 'internal'), ...respondentsOf(roster, 'partner')],
      ...(openedBy && { openedBy }),
    },
    means.now,
  )
  if ('refused' in opened) return opened
  if (latest) await decideAndSaveRun(means, partner, latest, { type: 'NextRunOpened' })
  await tx.runs.insert(opened.state)
  await dropNotices(means, [unopenedKey(partner)])
  await applyRunEffects(means, partner, opened.state, opened.effects)
  return opened.state
}
