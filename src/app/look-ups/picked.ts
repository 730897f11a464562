import type { Profile } from '../../ports/chat-platform.ts'
import type { Scene } from '../scene.ts'

/** Somebody who was mentioned or picked, as their platform knows them; or why nothing can be decided about them. */
export function picked(
  { lookUps, speaker, place }: Scene,
  { userId, name = '' }: { userId: string; name?: string },
): Profile | { refused: string } {
  const who = { userId, organisations: [], name }
  const found = lookUps.person(speaker.platform, who, place)
  if (found === 'not asked' || found === 'unknown')
    return { tenantId: 'unknown', userId, name: name || 'That person', standing: 'unknown' }
  if ('profile' in found) return found.profile
  return {
    refused: `Who ${name || 'that person'} is cannot be seen at the moment: ${found.temporary} Nothing was changed; try again in a minute.`,
  }
}
