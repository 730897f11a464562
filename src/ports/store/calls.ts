import type { Instant } from '../../domain/time/instant.ts'
import type { Destination } from './outbox.ts'

/** What a destination was called about within half a working day, or, of pages, an hour. */
export type Call = {
  id: string
  destination: Exclude<Destination, { kind: 'reply' | 'hook' }>
  startedAt: Instant
  /** The escalations, in the order in which they called. */
  ladderIds: string[]
}

export interface CallTable {
  get(id: string): Promise<Call | undefined>
  /** The newest call at this destination that began after this moment. */
  since(queueKey: string, after: Instant): Promise<Call | undefined>
  /** Every call that lists this escalation, oldest first. */
  ofLadder(ladderId: string): Promise<Call[]>
  /** This escalation calls there too, or is the first. Throws ConflictError where it was added before. */
  add(call: Pick<Call, 'id' | 'destination' | 'startedAt'>, ladderId: string): Promise<void>
}
