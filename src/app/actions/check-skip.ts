import { checkSkipForm } from '../../cards/check-skip-form.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { planOf } from '../../domain/terms/plan-of.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { nextCheckAt, skippedCheckAt } from '../checkins/next-check.ts'
import { armCadence } from '../checkins/schedule-check-in.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { whyNoTitle } from './case-edit.ts'

/**
 * Leave out the next health check that would open by itself, once and with a reason; `off` takes that back. Nobody is told beside whoever asked: that none comes asks nothing of
 * anybody, and both sides find it where they look.
 */
export const skipCheckIn: UseCase<Partner> = {
  name: 'check-in.skip',
  needs: 'check-in.open',
  find: findPartner,
  async run(scene, partner, { values }) {
    const { reason, off } = values
    const { tx, now, actor } = scene
    const next = await nextCheckAt(tx, partner)
    if (!planOf(partner.terms) || next === undefined)
      return refused(
        `No health check with ${partner.name} opens by itself, so there is none to skip: \`terms ${partner.slug} checks\` says when they do.`,
      )
    const skipped = await skippedCheckAt(tx, partner, now)
    if (off !== undefined) return takeBack(scene, partner, skipped)
    if (skipped !== undefined)
      return done(
        `That of ${sayInstant(skipped, actor.zone)} is skipped already; the next opens ${sayInstant(next, actor.zone)}. \`check skip ${partner.slug} off\` takes it back.`,
        [],
      )
    if (reason === undefined) return { kind: 'form', form: checkSkipForm(partner, sayInstant(next, actor.zone)) }
    const unfit = whyNoTitle(reason)
    if (unfit !== undefined) return refused(unfit)
    const after = await armCadence(scene, partner, now, next)
    await recordFact(scene, partner, partner.slug, {
      ...{ kind: 'CheckInSkipped', by: speakerParty(scene), data: { due: next, reason } },
    })
    const then = after === undefined ? '' : ` The next opens ${sayInstant(after, actor.zone)}.`
    return done(`The health check of ${sayInstant(next, actor.zone)} is skipped.${then}`, [
      { kind: 'cadence', what: 'CheckInSkipped', partner: partner.slug },
    ])
  },
}

async function takeBack(scene: Scene, partner: Partner, skipped: number | undefined): Promise<Outcome> {
  if (skipped === undefined) return done(`No health check with ${partner.name} is skipped.`, [])
  const { now, actor } = scene
  const next = await armCadence(scene, partner, now, undefined)
  await recordFact(scene, partner, partner.slug, {
    ...{ kind: 'CheckInSkipTakenBack', by: speakerParty(scene), data: { due: skipped } },
  })
  const opens = next === undefined ? '' : ` The next opens ${sayInstant(next, actor.zone)}.`
  return done(`Nothing is skipped.${opens}`, [{ kind: 'cadence', what: 'CheckInSkipTakenBack', partner: partner.slug }])
}
