import type { PlatformName } from '../../cards/card.ts'
import type { AskedPlatform } from '../../ports/chat-platform.ts'
import type { Directory } from '../../ports/directory.ts'

const NOT_CONNECTED = { temporary: 'This Liaison is not connected to their platform.' }

/**
 * What these platforms say of people and places. A fault of theirs decides nothing, so it counts as no answer. `without`: what is answered
 * about a platform that is not among them.
 */
export function createDirectory(
  platforms: Partial<Record<PlatformName, AskedPlatform>>,
  without: typeof NOT_CONNECTED | 'not asked' = NOT_CONNECTED,
): Directory {
  return {
    home: (platform) => platforms[platform]?.home(),
    lookUp: async (platform, who, at) => (await platforms[platform]?.lookUp(who, at)) ?? without,
    readers: async (platform, at) => (await platforms[platform]?.readers(at)) ?? without,
    readThread: async (platform, at, messageId) => (await platforms[platform]?.readThread?.(at, messageId)) ?? 'unseen',
    answersAlone: (platform, at, standing) => platforms[platform]?.answersAlone(at, standing) ?? false,
  }
}
