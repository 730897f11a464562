import type { FaultBook } from '../fault-book.ts'
import type { PlaygroundClock } from '../workplace.ts'
import type { TeamsCredentials } from './credentials.ts'
import type { ExchangeLog } from './exchange-log.ts'
import type { TeamsState } from './teams-state.ts'
import type { TeamsWorld } from './teams-world.ts'
import type { TokenService } from './token-service.ts'

/** What the parts of one local Teams share. */
export type Platform = {
  /** As it is now: people and channels change. */
  readonly world: TeamsWorld
  clock: PlaygroundClock
  credentials: TeamsCredentials
  tokens: TokenService
  state: TeamsState
  log: ExchangeLog
  faults: FaultBook
  /** `http://127.0.0.1:PORT/`; known once the server listens. */
  serviceUrl(): string
  /** The bot's `…/api/messages`. */
  messagingUrl(): string
}
