import { runLabel } from '../../domain/checkins/run.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { openCheckIn } from '../checkins/open-check-in.ts'
import { didToCheckIn } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, refused } from '../outcome.ts'
import { speakerParty } from '../speaker-party.ts'

/** Open a health check now, without waiting for its cadence. */
export const openCheckInNow: UseCase<Partner> = {
  name: 'check-in.open',
  needs: 'check-in.open',
  find: findPartner,
  async run(scene, partner) {
    const opened = await openCheckIn(scene, partner, speakerParty(scene))
    if ('refused' in opened) return refused(opened.refused)
    const zone = scene.actor.zone
    return done(
      `${runLabel(opened.number)} with ${partner.name} is open. Both sides are asked; it closes ${sayInstant(opened.closesAt, zone)}.`,
      [didToCheckIn('CheckInOpened', opened)],
    )
  },
}
