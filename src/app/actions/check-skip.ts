import { checkSkipForm } from '../../cards/check-skip-form.ts'
import { audiencePrefix, type CheckInAudience } from '../../domain/checkins/audience.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { audienceMeant } from '../checkins/audience-meant.ts'
import { nextCheckAt, skippedCheckAt } from '../checkins/next-check.ts'
import { armCadence } from '../checkins/schedule-check-in.ts'
import type { UseCase } from '../dispatch.ts'
import { type ChecksAsked, findChecks } from '../find/find-checks.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { whyNoTitle } from './case-edit.ts'

/**
 * Leave out the next health check that would open by itself, once and with a reason; `off` takes that back. Nobody is told beside whoever asked: that none comes asks nothing of
 * anybody, and both sides find it where they look.
 */
export const skipCheckIn: UseCase<ChecksAsked> = {
  name: 'check-in.skip',
  needs: 'check-in.open',
  find: findChecks,
  async run(scene, asked, { values }) {
    const { partner } = asked
    const { reason, off } = values
    const { tx, now, actor } = scene
    const audience = audienceMeant(asked, (one) => `check skip ${partner.slug} ${one} "why"`)
    if (typeof audience === 'object') return refused(audience.refused)
    const next = await nextCheckAt(tx, partner, audience)
    if (!planOf(partner.terms, audience) || next === undefined)
      return refused(
        `No ${audiencePrefix(audience)}health check with ${partner.name} opens by itself, so there is none to skip: \`terms ${partner.slug} checks\` says when they do.`,
      )
    const skipped = await skippedCheckAt(tx, partner, audience, now)
    if (off !== undefined) return takeBack(scene, partner, audience, skipped)
    if (skipped !== undefined)
      return done(
        `That of ${sayInstant(skipped, actor.zone)} is skipped already; the next opens ${sayInstant(next, actor.zone)}. \`check skip ${partner.slug} off\` takes it back.`,
        [],
      )
    if (reason === undefined)
      return { kind: 'form', form: checkSkipForm(partner, audience, sayInstant(next, actor.zone)) }
    const unfit = whyNoTitle(reason)
    if (unfit !== undefined) return refused(unfit)
    const after = await armCadence(scene, partner, audience, { skipped: next })
    await recordFact(scene, partner, partner.slug, {
      ...{ kind: 'CheckInSkipped', by: speakerParty(scene), data: { ...ofAudience(audience), due: next, reason } },
    })
    const then = after === undefined ? '' : ` The next opens ${sayInstant(after, actor.zone)}.`
    return done(`The ${audiencePrefix(audience)}health check of ${sayInstant(next, actor.zone)} is skipped.${then}`, [
      { kind: 'cadence', what: 'CheckInSkipped', partner: partner.slug },
    ])
  },
}

async function takeBack(
  scene: Scene,
  partner: Partner,
  audience: CheckInAudience,
  skipped: number | undefined,
): Promise<Outcome> {
  if (skipped === undefined)
    return done(`No ${audiencePrefix(audience)}health check with ${partner.name} is skipped.`, [])
  const { actor } = scene
  const next = await armCadence(scene, partner, audience)
  await recordFact(scene, partner, partner.slug, {
    ...{ kind: 'CheckInSkipTakenBack', by: speakerParty(scene), data: { ...ofAudience(audience), due: skipped } },
  })
  const opens = next === undefined ? '' : ` The next opens ${sayInstant(next, actor.zone)}.`
  return done(`Nothing is skipped.${opens}`, [{ kind: 'cadence', what: 'CheckInSkipTakenBack', partner: partner.slug }])
}

/** As a fact says it: of what asks everybody nothing, as ever. */
function ofAudience(audience: CheckInAudience): { audience?: CheckInAudience } {
  return audience === 'everybody' ? {} : { audience }
}
