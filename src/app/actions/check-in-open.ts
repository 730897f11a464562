import { audiencePrefix } from '../../domain/checkins/audience.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { audienceMeant } from '../checkins/audience-meant.ts'
import { openCheckIn } from '../checkins/open-check-in.ts'
import { didToCheckIn } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { type ChecksAsked, findChecks } from '../find/find-checks.ts'
import { done, refused } from '../outcome.ts'
import { speakerParty } from '../speaker-party.ts'

/** Open a health check of an audience now, without waiting for its cadence. */
export const openCheckInNow: UseCase<ChecksAsked> = {
  name: 'check-in.open',
  needs: 'check-in.open',
  find: findChecks,
  async run(scene, asked) {
    const { partner } = asked
    const audience = audienceMeant(asked, (one) => `check now ${partner.slug} ${one}`)
    if (typeof audience === 'object') return refused(audience.refused)
    const opened = await openCheckIn(scene, partner, audience, speakerParty(scene))
    if ('refused' in opened) return refused(opened.refused)
    const zone = scene.actor.zone
    const which = audience === 'everybody' ? '' : `, ${audiencePrefix(audience).trim()},`
    return done(
      `${runLabel(opened.number)}${which} with ${partner.name} is open. Both sides are asked; it closes ${sayInstant(opened.closesAt, zone)}.`,
      [didToCheckIn('CheckInOpened', opened)],
    )
  },
}
