import type { Card, PlatformName } from '../cards/card.ts'
import type { ClockDifference } from '../domain/time/clock-watch.ts'

/** Where a message goes, with all that an adapter needs to send it. */
export type Address =
  | { kind: 'conversation'; tenantId: string; conversationId: string; reference?: Record<string, unknown> }
  /**
   * A person's direct conversation with the bot; the adapter opens it when needed. `reference`: of any place of the same
   * tenant, for platforms that must first have said where they are reached (Teams after a restart).
   */
  | { kind: 'person'; tenantId: string; userId: string; reference?: Record<string, unknown> }
  /** A private answer to somebody who just spoke: `replyTo` as the adapter gave it in `Place`. */
  | { kind: 'reply'; conversationId: string; userId: string; replyTo: Record<string, unknown> }

/**
 * How sending went. `uncertain`: the request may have been accepted (time-out, dropped connection, 5xx after the body was sent).
 * `reached: false`: the platform had no chance to answer, so this counts as waiting, not as an attempt.
 */
export type SendResult =
  | { outcome: 'sent'; messageId: string; conversationId: string }
  | { outcome: 'temporary'; code: string; reason: string; retryAfterMs?: number; reached?: false }
  | { outcome: 'permanent'; code: string; reason: string; gone?: Gone }
  | { outcome: 'uncertain'; code: string; reason: string }

/** What a refusal says is no longer there for the bot: the person's account (or its chat with the bot), or the conversation. */
export type Gone = 'person' | 'conversation'

/** One chat platform, seen from the core. No method throws for what the platform may answer; only bugs throw. */
export interface ChatPlatform {
  readonly platform: PlatformName
  /** Post a new message. `deliveryId` travels with it where the platform has room (Slack metadata). `repeat` marks a possible repeat (Teams). */
  post(to: Address, card: Card, options: { deliveryId: string; repeat?: boolean }): Promise<SendResult>
  /** Change a message in place. */
  update(at: Address, messageId: string, card: Card): Promise<SendResult>
  /** Look for a post by its delivery id, after an uncertain result. `cannot` where the platform has no such search. */
  find(
    to: Address,
    deliveryId: string,
  ): Promise<{ found: { messageId: string; conversationId: string } } | 'absent' | 'cannot' | { temporary: string }>
  /** How the platform's clock stands to this machine's; undefined while nothing that came has shown it. */
  clockDifference?(): ClockDifference | undefined
}
