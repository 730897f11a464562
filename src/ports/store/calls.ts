import type { Instant } from '../../domain/time/instant.ts'
import type { Destination } from './outbox.ts'

/** What a destination is called about within half a working day, or, of pages, an hour. `startedAt`: when it rings first, which may be still to come. */
export type Call = {
  id: string
  destination: Exclude<Destination, { kind: 'reply' | 'hook' }>
  startedAt: Instant
  /** The escalations, in the order in which they called. */
  ladderIds: string[]
}

export interface CallTable {
  get(id: string): Promise<Call | undefined>
  /** The calls at this destination that began after this moment, or are to begin, newest first. */
  since(queueKey: string, after: Instant): Promise<Call[]>
  /** Every call that lists this escalation, oldest first. */
  ofLadder(ladderId: string): Promise<Call[]>
  /** This escalation calls there too, or is the first. Throws ConflictError where it was added before. */
  add(call: Pick<Call, 'id' | 'destination' | 'startedAt'>, ladderId: string): Promise<void>
  /** What was to ring later rings at that moment. */
  rings(id: string, at: Instant): Promise<void>
}
