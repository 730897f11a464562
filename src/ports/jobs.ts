import type { Instant, Ms } from '../domain/time/instant.ts'
import type { Address } from './chat-platform.ts'
import type { Delivery, Lane, Retry, SentTo, Standing, WaitingLane, Why } from './store/outbox.ts'
import type { Tx } from './store/store.ts'
import type { Timer } from './store/timers.ts'

/*
 * Work that waits for its time. It is queued through the transaction of the state that it belongs to (timers, outbox); here is how it is taken
 * and done. Whoever does it asks again when a commit touched it, and when the time has come that it was told; never in between.
 */

/** What time itself brings about. */
export interface DeadlineJobs {
  /** The earliest deadline if it is due; else when that will be, undefined when there is none. */
  claim(now: Instant): Promise<{ due: Timer } | { wakeAt: Instant | undefined }>
  /** It is over, in one transaction with all that it brings about. Nothing happens if it was cancelled, set anew or finished since it was claimed. */
  finish(timer: Timer, work: (tx: Tx) => Promise<void>): Promise<void>
  /** It could not be finished. What set it anew or cancelled it meanwhile knows better. */
  postpone(timer: Timer, until: Instant): Promise<void>
}

/** What is sent: in the order of its queue, each to one who holds a lease. */
export interface DeliveryJobs {
  /** One server owns the database: whatever was claimed before this one claimed anything has lost its sender. */
  takeOver(): Promise<void>
  /** Take what may be sent now, as much of each lane as there is room for. `waiting`: what is left, leases of others and of one's own included. */
  claim(now: Instant, leaseMs: Ms, rooms: readonly Room[]): Promise<{ claimed: Claimed[]; waiting: WaitingLane[] }>
  /** Their senders live and go on. */
  renew(held: readonly Delivery[], now: Instant, leaseMs: Ms): Promise<void>
  finish(delivery: Delivery, end: AttemptEnd, now: Instant): Promise<void>
}

export type Room = Lane & { limit: number }

/** A delivery, and where it goes as of its claim. */
export type Claimed = { delivery: Delivery; where: Whereabouts }

/** `address` is absent when the conversation is gone from the registry. `threadId`: the message under which it is said, where there is one. */
export type Whereabouts = Standing & { address?: Address; threadId?: string }

/** What came of an attempt, as far as nobody need be told of it. */
export type AttemptEnd =
  /** `reference`: what its adapter wants kept with the account of whoever it went to. */
  | ({ kind: 'sent'; reference?: Record<string, unknown> } & SentTo)
  /** It was not its turn yet. */
  | { kind: 'postponed'; at: Instant }
  | { kind: 'retry'; retry: Retry }
  | { kind: 'doubtful'; why: Why }
  | { kind: 'dropped'; why: Why }
