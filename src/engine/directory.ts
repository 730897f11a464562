import type { PlatformName } from '../cards/card.ts'
import type { ChatPlatform } from '../ports/chat-platform.ts'
import type { Directory } from '../ports/directory.ts'

const NOT_CONNECTED = { temporary: 'This Liaison is not connected to their platform.' }

/** What the connected platforms say of people and places. A fault of theirs decides nothing, so it counts as no answer. */
export function createDirectory(platforms: Partial<Record<PlatformName, ChatPlatform>>): Directory {
  return {
    lookUp: async (platform, who, at) => (await platforms[platform]?.lookUp(who, at)) ?? NOT_CONNECTED,
    readers: async (platform, at) => (await platforms[platform]?.readers(at)) ?? NOT_CONNECTED,
    answersAlone: (platform, at, standing) => platforms[platform]?.answersAlone(at, standing) ?? false,
  }
}
