import type { Card, PlatformName } from '../../cards/card.ts'
import type { Instant, Ms } from '../../domain/time/instant.ts'
import type { PageCall } from '../../domain/escalations/page-token.ts'
import type { Gone } from '../chat-platform.ts'

/** The lane of pages, which go over no platform. */
export const HOOKS = 'hook'

/** Where a delivery goes. Deliveries of one destination keep their order and never wait for another destination. */
export type Destination =
  /** `threadId`: of somebody's message in whose thread it is said, rather than in the conversation itself. */
  | { kind: 'conversation'; platform: PlatformName; conversationRowId: string; threadId?: string }
  | { kind: 'person'; platform: PlatformName; tenantId: string; userId: string; personId: string }
  /** A service of somebody's own company that calls them: by a step of an escalation on their side. */
  | ({ kind: 'hook'; platform: typeof HOOKS } & PageCall)
  /** An answer to somebody who just spoke. `alone`: nobody else reads it. */
  | {
      kind: 'reply'
      platform: PlatformName
      /** Of the installation that was spoken to. */
      tenantId: string
      conversationId: string
      userId: string
      /** Theirs, where their platform said it: another organisation may have the same user id. */
      organisation?: string
      replyTo: Record<string, unknown>
      alone: boolean
    }

/**
 * One message on its way.
 *
 *   held ──► dropped, or queued behind all others
 *   queued ──► sending ──► sent
 *     ▲           │ ├────► failed   (permanent: somebody of ours who can be reached is told)
 *     └───────────┤ └────► unknown  (may have arrived, or its sender died: looked for, then sent or sent again)
 *    (temporary)  │           │
 *                 └◄──────────┘
 * sending ──► held, where the hours for it are over by then
 * held: it is not the time to send it, and nothing behind it waits for it. Whoever holds it says when it is queued.
 * doubtful: nobody knows whether it arrived, although it was sent again and again, marked as a possible repeat, where it cannot be looked for. It is sent
 * no more, and whoever waits for it takes it for arrived.
 * dropped: not sent (again). Its subject ended before, a newer face took its place, or it is a private answer of which nobody knows
 * whether it arrived: those are sent at most once.
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
  /** Key of the card in whose thread it is said; where that card does not stand, it is said in the conversation itself. */
  threadOf?: string
  card: Card
  /**
   * The card is for our own people, in a channel of ours. Who reads there is judged before it is sent; where others do, this is sent in its
   * place.
   */
  forBoth?: Card
  status: DeliveryStatus
  /** How often it was claimed in order to be sent; turns that it only waited for are not counted. */
  attempts: number
  /** How many of them failed. One that ended with its process says nothing of the destination, and lengthens no wait. */
  failures: number
  /**
   * The first attempt that the platform had a chance to answer, as much later as nobody tried since although it was due: giving up
   * counts from here.
   */
  firstAttemptAt?: Instant
  nextAttemptAt: Instant
  /** While it is `sending`: until when it is left to whoever sends it. */
  leaseUntil?: Instant
  /** The last attempt may have arrived. */
  uncertain: boolean
  lastCode?: string
  lastReason?: string
  createdAt: Instant
  sentAt?: Instant
  onceKey?: string
  about?: string
  forPartner?: string
  /** What it says is over: if it did not arrive yet, it is not sent any more. */
  unwanted?: true
  /** It comes in the hours of whoever reads it: late by more than a moment it is asked again whether these go on. */
  inHours?: true
}

export const DELIVERY_STATUSES = [
  'held',
  'queued',
  'sending',
  'unknown',
  'sent',
  'failed',
  'doubtful',
  'dropped',
] as const
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]

/** Private answers are sent before and beside everything else: nothing that waits for a channel delays them. */
export const LANES = ['answers', 'posts'] as const
export type LaneKind = (typeof LANES)[number]

/** All deliveries of a platform of one kind. */
export type Lane = { platform: PlatformName; kind: LaneKind }

/** `at`: when something of it can be claimed; possibly in the past. `refusedSince`: the oldest that was refused for the moment was written then. */
export type WaitingLane = Lane & { at: Instant; refusedSince?: Instant }

/** A card that stands in a conversation and can be updated in place. */
export type Shown = {
  cardKey: string
  queueKey: string
  destination: Destination
  messageId: string
  conversationId: string
  /** The message that begins the thread in which it stands; absent where it begins one itself. */
  threadId?: string
}

export type CardAt = Pick<Shown, 'cardKey' | 'queueKey'>

/**
 * `shown`: as it stands there. `mayStand`: it does not, for all that is known, but an earlier face may have arrived: it was left in doubt, given up
 * or dropped like that.
 */
export type Standing = { shown?: Shown; mayStand: boolean }

export type NewDelivery = {
  id: string
  destination: Destination
  cardKey?: string
  threadOf?: string
  card: Card
  /** See `Delivery`. */
  forBoth?: Card
  /** At most one delivery of this key is ever kept: a second enqueueing does nothing. E.g. "sla:{clockId}:1:breach:100:{recipient}". */
  onceKey?: string
  /** On a notice: what it says and of what, e.g. "clock:{clockId}:warning:75". Whoever ends that drops or redraws what is unsent. */
  about?: string
  /** Id of a partner: somebody of ours must hear it for them. If it fails for good, whoever comes next is told instead. */
  forPartner?: string
  /** It is not the time for it. What stands or waits of its card there already goes on as it was. */
  held?: true
  /** See `Delivery`. */
  inHours?: true
  now: Instant
}

/** A destination whose last delivery failed for good, and where nothing arrived since. */
export type Unreachable = { queueKey: string; since: Instant; code: string; reason: string; gone?: Gone }

/** Where a message stands. `threadId`: see `Shown`. */
export type SentTo = Pick<Shown, 'messageId' | 'conversationId' | 'threadId'>

/** Why an attempt ended without success. */
export type Why = { code: string; reason: string }

/** `firstAttemptAt`: absent while the platform never had a chance to answer. */
export type Retry = Why & { at: Instant; now: Instant; uncertain: boolean; firstAttemptAt?: Instant }

export interface OutboxTable {
  /**
   * Enqueue. With a `cardKey`, a queued delivery of the same card and destination is replaced in place (it keeps its turn), so that
   * only the newest face of a card is ever sent. Returns false when `onceKey` was taken.
   */
  enqueue(delivery: NewDelivery): Promise<boolean>
  /** Whether a delivery of any of these once keys was ever kept, and is not forgotten yet. */
  wasAsked(onceKeys: string[]): Promise<boolean>
  /** Where this card stands or is about to stand: destinations of shown cards and of unfinished deliveries, without repetition. */
  destinationsOf(cardKey: string): Promise<Destination[]>
  /** How a card was drawn last, wherever it was; undefined once that is kept no longer. */
  lastFace(cardKey: string): Promise<Card | undefined>
  /**
   * Forget unsent first posts of this card (never sent anywhere at that destination): the subject ended before. One that may have arrived
   * is looked for, and changed in place if it did; it is not posted again. Returns the ones that surely did not arrive.
   */
  dropUnsent(cardKey: string): Promise<Delivery[]>
  /** The cards that begin the thread of this message there, or stand in it. */
  cardsInThread(queueKey: string, threadId: string): Promise<string[]>
  /** Whether a card is on its way there. */
  bringsCard(queueKey: string): Promise<boolean>
  /** What is held for these, oldest first. */
  held(queueKeys: string[]): Promise<Delivery[]>
  /** These, by their ids, whatever became of them, oldest first; without those that are kept no longer. */
  byIds(ids: string[]): Promise<Delivery[]>
  /** They are held no longer: each goes behind what waits at its destination. What is not held stays as it is. `atAnyHour`: nor does any of it wait for hours later. */
  release(held: Delivery[], now: Instant, how?: { atAnyHour: true }): Promise<void>
  /** It is told otherwise: those that are held still are not sent. */
  dropHeld(held: Delivery[]): Promise<void>
  /** It was not told otherwise after all: these, by their ids, are held as before, where they were dropped like that and no newer face of their card was written there. */
  holdAgain(ids: string[]): Promise<void>
  /** The unfinished deliveries of a card, or of notices that are about one of these; oldest first. */
  unfinished(of: { cardKey: string } | { about: string[] }): Promise<Delivery[]>
  /** Whether a notice about one of these has arrived, at any time or since then, as far as that is kept. */
  hasArrived(about: string[], since?: Instant): Promise<boolean>
  /**
   * Notices about these are no longer true: those that were not sent, or only may have been, are not sent (again). Returns the ones that
   * surely did not arrive; their once keys are free again.
   */
  dropAbout(about: string[]): Promise<Delivery[]>
  /** Other faces in place of those of an unfinished one; what has left already stays as it was. */
  redraw(deliveryId: string, faces: Pick<Delivery, 'card' | 'forBoth'>): Promise<void>
  /** Those of these destinations that are known to be out of reach. */
  unreachable(queueKeys: string[]): Promise<Unreachable[]>
  /** It is known otherwise that this destination is within reach again. */
  forgetUnreachable(queueKey: string): Promise<void>
  /** The keys of the cards of which the last face that was sent there did not arrive. */
  staleAt(queueKey: string): Promise<string[]>
  /** It does not stand there any more: its next face is posted anew. */
  forgetShown(card: CardAt): Promise<void>
  /**
   * The message in which this card stands there, or is about to, is that of another card from now on: its next face changes it in place. Not where that
   * one stands there already, nor while the message is being sent.
   */
  becomes(card: CardAt, cardKey: string): Promise<void>
  /** Of each of these cards at its destination, in their order: whether it stands there. */
  standing(cards: readonly CardAt[]): Promise<Standing[]>

  // For the delivery engine:

  /** Every delivery that is `sending` belongs to a process that died: it is `unknown` from now on, and due. For one process alone. */
  takeOver(): Promise<void>
  /**
   * Take up to so many deliveries to send now, in each of these lanes or, if a number is given, of all: of each destination only the first unfinished
   * one, if it is due (`nextAttemptAt <= now`) and queued, unknown, or sending with an expired lease (which makes it uncertain). They
   * become `sending`. One whose wait began in the future is due: the clock was set back meanwhile.
   */
  claim(now: Instant, leaseMs: Ms, limit: number | readonly (Lane & { limit: number })[]): Promise<Delivery[]>
  /** The lanes in which something waits. Counts leases. */
  lanes(now: Instant): Promise<WaitingLane[]>
  /** It arrived. Remembers where the card stands, and that the destination can be reached: true where it was out of reach until now. */
  markSent(delivery: Delivery, sent: SentTo, now: Instant): Promise<boolean>
  /** Those of them that are still held as they were claimed are so for longer. */
  renew(held: readonly Delivery[], now: Instant, leaseMs: Ms): Promise<void>
  /** It was not tried: it waits for its turn at this destination. */
  postpone(delivery: Delivery, wait: { at: Instant; now: Instant }): Promise<void>
  retryAt(delivery: Delivery, retry: Retry): Promise<void>
  /** It was claimed, and is not the time for it any more: it is held. `uncertain`: an earlier attempt may have arrived. False when somebody else has taken it since, or nobody waits for it. */
  holdBack(delivery: Delivery, uncertain: boolean): Promise<boolean>
  /**
   * No further attempt. `unreachable` says whether the destination is out of reach by it. Returns what became of it: `dropped` when
   * nobody waited for it any more, `lost` when somebody else has taken it since.
   */
  fail(
    delivery: Delivery,
    why: Why & { gone?: Gone; unreachable: boolean },
    now: Instant,
  ): Promise<'failed' | 'dropped' | 'lost'>
  /** It was sent often enough, and may have arrived. It is not sent again, and nobody is told. */
  leaveInDoubt(delivery: Delivery, why: Why): Promise<void>
  /** What it says is over: it is not sent (again), nor is its card posted anywhere else, and nobody is told. */
  drop(delivery: Delivery, why: Why): Promise<void>
  /** Another will say the same in its place, behind what comes first. False when somebody else has taken it since. */
  giveWay(delivery: Delivery, why: Why): Promise<boolean>
  /** Of the unfinished deliveries for a platform that were refused for the moment, the one that waits longest, and why it was refused last. */
  refusedLongest(platform: PlatformName): Promise<{ since: Instant; reason: string } | undefined>
  /** Of each destination for which something was written before that moment and has not arrived, the oldest; those that wait longest first. */
  waiting(before: Instant, limit: number): Promise<Delivery[]>
  /** Counts by status, and the failed and doubtful ones newest first: for doctor. */
  summary(limit: number): Promise<{ counts: Record<DeliveryStatus, number>; failed: Delivery[]; doubtful: Delivery[] }>
}

/** Same destination, same key. */
export function queueKeyOf(to: Destination): string {
  switch (to.kind) {
    case 'conversation':
      return `${to.platform}:conversation:${to.conversationRowId}`
    case 'person':
      return `${to.platform}:person:${to.tenantId}:${to.userId}`
    case 'hook':
      return `${to.platform}:person:${to.personId}`
    case 'reply':
      return `${to.platform}:reply:${to.tenantId}:${to.conversationId}:${to.userId}`
  }
}

/** The lane of whatever goes there. */
export function laneOf({ platform, kind }: Destination): Lane {
  return { platform, kind: kind === 'reply' ? 'answers' : 'posts' }
}
