import type { Inbound } from '../inbound.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** A platform event as it was stored, before anything was done about it. */
export type StoredInbound = {
  /** As `inboundId` makes it. */
  id: string
  inbound: Inbound
  receivedAt: Instant
  attempts: number
}

export interface InboxTable {
  /** False when it was stored before: the platform delivered it twice. */
  insertIfNew(inbound: Inbound, receivedAt: Instant): Promise<boolean>
  /**
   * Mark as processed, in the transaction of its effects. False when it was processed already:
   * the caller must then do nothing more. `left`: what stays of it in place of the event.
   */
  claim(id: string, now: Instant, left?: Inbound): Promise<boolean>
  /** A fault while processing: counted; after `giveUpAfter` attempts it is set aside with the reason, and shown by doctor. */
  recordFault(id: string, reason: string, giveUpAfter: number): Promise<'will retry' | 'set aside'>
  /** It cannot be processed yet, by no fault of ours: the reason is kept, and no attempt counted. */
  recordWait(id: string, reason: string): Promise<'will retry'>
  /** Unprocessed ones, oldest first; those that came after the event of the id `after`. */
  pending(limit: number, after?: string): Promise<StoredInbound[]>
  /** Those set aside, newest first, each with the reason of its last fault. */
  setAside(limit: number): Promise<(StoredInbound & { reason: string })[]>
}

/** The id of an event: platforms number theirs within an installation. */
export function inboundId({ platform, place, eventId }: Pick<Inbound, 'platform' | 'place' | 'eventId'>): string {
  return `${platform}:${place.tenantId}:${eventId}`
}

/** An event of which nobody can tell any more who did what where. */
export function emptiedInbound({ platform, eventId, occurredAt, place: { tenantId } }: Inbound): Inbound {
  return {
    ...{ platform, eventId, occurredAt },
    place: { conversationId: '', kind: 'channel', tenantId },
    what: { kind: 'left' },
  }
}
