import type { Card, PlatformName } from '../cards/card.ts'
import type { ClockDifference } from '../domain/time/clock-watch.ts'
import type { Ms } from '../domain/time/instant.ts'
import type { Standing } from '../domain/partners/standing.ts'
import type { Named, Place, Written } from './inbound.ts'

/** Where a message goes, with all that an adapter needs to send it. */
export type Address =
  | {
      kind: 'conversation'
      tenantId: string
      conversationId: string
      /** Id of the message that begins the thread in which it is said. */
      threadId?: string
      reference?: Record<string, unknown>
    }
  /**
   * A person's direct conversation with the bot; the adapter opens it when needed. `reference`: of any place of the same
   * tenant, for platforms that must first have said where they are reached, and over it that of
   * the person's own profile.
   */
  | { kind: 'person'; tenantId: string; userId: string; reference?: Record<string, unknown> }
  /**
   * An answer to somebody who just spoke: `replyTo` as the adapter gave it in `Place`. `alone`: as `answersAlone` said of them; false
   * means that whoever is in the conversation reads it.
   */
  | { kind: 'reply'; conversationId: string; userId: string; replyTo: Record<string, unknown>; alone: boolean }

/**
 * How sending went. `uncertain`: the request may have been accepted (time-out, dropped connection, 5xx after the body was sent).
 * `answered`: the platform itself said that it failed, so most likely nothing is there, and it is worth trying until it works.
 * `astray`: the thread in which it was to be said is there no longer, and nothing was left elsewhere.
 * `reached: false`: the platform had no chance to answer, so this counts as waiting, not as an attempt; with `retryAfterMs` it was not asked at all, and has its turn then.
 * `reference`: of somebody written to alone, what the adapter wants kept with their account, over what is kept already.
 */
export type SendResult =
  | { outcome: 'sent'; messageId: string; conversationId: string; reference?: Record<string, unknown> }
  | { outcome: 'temporary'; code: string; reason: string; retryAfterMs?: number; reached?: false }
  | { outcome: 'permanent'; code: string; reason: string; gone?: Gone }
  | { outcome: 'astray'; code: string; reason: string }
  | { outcome: 'uncertain'; code: string; reason: string; answered?: true }

/** What a refusal says is no longer there for the bot: the person's account (or its chat with the bot), or the conversation. */
export type Gone = 'person' | 'conversation'

export type FindDelivery = (to: Address, deliveryId: string) => Promise<Found>

/** `cannot`: there is nothing to search, as for what only one person sees. `temporary`: it did not answer just now, or, with `waitMs`, was not asked and has its turn then. */
export type Found =
  { found: { messageId: string; conversationId: string } } | 'absent' | 'cannot' | { temporary: string; waitMs?: Ms }

/** Somebody as their platform knows them. */
export type Profile = {
  /** Their organisation: that of the installation for all who are ours or its guests, else their own; "unknown" where nobody says. */
  tenantId: string
  /** By the platform's own id. */
  userId: string
  name: string
  /** IANA zone, where known. */
  zone?: string
  /** BCP 47 language tag, where known. */
  locale?: string
  standing: Standing
  /** What the adapter needs in order to write to them alone, beyond their id. Opaque outside the adapter, kept with their account. */
  reference?: Record<string, unknown>
}

/** What a platform says of somebody. `unknown`: it knows no such person, or none that the bot may see. `temporary`: it did not answer just now. */
export type LookUp = { profile: Profile } | 'unknown' | { temporary: string }

/**
 * Who reads a conversation. `others`: somebody who is not certainly ours, or too many to ask about each. `unseen`: the platform does not let
 * the bot see, as where it is not in a private channel. `waitMs`: it was not asked, since it is asked about many; it has its turn then.
 */
export type Readers = 'ours alone' | 'others' | 'unseen' | { temporary: string; waitMs?: Ms }

/**
 * What is written in a thread, oldest first, with the message that begins it. `gone`: the message asked about is there no longer. `unseen`: the platform
 * does not let the bot read there.
 */
export type ThreadRead = { messages: Written[] } | 'gone' | 'unseen' | { temporary: string }

/** A chat platform as far as it is asked about people and places. No method throws for what the platform may answer; only bugs throw. */
export interface AskedPlatform {
  /** The organisation in which the bot is installed, as far as that is known yet. */
  home(): string | undefined
  /**
   * Who somebody is, asked now or a few minutes ago. `at`: a place where they are or were, for platforms that know people only there;
   * `not asked` where such a one cannot be asked about that place yet. A direct conversation without an id is their own with the bot, whichever
   * that is by the reference kept of them. Whoever is not in one place is `unknown` there, and not `gone` for it.
   */
  lookUp(who: Named, at: Place): Promise<LookUp | 'not asked'>
  /** Who reads a channel, asked now or up to an hour ago. */
  readers(at: Place): Promise<Readers | 'not asked'>
  /** The thread in which this message is, or which it begins. Absent where the platform lets no bot read what it was not told. */
  readonly readThread?: (at: Place, messageId: string) => Promise<ThreadRead>
  /** Whether an answer to such a person there can be shown to them alone. */
  answersAlone(at: Pick<Place, 'kind'>, standing: Standing): boolean
}

/** One chat platform, seen from the core. No method throws for what the platform may answer; only bugs throw. */
export interface ChatPlatform extends AskedPlatform {
  readonly platform: PlatformName
  /** Post a new message. `deliveryId` travels with it where the platform has room; where it has none, `repeat` marks a possible repeat. */
  post(to: Address, card: Card, options: { deliveryId: string; repeat?: boolean }): Promise<SendResult>
  /** Change a message in place. */
  update(at: Address, messageId: string, card: Card): Promise<SendResult>
  /** Look for a post by its delivery id, after an uncertain result. Absent where the platform has no such search. */
  readonly find?: FindDelivery
  /** How the platform's clock stands to this machine's; undefined while nothing that came has shown it. */
  clockDifference?(): ClockDifference | undefined
}
