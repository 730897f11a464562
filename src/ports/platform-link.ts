import type { PlatformName } from '../cards/card.ts'
import type { Instant, Ms } from '../domain/time/instant.ts'

/** Why there is no connection. */
export type Trouble = {
  code: string
  /** A sentence that says what is wrong, and what to change if it is `permanent`. It holds nothing secret. */
  reason: string
  /** It will fail the same way until a person changes something. */
  permanent: boolean
  /** Only hearing is out of order: messages can be sent all the same. */
  canSend: boolean
  /** The platform asks not to be tried before. */
  retryAfterMs?: Ms
}

export type LinkEvents = {
  /** The organisation the bot is installed in; told before the first event is let in. */
  home(tenantId: string): void
  /** What was connected is no longer: it is to be connected again. */
  lost(trouble: Trouble): void
}

/** The tie to one chat platform, kept up by the engine: each starts, fails and recovers alone. */
export interface PlatformLink {
  readonly platform: PlatformName
  /** As people call it. */
  readonly title: string
  /** Where its credentials are: names of variables of the environment. */
  readonly credentials: readonly string[]
  /** Events come in and are kept also while it is not connected: then a refusal is no reason to end. */
  readonly hearsUnconnected: boolean
  /**
   * Check the credentials and open the way for events; while it is connected, only check that it still is. Resolves with
   * what stands in the way, if anything does. Throws for nothing that the platform may answer.
   */
  connect(events: LinkEvents): Promise<Trouble | undefined>
  /** Let nothing more in, for good, and finish what was let in. A `connect` under way comes to nothing. */
  stop(): Promise<void>
}

/** `title` as the link has it. `trouble` is absent before the first attempt has ended. */
export type LinkState = { title: string; since: Instant } & (
  { status: 'connected' } | { status: 'not connected'; trouble?: Trouble }
)
