import type { PlatformName } from '../../cards/card.ts'
import type { LookUp } from '../../ports/chat-platform.ts'
import type { Named, Place } from '../../ports/inbound.ts'
import type { LookUps } from './look-ups.ts'

/** Who somebody is, by the first of these places that knows them: there are platforms that know people only where they are. */
export function seenIn(lookUps: LookUps, platform: PlatformName, who: Named, places: Place[]): LookUp | 'not asked' {
  let answer: LookUp | 'not asked' = 'not asked'
  for (const at of places) {
    const found = lookUps.person(platform, who, at)
    if (typeof found === 'object' && 'profile' in found) return found
    // In doubt they may be where nobody could be asked just now.
    const inDoubt = typeof answer === 'object'
    if (found !== 'not asked' && !inDoubt) answer = found
  }
  return answer
}
