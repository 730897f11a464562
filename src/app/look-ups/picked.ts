import type { LookUp } from '../../ports/chat-platform.ts'
import type { Place } from '../../ports/inbound.ts'
import type { Scene } from '../scene.ts'
import type { Speaker } from '../speaker.ts'

/**
 * Somebody who was mentioned or picked, as their platform knows them; or why nothing can be decided about them. `further`: where else they may be asked
 * about, as there are platforms that know people only where they are.
 */
export function picked(
  { lookUps, here }: Scene,
  { userId, name = '' }: { userId: string; name?: string },
  further: Place[] = [],
): Speaker | { refused: string } {
  if (!here)
    return { refused: 'Say this in chat, in a channel or in a direct message to me: people are mentioned there.' }
  const { platform } = here.speaker
  const who = { userId, organisations: [], name }
  let found: LookUp | 'not asked' = lookUps.person(platform, who, here.place)
  for (const at of further) if (found === 'unknown') found = lookUps.person(platform, who, at)
  if (found === 'not asked' || found === 'unknown')
    return { platform, tenantId: 'unknown', userId, name: name || 'That person', standing: 'unknown' }
  if ('profile' in found) return { platform, ...found.profile }
  return {
    refused: `Who ${name || 'that person'} is cannot be seen at the moment: ${found.temporary} Nothing was changed; try again in a minute.`,
  }
}
