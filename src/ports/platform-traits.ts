import type { PlatformName } from '../cards/card.ts'
import type { Side } from '../domain/partners/party.ts'
import type { Ms } from '../domain/time/instant.ts'

/** A token bucket: at most `burst + W / everyMs` messages go out in any span W. */
export type Rate = { burst: number; everyMs: Ms }

/** What a chat platform is like, as its adapter declares it: the same whether or not it is configured. The core asks, and knows none by name. */
export type PlatformTraits = {
  readonly name: PlatformName
  /** As people call it. */
  readonly title: string
  /** How a partner sheet writes an account there: "ORGANISATION/ID", by the platform's own ids. */
  readonly accountExample: string
  /** How fast one conversation may be written to: buckets that must all have one to give. */
  readonly rates: readonly Rate[]
  /** Whether the bot can begin a conversation with such a person. Whom it cannot write to alone is reached in the shared channel. */
  mayWriteTo(person: { side: Side }): boolean
}

/** Undefined for a platform that this Liaison has no adapter for, though something stored may still name it. */
export function traitsOf(platforms: readonly PlatformTraits[], name: PlatformName): PlatformTraits | undefined {
  return platforms.find((one) => one.name === name)
}
