import type { Named, Place } from '../ports/inbound.ts'
import type { PlatformName } from '../cards/card.ts'
import type { Means } from './scene.ts'

/**
 * People's own words call whoever they mention by name, as their platform does: what stands for a mention in them says nothing to anybody. `at`:
 * where it was written; absent outside of chat.
 */
export function calledByName(
  { lookUps }: Pick<Means, 'lookUps'>,
  at: { platform: PlatformName; place: Place } | undefined,
  mentions: readonly Named[],
  text: string,
): string {
  const nameOf = (mentioned: Named): string => {
    const found = at && lookUps.person(at.platform, mentioned, at.place)
    const known = typeof found === 'object' && 'profile' in found ? found.profile.name : mentioned.name
    return known === '' ? 'somebody' : known
  }
  return mentions.reduce((said, one) => said.replaceAll(`@{${one.userId}}`, () => `@${nameOf(one)}`), text)
}
