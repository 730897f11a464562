import type { PlatformName } from '../cards/card.ts'
import type { Standing } from '../domain/partners/standing.ts'
import type { LookUp, Readers, ThreadRead } from './chat-platform.ts'
import type { Named, Place } from './inbound.ts'

/** What the platforms say of people and places; never asked inside a transaction. */
export interface Directory {
  /** The organisation in which the bot is installed, as far as that is known yet. */
  home(platform: PlatformName): string | undefined
  lookUp(platform: PlatformName, who: Named, at: Place): Promise<LookUp | 'not asked'>
  readers(platform: PlatformName, at: Place): Promise<Readers | 'not asked'>
  readThread(platform: PlatformName, at: Place, messageId: string): Promise<ThreadRead>
  answersAlone(platform: PlatformName, at: Pick<Place, 'kind'>, standing: Standing): boolean
}

/** For whoever works with the database alone: nobody is asked, and what is known already has to do. */
export const nobodyAsked: Directory = {
  home: () => undefined,
  lookUp: async () => 'not asked',
  readers: async () => 'not asked',
  readThread: async () => 'unseen',
  answersAlone: () => true,
}
