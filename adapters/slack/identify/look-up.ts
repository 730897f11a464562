import type { LookUp } from '../../../src/ports/chat-platform.ts'
import type { Named } from '../../../src/ports/inbound.ts'
import type { OwnIdentity } from './own-identity.ts'
import type { People } from './people.ts'
import { standingOf } from './standing.ts'

/** Who somebody is, by the word of Slack. */
export async function lookUp({ userId, organisations }: Named, self: OwnIdentity, people: People): Promise<LookUp> {
  const found = await people.find(userId)
  if (found === 'unknown' || 'temporary' in found) return found
  const { name, zone, locale } = found
  return {
    profile: {
      userId,
      name,
      ...(zone !== undefined && { zone }),
      ...(locale !== undefined && { locale }),
      ...standingOf(found, organisations, self),
    },
  }
}
