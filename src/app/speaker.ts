import type { PlatformName } from '../cards/card.ts'
import type { Profile } from '../ports/chat-platform.ts'

/** Who speaks, as their platform knows them. */
export type Speaker = Profile & { platform: PlatformName }
