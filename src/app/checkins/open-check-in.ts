import { audiencePrefix, type CheckInAudience } from '../../domain/checkins/audience.ts'
import { DEFAULT_TEMPLATE } from '../../domain/checkins/default-template.ts'
import { defaultPlan } from '../../domain/checkins/default-plan.ts'
import { openRun } from '../../domain/checkins/open-run.ts'
import type { Run } from '../../domain/checkins/run.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Party, type Side, SIDES } from '../../domain/partners/party.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import { sharedChannels } from '../absence/shared-channels.ts'
import { loadRoster, respondentsOf } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { actionsOfChecks } from './actions-asked.ts'
import { applyRunEffects, decideAndSaveRun } from './apply-run.ts'
import { respondentsWithTimes } from './respondents.ts'
import { noSuchTemplate, templateInUse } from './templates.ts'
import { nextByCadence, unopenedKey } from './schedule-check-in.ts'
import { tellClockless } from './tell-clockless.ts'
import { dropNotices } from '../show/show-card.ts'

/** Open a health check of an audience now: by its cadence, or because somebody asked. `nobody`: it was refused because nobody of these sides can be asked. */
export async function openCheckIn(
  means: Means,
  partner: Partner,
  audience: CheckInAudience,
  openedBy?: Party,
): Promise<Run | { refused: string; nobody?: Side[] }> {
  const { tx } = means
  const shared = await sharedChannels(means, partner, 'internal')
  if ('refused' in shared) return shared
  const latest = await tx.runs.latestOf(partner.id, audience)
  // One whose window is over is open only because its deadline has not had its turn yet: the next one closes it.
  if (latest?.status === 'open' && means.now < latest.closesAt)
    return {
      refused: `CHECK-${latest.number} with ${partner.name} is still open; the next ${audiencePrefix(audience)}one can open when it has closed.`,
    }
  const plan = planOf(partner.terms, audience) ?? defaultPlan(usualHours(partner.terms).zone, audience)
  const named = plan.template ?? DEFAULT_TEMPLATE.slug
  const template = await templateInUse(tx, named)
  if (!template)
    return {
      refused: `${await noSuchTemplate(tx, named)} Choose another for ${partner.name} under Health checks of \`terms ${partner.slug}\`.`,
    }
  const roster = await loadRoster(tx, partner.id)
  const asked = SIDES.flatMap((side) => respondentsOf(roster, side, audience))
  const nextAt = nextByCadence(means, partner, audience)
  const number = await tx.counters.next('check-in')
  const opened = openRun(
    {
      id: means.ids.next(),
      number,
      partnerId: partner.id,
      slug: partner.slug,
      agreement: partner.agreement,
      plan,
      template,
      nth: (await tx.runs.countOf(partner.id, audience)) + 1,
      actions: await actionsOfChecks(means, { partnerId: partner.id, audience, number }),
      calendar: usualHours(partner.terms),
      respondents: await respondentsWithTimes(means, partner, roster, asked),
      ...(nextAt !== undefined && { nextAt }),
      ...(openedBy && { openedBy }),
    },
    means.now,
  )
  if ('refused' in opened) return opened
  if (latest) await decideAndSaveRun(means, partner, latest, { type: 'NextRunOpened' })
  await closeForGood(means, partner, audience)
  await tx.runs.insert(opened.state)
  const { anonymous = [] } = opened.state
  if (anonymous.length > 0) await tx.anonymousAnswers.open(opened.state.id, anonymous)
  await dropNotices(means, [unopenedKey(partner, audience)])
  await applyRunEffects(means, partner, opened.state, opened.effects)
  await tellClockless(means, partner, roster, { id: opened.state.id, parties: asked })
  return opened.state
}

/** Where another cadence stands in the place of one, the last check of that has no successor of its own: it takes late answers until another opens. */
async function closeForGood(means: Means, partner: Partner, opening: CheckInAudience): Promise<void> {
  for (const last of await means.tx.runs.lastOfEach([partner.id], 1)) {
    const goesOn = last.audience === opening || planOf(partner.terms, last.audience) !== undefined
    if (goesOn || last.status === 'open' || last.supersededAt !== undefined) continue
    await decideAndSaveRun(means, partner, last, { type: 'NextRunOpened' })
  }
}
