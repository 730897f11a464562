import { HOUR, type Instant, type Ms } from '../domain/time/instant.ts'
import type { ChatPlatform } from '../ports/chat-platform.ts'

/** That the clocks agree again shows only when the platform sends something more. */
const SEEN_WITHIN: Ms = HOUR

/**
 * The platforms whose requests are refused because their clock and this machine's differ too much, in a few words each: no number. What to do
 * about it stands in the log.
 */
export function clocksApart(
  platforms: readonly (Pick<ChatPlatform, 'clockDifference'> & { title: string })[],
  now: Instant,
): string[] {
  return platforms.flatMap((platform) => {
    const seen = platform.clockDifference?.()
    const apart = seen?.refuses === true && seen.seenAt > now - SEEN_WITHIN
    return apart ? [`What ${platform.title} sends is refused: its clock and this machine's differ too much`] : []
  })
}
