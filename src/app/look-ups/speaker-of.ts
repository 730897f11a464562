import type { Inbound, Named } from '../../ports/inbound.ts'
import type { Speaker } from '../speaker.ts'
import type { LookUps } from './look-ups.ts'

/** The platform cannot say just now who spoke. Nothing is decided by that: the event stays and is processed once it can. */
export class SpeakerNotKnownYet extends Error {
  readonly code = 'speaker-not-known-yet'
  constructor(reason: string) {
    super(`Who spoke could not be looked up: ${reason}`)
    this.name = 'SpeakerNotKnownYet'
  }
}

/** Who did this, by the word of their platform. Throws SpeakerNotKnownYet. */
export function speakerOf(
  lookUps: LookUps,
  { platform, place, speaker }: Pick<Inbound, 'platform' | 'place'> & { speaker: Named },
): Speaker {
  const found = lookUps.person(platform, speaker, place)
  if (found === 'not asked') throw new SpeakerNotKnownYet('nobody was asked.')
  if (typeof found === 'object' && 'temporary' in found) throw new SpeakerNotKnownYet(found.temporary)
  return found === 'unknown' ? unknownSpeaker(platform, speaker) : { platform, ...found.profile }
}

/** Whom their platform does not know is nobody's colleague. */
function unknownSpeaker(platform: Speaker['platform'], { userId, name, zone }: Named): Speaker {
  return {
    platform,
    tenantId: 'unknown',
    userId,
    name: name === '' ? userId : name,
    ...(zone !== undefined && { zone }),
    standing: 'unknown',
  }
}
