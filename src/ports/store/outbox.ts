import type { Card, PlatformName } from '../../cards/card.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** Where a delivery goes. Deliveries of one destination keep their order and never wait for another destination. */
export type Destination =
  | { kind: 'conversation'; platform: PlatformName; conversationRowId: string }
  | { kind: 'person'; platform: PlatformName; tenantId: string; userId: string; personId: string }
  | { kind: 'reply'; platform: PlatformName; conversationId: string; userId: string; replyTo: Record<string, unknown> }

/**
 * One message on its way.
 *
 *   queued ──► sending ──► sent
 *     ▲           │ ├────► failed   (permanent: the account manager is told)
 *     └───────────┤ └────► unknown  (may have arrived, or the lease ran out: looked for, then sent or sent again)
 *    (temporary)  │           │
 *                 └◄──────────┘
 * dropped: no longer wanted before it was sent (the subject ended and the card had never been shown there).
 */
export type Delivery = {
  id: string
  /** Order of enqueueing over all destinations. */
  seq: number
  destination: Destination
  /** Same destination, same queue. */
  queueKey: string
  /**
   * Names the card that is shown once per destination and updated in place, e.g. "case:{id}". A delivery whose card has been
   * posted there is an update. Absent: a message of its own.
   */
  cardKey?: string
  card: Card
  status: DeliveryStatus
  attempts: number
  nextAttemptAt: Instant
  leaseUntil?: Instant
  /** The last attempt may have arrived. */
  uncertain: boolean
  lastCode?: string
  lastReason?: string
  createdAt: Instant
  sentAt?: Instant
}

export type DeliveryStatus = 'queued' | 'sending' | 'unknown' | 'sent' | 'failed' | 'dropped'

/** A card that stands in a conversation and can be updated in place. */
export type Shown = {
  cardKey: string
  queueKey: string
  destination: Destination
  messageId: string
  conversationId: string
}

export type NewDelivery = {
  id: string
  destination: Destination
  cardKey?: string
  card: Card
  /** At most one delivery of this key is ever kept: a second enqueueing does nothing. E.g. "sla:{clockId}:1:breach:100:{recipient}". */
  onceKey?: string
  now: Instant
}

export interface OutboxTable {
  /**
   * Enqueue. With a `cardKey`, a queued delivery of the same card and destination is replaced in place (it keeps its turn), so that
   * only the newest face of a card is ever sent. Returns false when `onceKey` was taken.
   */
  enqueue(delivery: NewDelivery): Promise<boolean>
  /** Where this card stands or is about to stand: destinations of shown cards and of unfinished deliveries, without repetition. */
  destinationsOf(cardKey: string): Promise<Destination[]>
  /** Forget unsent first posts of this card (never sent anywhere at that destination): the subject ended before. */
  dropUnsent(cardKey: string): Promise<void>
  /** Which card (by cardKey) a platform message shows, for buttons pressed on it. */
  shownAs(platform: PlatformName, conversationId: string, messageId: string): Promise<Shown | undefined>
  shownAt(cardKey: string, queueKey: string): Promise<Shown | undefined>

  // For the delivery engine:

  /**
   * Take up to `limit` deliveries to send now: of each destination only the first unfinished one, if it is due
   * (`nextAttemptAt <= now`) and queued, unknown, or sending with an expired lease (which makes it uncertain). They become `sending`.
   */
  claim(now: Instant, leaseMs: number, limit: number): Promise<Delivery[]>
  /** It arrived. Remembers where the card stands. */
  markSent(delivery: Delivery, sent: { messageId: string; conversationId: string }, now: Instant): Promise<void>
  retryAt(delivery: Delivery, at: Instant, why: { code: string; reason: string; uncertain: boolean }): Promise<void>
  fail(delivery: Delivery, why: { code: string; reason: string }): Promise<void>
  /** The earliest moment at which `claim` could return something, or undefined. Counts leases. */
  nextClaimAt(): Promise<Instant | undefined>
  /** Counts by status, and the failed ones newest first: for doctor and the page. */
  summary(limit: number): Promise<{ counts: Record<DeliveryStatus, number>; failed: Delivery[] }>
}

/** Same destination, same key. */
export function queueKeyOf(to: Destination): string {
  switch (to.kind) {
    case 'conversation':
      return `${to.platform}:conversation:${to.conversationRowId}`
    case 'person':
      return `${to.platform}:person:${to.tenantId}:${to.userId}`
    case 'reply':
      return `${to.platform}:reply:${to.conversationId}:${to.userId}`
  }
}
