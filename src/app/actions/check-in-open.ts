import { audiencePrefix } from '../../domain/checkins/audience.ts'
import { type NotAsked, runLabel } from '../../domain/checkins/run.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { audienceMeant } from '../checkins/audience-meant.ts'
import { openCheckIn } from '../checkins/open-check-in.ts'
import { didToCheckIn } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { type ChecksAsked, findChecks } from '../find/find-checks.ts'
import { done, refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { audienceOfReply } from '../show/audience.ts'
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
    const spared = await sparedInWords(scene, partner, opened.notAsked ?? [])
    return done(
      `${runLabel(opened.number)}${which} with ${partner.name} is open. Both sides are asked; it closes ${sayInstant(opened.closesAt, zone)}.${spared}`,
      [didToCheckIn('CheckInOpened', opened)],
    )
  },
}

/** Who is left alone, and why: to our own people by name where nobody else reads. */
async function sparedInWords(scene: Scene, partner: Partner, notAsked: readonly NotAsked[]): Promise<string> {
  if (notAsked.length === 0) return ''
  const why = 'since another health check asked them within six days'
  if ((await audienceOfReply(scene)) === 'internal')
    return ` Not asked, ${why}: ${notAsked.map(({ party }) => party.name).join(', ')}.`
  const of = (side: Side) => notAsked.filter(({ party }) => party.side === side).length
  const counts = [
    { company: scene.company, count: of('internal') },
    { company: partner.name, count: of('partner') },
  ].filter(({ count }) => count > 0)
  return ` Not asked, ${why}: ${counts.map(({ company, count }) => `${count} of ${company}`).join(', ')}.`
}
