import type { PlatformName } from '../../cards/card.ts'
import type { Chain } from '../../domain/timeline/fact.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** Which message of a platform: its id is unique in its conversation. */
export type MessageAt = { platform: PlatformName; tenantId: string; conversationId: string; messageId: string }

/** A message that is in the record of a case: of its thread, or filed there. Its words stand there alone. A partner's record has it once. */
export type ThreadMessage = MessageAt & {
  id: string
  partnerId: string
  caseId: string
  /** Absent for somebody of neither company. */
  personId?: string
  /** By the platform's own clock. */
  saidAt: Instant
  chain: Chain
  /** The places of the facts that tell of it, in that chain, the newest last; none where nothing of it is kept. */
  facts: number[]
  /** It moved the case: acknowledged it, or ended a wait. */
  counted: boolean
}

export interface ThreadMessageTable {
  get(id: string): Promise<ThreadMessage | undefined>
  /** As the record of one partner has it. */
  at(message: MessageAt, partnerId: string): Promise<ThreadMessage | undefined>
  /** As each partner's record has it: among ourselves one message may be about several. */
  allAt(message: MessageAt): Promise<ThreadMessage[]>
  /** Those of a case in one chain that were kept last, the newest first. */
  newest(caseId: string, chain: Chain, limit: number): Promise<ThreadMessage[]>
  /** Throws ConflictError for one that the partner's record has already. */
  insert(message: ThreadMessage): Promise<void>
  save(message: ThreadMessage): Promise<void>
}
